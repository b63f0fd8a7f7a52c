#include <fmt/format.h>

#include <algorithm>

#include "clauses/parachute/exposure.h"
#include "law/compounding.h"
#include "law/contingent_value.h"

namespace payout {
namespace {

constexpr std::string_view vesting_only_rule = "26 CFR 1.280G-1 Q&A-24(c)";

bool missing(const Exposure& e, std::string_view path, std::string_view what) {
  e.c.missing(Module::parachute, e.head, path, what);
  return false;
}

law::VestingOnly reading(const Exposure& e) {
  return e.c.choose(e.terms.vesting_only_value) == VestingOnlyValue::one_percent_of_present_value
             ? law::VestingOnly::one_percent_of_present_value
             : law::VestingOnly::time_value_and_one_percent;
}

/// A part of the account that vests early and is paid no earlier; false where a fact is missing.
bool value_part(const Exposure& e, const VestedByChange& vested, ContingentPart& p) {
  if (!vested.otherwise)
    return missing(e, "deferred_comp.vesting", "the day the rest of the account would have vested");
  p = {.vests = *vested.otherwise, .accelerated = vested.on, .payment = vested.amount};
  p.full_months = std::max(0, full_months(vested.on, *vested.otherwise));
  if (p.full_months == 0) return true;
  if (!vested.paid) return missing(e, "deferred_comp.first_payment", "the day the account is paid");
  const Exact years = law::days_in_years(std::max(0, *vested.paid - e.change));
  const auto rate = discount_rate(e, years);
  if (!rate) return missing(e, "tax.afr_120", "120 % of the applicable federal rate");
  const auto v = law::vested_only(vested.amount, p.full_months, years, *rate, reading(e));
  p.discount_rate = Rate{*rate};
  p.time_value = v.time_value, p.one_percent = v.one_percent, p.value = v.value;
  return true;
}

/// The value of a part as it stands in the result.
Figure part_value(const Exposure& e, const ContingentPart& part, size_t number) {
  if (!e.c.work.recording()) return {part.value.exact(), {}};
  return e.c.work.figure(part.value.exact(), Unit::money,
                         fmt::format("parachute.contingent[deferred_vesting].parts[{}]", number), {});
}

/// What was vested and is merely paid: owed without any change in control.
void leave_out_vested(Exposure& e) {
  Money vested = e.c.out.deferred.total.value_or(Money{});
  for (const VestedByChange& early : e.c.out.deferred.vested_by_change) vested -= early.amount;
  if (vested <= Money{}) return;
  ContingentLine line{"deferred_vested", "Vested deferred account"};
  line.type = PaymentClass::deferred;
  line.amount = line.present_value = vested;
  e.out().contingent.push_back(std::move(line));
}

}  // namespace

void add_deferred(Exposure& e) {
  leave_out_vested(e);
  if (e.c.out.deferred.vested_by_change.empty()) return;
  ContingentLine line{"deferred_vesting", "Vesting of the deferred account"};
  line.rule = ContingencyRule::vested_only;
  line.law = vesting_only_rule;
  line.type = PaymentClass::deferred;
  Adding values{e.c.work};
  for (const VestedByChange& vested : e.c.out.deferred.vested_by_change) {
    if (vested.on < e.first || e.late(vested.on, e.terms.acceleration_within)) continue;
    ContingentPart part;
    if (!value_part(e, vested, part)) return;
    line.amount += part.value;
    line.paid = vested.paid;
    values.add(part_value(e, part, line.parts.size()));
    line.parts.push_back(part);
  }
  if (line.parts.empty()) return;
  line.counted = line.amount > Money{};
  line.present_value = line.amount;
  line.arithmetic = values.sum().step;
  e.out().contingent.push_back(std::move(line));
}

}  // namespace payout
