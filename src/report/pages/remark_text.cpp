#include "report/pages/remark_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "document/locate.h"

namespace payout {

/// Ids of remarks that refuse rather than reproach (exit status 4): the input may be right, and still there is
/// no answer.
static constexpr std::array<std::string_view, 3> refusals{"not-modeled", "conflicting-clauses", "no-table"};

void add_remarks(const Result& result, const Document& source, Problems& problems) {
  for (const Remark& r : result.remarks) {
    Problem p;
    p.severity = r.severity;
    p.id = r.id;
    p.origin = origin_of(source, r.path);
    p.message = r.cite.empty() || r.message.find(r.cite) != std::string::npos
                    ? r.message
                    : fmt::format("{} ({})", r.message, r.cite);
    p.help = r.help;
    problems.add(std::move(p));
  }
}

bool has_refusal(const Result& result) {
  return std::ranges::any_of(result.remarks, [](const Remark& r) {
    return r.severity == Severity::error && std::ranges::find(refusals, r.id) != refusals.end();
  });
}

bool is_refused(const Result& result, Module module) {
  return std::ranges::any_of(result.remarks, [&](const Remark& r) {
    return r.severity == Severity::error && (r.module == module || r.module == Module::facts);
  });
}

}  // namespace payout
