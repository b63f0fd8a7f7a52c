#pragma once
#include <array>
#include <string>
#include <vector>

#include "clauses/clause.h"
#include "clauses/reading.h"

namespace payout {

/// Is the percentage taken of pay before the deferral itself, or of pay after it, as wage reporting would have
/// it?
enum class DeferralBase { gross_pay, net_of_deferral };
constexpr std::array<std::string_view, 2> deferral_base_names{"gross_pay", "net_of_deferral"};
constexpr std::span<const std::string_view> names_of(DeferralBase) {
  return deferral_base_names;
}

enum class LatePay { not_deferred, earned_before_counts };
constexpr std::array<std::string_view, 2> late_pay_names{"not_deferred", "earned_before_counts"};
constexpr std::span<const std::string_view> names_of(LatePay) {
  return late_pay_names;
}

/// Compensation from which a percentage may be deferred: wages without relocation and insurance cost, with the
/// deferrals to other plans added back.
struct DeferrablePay {
  static constexpr std::string_view kind = "deferrable_pay";
  static constexpr std::string_view doc = "Compensation from which a percentage may be deferred";
  std::vector<std::string> change_pay = {};
  std::vector<std::string> late_pay = {};
  Open<Applies> change_pay_counts = Applies::yes;
  Open<Applies> option_spread_counts = Applies::no;
  Open<DeferralBase> base = {};
  Open<LatePay> pay_after_end = {};
};
template <std::same_as<DeferrablePay> Self>
constexpr auto describe(const Self*) {
  using K = DeferrablePay;
  return record(
      "deferrable_pay", K::doc,
      field<&K::change_pay>("change_pay", "Ids of printed lines that are pay on a change in control"),
      field<&K::late_pay>("late_pay",
                          "Ids of printed lines that are pay earned before the end and paid after it"),
      field<&K::change_pay_counts>("change_pay_counts", "Whether they are compensation").optional_with("yes"),
      field<&K::option_spread_counts>("option_spread_counts", "Whether the spread of exercised options is")
          .optional_with("no"),
      field<&K::base>("base", "Whether the percentage is of pay before or after the deferral")
          .optional_with("gross_pay"),
      field<&K::pay_after_end>("pay_after_end",
                               "Whether pay earned before the end and paid after it is deferred")
          .optional_with("not_deferred"));
}

}  // namespace payout
