#include <fmt/format.h>

#include <algorithm>

#include "report/explain/arithmetic.h"
#include "report/pages/remark_text.h"
#include "report/pages/report_page.h"

namespace payout {
namespace {

/// A line of the test: label, amount, citation, and its arithmetic under it.
struct TestLines {
  Grid& grid;
  const Workings& work;
  void line(std::string_view label, const std::optional<Money>& amount, std::string_view cite,
            StepRef how = {}) const {
    if (!amount) return;
    grid.row({std::string{label}, std::string{cite}, grouped(*amount)});
    std::string text = arithmetic(work, how);
    // A figure found by a procedure is its own arithmetic: only the procedure's name is news.
    if (text.starts_with(grouped(*amount))) text.erase(0, grouped(*amount).size() + 1);
    if (!text.empty()) grid.note(text);
  }
};

/// "10,000 shares vested on 2000-03-15 rather than 2000-10-01, 6 full months early: ...", step by step.
std::string vesting_text(const ContingentPart& part, ContingencyRule rule) {
  if (rule == ContingencyRule::paid_early)
    return fmt::format("{} paid on {} rather than {}, {} days early: less its present value at {}, {}",
                       grouped(part.payment), to_string(part.accelerated), to_string(part.vests), part.days,
                       part.discount_rate ? to_string(*part.discount_rate) : std::string{"0%"},
                       grouped(part.value));
  std::string text =
      part.shares.count > 0 ? shares_text(part.shares) + " shares vested" : std::string{"vested"};
  if (part.vests == part.accelerated)
    return text + fmt::format(" on {}, their own day: {}", to_string(part.vests), grouped(part.payment));
  text += fmt::format(" on {} rather than {}: {}", to_string(part.accelerated), to_string(part.vests),
                      grouped(part.payment));
  if (rule != ContingencyRule::vested_early && rule != ContingencyRule::vested_only) return text;
  text += fmt::format("; {} day{} early, {} full month{}", grouped(int64_t{part.days}),
                      part.days == 1 ? "" : "s", part.full_months, part.full_months == 1 ? "" : "s");
  if (part.value == Money{}) return text;
  if (part.time_value != Money{})
    text += fmt::format(", time value at {} {}", to_string(*part.discount_rate), grouped(part.time_value));
  const char* of = rule == ContingencyRule::vested_only ? " of its present value" : "";
  text += fmt::format(" + {}%{} {} = {}", part.full_months, of, grouped(part.one_percent), grouped(part.value));
  if (part.value == part.payment) text += ", at most all of it";
  return text;
}

}  // namespace

/// The rules as the regulations' readers call them.
std::string rule_words(ContingencyRule rule) {
  switch (rule) {
    case ContingencyRule::paid_early: return "vested, merely paid early";
    case ContingencyRule::vested_early: return "accelerated vesting and payment";
    case ContingencyRule::vested_only: return "accelerated vesting without earlier payment";
    case ContingencyRule::approved: return "approved by the shareholders";
    case ContingencyRule::securities_law: return "in violation of a securities law";
    case ContingencyRule::waived: return "given up for a vote of the shareholders that failed, and not paid";
    case ContingencyRule::under_three_times: return "below three times the base amount";
    default: break;
  }
  const std::string_view word = name_of(rule);
  return word == "in_full" ? "full value" : spaced(word);
}

namespace {

/// By which rule a payment counts, and how its amount and present value come about.
void explain_line(Grid& grid, const ParachuteResult& p, const ContingentLine& line) {
  std::string rule{rule_words(line.rule)};
  if (!line.law.empty()) rule += fmt::format(", {}", line.law);
  if (line.otherwise && line.rule == ContingencyRule::presumed)
    rule += fmt::format("; {} if the presumption falls away", grouped(*line.otherwise));
  if (!line.rebutted_by.empty())
    rule += fmt::format("; presumption of 280G(b)(2)(C) rebutted: {}", line.rebutted_by);
  grid.note(rule);
  for (const ContingentPart& part : line.parts) grid.note(vesting_text(part, line.rule));
  if (line.discount_rate && line.paid && p.change) {
    grid.note(fmt::format("paid on {}, {} days after the change: discounted at {} a year, half-yearly",
                          to_string(*line.paid), grouped(int64_t{*line.paid - *p.change}),
                          to_string(*line.discount_rate)));
  }
  if (line.reasonable_compensation != Money{})
    grid.note(fmt::format("after {} of reasonable compensation, 280G(b)(4)(A)",
                          grouped(line.reasonable_compensation)));
  if (line.earlier_services > line.base_allocated)
    grid.note(fmt::format("{} of pay for earlier services in place of the base amount, 280G(b)(4)(B)",
                          grouped(line.earlier_services)));
  if (line.put_to_vote)
    grid.note(fmt::format("less {} that was put to the vote of the shareholders, 26 CFR 1.280G-1 Q&A-7",
                          grouped(*line.put_to_vote)));
  if (line.prepaid)
    grid.note(fmt::format("the excise tax on it is prepaid with {}, 26 CFR 1.280G-1 Q&A-11(c)",
                          grouped(*line.prepaid)));
  if (line.cut == Money{}) return;
  std::string payments;
  for (const ContingentPayment& each : line.payments) {
    if (each.cut == Money{}) continue;
    payments += fmt::format("{}{} of payment {}", payments.empty() ? "" : ", ",
                            each.cut == each.amount ? "all" : grouped(each.cut), each.id);
    if (each.paid) payments += fmt::format(" of {}", to_string(*each.paid));
  }
  grid.note(fmt::format("given up: {}{}", grouped(line.cut), payments.empty() ? "" : " (" + payments + ")"));
}

/// The payments that count, each with its rule, and below them those that do not.
void print_payments(Page& page, const ParachuteResult& p) {
  Grid grid{{{"parachute payment", Align::left, true},
             {"amount", Align::right},
             {"present value", Align::right},
             {"allocated base amount", Align::right},
             {"excess parachute payment", Align::right}},
            "Parachute payments (contingent on the change in control)"};
  const auto shown = [](bool show, Money m) { return show ? grouped(m) : std::string{}; };
  const bool excess = p.excise && *p.excise != Money{};
  for (const ContingentLine& line : p.contingent) {
    if (!line.counted) continue;
    const std::string label = line.cite.empty() ? line.label : fmt::format("{} ({})", line.label, line.cite);
    grid.row({label, grouped(line.amount), shown(p.discounted, line.present_value),
              shown(excess, line.base_allocated), shown(excess, line.excess)});
    explain_line(grid, p, line);
  }
  grid.total({"Total", grouped(p.total.value_or(Money{})),
              shown(p.discounted, p.present_value.value_or(Money{})),
              shown(excess, p.base_amount.value_or(Money{})), shown(excess, p.excess.value_or(Money{}))});
  for (const ContingentLine& line : p.contingent) {
    if (line.counted) continue;
    grid.note(fmt::format("not included: {} {} ({})", line.label, grouped(line.amount), rule_words(line.rule)));
  }
  if (p.discounted)
    grid.note(fmt::format(
        "discount rate, 120% of the AFR, 280G(d)(4): {}",
        p.discount_source == "supplied" ? "supplied" : "from the table of applicable federal rates"));
  grid.print(page);
  page.blank();
}

/// Which tables a figure is from: "tables of 2000 (federal: irs_1040; state: pe)".
std::string tables(const ParachuteResult& p) {
  if (p.federal_source.empty()) return {};
  const int year = p.table_year.value_or(p.gross_up_due.value_or(p.change.value_or(Date{})).year());
  std::string text = fmt::format("tables of {} (federal: {}", year, p.federal_source);
  if (!p.state_source.empty()) text += fmt::format("; state: {}", p.state_source);
  return text + ")";
}

/// The proof by substitution: what the person keeps of the gross-up is the excise on everything else.
std::string proof(const ParachuteResult& p) {
  if (!p.kept || !p.tax_on_gross_up || !p.excise_on_gross_up) return {};
  std::string text =
      fmt::format("proof: {} - {} other taxes - {} excise tax on it = {} kept", grouped(*p.gross_up),
                  grouped(*p.tax_on_gross_up), grouped(*p.excise_on_gross_up), grouped(*p.kept));
  if (p.shortfall && *p.shortfall != Money{}) text += fmt::format("; short by {}", grouped(*p.shortfall));
  if (!p.residual.empty()) text += fmt::format("; unrounded, {} of a dollar is left over", p.residual);
  return text;
}

/// The gross-up, the rates or brackets that it allows for, and the proof.
void print_gross_up(const TestLines& test, const ParachuteResult& p) {
  const std::string due = p.gross_up_due ? ", by " + to_string(*p.gross_up_due) : "";
  test.line("Gross-up", p.gross_up, fmt::format("{}{}", p.gross_up_cite, due), p.gross_up_arithmetic);
  const std::string rates = p.rate ? arithmetic(test.work, p.rate_arithmetic) : std::string{};
  if (p.federal_on_gross_up) {
    test.grid.note(fmt::format(
        "by the {}; other taxes on its last dollar, with the deductions that it moves: {}", tables(p), rates));
    std::string taxes = fmt::format("other taxes on all of it: federal {}", grouped(*p.federal_on_gross_up));
    taxes +=
        fmt::format(", state {}, Medicare {}", grouped(*p.state_on_gross_up), grouped(*p.medicare_on_gross_up));
    if (*p.social_security_on_gross_up != Money{})
      taxes += fmt::format(", social security {}", grouped(*p.social_security_on_gross_up));
    test.grid.note(taxes);
  } else if (!rates.empty()) {
    test.grid.note(
        fmt::format("other taxes on it: {}{}", rates, p.federal_source.empty() ? "" : ", " + tables(p)));
  }
  for (const std::string& left_out : p.left_out) test.grid.note("not in the tables: " + left_out);
  if (const std::string text = proof(p); !text.empty()) test.grid.note(text);
}

}  // namespace

/// The alternatives by their names in the trade.
std::string alternative_words(std::string_view id) {
  if (id == "full_gross_up") return "full gross-up";
  if (id == "cutback") return "cutback to safe harbor";
  if (id == "best_net") return "best-net (better-of)";
  if (id == "partial_gross_up") return "partial gross-up";
  if (id == "conditional_gross_up") return "conditional gross-up";
  if (id == "no_remedy") return "executive pays the tax";
  return spaced(id);
}

namespace {

void print_remedies(Page& page, const ParachuteResult& p) {
  if (p.remedies.empty()) return;
  page.blank();
  Grid grid{{{"alternative", Align::left, true},
             {"paid", Align::right},
             {"excise tax", Align::right},
             {"gross-up", Align::right},
             {"net after tax to the executive", Align::right},
             {"total cost to the company", Align::right}},
            "Alternatives"};
  for (const RemedyFigures& r : p.remedies) {
    grid.row({fmt::format("{}{}", alternative_words(r.id), r.agreed ? " (agreed)" : ""), grouped(r.paid),
              grouped(r.excise), grouped(r.gross_up), grouped(r.net), grouped(r.cost)});
    if (r.payroll_tax != Money{})
      grid.note(fmt::format("in the cost {} of the company's payroll taxes", grouped(r.payroll_tax)));
    if (r.lost_deduction && *r.lost_deduction != Money{})
      grid.note(fmt::format("in the cost {} of tax on {} that cannot be deducted", grouped(*r.lost_deduction),
                            grouped(r.not_deductible + r.over_pay_limit)));
  }
  const bool lost = p.remedies.front().lost_deduction.has_value();
  const bool payroll = p.remedies.front().payroll_tax != Money{};
  grid.note(fmt::format(
      "total cost to the company: payments{} and gross-up, {}{}", payroll ? ", its payroll taxes" : "",
      !lost     ? "without the deduction that 280G(a) disallows (give `tax.company_rate`)"
      : payroll ? "and the tax on what 280G(a) and 162(m) do not let it deduct"
                : "and the tax on what 280G(a) does not let it deduct",
      payroll ? "" : "; give `tax.year.wages` for its payroll taxes and the limit of 162(m)"));
  grid.print(page);
}

/// What a later determination of the tax changes about the gross-up.
void print_true_up(Page& page, const Workings& work, const ParachuteResult& p) {
  if (!p.true_up) return;
  const TrueUpResult& t = *p.true_up;
  const bool less = t.additional_excise < Money{};
  std::string text =
      fmt::format("after a later determination of {} {} excise: ",
                  grouped(less ? -t.additional_excise : t.additional_excise), less ? "less" : "more");
  if (t.underpayment) text += fmt::format("{} more gross-up is owed", grouped(*t.underpayment));
  if (t.overpayment) text += fmt::format("{} of gross-up too much", grouped(*t.overpayment));
  if (t.repayment) text += fmt::format(", {} to be returned", grouped(*t.repayment));
  if (t.not_recovered) text += fmt::format(", {} not recovered", grouped(*t.not_recovered));
  page.wrapped(2, text);
  const std::string how = arithmetic(work, t.arithmetic);
  if (!how.empty()) page.wrapped(4, how);
}

/// Why nothing is paid under the clause on a gross-up.
std::string no_gross_up(const ParachuteResult& p) {
  const bool excise = p.over.has_value();
  return excise ? ": none, its condition is not met" : ": none, there is no excise";
}

std::string room(const ParachuteResult& p) {
  if (p.over) return fmt::format("exceeds the 280G threshold by {}", grouped(*p.over));
  if (p.room) return fmt::format("room for {} below the 280G threshold", grouped(*p.room));
  return {};
}

}  // namespace

static void print_test(Page& page, const ReportData& data) {
  const ParachuteResult& p = data.result.parachute;
  if (!p.tested || !p.base_amount) return;
  page.heading("Section 280G / 4999 analysis (estimate)");
  draw_gauge(page, p);
  print_payments(page, p);
  Grid grid{{{"step", Align::left, true, true},
             {"law or clause", Align::left, true, true},
             {"amount", Align::right, false, true}},
            "Test"};
  const TestLines test{grid, data.work};
  test.line("Base amount", p.base_amount, "26 U.S.C. 280G(b)(3)", p.base_arithmetic);
  if (const std::string exact = fraction_of(data.work, p.base_arithmetic); !exact.empty())
    grid.note(
        fmt::format("to the fraction {}: the threshold and the excise are of that, and each is rounded "
                    "once, when it is printed",
                    exact));
  test.line("280G threshold (3 x base amount)", p.threshold, "280G(b)(2)(A)(ii)", p.threshold_arithmetic);
  test.line(p.discounted ? "Present value of the parachute payments" : "Parachute payments",
            p.discounted ? p.present_value : p.total, room(p));
  if (p.excise && *p.excise != Money{}) test.line("Excise tax (20%)", p.excise, "4999(a)", p.excise_arithmetic);
  if (p.excise_prepaid)
    test.line("Prepaid excise tax on later payments", p.excise_prepaid, "26 CFR 1.280G-1 Q&A-11(c)");
  if (p.cutback && *p.cutback != Money{}) test.line("Cutback", p.cutback, {});
  if (p.gross_up && *p.gross_up != Money{}) print_gross_up(test, p);
  if (p.gross_up_at_change) test.line("Of it, fixed on the change", p.gross_up_at_change, {});
  if (p.gross_up_at_end) test.line("Added at the end of employment", p.gross_up_at_end, {});
  if (p.gross_up == Money{}) test.line("Gross-up", p.gross_up, std::string{p.gross_up_cite} + no_gross_up(p));
  grid.print(page);
  print_true_up(page, data.work, p);
  print_remedies(page, p);
}

void print_parachute(Page& page, const ReportData& data) {
  if (is_refused(data.result, Module::parachute)) return;
  print_test(page, data);
  print_net_pay(page, data.result.parachute);
}

}  // namespace payout
