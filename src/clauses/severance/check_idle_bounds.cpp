#include "clauses/severance/check_idle_bounds.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "clauses/severance/cash_payment.h"
#include "clauses/severance/limit.h"
#include "clauses/severance/stated_amount.h"
#include "document/visit.h"

/// Bounds that what they bound can never reach, as far as the terms alone tell: both are multiples of the same
/// amounts, or sums in money.
namespace payout {
namespace {

/// So many times each amount, by what it is called; money in cents under no name.
using Multiples = std::map<std::string, Exact>;

void add(Multiples& to, const Multiples& more) {
  for (const auto& [name, times] : more) to[name] = to[name] + times;
}

/// Whether the one is at least the other, whatever the amounts are: none is below zero.
bool reaches(const Multiples& one, const Multiples& other) {
  return std::ranges::all_of(other, [&](const auto& each) {
    const auto found = one.find(each.first);
    return each.second <= Exact{0} || (found != one.end() && found->second >= each.second);
  });
}

template <class T>
Exact number_of(const T& value) {
  if constexpr (requires { value.exact(); }) {
    return value.exact();
  } else if constexpr (requires { value.value; }) {
    return value.value;
  } else {
    return Exact{value};
  }
}

/// What stands for a tier, or for all.
template <class T>
std::optional<Exact> at(const ByTier<T>& values, std::string_view tier) {
  for (const TierValue<T>& each : values) {
    if (each.tier.empty() || each.tier == tier) return number_of(each.value);
  }
  return std::nullopt;
}

/// The author's words for an amount that is no multiple: two that are alike are the same amount.
std::string words_of(const Amount& amount) {
  std::string out;
  visit_paths(type_of<Amount>(), &amount, "", [&](const Part& part, const std::string& path) {
    if (is_single(*part.type)) out += fmt::format("{}={};", path, written(*part.type, part.value));
    return true;
  });
  return out;
}

std::optional<Multiples> multiples_of(const Amount& amount, std::string_view tier);

std::optional<Multiples> sum_of(const std::vector<Amount>& amounts, Exact times, std::string_view tier) {
  Multiples all;
  for (const Amount& each : amounts) {
    auto part = multiples_of(each, tier);
    if (!part) return std::nullopt;
    for (auto& [name, own] : *part) own = own * times;
    add(all, *part);
  }
  return all;
}

std::optional<Multiples> multiples_of(const Amount& amount, std::string_view tier) {
  if (const Money* money = amount.stated_money()) return Multiples{{"", money->exact()}};
  if (!amount.sum.empty()) return sum_of(amount.sum, 1, tier);
  if (amount.multiples() != 1) return Multiples{{words_of(amount), 1}};
  const auto times = at(amount.times, tier), months = at(amount.months, tier), share = at(amount.share, tier);
  if (!times && !months && !share) return std::nullopt;
  return sum_of(amount.of, times ? *times : months ? *months / Exact{12} : *share, tier);
}

/// How many times its amounts an item comes to at the most, or always.
struct TimesOfItem {
  std::optional<Exact> most = {};
  bool always = false;
};

TimesOfItem by_service(const WeeksOfPay& weeks, Exact a_year, std::string_view tier) {
  if (const auto own = at(weeks.number, tier)) return {*own / a_year, true};
  std::optional<Exact> most = at(weeks.at_most, tier);
  if (!most && weeks.per_year.empty()) {
    for (const WeeksFrom& row : weeks.by_service) {
      const auto here = at(row.number(), tier);
      if (!here) return {};
      most = most ? std::max(*most, *here) : *here;
    }
  }
  return most ? TimesOfItem{*most / a_year, false} : TimesOfItem{};
}

TimesOfItem times_of(const PaymentItem& item, std::string_view tier) {
  const bool whole = !item.prorated.has_value();
  if (const auto times = at(item.times, tier)) return {times, whole};
  if (const auto months = at(item.months, tier)) return {*months / Exact{12}, whole};
  if (const auto share = at(item.share, tier)) return {share, whole};
  const auto table = [&](const std::optional<WeeksOfPay>& weeks, Exact a_year) {
    TimesOfItem found = by_service(*weeks, a_year, tier);
    found.always = found.always && whole;
    return found;
  };
  if (item.weeks) return table(item.weeks, 52);
  if (item.months_by_service) return table(item.months_by_service, 12);
  if (item.times_by_service) return table(item.times_by_service, 1);
  return {};
}

/// What an item or several come to at the most, and whether always.
struct Worth {
  Multiples most = {};
  bool always = true;
};

std::optional<Worth> worth_of(const PaymentItem& item, std::string_view tier) {
  const TimesOfItem times = times_of(item, tier);
  auto sum = times.most ? sum_of(item.of, *times.most, tier) : std::nullopt;
  if (!sum) return std::nullopt;
  return Worth{std::move(*sum), times.always && !item.at_most && !item.at_least};
}

std::optional<Worth> worth_of(const CashPayment& cash, std::string_view tier) {
  Worth all;
  for (const PaymentItem& item : cash.items) {
    const auto one = worth_of(item, tier);
    if (!one || item.at_least) return std::nullopt;
    add(all.most, one->most);
    all.always = all.always && one->always;
  }
  return all;
}

std::optional<Worth> worth_of(const StatedAmount& stated, std::string_view tier) {
  const auto amount = at(stated.amount, tier);
  return amount ? std::optional{Worth{{{"", *amount}}, true}} : std::nullopt;
}

std::optional<Worth> worth_of(const Clause& clause, std::string_view tier) {
  if (const auto* cash = clause.as<CashPayment>()) return cash->at_least ? std::nullopt : worth_of(*cash, tier);
  const auto* stated = clause.as<StatedAmount>();
  return stated != nullptr && !stated->at_least ? worth_of(*stated, tier) : std::nullopt;
}

struct IdleBounds {
  const TermsCheck& t;
  size_t i;

  std::vector<std::string> tiers() const {
    return t.agreement.tiers.empty() ? std::vector<std::string>{""} : t.agreement.tiers;
  }

  /// Whether, for each tier, the bound and what it bounds stand as `holds` says.
  template <class Of, class Holds>
  bool in_each_tier(const Amount& bound, Of&& of, Holds&& holds) const {
    const auto list = tiers();
    return std::ranges::all_of(list, [&](const std::string& tier) {
      const auto limit = multiples_of(bound, tier);
      const std::optional<Worth> worth = of(tier);
      return limit && worth && holds(*limit, *worth);
    });
  }

  void warn(Origin place, std::string_view key, bool most) const { warn_of_idle_bound(t, i, place, key, most); }

  template <class Of>
  void both(const std::optional<Amount>& least, const std::optional<Amount>& most, Of&& of,
            const PaymentItem* item = nullptr) const {
    const auto place = [&](std::string_view key) {
      return item != nullptr ? t.places.item(i, "items", item->id, key) : t.places.of(i, key);
    };
    const auto key = [&](std::string_view name) {
      return item != nullptr ? fmt::format("items[{}].{}", item->id, name) : std::string{name};
    };
    if (most &&
        in_each_tier(*most, of, [](const auto& bound, const Worth& w) { return reaches(bound, w.most); }))
      warn(place("at_most"), key("at_most"), true);
    if (least && in_each_tier(*least, of, [](const auto& bound, const Worth& w) {
          return w.always && reaches(w.most, bound);
        }))
      warn(place("at_least"), key("at_least"), false);
  }

  /// Bounds of a number of weeks, months or times by service.
  void by_service(const std::optional<WeeksOfPay>& weeks, std::string_view unit,
                  const PaymentItem& item) const {
    if (!weeks || !weeks->asks_for_service()) return;
    const auto list = tiers();
    const auto each_tier = [&](auto&& holds) { return std::ranges::all_of(list, holds); };
    const auto rows = [&](const std::string& tier, Exact bound, bool most) {
      return std::ranges::all_of(weeks->by_service, [&](const WeeksFrom& row) {
        const auto here = at(row.number(), tier);
        return here && (most ? *here <= bound : *here >= bound);
      });
    };
    const bool table = !weeks->by_service.empty() && weeks->per_year.empty();
    const Origin place = t.places.item(i, "items", item.id, unit);
    if (!weeks->at_most.empty() && table && each_tier([&](const std::string& tier) {
          const auto bound = at(weeks->at_most, tier);
          return bound && rows(tier, *bound, true);
        }))
      warn(place, fmt::format("items[{}].{}.at_most", item.id, unit), true);
    const bool from_the_first_day = table && weeks->by_service.front().from.count == 0;
    if (!weeks->at_least.empty() && each_tier([&](const std::string& tier) {
          const auto bound = at(weeks->at_least, tier);
          const auto base = at(weeks->base, tier);
          return bound &&
                 ((base && !table && *base >= *bound) || (from_the_first_day && rows(tier, *bound, false)));
        }))
      warn(place, fmt::format("items[{}].{}.at_least", item.id, unit), false);
  }
};

}  // namespace

void warn_of_idle_bound(const TermsCheck& t, size_t i, Origin place, std::string_view key, bool most) {
  t.problems.warning("idle-bound", place,
                     fmt::format("{}, `{}`: what is paid never comes to {}, so this cannot act", t.name_of(i),
                                 key, most ? "more" : "less"),
                     "look whether another number is meant, or leave it out");
}

void check_idle_bounds(const TermsCheck& t, size_t i, const CashPayment& cash) {
  const IdleBounds bounds{t, i};
  for (const PaymentItem& item : cash.items) {
    PaymentItem free = item;
    free.at_most = free.at_least = {};
    bounds.both(
        item.at_least, item.at_most, [&](std::string_view tier) { return worth_of(free, tier); }, &item);
    bounds.by_service(item.weeks, "weeks", item);
    bounds.by_service(item.months_by_service, "months_by_service", item);
    bounds.by_service(item.times_by_service, "times_by_service", item);
  }
  bounds.both(cash.at_least, cash.at_most, [&](std::string_view tier) { return worth_of(cash, tier); });
}

void check_idle_bounds(const TermsCheck& t, size_t i, const StatedAmount& stated) {
  IdleBounds{t, i}.both(stated.at_least, stated.at_most,
                        [&](std::string_view tier) { return worth_of(stated, tier); });
}

void check_idle_bounds(const TermsCheck& t, size_t i, const PayLimit& limit) {
  IdleBounds{t, i}.both({}, limit.at_most, [&](std::string_view tier) -> std::optional<Worth> {
    Worth all;
    for (const std::string& id : limit.clauses) {
      const Clause* one = t.agreement.find(id);
      const auto worth = one != nullptr ? worth_of(*one, tier) : std::nullopt;
      if (!worth) return std::nullopt;
      add(all.most, worth->most);
    }
    return all;
  });
}

}  // namespace payout
