#include "cli/check/accept.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "document/locate.h"

namespace payout {
namespace {

/// Where a value starts in a text, and how long it is as written (quotes included).
struct Place {
  size_t at = 0;
  size_t length = 0;
};

Place place_of(std::string_view text, NodeRef value) {
  Place place;
  for (uint32_t line = 1; line < value.node().mark.line; ++line) place.at = text.find('\n', place.at) + 1;
  place.at += value.node().mark.column - 1;
  const char first = text[place.at];
  if (first == '"' || first == '\'') {
    place.length = text.find(first, place.at + 1) + 1 - place.at;
  } else {
    place.length = value.text().size();
  }
  return place;
}

NodeRef value_of(const Document& document, const std::string& path) {
  const NodeRef expect = document.root().find("expect");
  const NodeRef entry = expect ? expect.find(path) : NodeRef{};
  return entry && entry.kind() == NodeKind::map ? entry.find("value") : entry;
}

std::string captured_block(const CaseFile& file) {
  static constexpr std::array paths{"severance.total", "options.exercisable", "options.spread",
                                    "deferred.total",  "parachute.excise",    "parachute.gross_up",
                                    "totals.all"};
  std::string block = "expect:\n";
  for (const char* path : paths) {
    bool found = false;
    const std::string value = value_at(file.space.result, file.space.work, path, found);
    if (found) block += fmt::format("  {}: {{value: {}, source: captured}}\n", path, value);
  }
  return block;
}

}  // namespace

std::string accepted_text(const CaseFile& file, const CheckOutcome& outcome) {
  const Document& document = file.loaded->document;
  std::string text = document.source(0).text;
  if (file.loaded->facts.expect.empty()) {
    if (!text.empty() && text.back() != '\n') text += '\n';
    return text + captured_block(file);
  }
  // From the back, so that places found in the original stay true.
  std::vector<std::pair<Place, std::string>> edits;
  for (const WrongFigure& w : outcome.wrong) {
    const NodeRef value = value_of(document, w.mismatch.path);
    if (!value || value.node().mark.line == 0) continue;
    edits.emplace_back(place_of(text, value), w.mismatch.actual == "(nothing)" ? "none" : w.mismatch.actual);
  }
  std::ranges::sort(edits, [](const auto& a, const auto& b) { return a.first.at > b.first.at; });
  for (const auto& [place, actual] : edits) text.replace(place.at, place.length, actual);
  return text;
}

}  // namespace payout
