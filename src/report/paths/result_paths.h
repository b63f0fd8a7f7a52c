#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "clauses/agreement.h"
#include "scenario/scenario.h"

namespace payout {

/// Whether a result can have a figure at a path on some facts, under these terms: names of fields and ids of
/// clauses, grants, open points and what else entries are called by are all known. Where it cannot, what is
/// near.
struct PathVerdict {
  bool possible = true;
  std::string near = {};  ///< the whole path with the nearest name in it; empty where none is near
};
PathVerdict possible_result(const Agreement& agreement, const Scenario& facts, std::string_view path);

/// A path, and what stands there.
struct ListedPath {
  std::string path = {};
  std::string doc = {};
};
/// Every path at which a result can have a figure, entries by their ids; numbered ones are written [1], [2000].
std::vector<ListedPath> result_paths(const Agreement& agreement, const Scenario& facts);
/// Every path at which a fact can be set in this scenario; keys of tables that are free are written as what
/// they are.
std::vector<ListedPath> setting_paths(const Agreement& agreement, const Scenario& facts);

}  // namespace payout
