#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clauses/module.h"

namespace payout {

/// What there is to say about one row: every error with its id, and the ids of its warnings. Keeps its memory
/// from row to row.
struct RowReport {
  struct Fault {
    std::string_view id;
    std::string text;
  };
  std::vector<Fault> errors = {};
  std::vector<std::string_view> warnings = {};  ///< each once, in the order in which they came
  bool no_figures = false;                      ///< the row was not calculated, or not as far as its facts
  uint8_t refused = 0;                          ///< modules without figures, by bit

  void clear() {
    errors.clear();
    warnings.clear();
    no_figures = false;
    refused = 0;
  }
  bool failed() const { return !errors.empty(); }
  void error(std::string_view id, std::string text) { errors.push_back({id, std::move(text)}); }
  void warn(std::string_view id) {
    if (std::ranges::find(warnings, id) == warnings.end()) warnings.push_back(id);
  }
  void refuse(Module module) { refused = static_cast<uint8_t>(refused | 1U << static_cast<unsigned>(module)); }

  /// All errors in one line; several are separated by " | ".
  void append_text(std::string& out) const {
    for (const Fault& e : errors) {
      if (&e != errors.data()) out += " | ";
      out += e.text;
    }
  }
  /// Their ids, each once, separated by blanks.
  std::vector<std::string_view> error_ids() const {
    std::vector<std::string_view> ids;
    for (const Fault& e : errors) {
      if (std::ranges::find(ids, e.id) == ids.end()) ids.push_back(e.id);
    }
    return ids;
  }
};

}  // namespace payout
