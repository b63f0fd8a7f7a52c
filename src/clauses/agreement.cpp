#include "clauses/agreement.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "clauses/walk.h"
#include "document/decode.h"

namespace payout {
namespace {

/// Gives each open choice its point: declares it where it carries a default, finds it where it only names a
/// key.
struct Linker {
  Agreement& agreement;
  Problems& problems;
  std::string_view cite = {};

  int word(const OpenChoice& choice, const std::string& name) {
    for (size_t i = 0; i < choice.words.size(); ++i) {
      const std::string own{choice.words[i]};
      const std::string* called = choice.called.find(own);
      if (called != nullptr ? *called == name || own == name : own == name) return static_cast<int>(i);
    }
    problems.error("unknown-reading", {},
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

  void declare(OpenChoice& choice, std::string_view field) {
    if (!choice.settled.empty()) {
      choice.value = word(choice, choice.settled);
      return;
    }
    if (choice.reading.empty()) return;
    const std::string key = choice.key.empty() ? std::string{field} : choice.key;
    if (find(key) != nullptr) {
      problems.error("duplicate-reading", {},
                     fmt::format("{}: the open point `{}` is declared twice", cite, key));
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
    if (choice.point < 0) {
      problems.error("unknown-reading", {},
                     fmt::format("{}: no clause declares the open point `{}`", cite, choice.key));
    }
  }
};

void each_choice(Agreement& agreement,
                 const std::function<void(std::string_view, OpenChoice&, std::string_view)>& f) {
  const Type& open = type_of<OpenChoice>();
  const auto visit = [&](const Type& type, void* object, std::string_view cite) {
    walk_records(type, object, {}, [&](const Type& t, void* o, std::string_view field) {
      if (&t == &open) f(field, *static_cast<OpenChoice*>(o), cite);
    });
  };
  visit(type_of<Counting>(), &agreement.counting, "counting");
  for (Clause& clause : agreement.clauses) visit(type_of<Clause>(), &clause, clause.head.cite);
}

void link_readings(Agreement& agreement, Problems& problems) {
  Linker linker{agreement, problems};
  each_choice(agreement, [&](std::string_view field, OpenChoice& choice, std::string_view cite) {
    linker.cite = cite;
    linker.declare(choice, field);
  });
  each_choice(agreement, [&](std::string_view, OpenChoice& choice, std::string_view cite) {
    linker.cite = cite;
    linker.refer(choice);
  });
}

void check_ids(const Agreement& agreement, Problems& problems) {
  std::set<std::string_view> ids;
  for (const Clause& clause : agreement.clauses) {
    if (!ids.insert(clause.head.id).second) {
      problems.error("duplicate-id", {}, fmt::format("the clause id `{}` is used twice", clause.head.id));
    }
    if (agreement.documents.find(std::string{clause.head.document()}) == nullptr) {
      problems.error("unknown-document", {},
                     fmt::format("clause {} cites `{}`, and `documents` has no `{}`", clause.head.id,
                                 clause.head.cite, clause.head.document()));
    }
  }
  const auto check = [&](const Clause& clause, const std::string& id) {
    if (!ids.contains(id)) {
      problems.error("unknown-clause", {},
                     fmt::format("clause {} names `{}`, and there is no such clause", clause.head.id, id));
    }
  };
  for (const Clause& clause : agreement.clauses) {
    for (const std::string& id : clause.head.replaces) check(clause, id);
    for (const When& when : clause.head.when) {
      for (const std::string& id : when.route) check(clause, id);
      if (when.change) check(clause, *when.change);
    }
  }
}

}  // namespace

const Clause* Agreement::find(std::string_view id) const {
  for (const Clause& clause : clauses) {
    if (clause.head.id == id) return &clause;
  }
  return nullptr;
}

ReadingUse Agreement::defaults() const {
  return {std::vector<int>(readings.size(), 0), std::vector<bool>(readings.size(), false)};
}

Agreement build_agreement(std::string name, std::span<const Document* const> files, Problems& problems) {
  Agreement agreement;
  agreement.name = std::move(name);
  for (const Document* file : files) {
    AgreementFile part;
    decode(file->root(), part, problems);
    if (part.title) agreement.title = *part.title;
    for (auto& entry : part.documents.entries) agreement.documents.entries.push_back(std::move(entry));
    if (part.counting) agreement.counting = *part.counting;
    std::ranges::move(part.clauses, std::back_inserter(agreement.clauses));
  }
  if (problems.any_errors()) return agreement;
  agreement.by_kind.resize(std::variant_size_v<AllKinds>);
  for (size_t i = 0; i < agreement.clauses.size(); ++i) {
    agreement.by_kind[agreement.clauses[i].terms.index()].push_back(i);
  }
  link_readings(agreement, problems);
  check_ids(agreement, problems);
  return agreement;
}

}  // namespace payout
