#include "clauses/severance/remaining_term_fee.h"

#include <fmt/format.h>

#include "clauses/checks/check_parts.h"
#include "clauses/known_days.h"
#include "clauses/reading_key.h"
#include "clauses/situation/term.h"

namespace payout {
namespace {

struct Fee {
  const RemainingTermFee& terms;
  const ClauseHead& clause;
  const Case& c;
  const ContractTerm& term;
  Date end;

  /// Salary from the last day of employment to the end of the term.
  Figure salary_left(Figure yearly) const {
    const Date notice = c.situation.notice.value_or(end);
    switch (c.choose(terms.notice_effect)) {
      case NoticeEffect::ignored_for_fee: return through(yearly, term_end(c, term, end));
      case NoticeEffect::renewal_frozen_at_notice: return through(yearly, term_end(c, term, notice));
      case NoticeEffect::notice_period_only:
        return c.work.share_of(
            yearly, time_between(c, end - notice, Unit::days, "days", notice_figure(c, notice), end_figure(c)),
            c.work.law(365, Unit::days, {}));
      case NoticeEffect::nil:
        return c.work.derived(0, Unit::money, "no term left after notice", {notice_figure(c, notice)});
    }
    return yearly;
  }
  Figure through(Figure yearly, Date last) const {
    return prorated(c.work, yearly, end, last, c.choose(terms.proration),
                    {end_figure(c), term_day_figure(c, term, last, "last day of the term")});
  }

  bool before_renewal() const {
    const auto renews = renews_from(c, term);
    return renews && end < *renews;
  }

  std::optional<Figure> amount() const {
    const PayDay day{end};
    const auto yearly = measure(Measure::salary, day, terms.measures, clause, c);
    std::vector<Figure> others;
    bool complete = yearly.has_value();
    for (const Amount& each : terms.plus) {
      const auto part = amount_figure(each, day, terms.measures, clause, c);
      complete = complete && part.has_value();
      if (part) others.push_back(*part);
    }
    if (!complete) return std::nullopt;
    const bool breach = before_renewal() && c.choose(terms.early_notice) == EarlyNotice::breach;
    const Figure salary = c.work.named(breach ? through(*yearly, term_end(c, term, end)) : salary_left(*yearly),
                                       "salary for the rest of the term");
    const bool scale = salary.value != yearly->value && !others.empty() &&
                       (breach || c.choose(terms.extras) == Extras::scaled_to_remaining_term);
    std::vector<Figure> parts{salary};
    for (const Figure& other : others) parts.push_back(scale ? c.work.share_of(other, salary, *yearly) : other);
    const Figure sum = parts.size() == 1 ? parts[0] : c.work.sum(parts);
    return between(terms.at_least, terms.at_most, sum, day, terms.measures, clause, c);
  }

  void warn_early() const {
    if (!c.explain || !before_renewal()) return;
    const bool breach = c.choose(terms.early_notice) == EarlyNotice::breach;
    c.warn(Module::severance, "early-notice", "termination.notice",
           breach ? "notice was not allowed before the term renews by itself: the amount estimates damages for "
                    "the rest of the term, before anything saved or earned elsewhere"
                  : fmt::format("employment ended before {}, when the term begins to renew by itself; that "
                                "notice is possible so early can be disputed",
                                to_string(*renews_from(c, term))),
           see_reading(c, terms.early_notice.choice), cite_of(c.agreement, term));
  }
};

}  // namespace

void pay(const RemainingTermFee& terms, const ClauseHead& clause, const Case& c) {
  const ContractTerm* term = term_under(c, clause.document());
  if (term == nullptr) return;
  for (const Occurrence& when : occurrences(c, clause)) {
    const Fee fee{terms, clause, c, *term, when.measured};
    const auto amount = fee.amount();
    if (!amount) return c.open_line(clause, terms.line, terms.label, when.date);
    c.out.severance.lines.push_back(
        make_line(clause, terms.line, terms.label, arising_figure(c, when), *amount, terms.due, c));
    fee.warn_early();
  }
}

void check(const RemainingTermFee& fee, const TermsCheck& t, size_t i) {
  check_rest_of_term(t, i, true);
  for (const Amount& amount : fee.plus) check_amount(t, i, "plus", amount);
  check_bounds(t, i, fee.at_least, fee.at_most);
  std::vector<Amount> of = fee.plus;
  for (const auto* bound : {&fee.at_most, &fee.at_least}) {
    if (*bound) of.push_back(**bound);
  }
  of.push_back({.name = {Measure::salary, {}, {}}});
  check_measures(t, i, of);
}

}  // namespace payout
