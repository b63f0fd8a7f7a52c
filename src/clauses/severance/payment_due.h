#pragma once
#include <array>
#include <optional>
#include <string>

#include "clauses/reading.h"
#include "clauses/severance/on_new_job.h"
#include "clauses/severance/pay.h"
#include "document/scalars.h"

namespace payout {

struct Case;
struct ClauseHead;
struct Line;
struct Figure;

/// When a payment is due, where the words leave it open: as the clause states, on no stated date, or in
/// installments.
enum class DueRule { within, no_stated_date, installments };
constexpr std::array<std::string_view, 3> due_rule_names{"within", "no_stated_date", "installments"};
constexpr std::span<const std::string_view> names_of(DueRule) {
  return due_rule_names;
}

constexpr std::array<Synonym, 1> due_rule_synonyms{{{"installment", "installments", true}}};
constexpr std::span<const Synonym> synonyms_of(DueRule) {
  return due_rule_synonyms;
}

/// When a payment falls due, counted from the day the right arises.
struct PaymentDue {
  ByTier<Period> within = {};
  std::optional<Period> over = {};
  bool at_once = false;
  Open<DueRule> due = {};
  std::optional<Pay> pay = {};
  std::optional<OnNewJob> on_new_job = {};
};
template <std::same_as<PaymentDue> Self>
constexpr auto describe(const Self*) {
  return record(
      "payment due", "When a payment falls due",
      field<&PaymentDue::within>("within",
                                 "Last day to pay, counted from the day the right arises; or by tier"),
      field<&PaymentDue::over>("over", "Time over which installments run, for `due: installments`"),
      field<&PaymentDue::at_once>("at_once", "Due on the day the right arises").optional_with("false"),
      field<&PaymentDue::due>("due", "Which of these holds").optional_with("within"),
      field<&PaymentDue::pay>("pay",
                              "When it is paid, where `within` does not say it all: from which day, on a "
                              "day, in installments"),
      field<&PaymentDue::on_new_job>("on_new_job",
                                     "What new work does to it: `none`, `stops`, or `{rule: reduced}`"));
}

/// The id of what a later change adds to a line.
std::string top_up_id(std::string_view line);

/// Takes the stated day from a line: what it rests on came later.
void leave_undated(Line& line, const Case& c);

/// Makes the day of a line its only payment.
void keep_as_row(Line& line);

/// A printed line of a clause, rounded to the cent and dated; paid to the estate where the person died first.
/// `arises` is the day on which the right arises, with the fact behind it. An item may have a `pay` of its own.
Line make_line(const ClauseHead& clause, std::string_view id, std::string_view label, Figure arises,
               Figure amount, const PaymentDue& due, const Case& c, const Pay* own = nullptr);

}  // namespace payout
