#include "report/paths/result_ids.h"

#include <algorithm>
#include <array>

#include "clauses/agreement.h"
#include "clauses/parachute/change_tested.h"
#include "clauses/parachute/parachute_result.h"
#include "clauses/severance/payment_due.h"
#include "document/visit.h"
#include "report/paths/diagnostic_lists.h"
#include "values/number_text.h"

namespace payout {
namespace {

using Ids = std::vector<std::string>;

/// The ids that the terms of a clause give to what they consist of: the items of a payment.
void add_items(const Clause& clause, Ids& ids) {
  const Type& text = type_of<std::string>();
  visit_records(type_of<Clause>(), static_cast<const void*>(&clause), {},
                [&](const Type& type, const void* record, std::string_view) {
                  const Field* id = type.id_field();
                  if (id == nullptr || &given_type(id->type()) != &text) return;
                  const void* value = is_optional(id->type()) ? given(*id, record).value : id->get(record);
                  if (value != nullptr) ids.push_back(*static_cast<const std::string*>(value));
                });
}

void add_lines(const Agreement& agreement, Ids& ids) {
  for (const Clause& clause : agreement.clauses) {
    if (clause.terms.kind().pay == nullptr && clause.terms.kind().act_on_rows == nullptr) continue;
    const size_t first = ids.size();
    ids.push_back(clause.head.id);
    if (clause.terms.kind().plan_benefit || clause.terms.kind().name == "stated_amount")
      ids.push_back(clause.head.id + "_tax");
    if (clause.terms.kind().plan_benefit) ids.push_back(clause.head.id + "_cash");
    if (clause.terms.kind().row_stage == RowStage::delay) ids.push_back(clause.head.id + "_late");
    add_items(clause, ids);
    if (clause.head.replaces.empty()) continue;
    for (size_t i = first, last = ids.size(); i < last; ++i) ids.push_back(top_up_id(ids[i]));
  }
  ids.emplace_back("pay_in_lieu_of_notice");
}

void add_changes(const Agreement& agreement, Ids& ids) {
  for (const Clause& clause : agreement.clauses) {
    if (clause.terms.kind().defines == Defines::change) ids.push_back(clause.head.id);
  }
}

void add_grants(const Scenario& facts, Ids& ids) {
  for (const Grant& g : facts.grants) ids.push_back(g.id);
}

void add_payments(const Agreement& agreement, const Scenario& facts, Ids& ids) {
  add_lines(agreement, ids);
  add_grants(facts, ids);
  ids.emplace_back("deferred");
  ids.emplace_back("gross_up");
  if (!facts.tax) return;
  for (const OtherContingent& other : facts.tax->other_contingent) ids.push_back(other.id);
}

/// Deadlines are called by the line or clause they belong to, or by one of these.
constexpr std::array deadlines{"award_forfeited",
                               "award_settled",
                               "award_vests",
                               "claim_bar",
                               "claim_decision",
                               "claim_review_request",
                               "contributions_suspended",
                               "deferred_payment",
                               "unclaimed_forfeited",
                               "unclaimed_suspended",
                               "transfer_to_401k",
                               "deferred_first_payment",
                               "deferred_last_payment",
                               "gross_up_determination",
                               "gross_up",
                               "gross_up_at_change",
                               "last_day_to_exercise",
                               "option_expiry",
                               "last_day_before_forfeiture",
                               "last_day_of_iso_treatment",
                               "no_excise_statement"};
constexpr std::array<const char*, 6> remedies{"full_gross_up", "partial_gross_up", "conditional_gross_up",
                                              "cutback",       "best_net",         "no_remedy"};

}  // namespace

std::vector<std::string> entry_ids(const Agreement& agreement, const Scenario& facts, std::string_view field) {
  Ids ids;
  if (field == "limits" || field == "benefits") {
    for (const Clause& clause : agreement.clauses) {
      if (clause.terms.kind().pay != nullptr) ids.push_back(clause.head.id);
    }
  }
  if (field == "returns") {
    std::vector<std::string> lines;
    add_lines(agreement, lines);
    for (const std::string& id : lines) ids.push_back(id + "_new_pay");
    for (const Clause& clause : agreement.clauses) {
      if (clause.terms.kind().row_stage == RowStage::recovery) ids.push_back(clause.head.id);
    }
  }
  if (field == "changes") add_changes(agreement, ids);
  if (field == "lines" || field == "not_paid") add_lines(agreement, ids);
  if (field == "grants") add_grants(facts, ids);
  if (field == "contingent" || field == "waived_payments" || field == "withholding")
    add_payments(agreement, facts, ids);
  if (field == "tests") {
    ids.assign(law_test_ids.begin(), law_test_ids.end());
    ids.emplace_back(exempt_corporation_test);
  }
  if (field == "remedies") ids.assign(remedies.begin(), remedies.end());
  if (field == "obligations" || field == "calendar") {
    ids.assign(deadlines.begin(), deadlines.end());
    for (const Clause& clause : agreement.clauses) ids.push_back(clause.head.id);
    for (const Clause& clause : agreement.clauses) {
      for (const char* day : {"_opens", "_notice", "_cure", "_leave", "_tell", "_lapse", "_effective"})
        ids.push_back(clause.head.id + day);
    }
    add_lines(agreement, ids);
    Ids lines;
    add_lines(agreement, lines);
    for (const std::string& line : lines) ids.push_back(line + "_new_pay");
  }
  if (field == "readings") {
    for (const Reading& r : agreement.readings) ids.push_back(r.key);
  }
  if (field == "remarks") {
    for (const DiagnosticId& d : all_diagnostics()) ids.emplace_back(d.id);
  }
  return ids;
}

/// "release_sign": one of the days of a clause that acts on payments.
static bool is_day_of_release(const Agreement& agreement, std::string_view id) {
  return std::ranges::any_of(agreement.clauses, [&](const Clause& clause) {
    if (clause.terms.kind().row_stage != RowStage::release || clause.terms.kind().act_on_rows == nullptr)
      return false;
    const std::string& own = clause.head.id;
    constexpr std::array days{"_sign", "_revoke", "_effective", "_deadline"};
    return std::ranges::any_of(days, [&](const char* day) { return id == own + day; });
  });
}

bool is_made_id(const Agreement& agreement, std::string_view field, std::string_view id) {
  if (field == "grants")
    return id.size() == 5 && id[0] == 'F' && parse_whole(id.substr(1)) &&
           std::ranges::any_of(agreement.clauses,
                               [](const Clause& clause) { return clause.terms.kind().makes_grants; });
  const bool numbered = field == "calendar" || field == "withholding";
  if (const size_t at = id.rfind('_'); numbered && at != id.npos && parse_whole(id.substr(at + 1))) {
    Ids lines;
    add_lines(agreement, lines);
    if (std::ranges::find(lines, id.substr(0, at)) != lines.end()) return true;  // one of several payments
  }
  if (field == "calendar") return is_day_of_release(agreement, id);
  if (field == "contingent" || field == "waived_payments" || field == "withholding")
    return id.starts_with("deferred");
  return false;
}

}  // namespace payout
