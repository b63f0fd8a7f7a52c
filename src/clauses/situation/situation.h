#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "clauses/clause.h"
#include "scenario/scenario.h"

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
  bool pay_in_lieu = false;                         ///< the days that are short are paid instead
  std::vector<std::string_view> not_in_force = {};  ///< documents that had not begun when employment ended
  const ClauseHead* route = nullptr;  ///< the agreement's route; empty where none of its documents has one
  std::vector<Change> changes = {};
  const std::vector<PayChange>* pay_changes = nullptr;  ///< changes in pay, amendments that count among them
  std::vector<PayChange> amended_pay = {};
  std::optional<Date> term_through = {};        ///< last day of the initial term, where an amendment set it
  std::vector<const ClauseHead*> invalid = {};  ///< clauses that were held invalid
  std::array<bool, finding_names.size()> findings = {};

  bool found(Finding f) const { return findings[static_cast<size_t>(f)]; }
  void find(Finding f, bool holds = true) { findings[static_cast<size_t>(f)] = holds; }
  /// The first change in control under a definition, or null.
  const Change* first_change(std::string_view definition) const {
    for (const Change& c : changes) {
      if (c.definition->id == definition) return &c;
    }
    return nullptr;
  }
  void clear() { *this = Situation{}; }
};

}  // namespace payout
