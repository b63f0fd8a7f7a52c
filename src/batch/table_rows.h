#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "batch/row_engine.h"
#include "batch/stream.h"
#include "batch/table_reader.h"

namespace payout {

/// A stretch of whole rows, and what came of it.
struct Chunk {
  TablePart part = {};
  std::string out = {};
  uint64_t rows = 0, failed = 0, warned = 0;
  std::optional<RowPlace> first_failed = {}, first_warned = {};
  std::vector<RowComplaint> complaints = {};            ///< where no column shows them
  std::vector<std::pair<uint64_t, uint64_t>> ids = {};  ///< the key of each row's id, and its line; key 0: none
  bool done = false;
};

/// Works through the rows of chunks on an engine; keeps its memory.
class TableRows {
 public:
  TableRows(RowEngine& engine, const BatchPlan& plan)
      : engine_(engine), plan_(plan), records_(plan.separator) {}

  void work_through(Chunk& chunk);

 private:
  void row(Chunk& chunk, uint64_t line, size_t bytes, bool look);
  void complain(Chunk& chunk, const RowPlace& place) const;
  std::string_view id() const;

  RowEngine& engine_;
  const BatchPlan& plan_;
  Records records_;
  RowReport report_;
};

}  // namespace payout
