#include <fmt/format.h>

#include <algorithm>

#include "report/arithmetic.h"
#include "report/remarks.h"
#include "report/report_page.h"

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

/// "change-in-control payment 363,000.00; termination fee 726,000.00".
std::string payments(const ParachuteResult& p, bool counted) {
  std::string text;
  for (const ContingentLine& line : p.contingent) {
    if (line.counted != counted) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : "; ", line.label, grouped(line.amount));
    text += fmt::format(" ({}{}{})", spaced(name_of(line.rule)), line.law.empty() ? "" : ", ", line.law);
  }
  return text;
}

/// The proof by substitution: what the person keeps of the gross-up is the excise on everything else.
std::string proof(const ParachuteResult& p) {
  if (!p.gross_up || !p.kept || !p.tax_on_gross_up || !p.excise_on_gross_up) return {};
  std::string text = fmt::format("proof: {} - {} other taxes - {} excise on it = {} kept", grouped(*p.gross_up),
                                 grouped(*p.tax_on_gross_up), grouped(*p.excise_on_gross_up), grouped(*p.kept));
  if (p.shortfall) text += fmt::format("; short by {}", grouped(*p.shortfall));
  return text;
}

void print_remedies(Page& page, const ParachuteResult& p) {
  if (p.remedies.empty()) return;
  page.blank();
  Grid grid{{{"remedy", Align::left, true},
             {"paid", Align::right},
             {"excise", Align::right},
             {"gross-up", Align::right},
             {"left to the person", Align::right},
             {"cost to the company", Align::right}},
            "Remedies compared"};
  for (const RemedyFigures& r : p.remedies) {
    grid.row({fmt::format("{}{}", spaced(r.id), r.agreed ? " (agreed)" : ""), grouped(r.paid),
              grouped(r.excise), grouped(r.gross_up), grouped(r.net), grouped(r.cost)});
  }
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

void print_net_pay(Page& page, const ParachuteResult& p) {
  if (p.withholding.empty()) return;
  page.heading("Net pay (estimate, by the flat methods of withholding)");
  Grid grid{{{"payment", Align::left, true},
             {"paid"},
             {"amount", Align::right},
             {"federal", Align::right},
             {"FICA", Align::right},
             {"state", Align::right},
             {"excise", Align::right},
             {"net", Align::right}}};
  for (const WithheldPayment& w : p.withholding) {
    const auto shown = [](Money m) { return m == Money{} ? std::string{} : grouped(m); };
    grid.row({spaced(w.id), to_string(w.paid), grouped(w.amount), shown(w.federal),
              shown(w.social_security + w.medicare), shown(w.state), shown(w.excise), grouped(w.net)});
  }
  for (const YearNet& y : p.net_pay) {
    grid.row({fmt::format("tax year {}", y.id), {}, grouped(y.gross), {}, {}, {}, {}, grouped(y.net)});
  }
  grid.print(page);
}

std::string room(const ParachuteResult& p) {
  if (p.over) return fmt::format("{} at or over the threshold", grouped(*p.over));
  if (p.room) return fmt::format("{} could be added without reaching the threshold", grouped(*p.room));
  return {};
}

}  // namespace

void print_parachute(Page& page, const ReportData& data) {
  const ParachuteResult& p = data.result.parachute;
  if (is_refused(data.result, Module::parachute) || !p.tested || !p.base_amount) return;
  page.heading("Change-in-control tax (estimate)");
  Grid grid{{{"step", Align::left, true, true},
             {"law or clause", Align::left, true, true},
             {"amount", Align::right, false, true}},
            "Test"};
  const TestLines test{grid, data.work};
  test.line("Base amount", p.base_amount, "26 U.S.C. 280G(b)(3)", p.base_arithmetic);
  test.line("Threshold", p.threshold, "280G(b)(2)(A)(ii)", p.threshold_arithmetic);
  test.line("Contingent payments", p.total, room(p));
  if (const std::string in = payments(p, true); !in.empty()) grid.note(in);
  if (const std::string out = payments(p, false); !out.empty()) grid.note("left out: " + out);
  if (p.discounted) test.line("Their present value", p.present_value, "280G(d)(4)");
  if (p.excise && *p.excise != Money{}) test.line("Excise", p.excise, "4999(a)", p.excise_arithmetic);
  if (p.cutback && *p.cutback != Money{}) test.line("Given up", p.cutback, {});
  if (p.gross_up && *p.gross_up != Money{}) {
    const std::string due = p.gross_up_due ? ", by " + to_string(*p.gross_up_due) : "";
    test.line("Gross-up", p.gross_up, fmt::format("{}{}", p.gross_up_cite, due), p.gross_up_arithmetic);
    if (p.rate) grid.note("other taxes on it: " + arithmetic(data.work, p.rate_arithmetic));
    if (const std::string text = proof(p); !text.empty()) grid.note(text);
  }
  grid.print(page);
  print_true_up(page, data.work, p);
  print_remedies(page, p);
  print_net_pay(page, p);
}

}  // namespace payout
