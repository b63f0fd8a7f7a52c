#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "clauses/checks/check_terms.h"

namespace payout {
namespace {

/// A value as it is written, so that two can be compared.
std::string written(NodeRef node) {
  if (node.kind() == NodeKind::scalar) return std::string{node.text()};
  std::string out = node.kind() == NodeKind::map ? "{" : "[";
  for (NodeRef child = node.first(); child; child = child.next())
    out += fmt::format("{}:{},", child.key(), written(child));
  return out;
}

std::vector<std::string> parts_of_value(NodeRef node) {
  std::vector<std::string> out;
  if (node.kind() != NodeKind::list) return {written(node)};
  for (NodeRef child = node.first(); child; child = child.next()) out.push_back(written(child));
  return out;
}

bool all_in(const std::vector<std::string>& some, const std::vector<std::string>& all) {
  return std::ranges::all_of(some, [&](const auto& each) { return std::ranges::find(all, each) != all.end(); });
}

/// An entry by its keys; `fired` alone is a route.
std::vector<std::pair<std::string, std::vector<std::string>>> keys_of(NodeRef entry) {
  std::vector<std::pair<std::string, std::vector<std::string>>> out;
  if (entry.kind() != NodeKind::map) return {{"route", parts_of_value(entry)}};
  for (NodeRef child = entry.first(); child; child = child.next())
    out.emplace_back(std::string{child.key()}, parts_of_value(child));
  return out;
}

/// Whether all that meets `narrow` meets `wide`: each condition of `wide` stands in `narrow` too.
bool covers(NodeRef wide, NodeRef narrow) {
  const auto asked = keys_of(narrow);
  return std::ranges::all_of(keys_of(wide), [&](const auto& condition) {
    const auto& [key, values] = condition;
    const auto same = std::ranges::find(asked, key, &std::pair<std::string, std::vector<std::string>>::first);
    if (same == asked.end() || key == "applies" || key == "warn") return false;
    const bool any_of_them = key == "route" || key == "reason" || key == "tier";
    const bool each_of_them = key == "if" || key == "unless";
    return any_of_them    ? all_in(same->second, values)
           : each_of_them ? all_in(values, same->second)
                          : values == same->second;
  });
}

bool is_disputed(NodeRef entry) {
  return entry.kind() == NodeKind::map && (entry.find("applies") || entry.find("warn"));
}

/// "2nd entry" for messages.
std::string place_of(size_t position) {
  constexpr std::array<std::string_view, 5> names{"first", "second", "third", "fourth", "fifth"};
  return position < names.size() ? std::string{names[position]} : fmt::format("{}th", position + 1);
}

/// An entry behind, or before, one that asks for less: what it asks for besides never matters.
void check_covered(const TermsCheck& t, size_t i, NodeRef when) {
  size_t at = 0;
  for (NodeRef entry = when.first(); entry; entry = entry.next(), ++at) {
    size_t other_at = 0;
    for (NodeRef other = when.first(); other; other = other.next(), ++other_at) {
      const bool later_twin = other_at > at && covers(entry, other);
      if (other_at == at || later_twin || is_disputed(entry) || is_disputed(other) || !covers(other, entry))
        continue;
      Problem& p = t.problems.error(
          "not-used", entry.origin(),
          fmt::format("{}, `when`: the {} entry adds nothing, since whatever meets it meets the {}",
                      t.name_of(i), place_of(at), place_of(other_at)),
          "entries of a list are ways of which one is enough; conditions that must hold together stand in one "
          "entry: `{route: ID, if: ID}`");
      p.other = other.origin();
      p.other_label = "this one requires less";
      return;
    }
  }
}

/// The change alone in one entry, the end of employment in another: both come to whoever is dismissed after it.
void check_paid_twice(const TermsCheck& t, size_t i) {
  const Clause& clause = t.clause(i);
  const Kind& kind = clause.terms.kind();
  if (kind.pay == nullptr || kind.earned) return;
  const auto asks = [](const When& when) { return when.asks_for_end(); };
  const auto& list = clause.head.when;
  if (std::ranges::none_of(list, asks) || std::ranges::all_of(list, asks)) return;
  t.warning(
      i, "when", "paid-twice",
      ", `when`: one entry is met by the change in control alone and another by the end of employment, and "
      "it is paid on each",
      "where both must hold, write one entry: `{route: ID, if: PERIOD}`; where it is owed once, write two "
      "clauses, one of which lists the other under `replaces`");
}

void check_names(const TermsCheck& t, size_t i, std::string_view key, const std::vector<FindingName>& names) {
  for (const FindingName& name : names) {
    if (!name.name.empty() && !name.any.empty())
      t.error(i, "any", "not-used", fmt::format(", `{}`: `finding` and `any` stand beside each other", key),
              "put all of which one is enough under `any`; what must hold as well is an entry of the list");
    for (size_t n = 0; n < name.any.size(); ++n) {
      if (std::find(name.any.begin(), name.any.begin() + static_cast<ptrdiff_t>(n), name.any[n]) ==
          name.any.begin() + static_cast<ptrdiff_t>(n))
        continue;
      t.error(i, "any", "named-twice", fmt::format(", `{}`: `{}` stands under `any` twice", key, name.any[n]),
              "name each once");
    }
  }
}

}  // namespace

void check_entries(const TermsCheck& t, size_t i) {
  for (const When& when : t.clause(i).head.when)
    check_names(t, i, "if", when.holds), check_names(t, i, "unless", when.fails);
  const NodeRef clause = t.places.clause(i);
  const NodeRef when = clause && clause.kind() == NodeKind::map ? clause.find("when") : NodeRef{};
  if (!when || when.kind() != NodeKind::list) return;
  check_covered(t, i, when);
  check_paid_twice(t, i);
}

}  // namespace payout
