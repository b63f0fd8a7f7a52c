#include "clauses/link_readings.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "clauses/places.h"
#include "document/visit.h"
#include "words/former_names.h"

namespace payout {
namespace {

/// Gives each open choice its point: declares it where it carries a default, finds it where it only names a
/// key.
struct Linker {
  Agreement& agreement;
  Problems& problems;
  const Places& places;
  std::string_view cite = {};
  std::string_view field = {};
  size_t clause = 0;

  Origin origin() const { return places.of(clause, field); }

  int word(const OpenChoice& choice, const std::string& name) {
    for (size_t i = 0; i < choice.words.size(); ++i) {
      const std::string own{choice.words[i]};
      const std::string* called = choice.called.find(own);
      if (called != nullptr ? *called == name || own == name : own == name) return static_cast<int>(i);
    }
    const auto other = std::ranges::find(choice.other_words, name, &Synonym::word);
    if (other != choice.other_words.end() && other->taken) return word(choice, std::string{other->means});
    if (current_name(name) != name) return word(choice, std::string{current_name(name)});
    problems.error("unknown-reading", origin(),
                   fmt::format("{}: `{}` is not one of: {}", cite, name, detail::one_of(choice.words)));
    return 0;
  }

  std::string shown(const OpenChoice& choice, const std::string& name) {
    const std::string* called = choice.called.find(name);
    return called != nullptr ? *called : name;
  }

  Reading* find(std::string_view key) {
    const auto found = std::ranges::find(agreement.readings, key, &Reading::key);
    return found == agreement.readings.end() ? nullptr : &*found;
  }

  void declare(OpenChoice& choice) {
    if (!choice.settled.empty()) {
      choice.value = word(choice, choice.settled);
      return;
    }
    if (choice.reading.empty()) return;
    const std::string key = choice.key.empty() ? std::string{field} : choice.key;
    if (find(key) != nullptr) {
      problems.error("duplicate-reading", origin(),
                     fmt::format("{}: the open point `{}` is declared twice", cite, key));
      return;
    }
    for (size_t i = 0; i < choice.others.size(); ++i) {
      const bool again = std::find(choice.others.begin(), choice.others.begin() + static_cast<ptrdiff_t>(i),
                                   choice.others[i]) != choice.others.begin() + static_cast<ptrdiff_t>(i);
      if (choice.others[i] != choice.reading && !again) continue;
      problems.error("named-twice", origin(),
                     fmt::format("{}, `{}`: `{}` stands among the other readings and {}", cite, field,
                                 choice.others[i], again ? "stands there twice" : "is the default"),
                     "name each reading once");
      return;
    }
    Reading reading{key, std::string{cite}, choice.why, {}};
    reading.words.push_back({shown(choice, choice.reading), word(choice, choice.reading)});
    for (const std::string& other : choice.others)
      reading.words.push_back({shown(choice, other), word(choice, other)});
    choice.point = static_cast<int>(agreement.readings.size());
    agreement.readings.push_back(std::move(reading));
  }

  void refer(OpenChoice& choice) {
    if (choice.point >= 0 || choice.key.empty() || !choice.settled.empty()) return;
    for (size_t i = 0; i < agreement.readings.size(); ++i) {
      if (agreement.readings[i].key == choice.key) choice.point = static_cast<int>(i);
    }
    if (choice.point < 0 && places.left_out.empty()) {
      problems.error("unknown-reading", origin(),
                     fmt::format("{}: no clause declares the open point `{}`", cite, choice.key));
    }
  }
};

}  // namespace

/// Calls `f(clause index, citation, field name, choice)` for every point of the agreement; the counting rules
/// come first, with an index past the clauses.
static void each_choice(Agreement& agreement,
                        const std::function<void(size_t, std::string_view, std::string_view, OpenChoice&)>& f) {
  const Type& open = type_of<OpenChoice>();
  const auto visit = [&](const Type& type, void* object, size_t clause, std::string_view cite) {
    visit_records(type, object, {}, [&](const Type& t, void* o, std::string_view field) {
      if (&t == &open) f(clause, cite, field, *static_cast<OpenChoice*>(o));
    });
  };
  visit(type_of<Counting>(), &agreement.counting, SIZE_MAX, "counting rules");
  for (size_t i = 0; i < agreement.clauses.size(); ++i)
    visit(type_of<Clause>(), &agreement.clauses[i], i, agreement.clauses[i].head.cite);
}

/// Where a point is written: its own section where it names one, else the clause's.
static std::string_view section_of(const OpenChoice& choice, std::string_view clause) {
  return choice.section.empty() ? clause : std::string_view{choice.section};
}

void link_readings(Agreement& agreement, const Places& places, Problems& problems) {
  Linker linker{agreement, problems, places};
  const auto at = [&](size_t clause, std::string_view cite, std::string_view field) -> Linker& {
    linker.clause = clause;
    linker.cite = cite;
    linker.field = field;
    return linker;
  };
  struct Seen {
    size_t clause;
    std::string_view cite, field;
    OpenChoice* choice;
  };
  std::vector<Seen> seen;  // one walk over the terms serves both passes
  each_choice(agreement, [&](size_t clause, std::string_view cite, std::string_view field, OpenChoice& choice) {
    seen.push_back({clause, section_of(choice, cite), field, &choice});
  });
  for (const Seen& s : seen) at(s.clause, s.cite, s.field).declare(*s.choice);
  for (const Seen& s : seen) {
    at(s.clause, s.cite, s.field).refer(*s.choice);
    if (s.choice->point >= 0) s.choice->cite = s.cite;
  }
}

void put_in_words(Agreement& agreement, std::span<const AgreementFile> parts, Problems& problems) {
  for (const AgreementFile& part : parts) {
    for (const auto& [key, words] : part.in_words) {
      const auto point = std::ranges::find(agreement.readings, key, &Reading::key);
      for (const auto& [name, says] : words) {
        const auto word = point == agreement.readings.end()
                              ? std::vector<Reading::Word>::iterator{}
                              : std::ranges::find(point->words, name, &Reading::Word::name);
        if (point != agreement.readings.end() && word != point->words.end()) {
          word->says = says;
          continue;
        }
        problems.error("unknown-reading", {},
                       fmt::format("in_words: there is no reading `{}` of an open point `{}`", name, key),
                       "name the point and the reading as the clause does");
      }
    }
  }
}

void cite_points(Agreement& agreement) {
  each_choice(agreement, [](size_t, std::string_view cite, std::string_view, OpenChoice& choice) {
    if (choice.point >= 0) choice.cite = section_of(choice, cite);
  });
}

}  // namespace payout
