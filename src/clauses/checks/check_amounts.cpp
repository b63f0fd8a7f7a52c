#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_parts.h"
#include "clauses/checks/check_unread.h"
#include "clauses/near_terms.h"
#include "document/visit.h"
#include "words/nearest.h"

namespace payout {
namespace {

/// The amounts of one clause, at the key where they stand.
struct AmountCheck {
  const TermsCheck& t;
  Origin place;
  std::string where;  ///< "clause `sev` (EA 8), `items[sev].of`"

  void error(std::string_view id, std::string message, std::string help) const {
    t.problems.error(id, place, where + message, std::move(help));
  }

  /// A clause of that id is there and could not be read: it may be the amount.
  bool may_be_unread(std::string_view id) const {
    return std::ranges::any_of(t.places.left_out, [&](size_t position) {
      const NodeRef unread = t.places.unread(position);
      return unread && unread.text() == id;
    });
  }

  void name(const Amount& a) const {
    if (a.name.id.empty()) return;
    const Clause* other = t.agreement.find(a.name.id);
    if (other != nullptr && defined_amount(*other) != nullptr) return;
    if (other == nullptr && may_be_unread(a.name.id)) return;
    std::vector<std::string_view> known{measure_names.begin(), measure_names.end()};
    for (const Clause& clause : t.agreement.clauses) {
      if (defined_amount(clause) != nullptr) known.push_back(clause.head.id);
    }
    const auto synonym = std::ranges::find(measure_synonyms, a.name.id, &Synonym::word);
    const std::string_view near =
        synonym != measure_synonyms.end() ? synonym->means : nearest(a.name.id, known);
    const std::string_view meant = other == nullptr ? amount_hint(a.name.id) : std::string_view{};
    error("unknown-word",
          other != nullptr ? fmt::format(": `{}` is a `{}`, and no amount", a.name.id, other->terms.kind().name)
                           : fmt::format(": there is no amount `{}`", a.name.id),
          !meant.empty() ? std::string{meant}
          : near.empty() ? fmt::format("one of: {}; or the id of a `defined_amount`", detail::one_of(known))
                         : fmt::format("did you mean `{}`?", near));
  }

  /// Which keys of an amount say what it is.
  static int ways(const Amount& a) {
    return (a.is_named() ? 1 : 0) + (a.salary ? 1 : 0) + (a.bonus ? 1 : 0) + (a.target_bonus ? 1 : 0) +
           (a.greater_of.empty() ? 0 : 1) + (a.lesser_of.empty() ? 0 : 1) + (a.sum.empty() ? 0 : 1) +
           (a.average_of.empty() ? 0 : 1) + (a.excess_of.empty() ? 0 : 1) + (a.money ? 1 : 0) +
           (a.name.money ? 1 : 0) + (a.amount.empty() ? 0 : 1) + (a.multiples() > 0 || !a.of.empty() ? 1 : 0);
  }

  void shape(const Amount& a) const {
    const int given = ways(a);
    if (given == 0)
      error("no-measure", ": an amount that says nothing",
            "write money (`500000`), a multiple (`{times: 2.99, of: [salary, target_bonus]}`), or see `payout "
            "terms amount`");
    if (given > 1)
      error("two-multiples", ": one amount is said in two ways",
            "two amounts are `sum: [...]`, or two entries of `of`");
    if (a.multiples() > 0 && a.of.empty())
      error("no-measure", ": of which amounts it is taken is not said", "add `of: salary`");
    if (!a.of.empty() && a.multiples() == 0)
      error("no-multiple", ": how much of `of` is not said",
            "add `times: 2`, `months: 12` or `share: 50%`, or write `sum`");
    if (a.multiples() > 1)
      error("two-multiples", ": only one of `times`, `months` and `share` can hold", "leave all but one out");
    money(a);
    twice(a);
    for (const auto& [list, key] :
         {std::pair{&a.greater_of, "greater_of"}, std::pair{&a.lesser_of, "lesser_of"},
          std::pair{&a.average_of, "average_of"}}) {
      if (list->size() == 1) error("no-measure", fmt::format(": `{}` of one amount", key), "name two or more");
    }
    if (!a.excess_of.empty() && a.excess_of.size() != 2)
      error("no-measure", ": `excess_of` takes two amounts",
            "write `excess_of: [the amount, what it is over]`");
  }

  /// What is taken off is a deduction, and no amount below nothing.
  void money(const Amount& a) const {
    const auto negative = [&](const std::optional<Money>& sum) {
      if (sum && *sum < Money{})
        error("out-of-range", fmt::format(": {} is less than nothing", grouped(*sum)), "write a sum of money");
    };
    negative(a.money), negative(a.name.money);
    for (const auto& each : a.amount) negative(each.value.money);
  }

  void twice(const Amount& a) const {
    for (size_t k = 1; k < a.of.size(); ++k) {
      const auto same = [&](const Amount& before) { return before.is_named() && before.name == a.of[k].name; };
      if (std::none_of(a.of.begin(), a.of.begin() + static_cast<ptrdiff_t>(k), same)) continue;
      return error("named-twice", fmt::format(": `{}` stands there twice", to_string(a.of[k].name)),
                   "name each amount once; twice the amount is `times: 2`");
    }
  }

  void bonus(const BonusOf& b, bool targets) const {
    const int given = (b.which ? 1 : 0) + (b.average_of_last ? 1 : 0) + (b.highest_of_last ? 1 : 0);
    if (given == 0)
      error("no-measure", ": which bonus is not said",
            "write `{bonus: last_year}` or `{bonus: {average_of_last: 3}}`");
    if (given > 1) error("two-multiples", ": one bonus is said in two ways", "keep one of them");
    if (targets && b.which)
      error("no-measure", fmt::format(": `target_bonus: {}`", name_of(*b.which)),
            "write `target_bonus` alone, or `{target_bonus: {average_of_last: 3}}`");
    const bool several = b.average_of_last || b.highest_of_last;
    if (!several && !b.if_none.empty())
      error("not-used", ": `if_none` goes with `average_of_last` or `highest_of_last`", "leave it out");
    if (b.if_none.size() > 1) error("two-multiples", ": `if_none` is one amount", "name one, or a `sum`");
  }

  void salary(const SalaryOf& s) const {
    const int given = (s.highest_in ? 1 : 0) + (s.before_cut_within ? 1 : 0) + (s.greater_of.empty() ? 0 : 1) +
                      (s.lesser_of.empty() ? 0 : 1);
    if (given > 1)
      error("two-multiples", ": one salary is said in two ways", "write `greater_of: [...]` of two salaries");
    if (s.before != FromDay{} && !s.highest_in)
      error("not-used", ": `before` goes with `highest_in`", "write `at`, or leave it out");
  }

  void run(const Amount& amount) const {
    each_amount(amount, [&](const Amount& a) {
      shape(a);
      name(a);
      if (a.salary) salary(*a.salary);
      if (a.bonus) bonus(*a.bonus, false);
      if (a.target_bonus) bonus(*a.target_bonus, true);
    });
  }
};

/// Whether amounts, or what they are defined as, hold a measure.
bool made_of(const Agreement& agreement, const std::vector<Amount>& of, Measure what, int depth = 0) {
  bool found = false;
  for (const Amount& amount : of) {
    each_amount(amount, [&](const Amount& a) {
      if (a.is(what)) found = true;
      const bool salary = a.salary && what == Measure::salary;
      const bool target =
          (a.bonus || a.target_bonus || a.is(Measure::target_pay)) && what == Measure::target_bonus;
      if (salary || target || (a.is(Measure::target_pay) && what == Measure::salary)) found = true;
      const Clause* other = a.name.id.empty() ? nullptr : agreement.find(a.name.id);
      const Amount* defined = other != nullptr ? defined_amount(*other) : nullptr;
      if (defined != nullptr && depth < 10 && made_of(agreement, {*defined}, what, depth + 1)) found = true;
    });
  }
  return found;
}

}  // namespace

void check_amount(const TermsCheck& t, size_t i, Origin place, std::string where, const Amount& amount) {
  AmountCheck{t, place, t.name_of(i) + where}.run(amount);
}

void check_unread_amounts(const TermsCheck& t, std::span<const Clause> unread) {
  const Places all{t.places.files};
  for (size_t k = 0; k < unread.size(); ++k) {
    const ClauseHead& head = unread[k].head;
    const size_t position = t.places.left_out[k];
    const bool of_no_kind = unread[k].terms.object() == nullptr;
    if (of_no_kind || head.id.empty() || head.cites.empty()) continue;
    visit_records(
        type_of<Clause>(), static_cast<const void*>(&unread[k]), {},
        [&](const Type& record, const void* object, std::string_view key) {
          if (&record != &type_of<Amount>()) return;
          const auto& amount = *static_cast<const Amount*>(object);
          const Origin place = all.value(position, key, amount.name.id);
          AmountCheck{t, place, fmt::format("clause `{}` ({}), `{}`", head.id, head.cites[0], key)}.name(
              amount);
        });
  }
}

void check_amount(const TermsCheck& t, size_t i, std::string_view key, const Amount& amount) {
  check_amount(t, i, t.places.of(i, key), fmt::format(", `{}`", key), amount);
}

void check_bounds(const TermsCheck& t, size_t i, const std::optional<Amount>& least,
                  const std::optional<Amount>& most) {
  if (least) check_amount(t, i, "at_least", *least);
  if (most) check_amount(t, i, "at_most", *most);
  const Money* floor = least ? least->stated_money() : nullptr;
  const Money* cap = most ? most->stated_money() : nullptr;
  if (floor != nullptr && cap != nullptr && *floor > *cap)
    t.error(i, "at_least", "never-true",
            fmt::format(", `at_least`: {} is more than `at_most: {}`", grouped(*floor), grouped(*cap)),
            "exchange the two, or leave one out");
}

void check_measures(const TermsCheck& t, size_t i, const std::vector<Amount>& of) {
  const auto needs = [&](std::string_view key, Measure what) {
    if (!t.writes(i, key) || made_of(t.agreement, of, what)) return;
    t.error(i, key, "not-used", fmt::format(", `{}`: no line is made of `{}`", key, name_of(what)),
            fmt::format("leave it out, or add `{}` to `of`", name_of(what)));
  };
  needs("bonus_measure", Measure::target_bonus);
  needs("bonus_to_the_cent", Measure::target_bonus);
  needs("salary_measure", Measure::salary);
  needs("benefits_value", Measure::benefits);
  needs("health_measure", Measure::health_insurance);
}

}  // namespace payout
