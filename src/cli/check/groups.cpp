#include "cli/check/groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "cli/plural.h"

namespace payout {

std::vector<FigureGroup> groups_of(const std::vector<CheckOutcome>& outcomes) {
  std::map<std::string, size_t> places;
  std::vector<FigureGroup> groups;
  for (const CheckOutcome& o : outcomes) {
    for (const WrongFigure& w : o.wrong) {
      const Mismatch& m = w.mismatch;
      std::string off =
          m.difference.empty() ? fmt::format("{} instead of {}", m.actual, m.expected) : m.difference;
      const auto [at, added] = places.emplace(fmt::format("{}\n{}\n{}", m.path, w.cite, off), groups.size());
      if (added) groups.push_back({m.path, w.cite, std::move(off), {}});
      groups[at->second].files.push_back(o.file);
    }
  }
  std::ranges::stable_sort(groups,
                           [](const auto& a, const auto& b) { return a.files.size() > b.files.size(); });
  return groups;
}

std::string sentence(const FigureGroup& group) {
  constexpr size_t shown = 2;
  const std::vector<std::string> some(
      group.files.begin(),
      group.files.begin() + static_cast<std::ptrdiff_t>(std::min(shown, group.files.size())));
  return fmt::format("{}{}: {} in {}{}{}", group.path,
                     group.cite.empty() ? "" : fmt::format(" ({})", group.cite), group.off,
                     counted(group.files.size(), "scenario"),
                     group.files.size() > shown ? ", for example " : ": ", fmt::join(some, ", "));
}

}  // namespace payout
