#pragma once
#include <optional>
#include <vector>

#include "clauses/workings.h"
#include "document/leaves.h"

namespace payout {

struct ParachuteResult {
  bool tested = false;
  std::optional<Money> base_amount = {};
  std::optional<Money> threshold = {};
  std::optional<Money> total = {};
  std::optional<Money> excise = {};
  std::optional<Money> gross_up = {};
};
constexpr auto describe(const ParachuteResult*) {
  return record("parachute", "Change-in-control tax",
                field<&ParachuteResult::tested>("tested", "Whether a change in control called for the test"),
                field<&ParachuteResult::base_amount>("base_amount", "Base amount, 26 U.S.C. 280G(b)(3)"),
                field<&ParachuteResult::threshold>("threshold", "Three times the base amount"),
                field<&ParachuteResult::total>("total", "Contingent payments"),
                field<&ParachuteResult::excise>("excise", "Excise tax, 26 U.S.C. 4999(a)"),
                field<&ParachuteResult::gross_up>("gross_up", "Gross-up payment"));
}

}  // namespace payout
