#include <algorithm>
#include <functional>

#include "catch.h"
#include "clauses/amount.h"
#include "clauses/evaluate.h"
#include "document/path.h"
#include "document/visit.h"
#include "report/formats/json.h"
#include "scenario/load.h"
#include "support/shipped.h"

/// Every term of every clause, when changed, changes some report over the shipped scenarios. A term that
/// changes nothing is either not read (a bug) or exercised by no scenario (a gap).
using namespace payout;

namespace {

/// A single value of a clause, and where it stands.
struct Term {
  std::string path;
  const Type* type;
  void* object;
};

/// Fields of readings are tried as readings, by the words; the rest of a reading is wording.
const std::vector<std::string_view> not_terms{"or",      "key",     "called",  "why",
                                              "settled", "reading", "summary", "id"};

/// A field that stands at what holds when it is absent is no term that the author of the agreement wrote.
bool at_default(const Field& f, void* object) {
  if (f.otherwise.empty() || !is_single(f.type())) return false;
  std::string now;
  f.type().scalar->write(f.at(object), now);
  return now == f.otherwise;
}

void collect(const Type& type, void* object, const std::string& path, std::vector<Term>& terms) {
  if (is_single(type)) return terms.push_back({path, &type, object});
  for (const MutablePart part : parts_of(type, object)) {
    if (part.field == nullptr) {
      const bool entry = part.link == Link::entry || is_optional(type);
      collect(*part.type, part.value, entry ? path + '[' + std::to_string(part.index) + ']' : path, terms);
      continue;
    }
    const Field& f = *part.field;
    if (std::ranges::find(not_terms, f.name) != not_terms.end() || at_default(f, object)) continue;
    collect(*part.type, part.value, f.inlined ? path : path + '.' + std::string{f.name}, terms);
  }
}

/// Other values of the same kind: one step up and down, other words, other text.
std::vector<std::function<void()>> changes_of(const Term& term) {
  std::vector<std::function<void()>> out;
  const Scalar* leaf = term.type->scalar;
  const auto add = [&](auto* value, auto changed) { out.push_back([value, changed] { *value = changed; }); };
  if (leaf == &scalar_of(static_cast<const Rate*>(nullptr))) {
    auto* v = static_cast<Rate*>(term.object);
    for (const int step : {1, -1}) add(v, Rate{v->value + Exact::fraction(step, 100)});
  } else if (leaf == &scalar_of(static_cast<const Period*>(nullptr))) {
    auto* v = static_cast<Period*>(term.object);
    for (const int step : {1, -1}) add(v, Period{v->count + step, v->unit});
  } else if (leaf == &scalar_of(static_cast<const Date*>(nullptr))) {
    auto* v = static_cast<Date*>(term.object);
    for (const int step : {1, -1, 40}) add(v, *v + step);
  } else if (leaf == &scalar_of(static_cast<const int*>(nullptr))) {
    auto* v = static_cast<int*>(term.object);
    for (const int step : {1, -1}) add(v, *v + step);
  } else if (leaf == &scalar_of(static_cast<const Times*>(nullptr))) {
    auto* v = static_cast<Times*>(term.object);
    for (const int step : {1, -1}) add(v, Times{v->value + Exact{step}});
  } else if (leaf == &scalar_of(static_cast<const Shares*>(nullptr))) {
    auto* v = static_cast<Shares*>(term.object);
    for (const int step : {1, -1}) add(v, Shares{v->count + step});
  } else if (leaf == &scalar_of(static_cast<const Money*>(nullptr))) {
    auto* v = static_cast<Money*>(term.object);
    add(v, *v + Money::dollars(1));
  } else if (leaf == &scalar_of(static_cast<const PayRate*>(nullptr))) {
    auto* v = static_cast<PayRate*>(term.object);
    add(v, PayRate{20 * v->amount, v->per});
    add(v, PayRate{v->amount + Money::dollars(1), v->per});
  } else if (leaf == &scalar_of(static_cast<const Miles*>(nullptr))) {
    auto* v = static_cast<Miles*>(term.object);
    for (const int step : {1, -1}) add(v, Miles{v->value + Exact{step}});
  } else if (leaf == &scalar_of(static_cast<const bool*>(nullptr))) {
    auto* v = static_cast<bool*>(term.object);
    add(v, !*v);
  } else if (leaf == &scalar_of(static_cast<const std::string*>(nullptr))) {
    auto* v = static_cast<std::string*>(term.object);
    add(v, *v + " changed");
  } else if (leaf == &scalar_of(static_cast<const MeasureName*>(nullptr))) {
    auto* v = static_cast<MeasureName*>(term.object);
    add(v, MeasureName{.word = v->word == Measure::salary ? Measure::target_bonus : Measure::salary});
  } else if (leaf->words != nullptr) {
    std::string now;
    leaf->write(term.object, now);
    for (const std::string_view word : leaf->words()) {
      if (word == now) continue;
      out.push_back([&term, leaf, text = std::string{word}] {
        std::string why, help;
        leaf->read(text, false, term.object, why, help);
      });
    }
  }
  return out;
}

struct Shipped {
  const Scenario* facts;
  ReadingUse readings;
  std::string report;
};

std::string report_of(const Agreement& agreement, const Shipped& s, const ReadingUse& readings) {
  Workspace space;
  space.readings = readings;
  try {
    evaluate(agreement, *s.facts, space);
  } catch (const std::exception& e) {
    return e.what();  // a term that no longer makes sense: that is a change as well
  }
  return to_json(space.result);
}

struct Shelf {
  Problems problems;
  std::vector<Document> keep;
  Agreement agreement = load_agreement("icg", "", problems, keep);
  std::vector<Shipped> scenarios;

  Shelf() {
    for (const auto& one : shipped_cases()) {
      const bool ours = one->evaluated && one->loaded->facts.agreement.value_or("icg") == "icg";
      if (ours) scenarios.push_back({&one->loaded->facts, one->space.readings, to_json(one->space.result)});
    }
    // Short reports are quick to make again.
    std::ranges::stable_sort(scenarios, {}, [](const Shipped& s) { return s.report.size(); });
  }

  /// Whether some report of a person under a document changes; the scenario that showed the last change is
  /// tried first.
  bool changes(std::string_view document, const std::function<ReadingUse(const ReadingUse&)>& readings) {
    for (size_t i = 0; i < scenarios.size(); ++i) {
      Shipped& s = scenarios[i];
      const auto& under = s.facts->documents;
      if (!document.empty() && !under.empty() && std::ranges::find(under, document) == under.end()) continue;
      if (report_of(agreement, s, readings(s.readings)) == s.report) continue;
      std::rotate(scenarios.begin(), scenarios.begin() + static_cast<ptrdiff_t>(i),
                  scenarios.begin() + static_cast<ptrdiff_t>(i) + 1);
      return true;
    }
    return false;
  }
};

/// Clauses whose every term is exercised: those of the documents listed, by citation.
bool covered(std::string_view cite) {
  return cite.starts_with("EA ") || cite.starts_with("SOP ") || cite.starts_with("DCP ");
}
bool covered(const Clause& clause) {
  return covered(clause.head.cite);
}

}  // namespace

TEST_CASE("Every term of every clause, when changed, changes some report", "[terms]") {
  Shelf shelf;
  REQUIRE(!shelf.problems.any_errors());
  for (Clause& clause : shelf.agreement.clauses) {
    if (!covered(clause)) continue;
    std::vector<Term> terms;
    collect(type_of<Clause>(), &clause, clause.head.id, terms);
    for (const Term& term : terms) {
      if (term.path.starts_with(clause.head.id + ".cite")) continue;  // also the name of the document
      // The statute counts these payments by itself; that the clause names them too changes nothing.
      if (term.path.ends_with("].finding")) continue;   // linked; tried below
      if (term.path.ends_with(".full_term")) continue;  // without it the clause gives no length and is refused
      if (term.path.ends_with("].size[0]")) continue;   // "any": says on purpose what holds without it
      if (clause.terms.kind().name == "contingent_payments" && term.path.ends_with("].clause[0]")) continue;
      std::string before;
      term.type->scalar->write(term.object, before);
      if (before.empty() && term.path.ends_with(".cite"))
        continue;  // an open point that is cited by its clause
      bool changed = false;
      for (const auto& change : changes_of(term)) {
        change();
        changed = changed || shelf.changes(clause.head.document(), [](const ReadingUse& r) { return r; });
        std::string why, help;
        REQUIRE(term.type->scalar->read(before, false, term.object, why, help));
        if (changed) break;
      }
      INFO(term.path << " = " << before);
      CHECK(changed);
    }
  }
}

TEST_CASE("Every finding that a clause asks for, when asked for otherwise, changes some report", "[terms]") {
  Shelf shelf;
  const auto as_they_are = [](const ReadingUse& r) { return r; };
  for (Clause& clause : shelf.agreement.clauses) {
    for (When& when : clause.head.when) {
      for (auto* list : {&when.holds, &when.fails}) {
        for (FindingName& name : *list) {
          INFO(clause.head.id << ": " << name.name);
          const auto tests = name.tests;
          name.tests.clear();  // never found
          bool changed = shelf.changes(clause.head.document(), as_they_are);
          name.tests = {{Finding::notice_given, {}}};
          changed = changed || shelf.changes(clause.head.document(), as_they_are);
          name.tests = tests;
          CHECK(changed);
        }
      }
    }
  }
}

TEST_CASE("Every reading of every open point changes some report", "[terms][readings]") {
  Shelf shelf;
  for (size_t point = 0; point < shelf.agreement.readings.size(); ++point) {
    const Reading& reading = shelf.agreement.readings[point];
    if (!covered(reading.cite) && reading.cite != "counting") continue;
    for (size_t word = 1; word < reading.words.size(); ++word) {
      INFO(reading.key << ": " << reading.words[word].name);
      const std::string_view document = reading.cite == "counting"
                                            ? std::string_view{}
                                            : std::string_view{reading.cite}.substr(0, reading.cite.find(' '));
      CHECK(shelf.changes(document, [&](ReadingUse use) {
        use.selected[point] = static_cast<int>(word);
        return use;
      }));
    }
  }
}
