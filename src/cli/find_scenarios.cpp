#include "cli/find_scenarios.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "document/read_yaml.h"

namespace payout {
namespace {

namespace fs = std::filesystem;

struct Search {
  FoundScenarios& found;

  void folder(const fs::path& path) {
    std::error_code error;
    std::vector<fs::path> folders;
    auto it = fs::directory_iterator{path, error};
    for (; !error && it != fs::directory_iterator{}; it.increment(error)) entry(*it, folders);
    if (error) found.files.push_back(path.string());
    for (const fs::path& below : folders) folder(below);
  }

  void entry(const fs::directory_entry& entry, std::vector<fs::path>& folders) {
    const std::string name = entry.path().filename().string(), path = entry.path().string();
    std::error_code error;
    const fs::file_status status = entry.status(error);
    const bool hidden = name.starts_with('.');
    if (fs::is_directory(status)) {
      if (name == "terms" || hidden) return;
      if (entry.is_symlink(error)) return pass_over(path, "a link to a folder");
      folders.push_back(entry.path());
    } else if (is_yaml(name)) {
      if (hidden) return pass_over(path, "hidden");
      // A link that leads nowhere is read too, and says so.
      if (fs::exists(status) && !fs::is_regular_file(status)) return pass_over(path, "no regular file");
      found.files.push_back(path);
    }
  }

  void pass_over(const std::string& path, std::string_view why) {
    found.passed_over.push_back(fmt::format("{} ({})", path, why));
  }
};

}  // namespace

FoundScenarios find_scenarios(const std::vector<std::string>& paths) {
  FoundScenarios found;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      found.files.push_back(path);
      continue;
    }
    const auto before = static_cast<std::ptrdiff_t>(found.files.size());
    Search{found}.folder(path);
    std::sort(found.files.begin() + before, found.files.end());
  }
  std::ranges::sort(found.passed_over);
  return found;
}

std::string passed_over_text(const FoundScenarios& found, std::string_view command) {
  if (found.passed_over.empty()) return {};
  constexpr size_t most = 5;
  std::string text = fmt::format("payout {}: passed over: ", command);
  for (size_t i = 0; i < std::min(most, found.passed_over.size()); ++i)
    text += (i == 0 ? "" : ", ") + found.passed_over[i];
  if (found.passed_over.size() > most) text += fmt::format(" and {} more", found.passed_over.size() - most);
  return text + '\n';
}

}  // namespace payout
