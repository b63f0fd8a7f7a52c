#include "clauses/severance/severance.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "clauses/conditions.h"
#include "clauses/known_days.h"
#include "clauses/measure.h"
#include "clauses/named_amount.h"
#include "clauses/severance/new_pay.h"
#include "clauses/severance/open_rights.h"
#include "clauses/severance/paid_facts.h"
#include "clauses/severance/payment_due.h"
#include "clauses/severance/release_finding.h"
#include "clauses/severance/rows.h"
#include "clauses/severance/stated_pay.h"
#include "clauses/situation/routes.h"

namespace payout {
namespace {

void note_not_paid(const Clause& clause, const ClauseHead* by, const Case& c) {
  NotPaid entry{clause.head.id, clause.head.cite, {}};
  const bool open = std::ranges::any_of(c.out.severance.open,
                                        [&](const OpenLine& line) { return line.clause == &clause.head; });
  if (by != nullptr) {
    entry.why = fmt::format("replaced by {} ({})", by->id, by->cite);
  } else if (open) {
    return;  // what it would pay stands among the open lines, with the fact to give
  } else if (occurrences(c, clause.head).empty()) {
    entry.why = why_not_triggered(c, clause);
  } else {
    entry.why = "nothing is owed on these facts";
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

bool replaces(const ClauseHead* better, const ClauseHead* plain) {
  return better != nullptr && plain != nullptr &&
         std::ranges::find(better->replaces, plain->id) != better->replaces.end();
}

/// Of a line that is paid in several, what was due before the change stays.
void keep_rows_before(Line& line, Date change, const Case& c) {
  std::vector<PaymentRow> before;
  for (const PaymentRow& row : line.payments) {
    if (row.due && *row.due < change) before.push_back(row);
  }
  if (before.empty()) return;
  const bool all = before.size() == line.payments.size();
  line.payments = std::move(before);
  if (!all) sum_up_rows(line, c);
}

void set_only_amount(Line& line) {
  line.payments.front().amount = line.amount;
  line.payments.front().arithmetic = line.arithmetic;
}

/// What was owed before the change is taken off the first payments of the better line.
void take_off_first(Line& line, Money paid, const Case& c) {
  for (PaymentRow& row : line.payments) {
    const Money part = std::min(paid, row.amount);
    if (part == Money{}) continue;
    lessen_row(row, c.work.derived(part.exact(), Unit::money, "owed before the change in control"), c,
               "owed before");
    paid -= part;
  }
  std::erase_if(line.payments, [](const PaymentRow& row) { return row.amount == Money{}; });
}

/// What would fall due only after the change is replaced by what the better clause gives, on the same day where
/// it is the same line.
void replace_what_was_not_due(const Case& c, const ClauseHead& better, Date change) {
  auto& lines = c.out.severance.lines;
  for (Line& line : lines) {
    if (replaces(&better, line.clause) && line.payments.size() > 1) keep_rows_before(line, change, c);
  }
  const auto not_due = [&](const Line& l) {
    const auto due = l.payments.empty() ? l.due : l.payments.back().due;
    return replaces(&better, l.clause) && due.value_or(l.arises) >= change;
  };
  for (const Line& plain : lines) {
    for (Line& line : lines) {
      if (!not_due(plain) || line.clause != &better || line.id != plain.id) continue;
      line.due = plain.due, line.due_kind = plain.due_kind;
      if (line.payments.size() == 1 && plain.payments.size() == 1) line.payments = plain.payments;
      if (line.payments.size() == 1) set_only_amount(line);
    }
  }
  std::erase_if(lines, not_due);
}

/// A better clause that only a later change gives pays what it gives beyond the plain one, which was due
/// before. Where both give one line, the difference is a line of its own, without a day: the time that the
/// clause states runs from the end of employment.
void make_top_ups(const Case& c) {
  auto& lines = c.out.severance.lines;
  for (const size_t i : c.agreement.displacing) {
    const ClauseHead& better = c.agreement.clauses[i].head;
    const auto change = later_change(c, better);
    if (!change) continue;
    replace_what_was_not_due(c, better, *change);
    std::vector<Figure> paid;
    std::vector<std::string_view> ids;
    for (const Line& line : lines) {
      if (!replaces(&better, line.clause)) continue;
      paid.push_back({line.amount.exact(), line.arithmetic});
      ids.push_back(line.id);
    }
    if (paid.empty()) continue;
    Figure left = paid.size() == 1 ? paid[0] : c.work.sum(paid);
    for (Line& line : lines) {
      if (line.clause != &better || left.value == Exact{0}) continue;
      const Figure whole{line.amount.exact(), line.arithmetic};
      const bool all = left.value >= whole.value;
      const Figure rest = all ? c.work.derived(0, Unit::money, "owed before the change in control", {left})
                              : c.work.difference(whole, left);
      const Money before = line.amount;
      left = all ? c.work.difference(left, whole) : c.work.derived(0, Unit::money, "nothing left", {left});
      line.amount = money_of(rest), line.arithmetic = rest.step;
      if (line.payments.size() > 1) take_off_first(line, before - line.amount, c);
      if (line.payments.size() == 1) set_only_amount(line);
      if (std::ranges::find(ids, line.id) == ids.end()) continue;
      line.id = c.work.text(top_up_id(line.id));
      line.label = c.work.text(fmt::format("{}, top-up", line.label));
      leave_undated(line, c);
    }
    std::erase_if(lines, [&](const Line& line) { return line.clause == &better && line.amount == Money{}; });
  }
}

/// Whether a reading lets one of the ways pay that readers dispute: then nothing is left to claim beyond it.
bool settled_by_reading(const ClauseHead& clause) {
  return std::ranges::any_of(clause.when, [](const When& when) {
    return when.applies.choice.point >= 0 ||
           (when.ended_after && when.ended_after->first_day.choice.point >= 0);
  });
}

/// The lines that a clause just gave hang on a fact that is missing.
void leave_open(const ClauseHead& clause, size_t first, const Case& c) {
  auto& lines = c.out.severance.lines;
  for (size_t i = first; i < lines.size(); ++i)
    c.open_line(clause, lines[i].id, lines[i].label, lines[i].arises);
  lines.resize(first);
}

/// What new work takes off is open where the facts do not tell what the clause asks of it.
void mind_new_job(const Clause& clause, size_t before, const Case& c) {
  const auto due = clause.terms.kind().due;
  if (due == nullptr) return;
  const auto& terms = due(clause.terms.object())->on_new_job;
  if (!terms || !terms->acts() || c.out.severance.lines.size() == before) return;
  if (!new_pay_is_known(*terms, clause.head, c)) leave_open(clause.head, before, c);
  tell_of_new_job(*terms, clause.head, c);
}

/// What hangs on a release of which nothing is told is open; a line that is open by another fact asks for it
/// too.
void open_without_release(const ClauseHead& clause, size_t before, size_t open_before, const Case& c) {
  auto& lines = c.out.severance.lines;
  const bool nothing_new = lines.size() == before && c.out.severance.open.size() == open_before;
  if (c.situation.releases.empty() || nothing_new) return;
  const ReleaseFinding* release = release_for(c, clause);
  if (release == nullptr || release->told) return;
  ask_for_release(c, *release, clause, Module::severance);
  for (size_t i = before; i < lines.size(); ++i)
    c.out.severance.open.push_back({lines[i].id, lines[i].label, clause.cite, "release", &clause});
  lines.resize(before);
}

void ask(const Clause& clause, const Case& c) {
  const auto pay = clause.terms.kind().pay;
  if (pay == nullptr) return;
  const ClauseHead* by = replaced_by(c, clause.head);
  const bool given_later = by != nullptr && later_change(c, *by);
  const size_t lines = c.out.severance.lines.size();
  const size_t before = lines + c.out.benefits.size() + c.out.limits.size();
  const size_t open = c.out.severance.open.size();
  if (by == nullptr || given_later) pay(clause.terms.object(), clause.head, c);
  open_without_release(clause.head, lines, open, c);
  mind_new_job(clause, lines, c);
  if (by == nullptr) leave_open_what_hangs_on_request(c, clause);
  if (!c.explain) return;
  const bool paid = c.out.severance.lines.size() + c.out.benefits.size() + c.out.limits.size() != before;
  if (!paid || !settled_by_reading(clause.head)) warn_of_contested_ways(c, clause.head);
  if (!paid && c.under(clause.head.document())) note_not_paid(clause, by, c);
}

/// The clauses in an order in which what one takes off is found before it; a circle of credits is refused when
/// the terms are read.
struct AskingOrder {
  const Agreement& agreement;
  std::vector<size_t> order = {};
  std::vector<bool> begun = {};

  /// The clause that another takes off, or null.
  const Clause* credited_by(size_t i) const {
    const Clause& clause = agreement.clauses[i];
    const auto takes_off = clause.terms.kind().takes_off;
    const std::string_view id = takes_off != nullptr ? takes_off(clause.terms.object()) : std::string_view{};
    return id.empty() ? nullptr : agreement.find(id);
  }
  void add(size_t i) {
    if (begun[i]) return;
    begun[i] = true;
    if (const Clause* credited = credited_by(i)) add(static_cast<size_t>(credited - agreement.clauses.data()));
    order.push_back(i);
  }
  /// Whether the order of the agreement is not the one.
  bool differs() const {
    for (size_t i = 0; i < agreement.clauses.size(); ++i) {
      const Clause* credited = credited_by(i);
      if (credited != nullptr && credited > &agreement.clauses[i]) return true;
    }
    return false;
  }
};

/// Asks every clause; lines stand in the order of the agreement, whoever was asked first.
void ask_all(const Case& c) {
  AskingOrder asking{c.agreement};
  if (!asking.differs()) {
    for (const Clause& clause : c.agreement.clauses) ask(clause, c);
    return;
  }
  asking.begun.resize(c.agreement.clauses.size());
  for (size_t i = 0; i < c.agreement.clauses.size(); ++i) asking.add(i);
  for (const size_t i : asking.order) ask(c.agreement.clauses[i], c);
  const auto place = [&](const ClauseHead* head) { return c.agreement.find(head->id); };
  auto& out = c.out.severance;
  std::ranges::stable_sort(out.lines, {}, [&](const Line& line) { return place(line.clause); });
  std::ranges::stable_sort(out.open, {}, [&](const OpenLine& line) { return place(line.clause); });
}

/// Days of notice that were not given, paid instead.
void pay_in_lieu(const Case& c) {
  static constexpr std::string_view id = "pay_in_lieu_of_notice", label = "Pay in lieu of notice";
  const Situation& s = c.situation;
  if (!s.pay_in_lieu || !c.facts.salary) return;
  const Figure yearly = c.work.fact(salary_on(c, *s.end), "salary");
  const Figure amount =
      c.work.share_of(yearly,
                      c.work.derived(s.notice_short, Unit::days, "days",
                                     {notice_figure(c, s.notice.value_or(*s.end)), end_figure(c)}),
                      c.work.law(365, Unit::days, {}));
  c.out.severance.lines.push_back(make_line(*s.route, id, label, end_figure(c), amount, {}, c));
}

/// A route that ends all rights under its document may take with it what had arisen and was not paid.
void cut_off(const Case& c) {
  auto& lines = c.out.severance.lines;
  for (const ClauseHead* head : c.situation.routes) {
    if (lines.empty() || !takes_what_arose(c, *head)) continue;
    std::erase_if(lines, [&](const Line& line) {
      return line.clause != nullptr && line.clause->document() == head->document();
    });
  }
}

/// A payment that is said to have been made, or not, and that nobody owes.
void note_strange_payments(const Case& c) {
  if (c.refused(Module::severance)) return;
  for (size_t i = 0; i < c.facts.payments.size(); ++i) {
    const std::string& id = c.facts.payments[i].line;
    const auto line = std::ranges::find(c.out.severance.lines, id, &Line::id);
    if (line != c.out.severance.lines.end()) {
      const auto& made = c.facts.payments[i].made;
      if (made && *made < line->arises && !line->earned)
        c.warn(Module::severance, "payment-before-right", fmt::format("payments[{}].made", i),
               fmt::format("`{}` was paid on {}, and the right to it arises on {}", id, to_string(*made),
                           to_string(line->arises)),
               "correct the day, unless it was paid in advance", line->cite);
      continue;
    }
    if (c.facts.deferred_comp && id.starts_with(deferred_payment)) continue;  // the plan looks for it
    c.warn(Module::severance, "payment-not-owed", fmt::format("payments[{}].line", i),
           fmt::format("no line `{}` is owed on these facts", id), "name a line of the report by its id");
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

/// Clauses of which the terms say that both are paid, or that one is taken off the other.
bool is_meant(const Case& c, const ClauseHead& a, const ClauseHead& b) {
  const auto names = [&](const ClauseHead& from, const ClauseHead& to) {
    const Clause* clause = c.agreement.find(from.id);
    const auto takes_off = clause->terms.kind().takes_off;
    return std::ranges::find(from.in_addition_to, to.id) != from.in_addition_to.end() ||
           (takes_off != nullptr && takes_off(clause->terms.object()) == to.id);
  };
  return names(a, b) || names(b, a);
}

/// Whether they pay multiples of one amount; within one document that was told with the terms.
bool are_alike(const Case& c, const ClauseHead& a, const ClauseHead& b) {
  return std::ranges::any_of(c.agreement.adding_up, [&](const auto& pair) {
    const ClauseHead &first = c.agreement.clauses[pair.first].head,
                     &later = c.agreement.clauses[pair.second].head;
    return (first.id == a.id && later.id == b.id) || (first.id == b.id && later.id == a.id);
  });
}

/// "EA 8 (312,000.00) and EA 9 (5,000.00)"; where one section holds both, each by its id.
std::string both_pay(const ClauseHead& a, Money first, const ClauseHead& b, Money second) {
  const bool one_section = a.cite == b.cite;
  const auto name = [&](const ClauseHead& head) {
    return one_section ? fmt::format("{} `{}`", head.cite, head.id) : head.cite;
  };
  return fmt::format("{} ({}) and {} ({}) both pay on this end of employment, and are added up", name(a),
                     grouped(first), name(b), grouped(second));
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
    if (clause == nullptr || line.amount == Money{}) continue;
    // What was earned, and what was spent up to a limit, is owed beside whatever else is.
    if (line.earned || clause->terms.kind().earned || clause->terms.kind().uses_own_amount) continue;
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
      if (replaces(&a, &b) || replaces(&b, &a) || is_meant(c, a, b)) continue;
      const bool one_document = a.document() == b.document(), alike = are_alike(c, a, b);
      if (one_document ? alike || !one_way(a, b) : !alike) continue;
      if (!one_document) {
        c.warn(
            Module::severance, "both-pay", {}, both_pay(a, all[i].sum, b, all[k].sum),
            fmt::format("where one takes the place of the other, it lists it under `replaces`; where both are "
                        "meant, `in_addition_to: {}`",
                        a.id),
            b.cite);
        continue;
      }
      c.note(Module::severance, "both-pay", {}, both_pay(a, all[i].sum, b, all[k].sum),
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

/// The total from the figures of its lines; lines of one id, which a path cannot tell apart, by their steps.
void explain_total(const Case& c) {
  const auto& lines = c.out.severance.lines;
  std::vector<Figure> amounts, of_retirement;
  for (const Line& line : lines) {
    const bool alone = std::ranges::count(lines, line.id, &Line::id) == 1;
    (line.of_retirement() ? of_retirement : amounts)
        .push_back(alone ? c.work.figure(line.amount.exact(), Unit::money, fmt::format("severance.{}", line.id),
                                         line.label)
                         : c.work.named({line.amount.exact(), line.arithmetic}, line.label));
  }
  const Figure standing = c.situation.end ? end_figure(c) : c.work.absent("termination", "employment goes on");
  c.work.account(c.refused(Module::severance) ? "severance.known" : "severance.total",
                 amounts.empty() ? c.work.derived(0, Unit::money, "no clause pays on these facts", {standing})
                                 : c.work.sum(amounts));
  if (!of_retirement.empty()) c.work.account("severance.retirement_total", c.work.sum(of_retirement));
}

/// The clauses that act on payments in some of the stages, in their order.
void let_rules_act(const Case& c, RowStage from, RowStage through) {
  for (const size_t i : c.agreement.acting_on_rows) {
    const Clause& clause = c.agreement.clauses[i];
    const Kind& kind = clause.terms.kind();
    if (kind.row_stage >= from && kind.row_stage <= through && c.in_force(clause.head))
      kind.act_on_rows(clause.terms.object(), clause.head, c);
  }
}

/// What is known to be paid is not awaited any more.
std::string due_label(const Case& c, const Line& line, std::string_view label, size_t number) {
  const PaymentMade* fact = payment_fact(c, line, number);
  if (fact == nullptr || !fact->made) return fmt::format("{} due", label);
  return fmt::format("{} due, paid on {}", label, to_string(*fact->made));
}

void add_due_dates(const Case& c) {
  for (const Line& line : c.out.severance.lines) {
    for (size_t i = 0; i < line.payments.size(); ++i) {
      const PaymentRow& row = line.payments[i];
      if (row.due)
        c.deadline(c.work.text(fmt::format("{}_{}", line.id, row.id)), *row.due,
                   due_label(c, line, row.label, i), line.cite);
    }
    if (!line.payments.empty()) continue;
    if (line.due) c.deadline(line.id, *line.due, due_label(c, line, line.label, 0), line.cite);
  }
}

}  // namespace

bool lines_withheld(const Result& r) {
  return std::ranges::any_of(r.remarks, [](const Remark& remark) {
    const bool here = remark.module == Module::severance || remark.module == Module::facts;
    const bool only_open = remark.module == Module::severance && remark.id == "missing-fact";
    return remark.severity == Severity::error && here && !only_open;
  });
}

void evaluate_severance(const Case& c) {
  if (c.explain) compare_pay(c);
  pay_in_lieu(c);
  ask_all(c);
  make_top_ups(c);
  cut_off(c);
  let_rules_act(c, RowStage::choice, RowStage::choice);
  refuse_conflicts(c);
  let_rules_act(c, RowStage::release, RowStage::recovery);
  finish_rows(c);
  if (c.lists && !lines_withheld(c.out)) add_due_dates(c);
  if (c.explain) note_own_departure(c), note_strange_payments(c), note_both_paid(c);
  Money total;
  for (const Line& line : c.out.severance.lines) {
    if (!line.of_retirement()) {
      total += line.amount;
      continue;
    }
    Money& sum = c.out.severance.retirement_total ? *c.out.severance.retirement_total
                                                  : c.out.severance.retirement_total.emplace();
    sum += line.amount;
  }
  (c.refused(Module::severance) ? c.out.severance.known : c.out.severance.total) = total;
  if (c.work.explaining()) explain_total(c);
}

}  // namespace payout
