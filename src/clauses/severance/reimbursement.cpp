#include "clauses/severance/reimbursement.h"

#include <fmt/format.h>

#include "clauses/checks/check_parts.h"
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

  void ask(std::string_view fact, std::string_view what) const {
    c.missing(Module::severance, clause, fmt::format("dispute.{}", fact), what);
    c.open_line(clause, clause.id, terms.label, when.date);
  }

  /// Of the fees what the outcome of the dispute lets the company pay; nothing where a fact is missing.
  std::optional<Figure> by_outcome(Figure fees) const {
    const Dispute& d = *c.facts.dispute;
    const auto none = [&](std::string_view why) { return c.work.derived(0, Unit::money, why, {fees}); };
    switch (*terms.fees_if) {
      case FeesIf::wins: {
        std::optional<bool> won = d.won;
        if (!won && d.share_won && d.share_won->value == Exact{1}) won = true;
        if (!won && d.share_won && d.share_won->value == Exact{}) won = false;
        if (won) return *won ? fees : none("the executive did not prevail");
        ask("won", "whether the executive prevailed");
        return std::nullopt;
      }
      case FeesIf::good_faith:
        if (d.good_faith) return *d.good_faith ? fees : none("not claimed in good faith");
        ask("good_faith", "whether the claims were made in good faith");
        return std::nullopt;
      case FeesIf::share_won:
        if (d.share_won) return c.work.product(fees, c.work.fact(*d.share_won, "won"));
        ask("share_won", "the share of the dispute that the executive won");
        return std::nullopt;
    }
    return std::nullopt;
  }

  /// What was spent, as far as it is to be paid; nothing where nobody says so.
  std::optional<Figure> spent() const {
    if (!terms.fees_if) {
      const Money* given = amount_given(used_name(), c);
      return given != nullptr ? std::optional{c.work.fact(*given, "used")} : std::nullopt;
    }
    if (!c.facts.dispute) return std::nullopt;
    if (!c.facts.dispute->fees) {
      ask("fees", "the legal fees");
      return std::nullopt;
    }
    return by_outcome(c.work.fact(*c.facts.dispute->fees, "legal fees"));
  }

  void pay_used(const std::optional<Figure>& most, LimitResult& entry) const {
    const auto used = spent();
    if (!used) return;
    const Figure paid = most ? c.work.least(*used, *most) : *used;
    const Figure whole = c.work.rounded(*used);
    entry.used = money_of(whole);
    c.work.account(fmt::format("limits[{}].used", clause.id), whole, clause.id);
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

void check(const Reimbursement& r, const TermsCheck& t, size_t i) {
  if (r.at_most) check_amount(t, i, "at_most", *r.at_most);
  if (r.indexed && !r.at_most)
    t.error(i, "indexed", "not-used", ", `indexed`: there is no limit that could follow an index",
            "add `at_most`, or leave `indexed` out");
  if (r.indexed && r.indexed->from.value <= Exact{0})
    t.error(i, "indexed", "out-of-range", ", `indexed.from`: an index is more than nothing", "give the index");
  if (r.until && r.until_day)
    t.error(i, "until_day", "two-multiples", ": `until` and `until_day` are both given",
            "leave one of the two out");
}

}  // namespace payout
