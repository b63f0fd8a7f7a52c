#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "clauses/build_agreement.h"
#include "document/embedded.h"
#include "document/read_yaml.h"
#include "words/nearest.h"

namespace payout {
namespace {

namespace fs = std::filesystem;

std::string built_in_folder(std::string_view name) {
  return fmt::format("scenarios/{}/terms/", name);
}

void read_built_in(const std::string& name, std::vector<Document>& keep) {
  if (name.find('/') != name.npos) return;  // a folder: examples of the manual are no agreements to be under
  const std::string folder = built_in_folder(name);
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name.starts_with(folder)) keep.emplace_back(file.nodes, std::string{file.name});
  }
}

/// A problem of a file that was not read: it carries the file's name.
void refuse(const std::string& file, Problem problem, Problems& problems, std::vector<Document>& keep) {
  Document& named = keep.emplace_back();
  const uint16_t source = named.add_source({file, {}});
  problem.origin.source = &named.source(source);
  problems.add(std::move(problem));
}

/// The YAML files of a folder of terms, without hidden ones (an editor's locks are such).
std::vector<std::string> files_of(const fs::path& folder, Problems& problems, std::vector<Document>& keep) {
  std::vector<std::string> files;
  std::error_code error;
  const auto cannot_read = [&](const std::string& path, std::string why) {
    Problem problem;
    problem.id = "cannot-read";
    problem.message = std::move(why);
    refuse(path, std::move(problem), problems, keep);
  };
  if (!fs::exists(folder, error)) return files;
  auto it = fs::directory_iterator{folder, error};
  for (; !error && it != fs::directory_iterator{}; it.increment(error)) {
    const std::string path = it->path().string();
    std::error_code unknown;
    if (!is_yaml(path) || it->path().filename().string().starts_with('.')) continue;
    const fs::file_status status = it->status(unknown);
    // A pipe would be waited for; a link that leads nowhere says so when it is read.
    if (fs::exists(status) && !fs::is_regular_file(status)) {
      cannot_read(path, "this is no regular file");
    } else {
      files.push_back(path);
    }
  }
  if (error) cannot_read(folder.string(), fmt::format("this folder cannot be read: {}", error.message()));
  std::ranges::sort(files);
  return files;
}

/// The files of a folder's `terms`; a file of terms stands for itself.
void read_folder(const fs::path& folder, Problems& problems, std::vector<Document>& keep) {
  std::error_code error;
  const std::vector<std::string> files = fs::is_regular_file(folder, error)
                                             ? std::vector<std::string>{folder.string()}
                                             : files_of(folder / "terms", problems, keep);
  for (const std::string& file : files) {
    bool ok = false;
    Problems unread;
    std::string text = read_file(file, unread, ok);
    for (const Problem& p : unread.all()) refuse(file, p, problems, keep);
    if (!ok) continue;
    const size_t before = problems.all().size();
    keep.push_back(read_yaml(file, std::move(text), problems));
    const Document& read = keep.back();
    const bool empty = !read.root() || read.root().kind() == NodeKind::null;
    if (empty && problems.all().size() == before)
      problems.error("empty-file", {&read.source(0), {}}, "no terms found: the file is empty",
                     "write the clauses, or take the file out of the folder");
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

/// The agreement that a misspelled name stands for: the one that is built in, or a folder beside that one with
/// terms in it.
static std::string folder_meant(const fs::path& folder) {
  std::vector<std::string> known{std::string{built_in_agreement()}};
  std::error_code error;
  const fs::path parent = folder.has_parent_path() ? folder.parent_path() : fs::path{"."};
  for (const auto& entry : fs::directory_iterator{parent, error}) {
    if (fs::is_directory(entry.path() / "terms", error)) known.push_back(entry.path().filename().string());
  }
  std::ranges::sort(known);
  const std::vector<std::string_view> names{known.begin(), known.end()};
  return std::string{nearest(folder.filename().string(), names)};
}

Agreement load_agreement(const std::string& name, const std::string& beside, Problems& problems,
                         std::vector<Document>& keep) {
  keep.reserve(16);  // handles point into the documents
  read_built_in(name, keep);
  const bool built_in = !keep.empty();
  if (!built_in) {
    const fs::path given{name};
    const fs::path folder =
        (given.is_absolute() ? given : fs::path{beside}.parent_path() / given).lexically_normal();
    read_folder(folder, problems, keep);
    if (keep.empty() && !problems.any_errors()) {
      const std::string near = folder_meant(folder);
      problems.error("no-agreement", {},
                     fmt::format("there is no agreement `{}`: it is not built in, and {} holds no YAML files",
                                 name, (folder / "terms").string()),
                     near.empty()
                         ? fmt::format("built in: {}; otherwise name a folder with `terms/*.yaml` in it",
                                       built_in_agreement())
                         : fmt::format("did you mean `{}`?", near));
    }
  }
  if (problems.any_errors()) return {};
  std::vector<const Document*> files;
  for (const Document& doc : keep) files.push_back(&doc);
  return built_in ? build_checked(name, files, problems) : build_agreement(name, files, problems);
}

}  // namespace payout
