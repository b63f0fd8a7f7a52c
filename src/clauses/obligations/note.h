#pragma once
#include <optional>
#include <string>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

struct Case;
struct ClauseHead;

/// A clause without a number that a reader should still see: a duty, a procedure, a standing rule. With `due`
/// it also stands in the calendar, so long after the end of employment. No figure depends on it.
struct Note {
  static constexpr std::string_view kind = "note";
  static constexpr std::string_view doc = "A clause without a number, printed as an obligation or note";
  static constexpr bool asks_when = true;
  std::string label = {};
  std::optional<Period> due = {};
  bool heirs = false;
};
template <std::same_as<Note> Self>
constexpr auto describe(const Self*) {
  return record("note", Note::doc, field<&Note::label>("label", "What it is"),
                field<&Note::due>("due", "Time after the end of employment by which it must be done"),
                field<&Note::heirs>("heirs", "Rights that have arisen pass to heirs and representatives by it")
                    .optional_with("false"));
}

void oblige(const Note& terms, const ClauseHead& clause, const Case& c);

}  // namespace payout
