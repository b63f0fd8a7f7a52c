#include "cli/lost_inputs.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>

#include "cli/commands/commands.h"
#include "cli/find_scenarios.h"
#include "cli/output_file.h"
#include "document/read_yaml.h"

namespace payout {
namespace {

namespace fs = std::filesystem;

bool is_regular(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode);
}

/// The scenarios that a command reads: files, and what is found in folders.
std::vector<std::string> scenarios_read(const Options& options) {
  const Command& command = *find_command(options.command);
  if (!has(command.takes, Takes::sets) && !has(command.takes, Takes::checks)) return {};
  std::vector<std::string> paths = options.operands;
  if (command.name == "explain") paths.resize(1);  // the second is a figure
  paths.insert(paths.end(), options.values.begin(), options.values.end());
  return find_scenarios(paths).files;
}

/// The agreement that a scenario names, or nothing where it names none or cannot be read.
std::string agreement_of(const std::string& scenario) {
  Problems unread;
  bool ok = false;
  std::string text = read_file(scenario, unread, ok);
  if (!ok || text.find("agreement") == text.npos) return {};
  const Document document = read_yaml(scenario, std::move(text), unread);
  const NodeRef named = document.root() ? document.root().find("agreement") : NodeRef{};
  if (!named || named.kind() != NodeKind::scalar) return {};
  return std::string{named.text()};
}

/// The agreement's file that `output` is, or nothing.
std::string terms_file(const Options& options, const std::vector<std::string>& scenarios,
                       const std::string& output) {
  std::vector<std::string> folders;
  if (!options.agreement.empty()) folders.push_back(options.agreement);
  std::vector<std::string> laid_over;
  for (const std::string& file : options.values) laid_over.push_back(agreement_of(file));
  for (const std::string& scenario : scenarios) {
    if (scenario == "-") continue;
    const fs::path beside = fs::path{scenario}.parent_path();
    if (const std::string named = agreement_of(scenario); !named.empty())
      folders.push_back((beside / named).string());
    for (const std::string& named : laid_over) {
      if (!named.empty()) folders.push_back((beside / named).string());
    }
    constexpr std::string_view set = "agreement=";
    for (const auto* sets : {&options.sets, &options.first_sets}) {
      for (const std::string& s : *sets) {
        if (s.starts_with(set)) folders.push_back((beside / s.substr(set.size())).string());
      }
    }
  }
  for (const std::string& folder : folders) {
    std::error_code error;
    for (auto it = fs::directory_iterator{fs::path{folder} / "terms", error};
         !error && it != fs::directory_iterator{}; it.increment(error)) {
      if (same_file(it->path().string(), output)) return it->path().string();
    }
  }
  return {};
}

/// The input that `output` is, or nothing. Only a regular file that is there can be lost.
std::string input_lost(const Options& options, const std::string& output,
                       const std::vector<std::string>& scenarios) {
  if (!is_regular(output)) return {};
  for (const std::string& scenario : scenarios) {
    if (same_file(scenario, output)) return scenario;
  }
  if (!options.rows.empty() && same_file(options.rows, output)) return options.rows;
  // Reading every scenario for the name of its agreement is worth it only where a terms file can be meant.
  return is_yaml(behind_links(output)) || is_yaml(output) ? terms_file(options, scenarios, output) : "";
}

bool one_file(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return false;
  std::error_code error;
  const auto whole = [&](const std::string& path) {
    return fs::weakly_canonical(fs::absolute(behind_links(path), error), error);
  };
  const bool special = fs::exists(a, error) && !is_regular(a);
  return !special && (same_file(a, b) || whole(a) == whole(b));
}

}  // namespace

void refuse_lost_inputs(CommandLine& line) {
  const Options& options = line.options;
  const auto refuse = [&](std::string text) { line = {{}, true, ExitStatus::usage, std::move(text)}; };
  if (one_file(options.output, options.junit)) {
    return refuse(fmt::format("payout {}: -o and --junit name one file, {}\n", options.command, options.junit));
  }
  if (options.output.empty() && options.junit.empty()) return;
  const std::vector<std::string> scenarios = scenarios_read(options);
  for (const auto& [name, output] : {std::pair{"-o", options.output}, std::pair{"--junit", options.junit}}) {
    const std::string input = output.empty() ? "" : input_lost(options, output, scenarios);
    if (input.empty()) continue;
    return refuse(
        fmt::format("payout {}: {} {} would replace {}, which this run reads\n help: name another file\n",
                    options.command, name, output, input == output ? "the file" : input));
  }
}

}  // namespace payout
