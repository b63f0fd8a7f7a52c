#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "document/node.h"

namespace payout {

class Document;
struct Agreement;
class Problems;

/// Where the clauses of an agreement were written; looked up only when there is something to say about one.
struct Places {
  std::span<const Document* const> files;
  std::vector<size_t> left_out =
      {};  ///< clauses that could not be read, in order; the others are counted without them

  NodeRef clause(size_t index) const;
  /// The id of a clause that was left out, by its position among all; nothing where it has none.
  NodeRef unread(size_t position) const;
  /// Where a document is listed.
  Origin document(std::string_view name) const;
  /// The place of a key of a clause, or of the clause; `index` may lie past the clauses (the counting rules).
  Origin of(size_t index, std::string_view key) const;
  /// The place of a value that stands under a key of a clause; of the key where it is not found.
  Origin value(size_t index, std::string_view key, std::string_view text) const;
  /// The place of a field of one entry of a list of a clause, or of the entry.
  Origin item(size_t index, std::string_view list, std::string_view id, std::string_view field) const;
};

/// Finds what the conditions of each clause name: which period, which definition, which route of which
/// document.
void link_conditions(Agreement& agreement, const Places& places, Problems& problems);

}  // namespace payout
