#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

#include "scenario/fact_checks.h"

namespace payout {
namespace {

/// An amount that is documented as a part of another one.
struct Amount {
  std::string path = {};
  Money value = {};
};
struct PartOfSum {
  Amount part = {};
  std::optional<Amount> whole = {};  ///< none: the fact that it would be part of is not there
};

using Found = void (*)(const Scenario&, const std::function<void(const PartOfSum&)>&);

void by_year(const Table<int, Money>& parts, std::string_view part, const Table<int, Money>& wholes,
             std::string_view whole, bool must_be_there, const std::function<void(const PartOfSum&)>& f) {
  for (const auto& [year, amount] : parts) {
    const Money* all = wholes.find(year);
    if (all != nullptr && amount <= *all) continue;
    if (all == nullptr && !must_be_there) continue;
    PartOfSum found{{fmt::format("{}.{}", part, year), amount}, {}};
    if (all != nullptr) found.whole = Amount{fmt::format("{}.{}", whole, year), *all};
    f(found);
  }
}

void wages_parts(const DeferrablePayFacts& pay, const std::string& at,
                 const std::function<void(const PartOfSum&)>& f) {
  const auto within = [&](const std::optional<Money>& part, std::string_view field,
                          const std::optional<Money>& whole, std::string_view of) {
    if (!part || !whole || *part <= *whole) return;
    f({{fmt::format("{}.{}", at, field), *part}, Amount{fmt::format("{}.{}", at, of), *whole}});
  };
  within(pay.relocation, "relocation", pay.wages, "wages");
  within(pay.ps58, "ps58", pay.wages, "wages");
  within(pay.option_spread, "option_spread", pay.wages, "wages");
  within(pay.deferred, "deferred", pay.compensation, "compensation");
  within(pay.deferred, "deferred", pay.wages, "wages");
  within(pay.not_deferrable, "not_deferrable", pay.compensation, "compensation");
  // Without it, compensation is the wages and what was left out of them.
  std::optional<Money> all = pay.wages;
  if (all) *all += pay.k401_deferral.value_or(Money{}) + pay.cafeteria.value_or(Money{});
  if (!pay.compensation) within(pay.not_deferrable, "not_deferrable", all, "wages");
}

/// The table of parts and wholes.
constexpr std::array<Found, 6> parts{
    [](const Scenario& s, const std::function<void(const PartOfSum&)>& f) {
      if (s.tax && s.tax->withholding)
        by_year(s.tax->withholding->supplemental_so_far, "tax.withholding.supplemental_so_far",
                s.tax->withholding->wages_so_far, "tax.withholding.wages_so_far", false, f);
    },
    [](const Scenario& s, const std::function<void(const PartOfSum&)>& f) {
      if (s.tax) by_year(s.tax->one_time_pay, "tax.one_time_pay", s.w2, "w2", true, f);
    },
    [](const Scenario& s, const std::function<void(const PartOfSum&)>& f) {
      if (!s.salary || !s.salary->health_full_premium) return;
      const PayRate* own = s.salary->benefits.find("health_insurance");
      const Money all = s.salary->health_full_premium->yearly();
      if (own != nullptr && own->yearly() > all)
        f({{"salary.benefits.health_insurance", own->yearly()}, Amount{"salary.health_full_premium", all}});
    },
    [](const Scenario& s, const std::function<void(const PartOfSum&)>& f) {
      if (!s.salary || !s.salary->health || !s.salary->health->employee_part) return;
      const Money part = s.salary->health->employee_part->yearly(), all = s.salary->health->premium.yearly();
      if (part > all) f({{"salary.health.employee_part", part}, Amount{"salary.health.premium", all}});
    },
    [](const Scenario& s, const std::function<void(const PartOfSum&)>& f) {
      if (!s.deferred_comp) return;
      for (const auto& [year, of_year] : s.deferred_comp->plan_years) {
        const std::string at = fmt::format("deferred_comp.plan_years.{}", year);
        wages_parts(of_year.pay, at, f);
        for (const auto& [day, period] : of_year.periods)
          wages_parts(period, fmt::format("{}.periods.{}", at, to_string(day)), f);
      }
    },
    [](const Scenario& s, const std::function<void(const PartOfSum&)>& f) {
      if (!s.deferred_comp || !s.deferred_comp->balance) return;
      const DeferralBalance& b = *s.deferred_comp->balance;
      if (b.vested && b.own && b.company && *b.vested > *b.own + *b.company)
        f({{"deferred_comp.balance.vested", *b.vested}, Amount{"deferred_comp.balance", *b.own + *b.company}});
    },
};

void tell(const FactChecks& c, const PartOfSum& found) {
  if (!found.whole) {
    c.problems.error("contradiction", c.at(found.part.path),
                     fmt::format("`{}`, {}, is a part of a sum that is not given", found.part.path,
                                 grouped(found.part.value)),
                     "give the whole as well");
    return;
  }
  Problem& p =
      c.problems.error("contradiction", c.at(found.part.path),
                       fmt::format("`{}`, {}, is a part of `{}`, {}", found.part.path,
                                   grouped(found.part.value), found.whole->path, grouped(found.whole->value)),
                       "the part cannot be more than the whole: correct one of the two");
  p.other = c.at(found.whole->path);
  p.other_label = "the whole";
}

/// Shares of one thing that add to more than all of it.
void shares_add_up(const FactChecks& c, std::string_view path, std::string_view what, Exact sum) {
  if (sum <= Exact{1}) return;
  c.problems.error("contradiction", c.at(path), fmt::format("{} add to {}", what, to_string(Rate{sum})),
                   "they add to 100% at most");
}

/// The sales of one series are shares of the same assets.
void sales_add_up(const FactChecks& c) {
  std::vector<std::pair<std::string_view, Exact>> series;
  for (size_t i = 0; i < c.facts.events.size(); ++i) {
    const auto* sale = std::get_if<AssetSale>(&c.facts.events[i]);
    if (sale == nullptr || !sale->transaction) continue;
    auto found = std::ranges::find(series, *sale->transaction, &std::pair<std::string_view, Exact>::first);
    if (found == series.end()) found = series.insert(found, {*sale->transaction, Exact{}});
    if (found->second > Exact{1}) continue;  // told before
    found->second += sale->percent.value;
    shares_add_up(c, fmt::format("events[{}].percent", i), fmt::format("the sales of `{}`", *sale->transaction),
                  found->second);
  }
}

/// A place in a row, or a number that cannot be more than another one.
void check_counts(const FactChecks& c) {
  const Scenario& s = c.facts;
  const auto contradicts = [&](std::string_view path, std::string message, std::string help) {
    c.problems.error("contradiction", c.at(path), std::move(message), std::move(help));
  };
  if (s.employee.voting_power && s.employee.voting_power->value > Exact{1})
    contradicts("employee.voting_power",
                fmt::format("{} of the voting power", to_string(*s.employee.voting_power)),
                "100% is all of it");
  if (s.tax && s.tax->person && s.tax->person->employees) {
    const auto& person = *s.tax->person;
    const auto placed = [&](const std::optional<int>& place, std::string_view path) {
      if (place && *place > *person.employees)
        contradicts(path, fmt::format("place {} among {} employees", *place, *person.employees),
                    "correct one of the two");
    };
    placed(person.officer_rank, "tax.person.officer_rank");
    placed(person.pay_rank, "tax.person.pay_rank");
  }
  if (!s.salary) return;
  const Salary& pay = *s.salary;
  if (pay.target_bonus && pay.maximum_bonus && *pay.maximum_bonus < *pay.target_bonus)
    contradicts("salary.maximum_bonus",
                fmt::format("the maximum bonus, {}, is less than the target, {}", to_string(*pay.maximum_bonus),
                            to_string(*pay.target_bonus)),
                "correct one of the two");
  if (pay.target_bonus_amount && pay.maximum_bonus_amount &&
      pay.maximum_bonus_amount->yearly() < pay.target_bonus_amount->yearly())
    contradicts(
        "salary.maximum_bonus_amount",
        fmt::format("the maximum bonus, {} a year, is less than the target, {}",
                    grouped(pay.maximum_bonus_amount->yearly()), grouped(pay.target_bonus_amount->yearly())),
        "correct one of the two");
}

void check_shares(const FactChecks& c) {
  const Scenario& s = c.facts;
  if (s.tax && s.tax->marginal) {
    const MarginalRates& r = *s.tax->marginal;
    shares_add_up(c, "tax.marginal", "the marginal rates",
                  r.federal.value + r.medicare.value + r.state.value_or(Rate{}).value);
  }
  sales_add_up(c);
  if (!s.deferred_comp) return;
  Exact matched;
  for (const MatchTier& tier : s.deferred_comp->match) matched += tier.on_first.value_or(Rate{}).value;
  shares_add_up(c, "deferred_comp.match", "the shares of pay that are matched", matched);
}

}  // namespace

void check_parts(const FactChecks& c) {
  const std::function<void(const PartOfSum&)> told = [&](const PartOfSum& found) { tell(c, found); };
  for (const Found find : parts) find(c.facts, told);
  check_shares(c);
  check_counts(c);
}

}  // namespace payout
