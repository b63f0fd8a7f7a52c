#pragma once
#include <optional>

#include "clauses/parachute/cut_order.h"

namespace payout {

struct TermsCheck;

/// Payments are cut where that leaves the executive more after tax, and otherwise paid in full without a
/// gross-up.
struct BestNet {
  static constexpr std::string_view kind = "best_net";
  static constexpr std::string_view doc = "Payments are cut only where the executive keeps more that way";
  static constexpr bool asks_when = true;
  static constexpr bool gives_up_payments = true;
  std::optional<Money> if_better_by = {};
  bool strict = false;
  CutOrder cut = {};
};
template <std::same_as<BestNet> Self>
constexpr auto describe(const Self*) {
  return record(
      "best_net", BestNet::doc,
      field<&BestNet::if_better_by>(
          "if_better_by",
          "Paid in full only where that leaves the executive at least this much more than the cutback "
          "does; when absent they are cut only where that leaves more"),
      field<&BestNet::strict>("strict",
                              "More than `if_better_by`, not at least: with 0, a tie goes to the cutback")
          .optional_with("false"),
      field<&BestNet::cut>("cut", "").inline_fields());
}

/// Tells a comparison without a sum.
void check(const BestNet& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
