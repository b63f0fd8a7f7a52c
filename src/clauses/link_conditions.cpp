#include <fmt/format.h>

#include <algorithm>

#include "clauses/agreement.h"
#include "clauses/near_terms.h"
#include "clauses/places.h"
#include "words/nearest.h"

namespace payout {
namespace {

std::optional<Finding> finding_called(std::string_view name) {
  for (size_t i = 0; i < finding_names.size(); ++i) {
    if (finding_names[i] == name) return static_cast<Finding>(i);
  }
  return std::nullopt;
}

/// Whether the facts say it themselves, and no clause is needed.
bool said_by_facts(Finding finding) {
  return finding == Finding::permanent_disability || finding == Finding::notice_given;
}

std::string ids_of(const Agreement& agreement, const std::vector<size_t>& clauses) {
  std::string text;
  for (const size_t i : clauses) text += (text.empty() ? "`" : ", `") + agreement.clauses[i].head.id + "`";
  return text;
}

struct ConditionLinker {
  Agreement& agreement;
  const Places& places;
  Problems& problems;
  size_t clause = 0;
  std::string_view key = {};

  const ClauseHead& head() const { return agreement.clauses[clause].head; }
  Origin here(std::string_view name) const { return places.value(clause, key, name); }

  /// The clauses of a kind: those of the clause's own document, or the only one there is.
  std::vector<size_t> meant_by(std::string_view name) {
    std::vector<size_t> own, all;
    for (size_t i = 0; i < agreement.clauses.size(); ++i) {
      if (agreement.clauses[i].terms.kind().name != name) continue;
      all.push_back(i);
      if (agreement.clauses[i].head.document() == head().document()) own.push_back(i);
    }
    if (own.size() > 1) {
      problems.warning(
          "which-one", here(name),
          fmt::format("clause `{}` ({}), `{}: {}`: {} has several, and any of them will do: {}", head().id,
                      head().cite, key, name, head().document(), ids_of(agreement, own)),
          fmt::format("name one by its id, or write `{}: {{any: [...]}}`", key));
    }
    if (!own.empty()) return own;
    if (all.empty() && places.left_out.empty()) {
      problems.error("nothing-to-find", here(name),
                     fmt::format("clause `{}` ({}), `{}: {}`: no clause of the agreement is a `{}`, so it can "
                                 "never be found",
                                 head().id, head().cite, key, name, name),
                     fmt::format("add a clause of kind `{}`: see `payout terms {}`", name, name));
    } else if (all.size() > 1 && places.left_out.empty()) {
      problems.error("which-one", here(name),
                     fmt::format("clause `{}` ({}), `{}: {}`: {} has none of its own, and other documents have "
                                 "several: {}",
                                 head().id, head().cite, key, name, head().document(), ids_of(agreement, all)),
                     fmt::format("name one by its id: `{}: {}`", key, agreement.clauses[all.front()].head.id));
      return {all.front()};
    }
    return all;
  }

  void refuse(const std::string& name, const Clause* other) {
    std::vector<std::string_view> known{finding_names.begin(), finding_names.end()};
    for (const Clause& each : agreement.clauses) {
      const auto finding = finding_called(each.terms.kind().name);
      if (finding && !said_by_facts(*finding)) known.push_back(each.head.id);
    }
    const std::string_view kind = other != nullptr ? other->terms.kind().name : std::string_view{};
    const std::string meant = other == nullptr ? finding_hint(name, key) : std::string{};
    const std::string_view near = nearest(name, known);
    const std::string help = kind == "change_in_control"
                                 ? fmt::format(
                                       "a change itself is `change: {}`; a time after it is a clause of kind "
                                       "`protected_period`, and `{}:` names that",
                                       name, key)
                             : kind == "route"
                                 ? fmt::format("a way in which employment ends is `route: {}`", name)
                             : !meant.empty() ? meant
                             : !near.empty()  ? fmt::format("did you mean `{}`?", near)
                                              : fmt::format("one of: {}", detail::one_of(known));
    problems.error(
        "no-finding", here(name),
        other != nullptr
            ? fmt::format("clause `{}` ({}), `{}: {}`: that clause is a `{}`, which finds nothing", head().id,
                          head().cite, key, name, kind)
            : fmt::format("clause `{}` ({}), `{}: {}`: there is no finding and no clause of that name",
                          head().id, head().cite, key, name),
        help);
  }

  void link(const std::string& name, std::vector<FindingName::Test>& tests) {
    const Clause* other = agreement.find(name);
    const auto word = finding_called(name);
    if (other != nullptr && (!word || other->terms.kind().name == name)) {
      const auto finding = finding_called(other->terms.kind().name);
      if (!finding || said_by_facts(*finding)) return refuse(name, other);
      tests.push_back({*finding, {static_cast<size_t>(other - agreement.clauses.data())}});
    } else if (other != nullptr) {
      problems.error("no-finding", here(name),
                     fmt::format("clause `{}` is a `{}`, and `{}: {}` means a clause of kind `{}`", name,
                                 other->terms.kind().name, key, name, name),
                     "give the clause another id");
    } else if (word) {
      tests.push_back({*word, said_by_facts(*word) ? std::vector<size_t>{} : meant_by(name)});
    } else if (!is_unread(name)) {
      refuse(name, nullptr);
    }
  }

  /// A clause in which something else is wrong: what it is, is not known.
  bool is_unread(std::string_view name) const {
    return std::ranges::any_of(places.left_out, [&](size_t i) {
      const NodeRef id = places.unread(i);
      return id && id.text() == name;
    });
  }

  void link(std::vector<FindingName>& names, std::string_view at) {
    key = at;
    for (FindingName& each : names) {
      each.tests.clear();
      if (!each.name.empty()) link(each.name, each.tests);
      for (const std::string& name : each.any) link(name, each.tests);
    }
  }

  void run() {
    for (When& when : agreement.clauses[clause].head.when) {
      const auto always = std::ranges::find(when.route, When::any_end);
      when.always = always != when.route.end();
      if (when.always) when.route.erase(always);
      link(when.holds, "if");
      link(when.fails, "unless");
    }
  }
};

}  // namespace

void link_conditions(Agreement& agreement, const Places& places, Problems& problems) {
  ConditionLinker linker{agreement, places, problems};
  for (; linker.clause < agreement.clauses.size(); ++linker.clause) linker.run();
}

}  // namespace payout
