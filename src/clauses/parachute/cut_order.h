#pragma once
#include <string>
#include <vector>

#include "clauses/parachute/contingent_line.h"
#include "document/scalars.h"

namespace payout {

/// Which payments are given up, and how far. Within a class the last one paid goes first. A dollar of value
/// counted under Q&A-24 costs the executive more than a dollar, so cash usually comes first.
struct CutOrder {
  Money below_by = Money::dollars(1);
  std::vector<PaymentClass> order = {};
  std::vector<std::string> first = {};
  bool latest_first = false;
  bool person_chooses = false;
};
template <std::same_as<CutOrder> Self>
constexpr auto describe(const Self*) {
  return record(
      "cut order", "How far payments are cut, and in which order",
      field<&CutOrder::below_by>("below_by", "How far below three times the base amount").optional_with("1.00"),
      field<&CutOrder::order>("order", "Classes of payments, the first cut first"),
      field<&CutOrder::first>("first", "Clauses whose payments are cut before all others, in this order")
          .names_clause(),
      field<&CutOrder::latest_first>("latest_first",
                                     "Of all payments the last paid is cut first, of whatever class; one of "
                                     "several payments of a line alone")
          .optional_with("false"),
      field<&CutOrder::person_chooses>(
          "person_chooses",
          "The executive chooses which payments are cut first (fact `parachute.cut`); "
          "the other keys hold where the executive does not")
          .optional_with("false"));
}

}  // namespace payout
