#include "cli/check/expected_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/locate.h"
#include "report/paths/diagnostic_lists.h"
#include "report/paths/result_paths.h"
#include "words/nearest.h"

namespace payout {
namespace {

std::string did_you_mean(std::string_view near, std::string_view otherwise) {
  return near.empty() ? std::string{otherwise} : fmt::format("did you mean `{}`?", near);
}

/// An id in brackets after `remarks` has to be one that a problem can carry.
void unknown_paths(CaseFile& file) {
  const Document& document = file.loaded->document;
  const NodeRef expect = document.root().find("expect");
  for (const auto& [path, expected] : file.loaded->facts.expect) {
    const PathVerdict verdict = possible_result(*file.agreement, file.loaded->facts, path);
    if (verdict.possible) continue;
    const NodeRef entry = expect ? expect.find(path) : NodeRef{};
    file.problems.error(
        "unknown-figure", entry ? entry.key_origin() : origin_of(document, "expect"),
        fmt::format("no result has anything at `{}`", path),
        did_you_mean(verdict.near, fmt::format("payout paths {} lists what results can have", file.name)));
  }
}

void unknown_error(CaseFile& file) {
  const auto& expected = file.loaded->facts.expect_error;
  if (!expected || find_diagnostic(*expected) != nullptr) return;
  std::vector<std::string_view> ids;
  for (const DiagnosticId& d : all_diagnostics()) ids.push_back(d.id);
  file.problems.error("unknown-diagnostic", origin_of(file.loaded->document, "expect_error"),
                      fmt::format("there is no error `{}`", *expected),
                      did_you_mean(nearest(*expected, ids), "payout ids lists them"));
}

}  // namespace

void check_expected_names(CaseFile& file) {
  const size_t before = file.problems.all().size();
  if (file.loaded == nullptr || file.loaded->document.empty()) return;
  unknown_error(file);
  if (file.agreement != nullptr) unknown_paths(file);
  if (file.problems.all().size() != before) file.status = worst(file.status, ExitStatus::bad_input);
}

}  // namespace payout
