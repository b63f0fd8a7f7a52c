#include "cli/help_topics.h"

#include <fmt/format.h>

#include "document/diagnostic.h"
#include "document/embedded.h"
#include "words/nearest.h"

namespace payout {

static constexpr std::string_view folder = "scenarios/guides/", ending = ".md";

/// "scenarios/guides/analyst.md" as "analyst"; nothing for other files. The page on batches has a name of its
/// own, since `payout help batch` prints the options of the command.
static std::string_view topic_of(std::string_view file) {
  if (!file.starts_with(folder) || !file.ends_with(ending)) return {};
  const std::string_view name = file.substr(folder.size(), file.size() - folder.size() - ending.size());
  return name == "batch" ? "many-people" : name;
}

std::string topic_text(std::string_view topic) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (!topic.empty() && topic_of(file.name) == topic) return std::string{file.text};
  }
  return {};
}

std::vector<std::pair<std::string_view, std::string_view>> topics() {
  std::vector<std::pair<std::string_view, std::string_view>> all;
  for (const EmbeddedFile& file : embedded_files()) {
    const std::string_view name = topic_of(file.name);
    if (!name.empty()) all.emplace_back(name, file.text.substr(2, file.text.find('\n') - 2));
  }
  return all;
}

std::string_view nearest_topic(std::string_view topic) {
  std::vector<std::string_view> names;
  for (const auto& [name, title] : topics()) names.push_back(name);
  return nearest(topic, names);
}

std::string topics_overview() {
  std::string out = "\ntopics (payout help TOPIC):\n";
  for (const auto& [name, title] : topics()) out += fmt::format("  {:<14} {}\n", name, title);
  return out;
}

}  // namespace payout
