#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "clauses/checks/check_terms.h"
#include "document/visit.h"
#include "words/nearest.h"

namespace payout {
namespace {

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
    const bool slip = std::ranges::any_of(agreement.clauses, [&](const Clause& clause) {
      return std::ranges::any_of(clause.head.cites, [&](std::string_view cite) {
        return agreement.documents.find(std::string{document_of(cite)}) == nullptr;  // told
      });
    });
    if (slip) return;
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
    if (documents.size() == 1 && !cite.empty()) {
      std::string_view section = cite;
      for (const std::string_view word : {"Section ", "section ", "Sec. ", "§ ", "§", "Article ", "Paragraph "})
        if (section.starts_with(word)) section.remove_prefix(word.size());
      if (section.size() < cite.size() || (cite.front() >= '0' && cite.front() <= '9'))
        return fmt::format("a document, a space, the section: write `{} {}`", documents[0], section);
    }
    return fmt::format("the documents are: {}", detail::one_of(documents));
  }

  /// The other clauses that pay, where they are few.
  std::string payments_but(size_t clause) const {
    constexpr size_t few = 6;
    std::vector<std::string> names;
    for (size_t i = 0; i < agreement.clauses.size(); ++i) {
      if (i == clause || agreement.clauses[i].terms.kind().pay == nullptr) continue;
      std::string name = fmt::format("`{}`", agreement.clauses[i].head.id);
      if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    return names.size() <= few ? fmt::format("{}", fmt::join(names, ", ")) : std::string{};
  }

  /// What to write in place of an id that is none.
  std::string instead_of(size_t at, std::string_view key, std::string_view id) const {
    Reason reason{};
    std::string why, help;
    const bool names_reason = scalar_of(&reason).read(id, false, &reason, why, help);
    if (key == "route" && names_reason && reason == Reason::change_in_control) {
      const auto definition = std::ranges::find_if(agreement.clauses, [](const Clause& clause) {
        return clause.terms.kind().defines == Defines::change;
      });
      if (definition != agreement.clauses.end())
        return fmt::format("a change in control is `change: {}`; `payout terms when` shows it",
                           definition->head.id);
    }
    if (key == "route" && names_reason) {
      std::string routes;
      for (const Clause& clause : agreement.clauses) {
        if (clause.terms.kind().name == "route")
          routes += fmt::format("{}`{}`", routes.empty() ? "" : ", ", clause.head.id);
      }
      return fmt::format("that is a reason: `reason: {}`; or name a route by its id{}{}", name_of(reason),
                         routes.empty() ? "" : ": ", routes);
    }
    if (key == "release" && (id == "signed" || id == "required" || id == "none" || id == "true"))
      return "the release that the agreement asks for is a clause of kind `release`, named here by its id; "
             "whether it was signed is a fact of the scenario";
    const std::string_view near = nearest(id, {ids.begin(), ids.end()});
    if (!near.empty()) return fmt::format("did you mean `{}`?", near);
    if (key == "replaces" || key == "in_addition_to" || key == "credit") {
      if (const std::string others = payments_but(at); !others.empty())
        return fmt::format("name a payment by its id: {}", others);
    }
    if (key != "route") return "name a clause by its id";
    const std::string_view instead{help};
    if (constexpr std::string_view did = "did you mean `"; instead.starts_with(did))
      return fmt::format("did you mean `reason: {}", instead.substr(did.size()));
    return help.empty()
               ? "name a route by its id, or write `reason: ` and a word; `payout terms when` shows both"
               : help;
  }

  void known(size_t clause, std::string_view key, std::string_view id) const {
    if (ids.contains(id)) return;
    problems.error("unknown-clause", places.value(clause, key, id), fmt::format("there is no clause `{}`", id),
                   instead_of(clause, key, id));
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

}  // namespace

void check_ids(const Agreement& agreement, const Places& places, Problems& problems) {
  IdChecks checks{agreement, places, problems};
  checks.unique();
  checks.documents_listed();
  checks.documents_cited();
  for (size_t i = 0; i < agreement.clauses.size(); ++i) checks.references(i);
}

}  // namespace payout
