#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "clauses/agreement.h"
#include "document/embedded.h"
#include "document/read_yaml.h"

namespace payout {
namespace {

namespace fs = std::filesystem;

std::string built_in_folder(std::string_view name) {
  return fmt::format("scenarios/{}/terms/", name);
}

void read_built_in(const std::string& name, std::vector<Document>& keep) {
  const std::string folder = built_in_folder(name);
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name.starts_with(folder)) keep.emplace_back(file.nodes, std::string{file.name});
  }
}

void read_folder(const fs::path& folder, Problems& problems, std::vector<Document>& keep) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator{folder / "terms", ignored}) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  for (const fs::path& file : files) {
    bool ok = false;
    std::string text = read_file(file.string(), problems, ok);
    if (ok) keep.push_back(read_yaml(file.string(), std::move(text), problems));
  }
}

}  // namespace

std::string_view built_in_agreement() {
  constexpr std::string_view above = "scenarios/", below = "/terms/";
  for (const EmbeddedFile& file : embedded_files()) {
    const size_t end = file.name.find(below);
    if (file.name.starts_with(above) && end != file.name.npos)
      return file.name.substr(above.size(), end - above.size());
  }
  return {};
}

Agreement load_agreement(const std::string& name, const std::string& beside, Problems& problems,
                         std::vector<Document>& keep) {
  keep.reserve(16);  // handles point into the documents
  read_built_in(name, keep);
  if (keep.empty()) {
    const fs::path given{name};
    const fs::path folder = given.is_absolute() ? given : fs::path{beside}.parent_path() / given;
    read_folder(folder, problems, keep);
    if (keep.empty() && !problems.any_errors()) {
      problems.error(
          "no-agreement", {},
          fmt::format("there is no agreement `{}`: it is not built in, and {} holds no YAML files", name,
                      (folder / "terms").string()),
          fmt::format("built in: {}; otherwise name a folder with `terms/*.yaml` in it", built_in_agreement()));
    }
  }
  if (problems.any_errors()) return {};
  std::vector<const Document*> files;
  for (const Document& doc : keep) files.push_back(&doc);
  return build_agreement(name, files, problems);
}

}  // namespace payout
