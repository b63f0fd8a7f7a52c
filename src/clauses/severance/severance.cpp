#include "clauses/severance/severance.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "clauses/conditions.h"
#include "clauses/known_days.h"
#include "clauses/measure.h"
#include "clauses/severance/pay_terms.h"
#include "clauses/severance/payment_due.h"
#include "clauses/situation/route.h"

namespace payout {
namespace {

void note_not_paid(const Clause& clause, const ClauseHead* by, const Case& c) {
  NotPaid entry{clause.head.id, clause.head.cite, {}};
  if (by != nullptr) {
    entry.why = fmt::format("replaced by {} ({})", by->id, by->cite);
  } else if (occurrences(c, clause.head).empty()) {
    entry.why = why_not_triggered(c, clause);
  } else {
    const bool open = std::ranges::any_of(c.out.severance.open,
                                          [&](const OpenLine& line) { return line.clause == &clause.head; });
    entry.why = open ? "a fact is missing" : "nothing is owed on these facts";
    if (const auto why = clause.terms.kind().why_nothing) entry.why = why(clause.terms.object(), c);
  }
  c.out.severance.not_paid.push_back(std::move(entry));
}

/// The day of a change in control after the end of employment that gives what a clause pays.
std::optional<Date> later_change(const Case& c, const ClauseHead& clause) {
  for (const Occurrence& when : occurrences(c, clause)) {
    if (when.date > when.measured) return when.date;
  }
  return std::nullopt;
}

/// Until the change nobody knew of the better clause: what had fallen due under the plain one stays.
void keep_due_before(const Case& c, Date change, size_t first) {
  auto& lines = c.out.severance.lines;
  const auto later = [&](const Line& line) { return line.due.value_or(line.arises) >= change; };
  lines.erase(std::remove_if(lines.begin() + static_cast<ptrdiff_t>(first), lines.end(), later), lines.end());
}

bool replaces(const ClauseHead* better, const ClauseHead* plain) {
  return better != nullptr && plain != nullptr &&
         std::ranges::find(better->replaces, plain->id) != better->replaces.end();
}

/// The better clause pays the difference.
void take_off_what_was_paid(const Case& c) {
  auto& lines = c.out.severance.lines;
  for (const size_t i : c.agreement.displacing) {
    const ClauseHead& better = c.agreement.clauses[i].head;
    // One line of both clauses is one payment: the better clause's.
    const auto has = [&](std::string_view id) {
      return std::ranges::any_of(lines, [&](const Line& l) { return l.clause == &better && l.id == id; });
    };
    std::erase_if(lines, [&](const Line& l) { return replaces(&better, l.clause) && has(l.id); });
    std::vector<Figure> paid;
    for (const Line& line : lines) {
      if (replaces(&better, line.clause)) paid.push_back({line.amount.exact(), line.arithmetic});
    }
    if (paid.empty()) continue;
    Figure left = paid.size() == 1 ? paid[0] : c.work.sum(paid);
    for (Line& line : lines) {
      if (line.clause != &better || left.value == Exact{0}) continue;
      const Figure whole{line.amount.exact(), line.arithmetic};
      const bool all = left.value >= whole.value;
      const Figure rest = all ? c.work.derived(0, Unit::money, "paid before the change in control", {left})
                              : c.work.difference(whole, left);
      left = all ? c.work.difference(left, whole) : c.work.derived(0, Unit::money, "nothing left", {left});
      line.amount = money_of(rest), line.arithmetic = rest.step;
    }
  }
}

void ask(const Clause& clause, const Case& c) {
  const auto pay = clause.terms.kind().pay;
  if (pay == nullptr) return;
  const ClauseHead* by = replaced_by(c, clause.head);
  const auto given_later = by != nullptr ? later_change(c, *by) : std::nullopt;
  const size_t before = c.out.severance.lines.size();
  if (by == nullptr || given_later) pay(clause.terms.object(), clause.head, c);
  if (given_later) keep_due_before(c, *given_later, before);
  if (!c.explain) return;
  warn_of_contested_ways(c, clause.head);
  if (c.out.severance.lines.size() == before && c.under(clause.head.document())) note_not_paid(clause, by, c);
}

/// Days of notice that were not given, paid instead.
void pay_in_lieu(const Case& c) {
  static const std::string id = "pay_in_lieu_of_notice", label = "Pay in lieu of notice";
  const Situation& s = c.situation;
  if (!s.pay_in_lieu || !c.facts.salary) return;
  const Figure yearly = c.work.fact(salary_on(c, *s.end), "salary");
  const Figure amount =
      c.work.share_of(yearly,
                      c.work.derived(s.notice_short, Unit::days, "days",
                                     {notice_figure(c, s.notice.value_or(*s.end)), end_figure(c)}),
                      c.work.law(365, Unit::days, {}));
  c.out.severance.lines.push_back(make_line(*s.route, id, label, *s.end, amount, {}, c));
}

/// A route that ends all rights under its document may take with it what had arisen and was not paid.
void cut_off(const Case& c) {
  auto& lines = c.out.severance.lines;
  for (const ClauseHead* head : c.situation.routes) {
    const Route* route = route_terms(c, *head);
    if (!route->ends_rights || lines.empty()) continue;
    if (c.choose(route->cause_cutoff) == Cutoff::accrued_survive) continue;
    std::erase_if(lines, [&](const Line& line) {
      return line.clause != nullptr && line.clause->document() == head->document();
    });
  }
}

/// Two clauses that pay the same thing, neither replacing the other, cannot both be right.
void refuse_conflicts(const Case& c) {
  const auto& lines = c.out.severance.lines;
  for (size_t i = 0; i < lines.size(); ++i) {
    for (size_t k = i + 1; k < lines.size(); ++k) {
      if (lines[i].id != lines[k].id || lines[i].clause == lines[k].clause) continue;
      c.error(Module::severance, "conflicting-clauses", {},
              fmt::format("{} ({}) and {} ({}) both pay `{}`, and neither replaces the other", lines[i].cite,
                          grouped(lines[i].amount), lines[k].cite, grouped(lines[k].amount), lines[i].id),
              "let one of the two clauses list the other under `replaces`", lines[k].cite);
    }
  }
}

bool same_names(const std::vector<FindingName>& a, const std::vector<FindingName>& b) {
  return std::ranges::equal(
      a, b, [](const FindingName& x, const FindingName& y) { return x.name == y.name && x.any == y.any; });
}

/// Two clauses met by the very same end of employment: meant to add up, or one the other's better twin?
bool one_way(const ClauseHead& a, const ClauseHead& b) {
  return std::ranges::any_of(a.when, [&](const When& x) {
    return std::ranges::any_of(b.when, [&](const When& y) {
      return !x.route.empty() && x.route == y.route && x.change == y.change && same_names(x.holds, y.holds) &&
             same_names(x.fails, y.fails);
    });
  });
}

/// What several clauses give for one end of employment is added up; said where nothing in the terms says so.
void note_both_paid(const Case& c) {
  struct Paid {
    const ClauseHead* clause;
    Money sum;
  };
  std::vector<Paid> all;
  for (const Line& line : c.out.severance.lines) {
    const Clause* clause = line.clause != nullptr ? c.agreement.find(line.clause->id) : nullptr;
    if (clause == nullptr || clause->terms.kind().earned || line.amount == Money{}) continue;
    const auto found = std::ranges::find(all, line.clause, &Paid::clause);
    if (found == all.end()) {
      all.push_back({line.clause, line.amount});
    } else {
      found->sum += line.amount;
    }
  }
  for (size_t k = 1; k < all.size(); ++k) {
    for (size_t i = 0; i < k; ++i) {
      const ClauseHead &a = *all[i].clause, &b = *all[k].clause;
      if (a.document() != b.document() || !one_way(a, b) || replaces(&a, &b) || replaces(&b, &a)) continue;
      c.note(Module::severance, "both-pay", {},
             fmt::format("{} ({}) and {} ({}) both pay on this end of employment, and are added up", a.cite,
                         grouped(all[i].sum), b.cite, grouped(all[k].sum)),
             "where one takes the place of the other, it lists it under `replaces`", b.cite);
    }
  }
}

/// A departure of the person's own that pays: easily overlooked by whoever expects nothing.
void note_own_departure(const Case& c) {
  const auto& reason = c.situation.reason;
  if (reason != Reason::resignation && reason != Reason::retirement) return;
  const ClauseHead* clause = nullptr;
  Money due;
  for (const Line& line : c.out.severance.lines) {
    const bool by_leaving =
        line.clause != nullptr && !line.clause->when.empty() && !line.clause->when[0].change;
    if (!by_leaving || (clause != nullptr && line.clause != clause)) continue;
    clause = line.clause;
    due += line.amount;
  }
  if (due == Money{}) return;
  c.note(Module::severance, "own-departure-pays", "termination.reason",
         fmt::format("{} is due although the employee ended employment", grouped(due)), {}, clause->cite);
}

void add_due_dates(const Case& c) {
  for (const Line& line : c.out.severance.lines) {
    if (line.due) c.deadline(line.id, *line.due, fmt::format("{} due", line.label), line.cite);
  }
}

}  // namespace

void evaluate_severance(const Case& c) {
  if (c.explain) compare_pay(c);
  pay_in_lieu(c);
  for (const Clause& clause : c.agreement.clauses) ask(clause, c);
  take_off_what_was_paid(c);
  cut_off(c);
  refuse_conflicts(c);
  if (c.lists) add_due_dates(c);
  if (c.explain) note_own_departure(c), note_both_paid(c);
  Money total;
  for (const Line& line : c.out.severance.lines) total += line.amount;
  (c.refused(Module::severance) ? c.out.severance.known : c.out.severance.total) = total;
}

}  // namespace payout
