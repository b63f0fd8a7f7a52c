#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <vector>

#include "clauses/checks/check_parts.h"
#include "document/scalars.h"

namespace payout {
namespace {

/// Values that can be read and cannot be meant.
struct ValueCheck : WrittenClause {
  /// A list that is written and holds nothing, or the same twice.
  void lists(NodeRef within) const {
    for (NodeRef child = within.first(); child; child = child.next()) {
      if (child.kind() == NodeKind::list && child.size() == 0 && child.key() != "items")
        t.problems.error("no-items", child.origin(),
                         fmt::format("{}, `{}`: the list is empty", t.name_of(i), child.key()),
                         "name at least one, or leave the key out");
      if (child.kind() == NodeKind::list) twice(child);
      lists(child);
    }
  }

  /// An entry as it is written; nothing for numbers and dates, which may well be equal.
  static std::string entry(NodeRef of) {
    if (of.kind() == NodeKind::scalar) {
      const bool word = !of.text().empty() && std::isalpha(static_cast<unsigned char>(of.text().front())) != 0;
      return word ? std::string{of.text()} : std::string{};
    }
    std::string out;
    for (NodeRef child = of.first(); child; child = child.next()) {
      const bool value = child.kind() == NodeKind::scalar;
      out += fmt::format("{}:{},", child.key(), value ? std::string{child.text()} : entry(child));
    }
    return out;
  }
  /// A list that says the same twice. What `of`, `when`, `items`, `any` and `or` name is looked at elsewhere.
  void twice(NodeRef list) const {
    for (const std::string_view key : {"of", "when", "items", "any", "or"}) {
      if (list.key() == key) return;
    }
    std::vector<std::string> seen;
    for (NodeRef child = list.first(); child; child = child.next()) {
      std::string now = entry(child);
      if (!now.empty() && std::ranges::find(seen, now) != seen.end())
        return static_cast<void>(t.problems.error(
            "named-twice", child.origin(),
            fmt::format("{}, `{}`: the same stands there twice", t.name_of(i), list.key()), "name each once"));
      seen.push_back(std::move(now));
    }
  }

  void long_time(std::string_view key) const {
    const NodeRef time = scalar(key);
    const auto period = time ? parse_period(time.text()) : std::nullopt;
    if (!period) return;
    const int days = period->unit == Period::Unit::days ? period->count : 30 * months_of(*period);
    if (days > 3653)
      warning(time, "unusual", "more than ten years", "look whether the unit is meant");
    else if (key == "within" && days > 731)
      warning(time, "unusual", fmt::format("{} is unusually long for something to be done", time.text()),
              "look whether the unit is meant");
  }
};

}  // namespace

NodeRef WrittenClause::scalar(std::string_view key) const {
  const NodeRef found = node.find(key);
  return found && found.kind() == NodeKind::scalar ? found : NodeRef{};
}

void WrittenClause::error(NodeRef at, std::string_view id, std::string_view message, std::string help) const {
  t.problems.error(id, at.origin(), fmt::format("{}, `{}: {}`: {}", t.name_of(i), at.key(), at.text(), message),
                   std::move(help));
}

void WrittenClause::warning(NodeRef at, std::string_view id, std::string_view message, std::string help) const {
  t.problems.warning(id, at.origin(),
                     fmt::format("{}, `{}: {}`: {}", t.name_of(i), at.key(), at.text(), message),
                     std::move(help));
}

void check_values(const TermsCheck& t, size_t i) {
  const ValueCheck check{{t, i}};
  if (!check) return;
  check.lists(check.node);
  check.long_time("within"), check.long_time("over"), check.long_time("after");
}

}  // namespace payout
