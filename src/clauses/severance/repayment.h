#pragma once
#include <optional>
#include <string>
#include <vector>

#include "clauses/kind.h"
#include "document/scalars.h"

namespace payout {

struct Case;
struct ClauseHead;

/// On a breach of a covenant payments stop, and what was paid is to be returned. Typical promise: on a breach
/// of the covenant not to compete, no further severance is paid and all severance paid is returned within
/// thirty days. Without a breach in the facts it is an obligation.
struct Repayment {
  static constexpr std::string_view kind = "repayment";
  static constexpr std::string_view doc =
      "Payments stop on a breach, and what was paid is to be returned (clawback)";
  static constexpr RowStage row_stage = RowStage::recovery;
  std::vector<std::string> clauses = {};
  Rate share = {Exact{1}};
  bool net_of_tax = false;
  std::optional<Period> within = {};
  bool payments_go_on = false;
};
template <std::same_as<Repayment> Self>
constexpr auto describe(const Self*) {
  using R = Repayment;
  return record(
      "repayment", R::doc,
      field<&R::clauses>("clauses", "The clauses whose payments stop and are to be returned, by id")
          .names_clause()
          .as_required(),
      field<&R::share>("share", "Share of what was paid that is to be returned")
          .checked(share_of_one)
          .optional_with("100%"),
      field<&R::net_of_tax>(
          "net_of_tax", "Less the taxes that the executive paid on it (fact `breach: {date: DAY, tax: SUM}`)")
          .optional_with("false"),
      field<&R::within>("within", "Last day to return it, counted from the breach"),
      field<&R::payments_go_on>("payments_go_on", "What falls due after the breach is paid all the same")
          .optional_with("false"));
}

/// It reads the breach.
constexpr std::string_view fact_read(const Repayment&) {
  return "breach";
}

/// Takes away what falls due after the breach, and lists what is to be returned.
void act_on_rows(const Repayment& terms, const ClauseHead& clause, const Case& c);

/// Without a breach: the duty.
void oblige(const Repayment& terms, const ClauseHead& clause, const Case& c);

}  // namespace payout
