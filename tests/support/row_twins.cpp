#include "support/row_twins.h"

#include <fmt/format.h>

#include <random>

#include "batch/row_engine.h"
#include "batch/table_head.h"
#include "scenario/load.h"

using namespace payout;

namespace {

/// Cells by their form: `money LOW HIGH`, `share LOW HIGH` (whole percent), `count LOW HIGH`, `date YEAR
/// YEARS`, `near YYYY-MM-DD DAYS`, `one of A|B|C`; `maybe` in front leaves one in four empty, and `odd` writes
/// one in fifty wrong.
struct Cells {
  std::mt19937_64 random;

  int64_t between(int64_t low, int64_t high) {  // the same on every machine, which distributions are not
    return low + static_cast<int64_t>(random() % static_cast<uint64_t>(high - low + 1));
  }
  bool once_in(int64_t n) { return between(1, n) == 1; }

  static std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    for (size_t end; (end = text.find(at)) != text.npos; text.remove_prefix(end + 1))
      parts.push_back(text.substr(0, end));
    parts.push_back(text);
    return parts;
  }
  static int64_t number(std::string_view text) { return std::stoll(std::string{text}); }

  std::string money(int64_t low, int64_t high) {
    const int64_t cents = once_in(3) ? 100 * between(low, high) : between(100 * low, 100 * high);
    return cents % 100 == 0 && once_in(2) ? fmt::format("{}", cents / 100)
                                          : fmt::format("{}.{:02}", cents / 100, cents % 100);
  }
  /// Ends of months, leap days and anniversaries more often than chance has them.
  std::string date(int64_t year, int64_t years) {
    const auto y = static_cast<int>(between(year, year + years - 1));
    if (once_in(12)) return to_string(last_of_month(y, static_cast<unsigned>(between(1, 12))));
    return to_string(first_of_year(y) + static_cast<int>(between(0, 364)));
  }
  std::string near(std::string_view day, int64_t days) {
    return to_string(*parse_date(day) + static_cast<int>(between(-days, days)));
  }

  std::string cell(std::string_view form) {
    if (form.starts_with("maybe ")) return once_in(4) ? std::string{} : cell(form.substr(6));
    if (form.starts_with("odd ")) return once_in(50) ? std::string{"what?"} : cell(form.substr(4));
    const auto words = split(form, ' ');
    if (words[0] == "money") return money(number(words[1]), number(words[2]));
    if (words[0] == "share" || words[0] == "count")
      return fmt::format("{}{}", between(number(words[1]), number(words[2])), words[0] == "share" ? "%" : "");
    if (words[0] == "date") return date(number(words[1]), number(words[2]));
    if (words[0] == "near") return near(words[1], number(words[2]));
    const auto choices = split(form.substr(std::string_view{"one of "}.size()), '|');
    return std::string{choices[static_cast<size_t>(between(0, static_cast<int64_t>(choices.size()) - 1))]};
  }
};

/// A template, read; its plan, and the same plan with everything in it that could be worked out.
struct Ready {
  std::string path;
  Problems problems = {};
  std::unique_ptr<LoadedScenario> sample = {};
  std::vector<Document> documents = {};
  Agreement agreement = {};
  Document texts = {};
  BatchPlan plan = {};

  explicit Ready(const TwinTemplate& of) : path(fmt::format("{}/{}", PAYOUT_ROOT, of.scenario)) {
    sample = load_scenario(path, {}, problems);
    const std::string name = sample->facts.agreement.value_or(std::string{built_in_agreement()});
    agreement = load_agreement(name, path, problems, documents);
    BatchRequest request{.agreement = &agreement, .sample = &sample->facts};
    request.columns.assign(of.results.begin(), of.results.end());
    request.readings = choose_readings(agreement, sample->facts, sample->document, problems);
    TableHead head;
    for (const auto& [column, form] : of.columns)
      head.line += fmt::format("{}{}", head.line.empty() ? "" : ",", column);
    plan = plan_batch(request, head, problems, texts);
  }
};

}  // namespace

Twins compare_twins(const TwinTemplate& of, uint64_t rows, uint64_t seed) {
  Ready ready{of};
  Twins twins;
  for (const Problem& p : ready.problems.all()) {
    if (p.severity == Severity::error) twins.first += fmt::format("{}: {} ({})\n", p.id, p.message, p.help);
  }
  if (!twins.first.empty()) {
    twins.different = rows;
    return twins;
  }
  BatchPlan whole = ready.plan;
  whole.wanted = Stages::all();
  whole.asides = {};
  RowEngine kept{ready.agreement, ready.sample->facts, ready.plan};
  Cells cells{std::mt19937_64{seed}};
  std::vector<std::string> texts(of.columns.size());
  for (uint64_t i = 0; i < rows; ++i) {
    std::vector<std::string_view> row;
    for (size_t k = 0; k < texts.size(); ++k) row.push_back(texts[k] = cells.cell(of.columns[k].second));
    RowReport report, report_alone;
    std::string together, alone;
    kept.row(row, report, together);
    RowEngine own{ready.agreement, ready.sample->facts, whole};
    own.row(row, report_alone, alone);
    ++twins.rows;
    if (report.failed()) ++twins.in_error;
    if (together == alone) continue;
    if (++twins.different > 1) continue;
    for (const std::string_view cell : row) twins.first += fmt::format("{},", cell);
    twins.first += fmt::format("\ntogether: {}alone:    {}", together, alone);
  }
  return twins;
}

const std::vector<TwinTemplate>& twin_templates() {
  static const std::vector<TwinTemplate> all{
      {"job",
       "tests/bench/template.yaml",
       {{"salary", "odd money 60000 900000"},
        {"bonus_pct", "one of 45|37.5|60|12.25|100|45%"},
        {"benefits", "money 0 60000"},
        {"termination", "odd date 1999 10"},
        {"change_in_control", "maybe date 1998 11"},
        {"share_price", "money 1 90"},
        {"g1_date", "date 1990 9"},
        {"g1_shares", "count 1 90000"},
        {"g1_price", "money 1 60"},
        {"g2_date", "odd date 1994 5"},
        {"g2_shares", "count 1 5"},
        {"g2_price", "money 1 60"},
        {"g3_date", "odd date 1995 5"},
        {"g3_shares", "count 1 90000"},
        {"g3_price", "money 30 60"},
        {"w2_1", "money 50000 700000"},
        {"w2_5", "odd money 50000 700000"},
        {"deferred_balance", "money 0 900000"}},
       {"severance", "cic_payment", "vested_shares", "accelerated_shares", "spread", "g1_last_day",
        "g2_last_day", "g3_last_day", "base_amount", "parachute_total", "excise", "gross_up", "inst_1",
        "inst_2", "inst_9", "inst_10", "grand_total", "error"}},
      {"all clauses",
       "scenarios/icg/change-in-control-everything.yaml",
       {{"salary.base/year", "money 60000 900000"},
        {"salary.target_bonus", "share 5 100"},
        {"salary.car_allowance/month", "maybe money 0 900"},
        {"termination.date", "near 2000-09-30 115"},
        {"termination.notice.received", "near 2000-06-04 4"},
        {"termination.reason", "one of change_in_control|change_in_control|without_cause|without_cause"},
        {"events[0].date", "near 2000-03-18 6"},
        {"events[0].percent", "share 40 60"},
        {"grants[K1].granted", "near 1998-10-01 400"},
        {"grants[K1].shares", "odd count 1 80000"},
        {"grants[K2].type", "one of iso|nso"},
        {"grants[K2].price", "money 24 40"},
        {"grants[K2].fmv", "money 15 26"},
        {"w2.1999", "money 100000 900000"},
        {"deferred_comp.balance.own", "money 0 200000"},
        {"readings.time_value", "maybe one of whole_months|actual_days"}},
       {"header.route",
        "severance.total",
        "severance.termination_fee",
        "severance.termination_fee.due",
        "options.vested",
        "options.accelerated",
        "options.exercisable",
        "options.spread",
        "grants[K1].last_day",
        "grants[K2].last_day",
        "grants[K2].iso_shares",
        "grants[N1].status",
        "deferred.total",
        "parachute.base_amount",
        "parachute.total",
        "parachute.excise",
        "parachute.gross_up",
        "totals.cash",
        "totals.all",
        "error_ids"}},
      {"taxes from tables",
       "scenarios/icg/gross-up-from-tables.yaml",
       {{"salary.base/year", "money 60000 900000"},
        {"employee.state", "one of CO|NY|CA|TX"},
        {"employee.filing_status", "one of joint|single"},
        {"termination.date", "near 2000-08-31 90"},
        {"events[0].date", "near 2000-03-15 60"},
        {"w2.1999", "money 100000 900000"},
        {"tax.year.wages", "money 0 500000"}},
       {"parachute.base_amount", "parachute.total", "parachute.excise", "parachute.rate", "parachute.gross_up",
        "parachute.tax_on_gross_up", "parachute.kept", "totals.cash", "error_ids"}},
      {"deferral",
       "scenarios/modern-deferral/five-installments.yaml",
       {{"employee.specified_employee", "one of true|false"},
        {"termination.date", "near 2020-06-30 500"},
        {"termination.reason", "one of resignation|without_cause|retirement|resignation"},
        {"deferred_comp.balance.as_of", "one of 2018-12-31|2018-06-30"},
        {"deferred_comp.balance.own", "odd money 0 500000"},
        {"deferred_comp.balance.company", "one of 0|0|0|0|120.50"},
        {"deferred_comp.earnings/year", "share 0 12"}},
       {"deferred.total", "deferred.first_payment", "deferred.payments[1]", "deferred.payments[1].due",
        "deferred.payments[2]", "deferred.payments[5]", "deferred.payments[5].closing", "totals.cash",
        "error_ids"}},
      {"three rules",
       "scenarios/agreements/three-rules.yaml",
       {{"salary.base/year", "money 60000 900000"},
        {"employee.specified_employee", "one of true|false"},
        {"company.public", "one of true|false"},
        {"termination.date", "near 2019-11-20 400"},
        {"termination.reason", "one of without_cause|resignation|death"},
        {"release.signed", "maybe near 2019-12-05 60"}},
       {"severance.total", "severance.sev", "severance.sev.due", "severance.sev.payments[1]",
        "severance.sev.payments[1].due", "severance.sev.payments[2]", "severance.sev.payments[6].due",
        "severance.sev.payments[7]", "totals.cash", "warnings", "error_ids"}},
      {"sweep",
       "scenarios/icg/change-in-control-everything.yaml",
       {{"salary.base/year", "money 60000 900000"}},
       {"severance.total", "options.spread", "deferred.total", "parachute.total", "parachute.gross_up",
        "totals.cash", "totals.all", "error"}}};
  return all;
}
