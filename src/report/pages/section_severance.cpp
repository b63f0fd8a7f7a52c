#include <fmt/format.h>

#include <algorithm>

#include "clauses/severance/paid_facts.h"
#include "document/visit.h"
#include "report/explain/arithmetic.h"
#include "report/pages/remark_text.h"
#include "report/pages/report_page.h"

namespace payout {

static std::string label_of(const Line& line) {
  return line.payee == Payee::employee ? std::string{line.label}
                                       : fmt::format("{}, to the {}", line.label, name_of(line.payee));
}

/// What a clause gives, by the first label in it.
static std::string_view label_in(const Type& type, const void* object) {
  for (const Part part : parts_of(type, object)) {
    const bool label = part.field != nullptr && part.field->name == "label" && is_single(*part.type);
    const std::string_view found = label                   ? part.type->scalar->text(part.value)
                                   : is_single(*part.type) ? ""
                                                           : label_in(*part.type, part.value);
    if (!found.empty()) return found;
  }
  return {};
}

/// "EA 8", or "EA 8 Severance" where several clauses stand in that section.
static std::string cite_of(const Agreement& agreement, const NotPaid& entry) {
  const auto same = [&](const Clause& clause) {
    return clause.head.cite == entry.cite && clause.terms.kind().pay != nullptr;
  };
  const Clause* clause = agreement.find(entry.id);
  if (clause == nullptr || std::ranges::count_if(agreement.clauses, same) < 2) return std::string{entry.cite};
  return fmt::format("{} {}", entry.cite, label_in(type_of<Clause>(), clause));
}

/// "replaced by Change payment (EA 5.3)": a clause by what it gives. Where the payment that it replaces is
/// called the same, its summary tells the two apart.
static std::string with_label(const Agreement& agreement, std::string_view why, std::string_view own_id) {
  constexpr std::string_view lead = "replaced by ";
  const size_t bracket = why.find(" (");
  const Clause* clause = agreement.find(own_id);
  if (!why.starts_with(lead) || bracket == why.npos || clause == nullptr) return std::string{why};
  const Clause* by = agreement.find(why.substr(lead.size(), bracket - lead.size()));
  if (by == nullptr) return std::string{why};
  const std::string_view label = label_in(type_of<Clause>(), by);
  if (label.empty() || label == label_in(type_of<Clause>(), clause)) {
    std::string summary{by->head.summary};
    while (summary.ends_with('.')) summary.pop_back();
    return summary.empty() ? std::string{why} : fmt::format("{}{}: {}", lead, by->head.cite, summary);
  }
  return fmt::format("{}{}{}", lead, label, why.substr(bracket));
}

/// Ids as words, except for keys that are quoted: "replaced by termination fee after change (EA 5.6)".
static std::string without_underscores(std::string_view text) {
  std::string out{text};
  bool quoted = false;
  for (char& c : out) {
    if (c == '`') quoted = !quoted;
    if (c == '_' && !quoted) c = ' ';
  }
  return out;
}

/// Clauses that gave nothing, in two wrapped sentence, those with the same reason together: the auditor's
/// question is why a line is not there.
static void print_not_paid(Page& page, const SeveranceResult& severance, const Agreement& agreement) {
  struct Group {
    std::string why;
    std::vector<std::string> cites;
  };
  std::vector<Group> groups;
  for (const NotPaid& n : severance.not_paid) {
    std::string why = with_label(agreement, n.why, n.id);
    auto group = std::ranges::find(groups, why, &Group::why);
    if (group == groups.end()) group = groups.insert(groups.end(), Group{std::move(why), {}});
    std::string cite = cite_of(agreement, n);
    if (std::ranges::find(group->cites, cite) == group->cites.end()) group->cites.push_back(std::move(cite));
  }
  // What nobody told is unknown, not unpaid.
  std::string unpaid, unknown;
  for (const Group& g : groups) {
    const bool open = g.why == "a fact is missing" || g.why.find("is not given") != g.why.npos;
    std::string& text = open ? unknown : unpaid;
    text += fmt::format("{}{}{}", text.empty() ? "" : "; ", fmt::join(g.cites, ", "),
                        g.why.empty() ? "" : fmt::format(" ({})", without_underscores(g.why)));
  }
  if (!unknown.empty()) page.wrapped(2, "not known, and not included: " + unknown);
  if (!unpaid.empty()) page.wrapped(2, "not paid: " + unpaid);
}

/// "moved from 2019-12-23 by EA 9", "not before 2020-02-15".
static std::string moved_text(const std::optional<Date>& stated, std::string_view by,
                              const std::optional<Date>& earliest) {
  std::string out;
  if (stated && !by.empty()) out = fmt::format("moved from {} by {}", to_string(*stated), by);
  if (earliest) out += fmt::format("{}not before {}", out.empty() ? "" : "; ", to_string(*earliest));
  return out;
}

static std::string row_text(const PaymentRow& row) {
  std::string text = fmt::format("{} {}", grouped(row.amount), due_text(row.due_kind, row.due));
  if (row.payee != Payee::employee) text += fmt::format(", to the {}", name_of(row.payee));
  if (row.deferred) text += fmt::format(", {} of it deferred", grouped(*row.deferred));
  const std::string moved = moved_text(row.stated, row.moved_by, row.earliest);
  return moved.empty() ? text : fmt::format("{} ({})", text, moved);
}

/// The payments of a line: runs of equal ones by their first and last, the others one by one.
static std::string payments_text(const std::vector<PaymentRow>& rows) {
  std::string out;
  const auto same = [](const PaymentRow& a, const PaymentRow& b) {
    return a.amount == b.amount && a.payee == b.payee && !a.stated && !b.stated && !a.deferred && !b.deferred &&
           a.due && b.due && a.due_kind == b.due_kind;
  };
  for (size_t i = 0; i < rows.size();) {
    size_t end = i + 1;
    while (end < rows.size() && same(rows[i], rows[end])) ++end;
    if (!out.empty()) out += "; ";
    if (end - i > 2) {
      out += fmt::format("{} x {} from {} to {}", end - i, grouped(rows[i].amount), to_string(*rows[i].due),
                         to_string(*rows[end - 1].due));
      if (rows[i].payee != Payee::employee) out += fmt::format(", to the {}", name_of(rows[i].payee));
    } else {
      out += row_text(rows[i]);
      end = i + 1;
    }
    i = end;
  }
  return fmt::format("{} payment{}: {}", rows.size(), rows.size() == 1 ? "" : "s", out);
}

/// "paid on 2000-08-18", of single payments "payment 2 paid on 2001-03-02": what the scenario says was made.
static std::string paid_text(const ReportData& data, const Line& line) {
  std::string out;
  for (size_t i = 0; i < std::max<size_t>(line.payments.size(), 1); ++i) {
    const PaymentMade* fact = payment_fact(data.facts, line, i);
    if (fact == nullptr || !fact->made) continue;
    if (!fact->payment || line.payments.size() < 2) return fmt::format("paid on {}", to_string(*fact->made));
    out += fmt::format("{}payment {} paid on {}", out.empty() ? "" : "; ", i + 1, to_string(*fact->made));
  }
  return out;
}

/// A line with how it arose and when it is paid.
static void add_line(Grid& grid, const ReportData& data, const Line& line) {
  grid.row({label_of(line), std::string{line.cite}, due_text(line.due_kind, line.due), grouped(line.amount)});
  const std::string how = arithmetic(data.work, line.arithmetic);
  if (!how.empty()) grid.note(how);
  if (!line.payments.empty()) grid.note(payments_text(line.payments));
  if (const std::string moved = moved_text(line.stated, line.moved_by, line.earliest); !moved.empty())
    grid.note(moved);
  if (const std::string paid = paid_text(data, line); !paid.empty()) grid.note(paid);
  if (line.deferred)
    grid.note(fmt::format("deferred {}; paid {}", grouped(*line.deferred), grouped(cash_of(line))));
  for (const WaivedPayment& p : data.result.parachute.waived_payments) {
    if (p.id == line.id && p.type == PaymentClass::cash)
      grid.note(fmt::format("given up, not approved by the shareholders, and not paid: {}", grouped(p.amount)));
  }
}

/// Retirement promises stand apart: a reader of severance does not look for a pension there.
static void print_retirement(Page& page, const ReportData& data) {
  const SeveranceResult& severance = data.result.severance;
  const auto retirement = [](const Line& line) { return line.of_retirement(); };
  if (std::ranges::none_of(severance.lines, retirement)) return;
  page.heading("Retirement");
  Grid grid{{{"promise", Align::left, true, true},
             {"clause", Align::left, true, true},
             {"due"},
             {"amount", Align::right}}};
  for (const Line& line : severance.lines) {
    if (!line.of_retirement()) continue;
    add_line(grid, data, line);
    if (line.beside_cash) grid.note("owed however employment ends: not in total cash");
    if (line.vests_on) grid.note(fmt::format("would have vested on {}", to_string(*line.vests_on)));
  }
  if (std::ranges::count_if(severance.lines, retirement) > 1 && severance.retirement_total)
    grid.total({"Total retirement", {}, {}, grouped(*severance.retirement_total)});
  grid.print(page);
}

void print_severance(Page& page, const ReportData& data) {
  const SeveranceResult& severance = data.result.severance;
  if (is_refused(data.result, Module::severance) && severance.open.empty()) return;
  if (severance.lines.empty() && severance.not_paid.empty()) return;
  const bool other =
      std::ranges::any_of(severance.lines, [](const Line& line) { return !line.of_retirement(); });
  if (!other && severance.open.empty() && severance.not_paid.empty()) return print_retirement(page, data);
  page.heading("Severance");
  Grid grid{{{"item", Align::left, true, true},
             {"clause", Align::left, true, true},
             {"due"},
             {"amount", Align::right}}};
  size_t shown = 0;
  for (const Line& line : severance.lines) {
    if (!line.of_retirement()) add_line(grid, data, line), ++shown;
  }
  for (const OpenLine& line : severance.open) {
    grid.row({std::string{line.label}, std::string{line.cite}, {}, "open"});
    if (!line.fact.empty()) grid.note(fmt::format("give `{}`", line.fact));
  }
  if (shown > 1 && severance.total) grid.total({"Total severance", {}, {}, grouped(*severance.total)});
  if (severance.deferred && severance.paid) {
    grid.row({"Less what is deferred", {}, {}, grouped(-*severance.deferred)});
    grid.total({"Total paid in cash", {}, {}, grouped(*severance.paid)});
  }
  if (!severance.open.empty())
    grid.total({"Total severance, at least", {}, {}, grouped(severance.known.value_or(Money{}))});
  if (!grid.empty() && !(shown == 0 && severance.open.empty())) grid.print(page);
  print_not_paid(page, severance, data.agreement);
  print_retirement(page, data);
}

}  // namespace payout
