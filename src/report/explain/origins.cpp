#include "report/explain/origins.h"

#include <fmt/format.h>

#include "clauses/agreement.h"
#include "document/embedded.h"
#include "document/locate.h"
#include "document/path.h"

namespace payout {
namespace {

std::string source_text(const Origin& origin) {
  if (origin.source == nullptr) return "default";
  if (origin.source->name == "--set") return origin.source->text;
  return fmt::format("{}:{}", origin.source->name, origin.mark.line);
}

Place place_in(const std::vector<Document>& documents, const std::string& path, std::string_view clause) {
  Place place{.clause = std::string{clause}, .source = "default"};
  for (const Document& document : documents) {
    const Origin origin = written_at(document, path);
    if (origin.source == nullptr) continue;
    place.source = source_text(origin);
    place.built_in = embedded_file(origin.source->name) != nullptr &&
                     (origin.source->name.starts_with("src/") ||
                      origin.source->name.starts_with(fmt::format("scenarios/{}/", built_in_agreement())));
    return place;
  }
  return place;
}

}  // namespace

Place Origins::of(const Step& step) const {
  const auto* member = std::get_if<Member>(&step.where);
  if (member == nullptr) return {};
  return step.op == Op::fact ? of_fact(*member) : of_term(*member);
}

Place Origins::of_fact(const Member& where) const {
  const std::string path = path_of(type_of<Scenario>(), &facts, where.address, *where.type);
  if (path.empty()) return of_amended(where);
  return {.path = path, .source = source_text(written_at(scenario, path))};
}

/// Pay as amendments changed it is kept in a list of its own.
Place Origins::of_amended(const Member& where) const {
  for (const PayChange& change : situation.amended_pay) {
    const std::string field = path_of(type_of<PayChange>(), &change, where.address, *where.type);
    if (field.empty()) continue;
    for (size_t i = 0; i < facts.amendments.size(); ++i) {
      const std::string path = fmt::format("amendments[{}].{}", i, field);
      const Origin origin = written_at(scenario, path);
      const Amendment& a = facts.amendments[i];
      if (origin.source != nullptr && a.from.value_or(a.date) == change.from)
        return {.path = path, .source = source_text(origin)};
    }
    for (size_t i = 0; facts.salary && i < facts.salary->changes.size(); ++i) {
      if (facts.salary->changes[i].from != change.from) continue;
      const std::string path = fmt::format("salary.changes[{}].{}", i, field);
      return {.path = path, .source = source_text(written_at(scenario, path))};
    }
  }
  return {};
}

Place Origins::of_term(const Member& where) const {
  for (const Clause& clause : agreement.clauses) {
    const std::string field = path_of(type_of<Clause>(), &clause, where.address, *where.type);
    if (field.empty()) continue;
    Place place = place_in(documents, fmt::format("clauses[{}].{}", clause.head.id, field), clause.head.id);
    place.path = field;
    return place;
  }
  return {};
}

Place Origins::of_clause(std::string_view id) const {
  Place place = place_in(documents, fmt::format("clauses[{}].id", id), id);
  if (place.source == "default") place.source.clear();
  return place;
}

}  // namespace payout
