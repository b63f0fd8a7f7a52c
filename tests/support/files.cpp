#include "support/files.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace fs = std::filesystem;

std::string read_text(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void write_text(const fs::path& path, std::string_view text) {
  std::ofstream out{path, std::ios::binary};
  out << text;
}

std::vector<fs::path> files_under(const std::string& folder, const std::string& extension) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator{fs::path{PAYOUT_ROOT} / folder}) {
    if (entry.is_regular_file() && entry.path().extension() == extension) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<fs::path> shipped_scenarios() {
  std::vector<fs::path> found = files_under("scenarios", ".yaml");
  std::erase_if(found, [](const fs::path& p) { return p.parent_path().filename() == "terms"; });
  return found;
}

std::string short_name(const fs::path& path) {
  return fs::relative(path, PAYOUT_ROOT).generic_string();
}

bool updating() {
  const char* set = std::getenv("UPDATE_GOLDEN");
  return set != nullptr && *set != '\0';
}

/// The first line where two texts part, with what each has there.
static std::string first_difference(const std::string& expected, const std::string& actual) {
  std::istringstream a{expected}, b{actual};
  std::string left, right;
  for (int line = 1;; ++line) {
    const bool more_a = static_cast<bool>(std::getline(a, left)),
               more_b = static_cast<bool>(std::getline(b, right));
    if (!more_a && !more_b) return "only in line endings";
    if (more_a != more_b || left != right) {
      return "line " + std::to_string(line) + "\n  expected: " + (more_a ? left : "(end)") +
             "\n  actual:   " + (more_b ? right : "(end)");
    }
  }
}

std::string differs_from_file(const fs::path& file, const std::string& text) {
  if (updating()) {
    if (!fs::exists(file) || read_text(file) != text) write_text(file, text);
    return {};
  }
  const std::string expected = read_text(file);
  if (expected == text) return {};
  return short_name(file) +
         " is stale; UPDATE_GOLDEN=1 rewrites it. First difference: " + first_difference(expected, text);
}

std::string differs_between_marks(const fs::path& file, const std::string& name, const std::string& text) {
  const std::string whole = read_text(file), open = "<!-- " + name + ": generated -->\n",
                    close = "<!-- /" + name + " -->";
  const size_t begin = whole.find(open), end = whole.find(close);
  if (begin == whole.npos || end == whole.npos) return short_name(file) + " has no marks " + name;
  return differs_from_file(file, whole.substr(0, begin + open.size()) + text + whole.substr(end));
}
