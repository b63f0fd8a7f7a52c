#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "clauses/situation/requirements.h"

namespace payout {

static bool lists(const std::vector<CauseKind>& kinds, CauseKind kind) {
  return std::ranges::find(kinds, kind) != kinds.end();
}

/// Facts on the conduct that its kind does not turn on are named: whoever gave them thinks that they count.
static void note_unread(const Case& c, const ClauseHead& route, const ConductTest& test, const Cause& cause) {
  if (!c.explain) return;
  const auto note = [&](std::string_view field, std::string_view asked) {
    c.note(Module::severance, "fact-not-read", fmt::format("termination.cause.{}", field),
           fmt::format("`{}` is given and not used: {} under {} turns on {}", field, name_of(cause.kind),
                       route.cite, asked),
           {}, route.cite);
  };
  const bool by_conviction = lists(test.convicted, cause.kind), by_will = lists(test.willful, cause.kind);
  if (cause.convicted && !by_conviction)
    note("convicted", by_will ? "whether it was willful" : "nothing, and is no ground");
  if (cause.willful && !by_will) note("willful", by_conviction ? "a conviction" : "nothing, and is no ground");
}

bool meets(const Case& c, const ClauseHead& route, const ConductTest& test, Unmet& unmet) {
  const auto& cause = c.facts.termination->cause;
  const auto lacks = [&](std::string_view path, std::string_view what) {
    if (unmet.quiet) return false;
    c.missing(Module::severance, route, path, what);
    return unmet.set("missing-fact", path, {});
  };
  if (!cause) return lacks("termination.cause", "the conduct");
  if (!unmet.quiet) note_unread(c, route, test, *cause);
  if (lists(test.convicted, cause->kind)) {
    if (!cause->convicted) return lacks("termination.cause.convicted", "whether there was a conviction");
    if (*cause->convicted) return true;
    if (unmet.quiet) return false;
    return unmet.set("not-cause", "termination.cause.convicted",
                     fmt::format("{} requires a conviction", route.cite));
  }
  if (lists(test.willful, cause->kind)) {
    if (!cause->willful) return lacks("termination.cause.willful", "whether the conduct was willful");
    if (*cause->willful) return true;
    if (unmet.quiet) return false;
    return unmet.set("not-cause", "termination.cause.willful",
                     fmt::format("{} must be willful to be cause under {}", name_of(cause->kind), route.cite));
  }
  if (unmet.quiet) return false;
  return unmet.set("not-cause", "termination.cause.kind",
                   fmt::format("{} is not among the grounds of {}", name_of(cause->kind), route.cite));
}

}  // namespace payout
