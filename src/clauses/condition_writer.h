#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "clauses/conditions.h"

namespace payout {

/// A list in words: "A or B". What stands in it already is not said again.
struct WordList {
  std::string_view between;
  std::string text = {};
  void add(std::string_view item);
};

/// Writes the conditions of one clause in words. What a condition names (a route, a change in control, a time
/// after it) writes its own part: `Kind::tell`.
struct ConditionWriter {
  const Case& c;
  const ClauseHead& clause;
  std::vector<ConditionWords> out = {};

  const Situation& s() const { return c.situation; }
  std::string cite_of(std::string_view id) const;
  std::string end_day() const;
  /// "employment ended by resignation, under EA 5.7".
  std::string how_it_ended() const;
  /// Why no event is a change in control under a definition.
  std::string why_no_change(std::string_view id) const;

  /// Each adds one condition. What the facts say instead stands only beside one that is not met.
  void add(bool met, std::string text, std::string found, std::string facts, std::string sentence);
  void reasons(const std::vector<Reason>& reasons, bool met);
  void by(Party party, bool met);
  void change(std::string_view id, bool met);
  /// A finding, by what it is and what it is not; `where` it stands.
  void finding(bool wanted, bool met, std::string_view is, std::string_view is_not, std::string_view where,
               std::string facts);
};

}  // namespace payout
