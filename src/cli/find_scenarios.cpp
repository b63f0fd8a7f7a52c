#include "cli/find_scenarios.h"

#include <algorithm>
#include <filesystem>

namespace payout {

namespace fs = std::filesystem;

static void search(const std::string& folder, std::vector<std::string>& found) {
  std::error_code error;
  const size_t before = found.size();
  for (auto it = fs::recursive_directory_iterator{folder, error}; it != fs::recursive_directory_iterator{};
       it.increment(error)) {
    if (it->is_directory() && it->path().filename() == "terms") it.disable_recursion_pending();
    if (it->is_regular_file() && it->path().extension() == ".yaml") found.push_back(it->path().string());
  }
  std::sort(found.begin() + static_cast<std::ptrdiff_t>(before), found.end());
}

std::vector<std::string> find_scenarios(const std::vector<std::string>& paths) {
  std::vector<std::string> found;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      search(path, found);
    } else {
      found.push_back(path);
    }
  }
  return found;
}

}  // namespace payout
