#include "report/what_if/find_diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "document/differences.h"
#include "document/flow_text.h"
#include "report/explain/figures.h"
#include "report/explain/report_figures.h"
#include "report/what_if/grant_steps.h"
#include "values/number_text.h"

namespace payout {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_no_fact(std::string_view field) {
  return is_one_of(field,
                   {"title", "prepared", "expect", "expect_error", "columns", "results", "acknowledged"});
}

/// After less before, in the form of the type: amounts with two decimals, dates in days.
std::optional<std::string> difference_of(const ReportFigure& a, const ReportFigure& b) {
  if (!a.number || !b.number || a.type != b.type) return std::nullopt;
  const Exact d = *b.number - *a.number;
  if (a.type == &type_of<Money>()) return plain(to_the_cent(d * Exact{100}));
  if (a.type == &type_of<Rate>()) return to_string(Rate{d});
  if (a.type == &type_of<Date>())
    return fmt::format("{} {}", d.num(), d.num() == 1 || d.num() == -1 ? "day" : "days");
  return decimal_or_fraction(d);
}

/// The clause that should have given a line and did not, and why.
std::string why_gone(const ReportFigure& figure, const Result& other) {
  if (figure.clause == nullptr) return {};
  for (const NotPaid& n : other.severance.not_paid) {
    if (n.id == figure.clause->id) return n.why;
  }
  return {};
}

ChangedLine line_of(const ReportFigure& f) {
  ChangedLine line;
  line.id = f.path;
  line.part = f.part;
  line.label = f.label;
  line.cite = f.cite;
  const Scalar::Unit unit = f.type->scalar->unit;
  line.amount = unit == Scalar::Unit::money || unit == Scalar::Unit::shares;
  return line;
}

/// The whole of an amount, or count of shares, that one side lacks.
std::optional<std::string> whole(const ReportFigure& f, int sign) {
  if (f.type == &type_of<Shares>()) return decimal_or_fraction(*f.number * Exact{sign});
  if (f.type != &type_of<Money>()) return std::nullopt;
  return plain(to_the_cent(*f.number * Exact{100 * sign}));
}

ChangedLine only_before(const ReportFigure& f, const Result& after) {
  ChangedLine line = line_of(f);
  line.before = f.text;
  line.difference = whole(f, -1);
  line.why = why_gone(f, after);
  return line;
}
ChangedLine only_after(const ReportFigure& f, const Result& before) {
  ChangedLine line = line_of(f);
  line.after = f.text;
  line.difference = whole(f, 1);
  line.why = why_gone(f, before);
  return line;
}
ChangedLine on_both(const ReportFigure& a, const ReportFigure& b) {
  ChangedLine line = line_of(b);
  line.before = a.text;
  line.after = b.text;
  line.changed = a.text != b.text;
  if (line.changed) line.difference = difference_of(a, b);
  if (line.cite.empty()) line.cite = a.cite;
  if (line.cite != a.cite) line.other_cite = a.cite;
  return line;
}

/// Two lists of figures laid side by side: matched by path, the n-th of a path with the n-th.
struct Merge {
  const std::vector<ReportFigure>& a;
  const std::vector<ReportFigure>& b;
  std::vector<size_t> partner;  ///< for each of b, its place in a, or SIZE_MAX

  Merge(const std::vector<ReportFigure>& before, const std::vector<ReportFigure>& after)
      : a(before), b(after), partner(after.size(), SIZE_MAX) {
    std::multimap<std::string_view, size_t> places;
    for (size_t i = 0; i < a.size(); ++i) places.emplace(a[i].path, i);
    for (size_t k = 0; k < b.size(); ++k) {
      const auto found = places.lower_bound(b[k].path);
      if (found == places.end() || found->first != b[k].path) continue;
      partner[k] = found->second;
      places.erase(found);
    }
  }

  /// Figures that only `a` has stand where they stood, before the next that both have.
  template <class Gone, class Both, class New>
  void each(Gone gone, Both both, New fresh) const {
    std::vector<bool> met(a.size());
    for (const size_t i : partner) {
      if (i != SIZE_MAX) met[i] = true;
    }
    size_t told = 0;
    const auto tell_until = [&](size_t end) {
      for (; told < end; ++told) {
        if (!met[told]) gone(a[told]);
      }
    };
    for (size_t k = 0; k < b.size(); ++k) {
      if (partner[k] == SIZE_MAX) {
        fresh(b[k]);
        continue;
      }
      tell_until(std::max(told, partner[k]));
      both(a[partner[k]], b[k]);
    }
    tell_until(a.size());
  }
};

/// Share counts and values of a grant move by the clause that moves its vesting steps.
void name_movers(const Result& before, const Result& after, std::vector<ChangedLine>& lines) {
  for (const GrantResult& b : after.grants) {
    const GrantResult* a = grant_named(before, b.id);
    if (a == nullptr) continue;
    std::string movers;
    for (const MovedStep& step : moved_steps(*a, b)) {
      if (!step.cite.empty() && movers.find(step.cite) == movers.npos)
        movers += fmt::format("{}{}", movers.empty() ? "" : ", ", step.cite);
    }
    if (movers.empty()) continue;
    const std::string owner = fmt::format("grants[{}].", b.id);
    for (ChangedLine& line : lines) {
      if (!line.changed || !line.id.starts_with(owner)) continue;
      const std::string_view field = std::string_view{line.id}.substr(owner.size());
      if (is_one_of(field, {"vested", "accelerated", "barred", "exercisable", "lapsed", "forfeited", "unvested",
                            "iso_shares", "nso_shares", "spread"}))
        line.cite = movers, line.other_cite.clear();
    }
  }
}

std::vector<ChangedLine> compared(const Result& before, const Result& after) {
  const std::vector<ReportFigure> a = report_figures(before), b = report_figures(after);
  std::vector<ChangedLine> out;
  const auto add = [&](const ReportFigure& f, ChangedLine line) {
    if (!f.beside) out.push_back(std::move(line));  // the date of an amount that is not there is no news
  };
  Merge{a, b}.each([&](const ReportFigure& f) { add(f, only_before(f, after)); },
                   [&](const ReportFigure& x, const ReportFigure& y) { out.push_back(on_both(x, y)); },
                   [&](const ReportFigure& f) { add(f, only_after(f, before)); });
  name_movers(before, after, out);
  return out;
}

/// The clause or statute that an account of the figure names.
std::string cite_by_account(const DiffSide& side, std::string_view path) {
  if (side.work == nullptr) return {};
  const std::string plain = plain_path(path);
  for (const Account& account : side.work->accounts()) {
    if (plain_path(account.path) != plain) continue;
    if (!account.law.empty()) return std::string{account.law};
    const Clause* clause = side.agreement->find(account.clause);
    return clause != nullptr ? std::string{clause->head.cite} : std::string{};
  }
  return {};
}

/// The clause by which payments are given up.
std::string cite_of_cutback(const DiffSide& side) {
  if (side.agreement == nullptr) return {};
  const auto& clauses = side.agreement->clauses;
  const auto found =
      std::ranges::find_if(clauses, [](const Clause& clause) { return clause.terms.kind().gives_up_payments; });
  return found != clauses.end() ? std::string{found->head.cite} : std::string{};
}

/// Whether a line is among what a sum adds up.
bool adds_to(const ChangedLine& line, std::string_view sum) {
  const std::string_view id = line.id;
  const bool severance = line.part == "severance" && id != "severance.total" && id != "severance.paid" &&
                         id != "severance.deferred" && !id.ends_with(".paid");
  const bool spread = id.starts_with("grants[") && id.ends_with(".spread");
  const bool cash = severance || id == "parachute.gross_up" || id == "parachute.cutback" ||
                    id.starts_with("deferred.payments");
  if (sum == "severance.total") return severance;
  if (sum == "options.spread" || sum == "totals.spread") return spread;
  if (sum == "totals.cash") return cash;
  if (sum == "totals.all") return cash || spread;
  if (sum == "parachute.total") return id.starts_with("parachute.contingent[");
  if (sum == "deferred.total") return id.starts_with("deferred.payments");
  const bool count = sum.starts_with("options.") && id.starts_with("grants[");
  return count && id.ends_with(sum.substr(sum.find('.')));
}

/// A sum moves by the clauses that move its parts; a figure without a clause of its own has what accounts for
/// it.
void name_sources(const DiffSide& before, const DiffSide& after, std::vector<ChangedLine>& lines) {
  for (ChangedLine& line : lines) {
    if (!line.changed || !line.cite.empty()) continue;
    const DiffSide& side = line.after ? after : before;
    if (line.cite.empty()) line.cite = cite_by_account(side, line.id);
    const bool of_gross_up = is_one_of(
        line.id, {"parachute.rate", "parachute.tax_on_gross_up", "parachute.kept", "parachute.shortfall"});
    if (line.cite.empty() && of_gross_up) line.cite = side.result.parachute.gross_up_cite;
    if (line.cite.empty() && line.id == "parachute.cutback") line.cite = cite_of_cutback(side);
  }
  for (ChangedLine& line : lines) {
    if (!line.changed || !line.cite.empty()) continue;
    std::vector<std::string> parts;
    for (const ChangedLine& part : lines) {
      if (part.changed && !part.cite.empty() && adds_to(part, line.id) &&
          std::ranges::find(parts, part.cite) == parts.end())
        parts.push_back(part.cite);
    }
    line.cite = fmt::format("{}", fmt::join(parts, ", "));
  }
}

void add_refusals(const DiffSide& side, std::string_view which, Diff& diff) {
  for (const Remark& r : side.result.remarks) {
    if (r.severity == Severity::error)
      diff.refused.push_back(fmt::format("{}, {}: {}", which, name_of(r.module), r.message));
  }
}

}  // namespace

std::vector<ChangedInput> changed_inputs(const Scenario& before, const Scenario& after) {
  std::vector<ChangedInput> out;
  for (const Difference& d : differences(type_of<Scenario>(), &before, &after)) {
    if (is_no_fact(d.path.front())) continue;
    ChangedInput input;
    input.id = path_text(type_of<Scenario>(), d.path);
    if (d.field != nullptr) input.label = d.field->doc;
    if (d.before != nullptr) input.before = flow_text(*d.type, d.before);
    if (d.after != nullptr) input.after = flow_text(*d.type, d.after);
    out.push_back(std::move(input));
  }
  return out;
}

std::vector<ChangedLine> changed_lines(const Result& before, const Result& after, bool all) {
  std::vector<ChangedLine> lines = compared(before, after);
  std::erase_if(lines, [&](const ChangedLine& l) { return l.part == "totals" || (!all && !l.changed); });
  return lines;
}

Diff find_diff(const DiffSide& before, const DiffSide& after, bool all) {
  Diff diff;
  diff.first = before.name;
  diff.second = after.name;
  diff.first_title = before.facts.title.value_or("");
  diff.second_title = after.facts.title.value_or("");
  diff.inputs = changed_inputs(before.facts, after.facts);
  std::vector<ChangedLine> lines = compared(before.result, after.result);
  name_sources(before, after, lines);
  for (ChangedLine& line : lines) {
    diff.differ = diff.differ || line.changed;
    if (line.part == "totals") {
      diff.totals.push_back(std::move(line));
    } else if (all || line.changed) {
      diff.lines.push_back(std::move(line));
    }
  }
  diff.differ = diff.differ || !diff.inputs.empty();
  add_refusals(before, "the first", diff);
  add_refusals(after, "the second", diff);
  return diff;
}

}  // namespace payout
