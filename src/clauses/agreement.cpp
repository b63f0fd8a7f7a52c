#include "clauses/agreement.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <set>

#include "clauses/build_agreement.h"
#include "clauses/checks/check_terms.h"
#include "clauses/named_amount.h"
#include "clauses/places.h"
#include "document/decode.h"
#include "document/former_names.h"
#include "document/visit.h"

namespace payout {
namespace {

/// Which documents speak of what a module works out.
Agreement::Subjects subjects_of(const Agreement& agreement) {
  Agreement::Subjects subjects;
  for (const Clause& clause : agreement.clauses) {
    const std::string_view document = clause.head.document();
    const auto add = [&](bool speaks, std::vector<std::string>& to) {
      if (speaks && std::ranges::find(to, document) == to.end()) to.emplace_back(document);
    };
    add(clause.terms.kind().pay != nullptr, subjects.severance);
    add(clause.terms.kind().scope != nullptr, subjects.options);
    add(clause.terms.kind().keeps_account, subjects.deferred);
  }
  return subjects;
}

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

/// Calls `f(clause index, citation, field name, choice)` for every point of the agreement; the counting rules
/// come first, with an index past the clauses.
void each_choice(Agreement& agreement,
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
std::string_view cite_of(const OpenChoice& choice, std::string_view clause) {
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
    seen.push_back({clause, cite_of(choice, cite), field, &choice});
  });
  for (const Seen& s : seen) at(s.clause, s.cite, s.field).declare(*s.choice);
  for (const Seen& s : seen) {
    at(s.clause, s.cite, s.field).refer(*s.choice);
    if (s.choice->point >= 0) s.choice->cite = s.cite;
  }
}

/// The plain words of readings; of points and readings that there are.
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

/// Ids and citations: each id once, each document listed, and nothing refers to a clause that is not there.
struct IdChecks {
  const Agreement& agreement;
  const Places& places;
  Problems& problems;
  std::set<std::string_view> ids = {};

  void unique() {
    for (const size_t i : places.left_out) {
      const NodeRef id = places.unread(i);
      if (id) ids.insert(id.text());
    }
    for (size_t i = 0; i < agreement.clauses.size(); ++i) {
      const ClauseHead& head = agreement.clauses[i].head;
      if (ids.insert(head.id).second) continue;
      problems.error("duplicate-id", places.of(i, "id"),
                     fmt::format("the clause id `{}` is used twice", head.id),
                     "ids are unique in the whole agreement");
    }
  }

  /// A document that no clause cites says nothing to whoever is under it.
  void documents_cited() const {
    for (const auto& [name, info] : agreement.documents) {
      const bool cited = std::ranges::any_of(agreement.clauses, [&](const Clause& clause) {
        return std::ranges::any_of(clause.head.cites,
                                   [&](std::string_view cite) { return document_of(cite) == name; });
      });
      if (cited || !places.left_out.empty()) continue;
      problems.warning("document-unused", places.document(name),
                       fmt::format("no clause cites the document `{}`", name),
                       "write its clauses, or take it out of `documents`");
    }
  }

  void documents_listed() const {
    std::vector<std::string_view> documents;
    for (const auto& [name, info] : agreement.documents) documents.push_back(name);
    if (documents.empty() && !agreement.clauses.empty()) {
      const std::string_view name = agreement.clauses.front().head.document();
      problems.error("unknown-document", places.of(0, "cite"),
                     "the agreement lists no `documents`, and its clauses cite some",
                     fmt::format("write `documents: {{{}: {{title: ...}}}}` at the head of the file", name));
      return;
    }
    for (size_t i = 0; i < agreement.clauses.size(); ++i) {
      std::vector<std::string_view> own;
      for (const std::string& cite : agreement.clauses[i].head.cites) {
        const std::string_view document = document_of(cite);
        if (std::ranges::find(own, document) != own.end())
          problems.error("named-twice", places.value(i, "cite", cite),
                         fmt::format("`cite` names two sections of {}", document),
                         "one clause is one section of a document: cite the one that promises");
        own.push_back(document);
        if (std::ranges::find(documents, document) != documents.end()) continue;
        problems.error("unknown-document", places.value(i, "cite", cite),
                       fmt::format("`{}` cites `{}`, which `documents` does not list", cite, document),
                       instead_of_cite(cite, documents));
      }
    }
  }

  /// The same in other letters: `ea 8`.
  static std::string_view nearest_document(std::string_view word,
                                           const std::vector<std::string_view>& documents) {
    const auto small = [](char ch) { return ch >= 'A' && ch <= 'Z' ? static_cast<char>(ch - 'A' + 'a') : ch; };
    for (const std::string_view document : documents) {
      if (std::ranges::equal(word, document, {}, small, small)) return document;
    }
    return {};
  }

  /// "EA8": a document, a space, the section.
  static std::string instead_of_cite(std::string_view cite, const std::vector<std::string_view>& documents) {
    const std::string_view near = nearest_document(document_of(cite), documents);
    if (!near.empty()) return fmt::format("write `{}{}`", near, cite.substr(document_of(cite).size()));
    for (const std::string_view document : documents) {
      if (cite.size() > document.size() && cite.starts_with(document) && cite[document.size()] != ' ')
        return fmt::format("a document, a space, the section: write `{} {}`", document,
                           cite.substr(document.size()));
    }
    return fmt::format("the documents are: {}", detail::one_of(documents));
  }

  /// What to write in place of an id that is none.
  std::string instead_of(std::string_view key, std::string_view id) const {
    if (key == "route" && std::ranges::find(reason_names, id) != reason_names.end()) {
      std::string routes;
      for (const Clause& clause : agreement.clauses) {
        if (clause.terms.kind().name == "route")
          routes += fmt::format("{}`{}`", routes.empty() ? "" : ", ", clause.head.id);
      }
      return fmt::format("that is a reason: `reason: {}`; or name a route by its id{}{}", id,
                         routes.empty() ? "" : ": ", routes);
    }
    const std::string_view near = nearest(id, {ids.begin(), ids.end()});
    return near.empty() ? "name a clause by its id" : fmt::format("did you mean `{}`?", near);
  }

  void known(size_t clause, std::string_view key, std::string_view id) const {
    if (ids.contains(id)) return;
    problems.error("unknown-clause", places.value(clause, key, id), fmt::format("there is no clause `{}`", id),
                   instead_of(key, id));
  }

  /// Every field of a clause that is described as the id of another.
  void references(size_t i) const {
    const void* clause = &agreement.clauses[i];
    visit_records(type_of<Clause>(), clause, {},
                  [&](const Type& record, const void* object, std::string_view within) {
                    for (const Field& f : record.fields) {
                      // `credit: {clause: ...}` and `cash: [...]` are known by what stands around them.
                      const bool inner = f.name == "clause";
                      if (f.clause_id) named(i, inner ? within : f.name, f.type(), f.get(object));
                    }
                  });
  }
  void named(size_t i, std::string_view key, const Type& type, const void* object) const {
    if (is_single(type)) return known(i, key, type.scalar->text(object));
    for (const Part part : parts_of(type, object)) named(i, key, *part.type, part.value);
  }
};

void check_ids(const Agreement& agreement, const Places& places, Problems& problems) {
  IdChecks checks{agreement, places, problems};
  checks.unique();
  checks.documents_listed();
  checks.documents_cited();
  for (size_t i = 0; i < agreement.clauses.size(); ++i) checks.references(i);
}

}  // namespace

const Clause* Agreement::find(std::string_view id) const {
  for (const Clause& clause : clauses) {
    if (clause.head.id == id) return &clause;
  }
  return nullptr;
}

ReadingUse Agreement::defaults() const {
  ReadingUse use;
  use.selected.resize(readings.size());
  use.consulted.resize(readings.size());
  use.unfit.resize(readings.size());
  use.by.resize(readings.size());
  return use;
}

namespace {

/// The first cite that is in one of the person's documents, or the first of all.
const std::string& own_cite(const ClauseHead& head, std::span<const std::string> documents) {
  for (const std::string& cite : head.cites) {
    if (std::ranges::find(documents, document_of(cite)) != documents.end()) return cite;
  }
  static const std::string none;  // an empty list, which is told
  return head.cites.empty() ? none : head.cites.front();
}

void cite_in(Agreement& agreement, std::span<const std::string> documents) {
  for (Clause& clause : agreement.clauses) clause.head.cite = own_cite(clause.head, documents);
  agreement.subjects = subjects_of(agreement);
}

/// The clauses in which something was found that cannot be read: of them nothing more is said.
std::vector<size_t> unreadable(std::span<const Document* const> files, const Problems& problems) {
  std::vector<size_t> out;
  size_t at = 0;
  for (const Document* file : files) {
    const NodeRef list = file->root() ? file->root().find("clauses") : NodeRef{};
    if (!list) continue;
    const auto wrong_between = [&](const Mark& first, const Mark* end) {
      const auto before = [](const Mark& a, const Mark& b) {
        return a.line != b.line ? a.line < b.line : a.column < b.column;
      };
      return std::ranges::any_of(problems.all(), [&](const Problem& p) {
        return p.severity == Severity::error && p.origin.source == list.origin().source &&
               !before(p.origin.mark, first) && (end == nullptr || before(p.origin.mark, *end));
      });
    };
    const bool one = list.kind() != NodeKind::list;
    for (NodeRef clause = one ? list : list.first(); clause; clause = one ? NodeRef{} : clause.next(), ++at) {
      const NodeRef next = one ? NodeRef{} : clause.next();
      const NodeRef after = next ? next : list.next();
      const Mark end = after ? (next ? after.origin() : after.key_origin()).mark : Mark{};
      const bool no_map = clause.kind() != NodeKind::map;
      if (no_map || wrong_between(clause.origin().mark, after ? &end : nullptr)) out.push_back(at);
    }
  }
  return out;
}

/// Takes the unreadable clauses out; false where what is left is not the whole list, so that no place fits.
bool keep_readable(Agreement& agreement, Places& places, const Problems& problems) {
  size_t written = 0;
  for (const Document* file : places.files) {
    const NodeRef list = file->root() ? file->root().find("clauses") : NodeRef{};
    if (list) written += list.kind() == NodeKind::list ? list.size() : 1;
  }
  if (written != agreement.clauses.size()) return false;
  places.left_out = unreadable(places.files, problems);
  std::vector<Clause> kept;
  for (size_t i = 0; i < agreement.clauses.size(); ++i) {
    if (!std::ranges::binary_search(places.left_out, i)) kept.push_back(std::move(agreement.clauses[i]));
  }
  agreement.clauses = std::move(kept);
  return true;
}

}  // namespace

Agreement for_documents(const Agreement& agreement, std::span<const std::string> documents) {
  Agreement own = agreement;
  cite_in(own, documents);
  each_choice(own, [&](size_t, std::string_view cite, std::string_view, OpenChoice& choice) {
    if (choice.point >= 0) choice.cite = cite_of(choice, cite);
  });
  Problems told_already;
  link_conditions(own, Places{{}}, told_already);
  return own;
}

Agreement build_agreement(std::string name, std::span<const Document* const> files, Problems& problems) {
  return put_together(std::move(name), files, TermsChecked::now, problems);
}

Agreement put_together(std::string name, std::span<const Document* const> files, TermsChecked checked,
                       Problems& problems) {
  Agreement agreement;
  agreement.name = std::move(name);
  std::vector<AgreementFile> parts(files.size());
  size_t clauses = 0;
  for (size_t i = 0; i < files.size(); ++i) {
    decode(files[i]->root(), parts[i], problems);
    clauses += parts[i].clauses.size();
  }
  agreement.clauses.reserve(clauses);
  for (AgreementFile& part : parts) {
    if (part.title) agreement.title = *part.title;
    for (auto& entry : part.documents.entries) agreement.documents.entries.push_back(std::move(entry));
    std::ranges::move(part.tiers, std::back_inserter(agreement.tiers));
    if (part.counting) agreement.counting = *part.counting;
    if (part.fiscal_year) agreement.fiscal_year_ends = part.fiscal_year->ends;
    std::ranges::move(part.at_odds, std::back_inserter(agreement.at_odds));
    std::ranges::move(part.clauses, std::back_inserter(agreement.clauses));
  }
  Places places{files};
  if (problems.any_errors() && !keep_readable(agreement, places, problems)) return agreement;
  for (size_t i = 0; i < agreement.clauses.size(); ++i) {
    agreement.shares_clauses = agreement.shares_clauses || agreement.clauses[i].head.cites.size() > 1;
    const size_t kind = agreement.clauses[i].terms.kind().number;
    if (kind >= agreement.by_kind.size()) agreement.by_kind.resize(kind + 1);
    agreement.by_kind[kind].push_back(i);
    if (!agreement.clauses[i].head.replaces.empty()) agreement.displacing.push_back(i);
    if (agreement.clauses[i].terms.kind().act_on_rows != nullptr) agreement.acting_on_rows.push_back(i);
  }
  agreement.amount_names = amount_names_of(agreement);
  std::ranges::stable_sort(agreement.acting_on_rows, {},
                           [&](size_t i) { return agreement.clauses[i].terms.kind().row_stage; });
  cite_in(agreement, {});
  link_readings(agreement, places, problems);
  link_conditions(agreement, places, problems);
  put_in_words(agreement, parts, problems);
  if (checked == TermsChecked::now) {
    check_ids(agreement, places, problems);
    check_terms(agreement, places, problems);
  }
  agreement.adding_up = check_both_pay({agreement, places, problems});
  return agreement;
}

}  // namespace payout
