#include "report/pages/readings_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "report/pages/tornado.h"
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
             {"gross-up", Align::right}}};
  for (const OtherReading& other : r.others) {
    const bool moves = other.total_change && *other.total_change != Money{};
    std::string rest = moves_of(other);
    if (!moves && rest.empty()) rest = !r.asked ? "" : other.total_change ? "changes nothing" : "no figure";
    grid.row({if_sentence(other), moves ? plus_or_minus(*other.total_change) : "",
              change_of_module(other, Module::severance), change_of_module(other, Module::options),
              change_of_module(other, Module::deferred), change_of_module(other, Module::parachute)});
    const std::string key = fmt::format("`{}: {}`", r.key, other.reading);
    grid.note(rest.empty() ? key : fmt::format("{} ({})", rest, key));
  }
  return grid;
}

/// "The gross-up makes whole", or key and word where the terms have no sentence.
std::string used_sentence(const ReadingResult& r) {
  if (r.used_says.empty()) return fmt::format("{}: {}", r.key, r.used);
  std::string out{r.used_says};
  if (out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

/// What is taken to hold, in words; then why, what else could be held, and under which key.
void print_point(Page& page, const ReadingResult& r) {
  page.blank();
  page.strong_line(used_sentence(r), fmt::format(" ({}){}", r.cite,
                                                 !r.asked       ? ", not met on these facts"
                                                 : r.is_default ? ""
                                                                : ", as chosen"));
  std::string why{r.why};
  if (!r.used_says.empty()) why += fmt::format("{}(used: `{}: {}`)", why.empty() ? "" : " ", r.key, r.used);
  if (!why.empty()) page.wrapped(2, why);
  effects(r).print(page);
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

/// What is not listed, and how to see it.
void print_rest(Page& page, const std::vector<ReadingResult>& readings, Money least) {
  const auto quiet =
      std::ranges::count_if(readings, [](const ReadingResult& r) { return r.asked && !r.changes_something(); });
  const auto below = std::ranges::count_if(readings, [&](const ReadingResult& r) {
    const Money effect = largest_effect_of(r);
    return r.changes_something() && effect < least && (effect != Money{} || !needs_a_fact(r));
  });
  if (quiet + below != 0) page.blank();
  if (below != 0) {
    page.wrapped(2, fmt::format("{} more {} the total by less than {}, or dates and shares alone", below,
                                below == 1 ? "moves" : "move", grouped(least)));
  }
  if (quiet != 0)
    page.wrapped(2, fmt::format("{} more {} no effect: `payout readings FILE --all`", quiet,
                                quiet == 1 ? "has" : "have"));
}

}  // namespace

Money largest_effect_of(const ReadingResult& r) {
  Money most;
  for (const OtherReading& other : r.others) {
    const Money change = other.total_change.value_or(Money{});
    most = std::max(most, change < Money{} ? -change : change);
  }
  return most;
}

bool needs_a_fact(const ReadingResult& r) {
  return std::ranges::any_of(r.others, [](const OtherReading& other) {
    return !other.total_change && !other.changes.empty() && other.changes.front().starts_with("needs ");
  });
}

Page readings_page(const std::vector<ReadingResult>& readings, std::string_view title, bool all, Money least) {
  Page page;
  page.title("Open interpretation points");
  if (!title.empty()) page.wrapped(0, title);
  draw_tornado(page, readings, least);
  const auto mattered = [](const ReadingResult& r) { return r.changes_something(); };
  print_those(page, readings, "Points that move the total", [&](const ReadingResult& r) {
    return mattered(r) && largest_effect_of(r) != Money{} && largest_effect_of(r) >= least;
  });
  print_those(page, readings, "Points whose effect needs a fact", [&](const ReadingResult& r) {
    return mattered(r) && needs_a_fact(r) && largest_effect_of(r) == Money{};
  });
  print_those(page, readings, "Points that move dates and shares alone", [&](const ReadingResult& r) {
    return mattered(r) && !needs_a_fact(r) && largest_effect_of(r) == Money{} && least == Money{};
  });
  if (std::ranges::none_of(readings, mattered)) page.line("No other interpretation would change anything.");
  if (!all) {
    print_rest(page, readings, least);
    return page;
  }
  print_those(page, readings, "Points without effect on these facts",
              [](const ReadingResult& r) { return r.asked && !r.changes_something(); });
  print_those(page, readings, "Points that these facts do not meet",
              [](const ReadingResult& r) { return !r.asked; });
  return page;
}

}  // namespace payout
