#include "report/pages/page.h"

#include <algorithm>

namespace payout {

void Grid::print(Page& page, size_t indent) const {
  page.add(Page::Table{*this, indent});
}

bool Grid::holds(size_t column) const {
  return std::ranges::any_of(
      rows_, [&](const Row& row) { return column < row.cells.size() && !row.cells[column].empty(); });
}

}  // namespace payout
