#include "clauses/severance/reimbursement.h"

#include <fmt/format.h>

#include "clauses/known_days.h"

namespace payout {
namespace {

/// One limit on one occurrence.
struct Limiting {
  const Reimbursement& terms;
  const ClauseHead& clause;
  const Case& c;
  const Occurrence& when;

  AmountName used_name() const { return terms.used.value_or(AmountName{own_amount_of(clause)}); }

  std::optional<Figure> with_index(Figure limit) const {
    if (!terms.indexed) return limit;
    const Times* now = c.facts.indexes.find(terms.indexed->index);
    if (now == nullptr) {
      c.missing(Module::severance, clause, fmt::format("indexes.{}", terms.indexed->index),
                fmt::format("the index `{}` of the day", terms.indexed->index));
      return std::nullopt;
    }
    const Times& then = terms.indexed->from;
    return c.work.share_of(limit, c.work.fact_at(now, now->value, Unit::count, "index of the day"),
                           c.work.term_at(&then, then.value, Unit::count, "index at the start"));
  }

  /// The limit in cents; nothing where there is none, or where a fact is missing (`known` is then false).
  std::optional<Figure> limit(bool& known) const {
    if (!terms.at_most) return std::nullopt;
    const auto stated = amount_figure(*terms.at_most, {when.measured}, terms.measures, clause, c);
    const auto indexed = stated ? with_index(*stated) : std::nullopt;
    known = indexed.has_value();
    return indexed ? std::optional{c.work.rounded(*indexed)} : std::nullopt;
  }

  void last_day(LimitResult& entry) const {
    const std::string path = fmt::format("limits[{}].until", clause.id);
    Figure last;
    if (terms.until_day) {
      entry.until = *terms.until_day;
      last = c.work.term(*terms.until_day, "until");
    } else if (terms.until) {
      last = last_day_figure(c, occurrence_figure(c, when), *terms.until);
      entry.until = c.last_day_of(when.date, *terms.until);
    } else {
      return;
    }
    account_day(c, path, *entry.until, last, clause.id);
    account_day(c, fmt::format("calendar[{}]", clause.id), *entry.until, last, clause.id);
    if (c.lists) c.deadline(clause.id, *entry.until, fmt::format("Last day for {}", terms.label), clause.cite);
  }

  void pay_used(const std::optional<Figure>& most, LimitResult& entry) const {
    const Money* given = amount_given(used_name(), c);
    if (given == nullptr) return;
    const Figure spent = c.work.fact(*given, "used");
    const Figure paid = most ? c.work.least(spent, *most) : spent;
    entry.used = *given;
    c.work.account(fmt::format("limits[{}].used", clause.id), spent, clause.id);
    c.out.severance.lines.push_back(
        make_line(clause, clause.id, terms.label, arising_figure(c, when), paid, terms.due, c));
  }

  void run() const {
    bool known = true;
    const auto most = limit(known);
    if (!known) return c.open_line(clause, clause.id, terms.label, when.date);
    LimitResult entry{.id = clause.id, .label = terms.label, .cite = clause.cite};
    if (most) entry.at_most = money_of(*most), entry.arithmetic = most->step;
    if (most) c.work.account(fmt::format("limits[{}]", clause.id), *most, clause.id);
    last_day(entry);
    pay_used(most, entry);
    c.out.limits.push_back(entry);
  }
};

}  // namespace

void pay(const Reimbursement& terms, const ClauseHead& clause, const Case& c) {
  // What can be used up to a limit is used once, whichever ways lead to it.
  const Occurrences all = occurrences(c, clause);
  if (!all.empty()) Limiting{terms, clause, c, *all.begin()}.run();
}

}  // namespace payout
