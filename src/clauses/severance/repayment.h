#pragma once
#include <optional>
#include <string>
#include <vector>

#include "clauses/amount.h"
#include "clauses/kind.h"
#include "clauses/part_of_time.h"
#include "document/scalars.h"

namespace payout {

struct Case;
struct ClauseHead;
struct TermsCheck;

/// What is to be repaid becomes less with time: by 1/24 for each of 24 months.
struct Declines {
  Period over = {};
  std::optional<Date> from = {};
  PartBy by = PartBy::completed_months;
};
template <std::same_as<Declines> Self>
constexpr auto describe(const Self*) {
  using D = Declines;
  return record("declines", "What is to be repaid becomes less with time, in equal parts",
                field<&D::over>("over", "After so long nothing is to be repaid: by 1/24 a month over 24 months")
                    .as_shorthand(),
                field<&D::from>("from", "Its first day; the first day of employment when absent"),
                field<&D::by>("by", "Each completed month counts, each that has begun, the nearest, or days")
                    .optional_with("completed_months"));
}

/// On a breach of a covenant payments stop, and what was paid is to be returned. Typical promise: on a breach
/// of the covenant not to compete, no further severance is paid and all severance paid is returned within
/// thirty days. Without a breach in the facts it is an obligation.
/// With `of` a sum that was paid before, such as a sign-on bonus, is repaid when a way of `when` is met: in
/// full, or the part of the months that remain.
struct Repayment {
  static constexpr std::string_view kind = "repayment";
  static constexpr std::string_view doc =
      "Payments stop on a breach, and what was paid is to be returned (clawback); or a sign-on bonus is repaid";
  static constexpr bool asks_when = true;
  static constexpr RowStage row_stage = RowStage::recovery;
  std::vector<std::string> clauses = {};
  Rate share = {Exact{1}};
  bool net_of_tax = false;
  std::optional<Period> within = {};
  bool payments_go_on = false;
  std::vector<Amount> of = {};
  std::optional<Declines> declines = {};
};
template <std::same_as<Repayment> Self>
constexpr auto describe(const Self*) {
  using R = Repayment;
  return record(
      "repayment", R::doc,
      field<&R::clauses>("clauses",
                         "On a breach: the clauses whose payments stop and are to be returned, by id")
          .names_clause(),
      field<&R::share>("share", "Share of what was paid that is to be returned")
          .checked(share_of_one)
          .optional_with("100%"),
      field<&R::net_of_tax>(
          "net_of_tax", "Less the taxes that the executive paid on it (fact `breach: {date: DAY, tax: SUM}`)")
          .optional_with("false"),
      field<&R::within>("within",
                        "Last day to return it, counted from the breach, or from the end of employment"),
      field<&R::payments_go_on>("payments_go_on", "What falls due after the breach is paid all the same")
          .optional_with("false"),
      field<&R::of>("of",
                    "In place of `clauses`: what is repaid when a way of `when` is met, such as `{amount: "
                    "sign_on_bonus}`"),
      field<&R::declines>("declines", "Of `of` the part of the time that remains: `{over: 24 months}`"));
}

/// It reads the breach.
constexpr std::string_view fact_read(const Repayment& terms) {
  return terms.of.empty() ? "breach" : "";
}

/// Takes away what falls due after the breach, and lists what is to be returned.
void act_on_rows(const Repayment& terms, const ClauseHead& clause, const Case& c);

/// Without a breach: the duty.
void oblige(const Repayment& terms, const ClauseHead& clause, const Case& c);

/// Tells a repayment of nothing, and keys that do not go together.
void check(const Repayment& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
