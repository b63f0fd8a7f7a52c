#include <fmt/format.h>

#include <algorithm>

#include "report/explain/arithmetic.h"
#include "report/pages/remark_text.h"
#include "report/pages/report_page.h"

namespace payout {

static std::string label_of(const Line& line) {
  return line.payee == Payee::employee ? std::string{line.label}
                                       : fmt::format("{}, to the {}", line.label, name_of(line.payee));
}

/// Clauses that gave nothing, in one wrapped sentence, those with the same reason together: the auditor's
/// question is why a line is not there.
static void print_not_paid(Page& page, const SeveranceResult& severance) {
  struct Group {
    std::string_view why;
    std::vector<std::string_view> cites;
  };
  std::vector<Group> groups;
  for (const NotPaid& n : severance.not_paid) {
    auto group = std::ranges::find(groups, n.why, &Group::why);
    if (group == groups.end()) group = groups.insert(groups.end(), Group{n.why, {}});
    if (std::ranges::find(group->cites, n.cite) == group->cites.end()) group->cites.push_back(n.cite);
  }
  std::string text;
  for (const Group& g : groups) {
    text += fmt::format("{}{}{}", text.empty() ? "not paid: " : "; ", fmt::join(g.cites, ", "),
                        g.why.empty() ? "" : fmt::format(" ({})", g.why));
  }
  if (!text.empty()) page.wrapped(2, text);
}

void print_severance(Page& page, const ReportData& data) {
  const SeveranceResult& severance = data.result.severance;
  if (is_refused(data.result, Module::severance) && severance.open.empty()) return;
  if (severance.lines.empty() && severance.not_paid.empty()) return;
  page.heading("Severance");
  Grid grid{{{"item", Align::left, true, true},
             {"clause", Align::left, true, true},
             {"due"},
             {"amount", Align::right}}};
  for (const Line& line : severance.lines) {
    grid.row({label_of(line), std::string{line.cite}, due_text(line.due_kind, line.due), grouped(line.amount)});
    const std::string how = arithmetic(data.work, line.arithmetic);
    if (!how.empty()) grid.note(how);
    if (line.deferred)
      grid.note(fmt::format("deferred {}; paid {}", grouped(*line.deferred), grouped(cash_of(line))));
  }
  for (const OpenLine& line : severance.open) {
    grid.row({std::string{line.label}, std::string{line.cite}, {}, "open"});
    if (!line.fact.empty()) grid.note(fmt::format("give `{}`", line.fact));
  }
  if (severance.lines.size() > 1 && severance.total)
    grid.total({"Total severance", {}, {}, grouped(*severance.total)});
  if (severance.deferred && severance.paid) {
    grid.row({"Less what is deferred", {}, {}, grouped(-*severance.deferred)});
    grid.total({"Total paid in cash", {}, {}, grouped(*severance.paid)});
  }
  if (!severance.open.empty())
    grid.total({"Total severance, at least", {}, {}, grouped(severance.known.value_or(Money{}))});
  if (!grid.empty() && !(severance.lines.empty() && severance.open.empty())) grid.print(page);
  print_not_paid(page, severance);
}

}  // namespace payout
