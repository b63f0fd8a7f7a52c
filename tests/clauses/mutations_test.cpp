#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "catch.h"
#include "clauses/evaluate.h"
#include "clauses/silent_terms.h"
#include "clauses/situation/protected_period.h"
#include "document/visit.h"
#include "report/formats/json.h"
#include "report/formats/json_report.h"
#include "support/other_facts.h"
#include "support/shipped.h"

/// Terms with one thing changed: each change is refused, warned about, or moves a figure, a date or a sentence
/// of some shipped scenario. What changes nothing without a word would let a slip of the author pass.
using namespace payout;

namespace {

/// Words that only name and tell.
const std::set<std::string_view> wording{"summary", "label", "reasoning", "why", "title",
                                         "called",  "cite",  "id",        "kind"};

/// A copy of a document with one thing changed: a node left out, doubled or misspelt, or one with a condition
/// more.
struct Copy {
  const Document& from;
  uint32_t dropped = UINT32_MAX;
  uint32_t extended = UINT32_MAX;
  uint32_t doubled = UINT32_MAX;
  uint32_t misspelt = UINT32_MAX;
  Document to = {};

  uint32_t node(NodeRef source) {
    Node one = source.node();
    one.first_child = one.next = 0;
    if (source.index() == misspelt) one.key = to.keep(std::string{one.key} + "s_");
    const uint32_t index = to.add(one);
    for (NodeRef child = source.first(); child; child = child.next()) {
      if (child.index() != dropped) to.append_child(index, node(child));
      if (child.index() == doubled) to.append_child(index, node(child));
    }
    if (source.index() == extended) {
      Node condition = one;
      condition.key = "ended_before", condition.text = "1900-01-01", condition.kind = NodeKind::scalar;
      to.append_child(index, to.add(condition));
    }
    return index;
  }
  Document made() {
    to.add_source({from.source(0).name, {}});
    node(from.root());
    return std::move(to);
  }
};

struct Mutation {
  std::string what;
  std::string clause;
  size_t document = 0;
  uint32_t dropped = UINT32_MAX;
  uint32_t extended = UINT32_MAX;
  uint32_t doubled = UINT32_MAX;
  uint32_t misspelt = UINT32_MAX;
  std::string text = {};  ///< of what is changed
};

struct Mutations {
  std::vector<Mutation> all = {};
  size_t document = 0;
  std::string id = {};

  void add(std::string what, uint32_t Mutation::*how, NodeRef node) {
    Mutation& m = all.emplace_back(Mutation{std::move(what), id, document});
    m.*how = node.index();
    m.text = node.text();
  }
  void below(NodeRef node, const std::string& path) {
    for (NodeRef child = node.first(); child; child = child.next()) {
      const std::string name = path + '.' + std::string{child.key()};
      if (wording.contains(child.key())) continue;
      if (!child.key().empty()) {
        add("without " + name, &Mutation::dropped, child);
        add("misspelt: " + name, &Mutation::misspelt, child);
      } else {
        add("twice: " + name, &Mutation::doubled, child);
      }
      const bool entry = child.key() == "when" || node.key() == "when";
      if (entry && child.kind() == NodeKind::map) add("never: " + name, &Mutation::extended, child);
      below(child, name);
    }
  }
  void of(const Document& terms, size_t at) {
    document = at;
    const NodeRef clauses = terms.root() ? terms.root().find("clauses") : NodeRef{};
    if (!clauses) return;
    for (NodeRef clause = clauses.first(); clause; clause = clause.next()) {
      id = clause.find("id").text();
      add("twice: " + id, &Mutation::doubled, clause);
      below(clause, id);
    }
  }
};

size_t said(const Problems& problems) {
  return static_cast<size_t>(
      std::ranges::count_if(problems.all(), [](const Problem& p) { return p.severity != Severity::note; }));
}

std::string result_of(const Agreement& agreement, const Scenario& facts) {
  Workspace space;
  Problems unknown;  // a reading of what was dropped
  space.readings = choose_readings(agreement, facts, Document{}, unknown);
  try {
    evaluate(agreement, facts, space);
  } catch (const std::exception& e) {
    return e.what();
  }
  return to_json(space.result);
}

/// Everything that the clauses say, as it was understood.
std::string understood(const Agreement& agreement) {
  std::string out;
  for (const Clause& clause : agreement.clauses) {
    visit_paths(type_of<Clause>(), &clause, clause.head.id, [&](const Part& part, const std::string& path) {
      if (is_single(*part.type)) out += path + ' ' + written(*part.type, part.value) + '\n';
      return true;
    });
  }
  return out;
}

/// Scenarios of one agreement with their results; the one that moved last is tried first.
struct Results {
  std::vector<std::pair<const Scenario*, std::string>> scenarios = {};

  void add(const Agreement& as_written, const Scenario& facts) {
    scenarios.emplace_back(&facts, result_of(as_written, facts));
  }
  bool moves(const Agreement& other) {
    for (size_t i = 0; i < scenarios.size(); ++i) {
      if (result_of(other, *scenarios[i].first) == scenarios[i].second) continue;
      std::rotate(scenarios.begin(), scenarios.begin() + static_cast<ptrdiff_t>(i),
                  scenarios.begin() + static_cast<ptrdiff_t>(i) + 1);
      return true;
    }
    return false;
  }
};

/// What to try where no shipped scenario shows the other side of a term.
std::vector<Instead> instead_of(const Clause& clause, std::string_view what) {
  const auto has = [&](std::string_view part) { return what.find(part) != what.npos; };
  const std::string_view kind = clause.terms.kind().name;
  if (kind == "change_in_control") return {Instead::changes};
  if (has(".conduct")) return {Instead::conduct};
  if (has(".dismissal")) return {Instead::acts};
  if (has(".absent")) return {Instead::absences};
  if (kind == "release" || has(".release")) return {Instead::releases, Instead::ways};
  if (clause.terms.kind().pay == nullptr &&
      (has(".awards") || has(".plans") || has(".performance") || has("window") || has("term") || has(".when")))
    return {Instead::awards, Instead::ways};
  if (has(".when") || has(".direction") || has(".if_asked_for")) return {Instead::ways, Instead::days};
  return {Instead::ways, Instead::releases, Instead::days};
}

/// The shipped scenarios of an agreement, and what might have happened to their people instead.
struct Tried {
  const Agreement& as_written;
  const std::vector<const ShippedCase*>& cases;
  Results shipped = {};
  std::map<std::pair<std::string, Instead>, std::pair<std::vector<std::vector<Scenario>>, Results>> others = {};

  Tried(const Agreement& agreement, const std::vector<const ShippedCase*>& of)
      : as_written(agreement), cases(of) {
    for (const ShippedCase* one : cases) shipped.add(as_written, one->loaded->facts);
  }
  bool moves(const Agreement& other, const Clause& clause, const std::string& what) {
    if (shipped.moves(other)) return true;
    return std::ranges::any_of(instead_of(clause, what), [&](Instead group) {
      return made(std::string{clause.head.document()}, group).moves(other);
    });
  }

 private:
  /// Of the people under a document one of each group of officers, with and without awards.
  Results& made(const std::string& document, Instead group) {
    const auto [found, fresh] = others.try_emplace({document, group});
    auto& [made, results] = found->second;
    if (!fresh) return results;
    std::vector<std::string> plans;
    for (const ShippedCase* one : cases) {
      for (const Grant& grant : one->loaded->facts.grants) {
        if (std::ranges::find(plans, grant.plan) == plans.end()) plans.push_back(grant.plan);
      }
    }
    std::set<std::pair<std::optional<std::string>, bool>> seen;
    for (const ShippedCase* one : cases) {
      const Scenario& facts = one->loaded->facts;
      const bool under =
          facts.documents.empty() || std::ranges::find(facts.documents, document) != facts.documents.end();
      if (!under || !facts.termination || !seen.emplace(facts.tier, !facts.grants.empty()).second) continue;
      made.push_back(other_facts(facts, group, plans));
      for (const Scenario& other : made.back()) results.add(as_written, other);
    }
    return results;
  }
};

/// Terms that may be left out without a word, each with its reason: the end of the name, or a part of it.
struct Anyway {
  std::string_view part, because;
};
constexpr std::array anyway{
    Anyway{".by", "the reason of a route says which side it is of"},
    Anyway{".why", "a reason is wording"},
};

/// Lists in which an entry that stands twice is the same as one: a way is met no oftener, the earliest or
/// latest of a day and the same day is that day, and a choice that is offered twice is one choice.
constexpr std::array once{".when.", ".earliest_of.", ".latest_of.", ".elective_installments."};

/// The other readings of an open point and its name: the default holds without them.
constexpr std::array of_open_points{".or", ".key"};

bool may_pass(const std::string& what) {
  const bool dropped = what.starts_with("without ");
  if (dropped && std::ranges::any_of(of_open_points, [&](const char* key) { return what.ends_with(key); }))
    return true;
  return std::ranges::any_of(anyway, [&](const Anyway& each) { return what.find(each.part) != what.npos; }) ||
         std::ranges::any_of(once, [&](const char* list) { return what.ends_with(list); });
}

/// Whether an end of employment alone gives the right: no change in control after it, and no release.
bool hangs_on_end(const Agreement& agreement, const Clause& clause) {
  const auto looks_back = [&](const FindingName::Test& test) {
    return std::ranges::any_of(test.clauses, [&](size_t i) {
      const auto* period = agreement.clauses[i].as<ProtectedPeriod>();
      return period != nullptr && (period->before || period->from || period->direction.choice.point >= 0);
    });
  };
  return std::ranges::all_of(clause.head.when, [&](const When& when) {
    return when.asks_for_end() && !when.release &&
           std::ranges::none_of(when.holds, [&](const FindingName& name) {
             return std::ranges::any_of(name.tests, looks_back);
           });
  });
}

/// `from: end` where the right arises on the end of employment, `from: release` where it arises with the
/// release: the day from which time runs without being told.
bool dates_anyway(const Agreement& agreement, const Clause& clause, const Mutation& m) {
  if (!m.what.ends_with(".pay.from") || clause.head.when.empty()) return false;
  if (m.text == "end") return hangs_on_end(agreement, clause);
  return m.text == "release" &&
         std::ranges::all_of(clause.head.when, [](const When& when) { return when.release.has_value(); });
}

std::set<std::pair<std::string, std::string>> listed_silent() {
  std::set<std::pair<std::string, std::string>> out;
  const auto add = [&](const auto& list) {
    for (const Silent& each : list) out.emplace(each.agreement, each.what);
  };
  add(writes_the_default), add(said_by_the_statute), add(names_all_there_is), add(asked_for_twice),
      add(said_on_purpose);
  add(never_another_figure), add(the_same_elsewhere);
  return out;
}

/// The folder of an agreement, or the name of the built-in one.
std::string folder_of(const ShippedCase& one) {
  if (one.agreement->name == built_in_agreement()) return one.agreement->name;
  const auto path = (one.path.parent_path() / one.agreement->name / "terms").lexically_normal();
  return path.parent_path().filename().string();
}

}  // namespace

TEST_CASE("A slip in the terms is refused, warned about, or moves something", "[terms]") {
  std::map<const Agreement*, std::vector<const ShippedCase*>> shelves;
  const Agreement* built_in = nullptr;  // loaded for each folder: all its scenarios are of one agreement
  for (const auto& one : shipped_cases()) {
    const bool whole = one->agreement != nullptr && !one->agreement->shares_clauses;
    if (!whole || !one->evaluated) continue;
    const bool ours = one->agreement->name == built_in_agreement();
    if (ours && built_in == nullptr) built_in = one->agreement;
    shelves[ours ? built_in : one->agreement].push_back(one.get());
  }
  size_t tried = 0;
  const std::set<std::pair<std::string, std::string>> listed = listed_silent();
  std::set<std::pair<std::string, std::string>> seen;  // an agreement may be named from two folders
  for (const auto& [agreement, cases] : shelves) {
    std::vector<const Document*> files;
    Mutations mutations;
    for (const Document& file : *cases.front()->documents) files.push_back(&file);
    for (size_t i = 0; i < files.size(); ++i) mutations.of(*files[i], i);
    const std::string folder = folder_of(*cases.front());
    Problems before;
    const Agreement as_written = build_agreement(agreement->name, files, before);
    const std::string as_understood = understood(as_written);
    Tried tried_on{as_written, cases};
    for (const Mutation& m : mutations.all) {
      const Document changed = Copy{*files[m.document], m.dropped, m.extended, m.doubled, m.misspelt}.made();
      std::vector<const Document*> others = files;
      others[m.document] = &changed;
      Problems problems;
      const Agreement other = build_agreement(agreement->name, others, problems);
      const bool always_told = m.doubled != UINT32_MAX || m.misspelt != UINT32_MAX;
      tried += always_told ? 0 : 1;
      if (problems.any_errors() || said(problems) != said(before) || may_pass(m.what)) continue;
      const Clause& clause = *as_written.find(m.clause);
      if (!always_told && (understood(other) == as_understood || dates_anyway(as_written, clause, m))) continue;
      if (tried_on.moves(other, clause, m.what)) continue;
      INFO(folder << ": " << m.what);
      CHECK_FALSE(always_told);
      CHECK(listed.contains({folder, m.what}));
      seen.emplace(folder, m.what);
    }
  }
  for (const auto& each : listed) {
    INFO(each.first << ": " << each.second << " is told, or moves something: take it out of silent_terms.h");
    CHECK(seen.contains(each));
  }
  CHECK(tried > 4000);
}
