#include "report/what_if/fallout.h"

#include <fmt/format.h>

#include <algorithm>

namespace payout {
namespace {

std::string_view how_grave(Severity severity) {
  switch (severity) {
    case Severity::error: return "refusal";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
  }
  return {};
}

/// The remarks of one result that the other does not show; by their words, or by what they are about.
std::vector<const Remark*> only_in(const Result& one, const Result& other, bool by_words) {
  std::vector<const Remark*> out;
  for (const Remark& r : one.remarks) {
    if (r.id == "reading-not-used") continue;  // about what the scenario chooses, not about a figure
    const bool met = std::ranges::any_of(other.remarks, [&](const Remark& o) {
      return o.id == r.id && o.severity == r.severity && o.path == r.path && o.cite == r.cite &&
             (!by_words || o.message == r.message);
    });
    if (!met) out.push_back(&r);
  }
  return out;
}

}  // namespace

std::vector<std::string> fallout(const Moves& moves, bool without_money) {
  const Result &before = moves.before, &after = moves.after;
  std::vector<Effect> effects;
  if (before.header.route_cite != after.header.route_cite)
    effects.push_back({{},
                       after.header.route_cite.empty()
                           ? std::string{"employment ends under no clause"}
                           : fmt::format("employment ends under {}", after.header.route_cite),
                       rank_of_sum,
                       INT64_MAX});
  for (const Difference& d : moves.all) {
    Effect e = told(moves, d);
    if (e.text.empty() || (without_money && e.money)) continue;
    const auto same = std::ranges::find_if(
        effects, [&](const Effect& o) { return o.text == e.text && o.whose.empty() == e.whose.empty(); });
    if (same == effects.end()) {
      effects.push_back(std::move(e));
    } else if (!e.whose.empty() && same->whose != e.whose) {
      same->whose += ", " + e.whose;
    }
  }
  // What is told of nothing else still moved.
  for (const Difference& d : moves.all) {
    if (!effects.empty() || without_money || d.path[0] == "header") break;
    effects.push_back(measured(d));
    effects.back().text = by_description(d);
    if (d.path[0] == "grants") effects.back().whose = d.path[1], effects.back().joined_by = ": ";
  }
  std::ranges::stable_sort(effects, [](const Effect& a, const Effect& b) {
    return a.rank != b.rank ? a.rank < b.rank : a.size > b.size;
  });
  std::vector<std::string> out;
  for (const Effect& e : effects)
    out.push_back(e.whose.empty() ? e.text : e.whose + std::string{e.joined_by} + e.text);
  return out;
}

std::vector<std::string> fallout_of_remarks(const Result& before, const Result& after, bool nothing_else) {
  std::vector<std::string> out;
  for (const bool by_words : {false, true}) {
    for (const Remark* r : only_in(after, before, by_words)) {
      if (r->severity == Severity::note && !nothing_else) continue;
      if (r->id == "no-price" || r->id == "stale-price") {
        out.push_back("needs `" + r->path + "`");
        continue;
      }
      out.push_back(fmt::format("{}: {}", how_grave(r->severity), r->message));
    }
    if (!by_words) {
      for (const Remark* r : only_in(before, after, by_words)) {
        if (r->severity == Severity::note && !nothing_else) continue;
        out.push_back(fmt::format("without the {}: {}", how_grave(r->severity), r->message));
      }
    }
    if (!out.empty() || !nothing_else) break;
  }
  return out;
}

}  // namespace payout
