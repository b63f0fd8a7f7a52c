#include "report/pages/readings_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "values/money.h"

namespace payout {
namespace {

std::string plus_or_minus(Money amount) {
  return amount > Money{} ? '+' + grouped(amount) : grouped(amount);
}

std::string change_of_module(const OtherReading& other, Module module) {
  const auto found = std::ranges::find(other.modules, module, &ModuleChange::module);
  return found == other.modules.end() ? std::string{} : plus_or_minus(found->change);
}

/// What moves besides the total, each thing on its own.
std::string moves_of(const OtherReading& other) {
  std::string out;
  for (const std::string& change : other.changes) out += (out.empty() ? "" : "; ") + change;
  return out;
}

Grid effects(const ReadingResult& r) {
  Grid grid{{{"another interpretation", Align::left, true},
             {"total", Align::right},
             {"severance", Align::right},
             {"spread", Align::right},
             {"deferred", Align::right},
             {"gross-up", Align::right},
             {"dates, shares and other figures", Align::left, true}}};
  for (const OtherReading& other : r.others) {
    const bool moves = other.total_change && *other.total_change != Money{};
    std::string rest = moves_of(other);
    if (!moves && rest.empty()) rest = !r.asked ? "" : other.total_change ? "changes nothing" : "no figure";
    grid.row({std::string{other.reading}, moves ? plus_or_minus(*other.total_change) : "",
              change_of_module(other, Module::severance), change_of_module(other, Module::options),
              change_of_module(other, Module::deferred), change_of_module(other, Module::parachute), rest});
    if (!other.says.empty()) grid.note(fmt::format("if {}", other.says));
  }
  return grid;
}

void print_point(Page& page, const ReadingResult& r) {
  page.blank();
  page.strong_line(r.key, fmt::format(" ({}): {}{}", r.cite, r.used,
                                      !r.asked       ? ", not met on these facts"
                                      : r.is_default ? ""
                                                     : ", as chosen"));
  if (!r.why.empty()) page.wrapped(2, r.why);
  effects(r).print(page);
}

/// How much an interpretation may move the total; nothing for those that move dates and shares alone.
Money largest_effect_of(const ReadingResult& r) {
  Money most;
  for (const OtherReading& other : r.others) {
    const Money change = other.total_change.value_or(Money{});
    most = std::max(most, change < Money{} ? -change : change);
  }
  return most;
}

/// The largest effect on the total first; of equal ones in the order of the terms.
std::vector<const ReadingResult*> by_effect(const std::vector<ReadingResult>& readings) {
  std::vector<const ReadingResult*> sorted;
  for (const ReadingResult& r : readings) sorted.push_back(&r);
  std::ranges::stable_sort(sorted, std::ranges::greater{},
                           [](const ReadingResult* r) { return largest_effect_of(*r); });
  return sorted;
}

void print_those(Page& page, const std::vector<ReadingResult>& readings, std::string_view heading,
                 auto&& fits) {
  if (std::ranges::none_of(readings, fits)) return;
  page.heading(heading);
  for (const ReadingResult* r : by_effect(readings)) {
    if (fits(*r)) print_point(page, *r);
  }
}

}  // namespace

Page readings_page(const std::vector<ReadingResult>& readings, std::string_view title, bool all) {
  Page page;
  page.title(std::string{title});
  const auto mattered = [](const ReadingResult& r) { return r.changes_something(); };
  const auto quiet = [](const ReadingResult& r) { return r.asked && !r.changes_something(); };
  print_those(page, readings, "Points that move a figure", mattered);
  if (std::ranges::none_of(readings, mattered)) page.line("No other interpretation would change anything.");
  if (all) {
    print_those(page, readings, "Points without effect on these facts", quiet);
    print_those(page, readings, "Points that these facts do not meet",
                [](const ReadingResult& r) { return !r.asked; });
    return page;
  }
  const auto more = std::ranges::count_if(readings, quiet);
  page.blank();
  if (more != 0) page.wrapped(0, fmt::format("{} more have no effect: payout readings FILE --all", more));
  return page;
}

}  // namespace payout
