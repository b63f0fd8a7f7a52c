#include "report/pages/tornado.h"

#include <fmt/format.h>

#include <algorithm>

#include "values/money.h"

namespace payout {

std::string if_sentence(const OtherReading& other) {
  return other.says.empty() ? fmt::format("with `{}`", other.reading) : fmt::format("if {}", other.says);
}

static Money size_of_change(const OtherReading* other) {
  const Money change = other->total_change.value_or(Money{});
  return change < Money{} ? -change : change;
}

void draw_tornado(Page& page, const std::vector<ReadingResult>& readings, Money least) {
  std::vector<const OtherReading*> moving;
  for (const ReadingResult& r : readings) {
    for (const OtherReading& other : r.others) {
      const Money size = size_of_change(&other);
      if (r.changes_something() && size != Money{} && size >= least) moving.push_back(&other);
    }
  }
  std::ranges::stable_sort(moving, std::ranges::greater{}, size_of_change);
  constexpr size_t most = 12;
  if (moving.size() > most) moving.resize(most);
  if (moving.size() < 2) return;
  Ranges drawing;
  drawing.title = "Effect of each other interpretation on the total";
  for (const OtherReading* other : moving) {
    const Money change = *other->total_change;
    const bool less = change < Money{};
    drawing.bars.push_back({if_sentence(*other), Money{}, change,
                            less ? grouped(change) : '+' + grouped(change), less ? size_t{1} : size_t{0}});
  }
  page.add(std::move(drawing));
}

}  // namespace payout
