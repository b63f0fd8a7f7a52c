#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clauses/clause.h"
#include "scenario/scenario.h"
#include "values/keep_memory.h"

namespace payout {

/// A change in control under one definition, on one day.
struct Change {
  const ClauseHead* definition = nullptr;
  Date date = {};
  size_t event = 0;            ///< index into Scenario::events
  std::string_view limb = {};  ///< "ownership", "board", "merger", "assets", "approval"
  std::string_view transaction = {};
  std::string what = {};      ///< what happened and what was needed; words are made only under `Case::explain`
  bool counts = true;         ///< false: a later stage of a transaction that has counted already
  bool assumed_same = false;  ///< taken as a stage of an earlier transaction because it names none
  bool abandoned = false;     ///< approved, and given up before it closed
  bool repaid = false;        ///< abandoned, and the reading in force takes the payment back
};

/// The end of employment lies in the time around a change in control that a `protected_period` clause gives.
struct ProtectedEnd {
  size_t clause = 0;    ///< position in the agreement
  size_t change = 0;    ///< index into Situation::changes
  bool before = false;  ///< the change came after the end: the right arises on its day
};

/// Why a release is not in force.
enum class ReleaseFault : unsigned char {
  none,
  not_signed,
  signed_early,
  signed_late,
  revoked,
  effective_late
};

/// What became of the release that a clause asks for.
struct ReleaseFinding {
  size_t clause = 0;  ///< position in the agreement
  bool told = false;  ///< the facts say what became of it
  bool day_known = false;
  ReleaseFault fault = ReleaseFault::none;
  Date given = {};
  Date sign_by = {};
  std::optional<Date> revoke_by = {};  ///< where the day of signing is known
  std::optional<Date> effective = {};  ///< the day, or the last day, on which it takes effect
  std::optional<Date> deadline = {};   ///< by which it must be in force

  /// In force, or not known to be none.
  bool may_be() const { return fault == ReleaseFault::none; }
};

/// The first clause of each kind that speaks of grants of one plan, as far as it was asked for: most people
/// hold several grants of the same plan.
struct PlanClauses {
  static constexpr uint16_t none = UINT16_MAX;
  std::string plan = {};
  int type = -1;                          ///< of the award; -1: whatever it is
  std::array<uint16_t, 64> by_kind = {};  ///< number of the clause, counted from 1; 0 before it was asked for
};

/// What the facts amount to: every derived date and finding, computed once before any clause is asked.
struct Situation {
  std::optional<Reason> reason = {};  ///< empty: still employed
  Party by = Party::company;
  std::optional<Date> end = {};     ///< last day of employment that governs (an earlier death moves it)
  std::optional<Date> notice = {};  ///< day notice took effect
  std::optional<Date> death = {};
  int notice_given = 0;  ///< days of notice given and needed, where the route asks for some
  int notice_needed = 0;
  int notice_short = 0;
  bool pay_in_lieu = false;                 ///< the days that are short are paid instead
  const Period* moved_by_notice = nullptr;  ///< the whole notice, where a reading moved the last day to it
  bool route_refused = false;               ///< how employment ended is not settled on these facts
  std::vector<std::string_view> not_in_force = {};  ///< documents that had not begun when employment ended
  const ClauseHead* route = nullptr;  ///< the first of `routes`; empty where none of the documents has one
  std::vector<const ClauseHead*> routes = {};  ///< each document's own
  std::vector<Change> changes = {};
  const std::vector<PayChange>* pay_changes = nullptr;  ///< changes in pay, amendments that count among them
  std::vector<PayChange> amended_pay = {};
  std::optional<Date> term_through = {};        ///< last day of the initial term, where an amendment set it
  std::vector<const ClauseHead*> invalid = {};  ///< clauses that were held invalid
  std::array<bool, finding_names.size()> findings = {};
  std::vector<size_t> found_by = {};           ///< the clauses that found something, by position
  std::vector<ProtectedEnd> protections = {};  ///< of those, the times around a change in control
  std::vector<ReleaseFinding> releases = {};   ///< of the documents that the person is under
  /// A memory of answers, no finding: for whatever type of award, and for one.
  mutable std::array<PlanClauses, 2> plan_clauses = {};

  /// The release of a clause, by position in the agreement, or null.
  const ReleaseFinding* release_of(size_t clause) const {
    const auto it = std::ranges::find(releases, clause, &ReleaseFinding::clause);
    return it == releases.end() ? nullptr : &*it;
  }
  bool found(Finding f) const { return findings[static_cast<size_t>(f)]; }
  void find(Finding f, bool holds = true) { findings[static_cast<size_t>(f)] = holds; }
  void find(Finding f, size_t clause) {
    find(f);
    if (std::ranges::find(found_by, clause) == found_by.end()) found_by.push_back(clause);
  }
  bool ended_under(const std::vector<std::string>& ids) const {
    return std::ranges::any_of(routes,
                               [&](const ClauseHead* r) { return std::ranges::find(ids, r->id) != ids.end(); });
  }
  /// The route of a document, or null.
  const ClauseHead* route_under(std::string_view document) const {
    const auto found = std::ranges::find(routes, document, &ClauseHead::document);
    return found == routes.end() ? nullptr : *found;
  }
  /// The first change in control under a definition, or null.
  const Change* first_change(std::string_view definition) const {
    for (const Change& c : changes) {
      if (c.definition->id == definition) return &c;
    }
    return nullptr;
  }
  /// Forgets everything; lists keep their memory.
  void clear() {
    Situation fresh;
    keep_memory(not_in_force, fresh.not_in_force);
    keep_memory(changes, fresh.changes);
    keep_memory(amended_pay, fresh.amended_pay);
    keep_memory(invalid, fresh.invalid);
    keep_memory(routes, fresh.routes);
    keep_memory(found_by, fresh.found_by);
    keep_memory(protections, fresh.protections);
    keep_memory(releases, fresh.releases);
    make_anew(*this, std::move(fresh));
  }
};

/// The citations of the routes by which employment ended: "EA 5 and RP 3"; empty where no document has one.
std::string route_cites(const Situation& s);

}  // namespace payout
