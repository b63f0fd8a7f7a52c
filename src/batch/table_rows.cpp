#include "batch/table_rows.h"

#include "batch/known_ids.h"
#include "batch/row_text.h"

namespace payout {

std::string_view TableRows::id() const {
  constexpr size_t most = 100;  // what is longer names nobody
  const auto cells = records_.cells();
  const auto at = static_cast<size_t>(plan_.id);
  const std::string_view id = plan_.id >= 0 && at < cells.size() ? trimmed(cells[at]) : std::string_view{};
  return id.substr(0, most);
}

void TableRows::row(Chunk& chunk, uint64_t line, size_t bytes, bool look) {
  report_.clear();
  fault_of_record(records_, line, chunk.part.too_long || bytes > longest_line, report_);
  if (look && !report_.failed()) look_at_text(records_.cells(), report_);
  if (plan_.id >= 0) {
    const std::string_view name = id();
    if (name.empty() && !report_.failed()) report_.warn("empty-id");
    chunk.ids.emplace_back(name.empty() ? 0 : KnownIds::key_of(name), line);
  }
  engine_.row(records_.cells(), report_, chunk.out);
  ++chunk.rows;
  if (!report_.failed() && report_.warnings.empty()) return;
  const RowPlace place{line, std::string{id()}};
  complain(chunk, place);
  if (report_.failed()) {
    ++chunk.failed;
    if (!chunk.first_failed) chunk.first_failed = place;
  }
  if (report_.warnings.empty()) return;
  ++chunk.warned;
  if (!chunk.first_warned) chunk.first_warned = place;
}

/// What no column shows is told.
void TableRows::complain(Chunk& chunk, const RowPlace& place) const {
  if (!plan_.error_column) {
    for (const RowReport::Fault& e : report_.errors)
      chunk.complaints.push_back({place, Severity::error, e.id, e.text});
  }
  if (!plan_.tells_warnings) return;
  for (const std::string_view id : report_.warnings)
    chunk.complaints.push_back({place, Severity::warning, id, {}});
}

void TableRows::work_through(Chunk& chunk) {
  chunk.out.clear();
  chunk.complaints.clear();
  chunk.ids.clear();
  chunk.rows = chunk.failed = chunk.warned = 0;
  chunk.first_failed.reset(), chunk.first_warned.reset();
  std::string_view text = chunk.part.text;
  const bool look = !needs_no_look(text);
  uint64_t line = chunk.part.first_line;
  for (size_t before = text.size(); records_.next(text); before = text.size()) {
    if (!records_.blank()) row(chunk, line, before - text.size(), look);
    line += records_.lines();
  }
}

}  // namespace payout
