#include "scenario/checks_deferral.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/locate.h"

namespace payout {
namespace {

struct DeferralChecks {
  const DeferredComp& facts;
  const Document& source;
  Problems& problems;

  Origin at(const std::string& path) const {
    const NodeRef node = locate(source, "deferred_comp." + path);
    return node ? node.origin() : Origin{};
  }
  void error(std::string_view id, const std::string& path, std::string message, std::string help) const {
    problems.error(id, at(path), std::move(message), std::move(help));
  }

  void one_kind_of_balance() const {
    if (facts.balance && !facts.accounts.empty())
      error("contradiction", "accounts", "`balance` and `accounts` both say what the account holds",
            "keep one of them");
    if (facts.balance && facts.balance->vested &&
        (facts.balance->own || facts.balance->company || facts.balance->company_vested))
      error("contradiction", "balance.vested", "`vested` stands beside the parts that it is made of",
            "give `own`, `company` and `company_vested`, or `vested` alone");
  }

  void pay_once(const DeferrablePayFacts& pay, const std::string& path) const {
    if (!pay.compensation || !pay.wages) return;
    error("contradiction", path + ".wages", "`compensation` and `wages` both say what was paid",
          "keep `wages` with its parts, or `compensation`");
  }

  void plan_year(int year, const PlanYearFacts& facts_of_year) const {
    const std::string path = fmt::format("plan_years.{}", year);
    pay_once(facts_of_year.pay, path);
    const DeferrablePayFacts& pay = facts_of_year.pay;
    if (!facts_of_year.periods.empty() && (pay.compensation || pay.wages || pay.deferred || pay.matched))
      error("contradiction", path + ".periods",
            fmt::format("pay of {} is given twice, by year and by period", year), "keep one of them");
    for (const auto& [day, period] : facts_of_year.periods)
      pay_once(period, fmt::format("{}.periods.{}", path, to_string(day)));
  }

  void funds_fit(Date day, const PeriodReturn& r) const {
    const std::string path = fmt::format("returns.{}", to_string(day));
    if (static_cast<int>(r.rate.has_value()) + static_cast<int>(r.amount.has_value()) +
            static_cast<int>(!r.funds.empty()) >
        1)
      error("contradiction", path, "the return is given more than once", "keep `rate`, `amount` or `funds`");
    Exact whole;
    for (const FundReturn& fund : r.funds) whole += fund.share.value;
    if (whole > Exact{1})
      error("out-of-range", path + ".funds",
            fmt::format("the shares of the funds add to {}", to_string(Rate{whole})),
            "they add to 100% at most; what is in no fund earns nothing");
  }

  void vesting_rises() const {
    auto entries = facts.vesting.entries;
    std::ranges::stable_sort(entries, {}, [](const auto& e) { return e.first; });
    for (size_t i = 0; i < entries.size(); ++i) {
      const std::string path = "vesting." + to_string(entries[i].first);
      if (entries[i].second.value < Exact{} || entries[i].second.value > Exact{1})
        error("out-of-range", path, "a vested share is from 0% to 100%", "correct the share");
      if (i > 0 && entries[i].second < entries[i - 1].second)
        error("contradiction", path, "the vested share falls", "shares rise with time");
    }
  }

  void removal_in_order() const {
    const auto& removed = facts.decisions.removed;
    if (removed && removed->lump_sum && *removed->lump_sum < removed->date)
      error("contradiction", "removed.lump_sum",
            fmt::format("the lump sum of {} comes before the removal of {}", to_string(*removed->lump_sum),
                        to_string(removed->date)),
            "correct one of the dates");
  }

  /// A plan matches a part of what is deferred, or all of it; ten dollars for one is ten percent for one
  /// dollar.
  void match_is_likely() const {
    for (size_t i = 0; i < facts.match.size(); ++i) {
      if (facts.match[i].rate.value <= Exact{2}) continue;
      problems.warning("high-match", at(fmt::format("match[{}].rate", i)),
                       fmt::format("`rate`: a match of {} of what is deferred", to_string(facts.match[i].rate)),
                       "write 100% for a match of dollar for dollar");
    }
  }

  void accelerations_fit() const {
    for (size_t i = 0; i < facts.decisions.accelerations.size(); ++i) {
      const Acceleration& a = facts.decisions.accelerations[i];
      if (a.share && a.amount)
        error("contradiction", fmt::format("accelerations[{}]", i),
              "`share` and `amount` both say how much is paid", "keep one of them");
    }
  }
};

}  // namespace

void check_deferral(const Scenario& facts, const Document& source, Problems& problems) {
  if (!facts.deferred_comp) return;
  const DeferralChecks checks{*facts.deferred_comp, source, problems};
  checks.one_kind_of_balance();
  checks.vesting_rises();
  checks.removal_in_order();
  checks.accelerations_fit();
  checks.match_is_likely();
  for (const auto& [year, of_year] : facts.deferred_comp->plan_years) checks.plan_year(year, of_year);
  for (const auto& [day, r] : facts.deferred_comp->returns) checks.funds_fit(day, r);
}

}  // namespace payout
