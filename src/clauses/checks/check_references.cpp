#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_terms.h"
#include "document/visit.h"

namespace payout {
namespace {

/// The ids that a field holds.
void ids_in(const Type& type, const void* object, std::vector<std::string_view>& out) {
  if (is_single(type)) return out.push_back(type.scalar->text(object));
  for (const Part part : parts_of(type, object)) ids_in(*part.type, part.value, out);
}

struct Reference {
  const TermsCheck& t;
  size_t i;
  std::string_view key;  ///< as it is written

  void wrong(const Clause& named, std::string_view what, std::string help) const {
    t.problems.error("not-used", t.places.value(i, key, named.head.id),
                     fmt::format("{}, `{}`: `{}` is a `{}`, {}", t.name_of(i), key, named.head.id,
                                 named.terms.kind().name, what),
                     std::move(help));
  }

  void one(std::string_view id) const {
    const Clause* named = t.agreement.find(id);
    if (named == nullptr) return;  // told
    const Kind& kind = named->terms.kind();
    const Kind& own = t.clause(i).terms.kind();
    const bool pays = kind.pay != nullptr;
    if (key == "replaces" && (own.pay != nullptr) != pays)
      wrong(*named, pays ? "which pays money" : "which pays nothing that could be replaced",
            "name the clauses in whose place it is paid, or leave `replaces` out");
    if (key == "in_addition_to" && (!pays || own.pay == nullptr))
      wrong(*named, "and the two do not add up", "name clauses that pay, or leave it out");
    if (key == "cash" && !pays) wrong(*named, "which pays no cash", "name clauses that pay");
    if (key == "change" && kind.defines != Defines::change && t.clause(i).head.when.empty())
      wrong(*named, "and no change in control", "name a clause of kind `change_in_control`");
  }
};

/// The circle of replacements that leads from a clause back to it, or nothing.
std::string circle_of_replacements(const Agreement& agreement, const std::string& start, const std::string& id,
                                   std::vector<std::string>& path) {
  const Clause* clause = agreement.find(id);
  if (clause == nullptr) return {};
  for (const std::string& next : clause->head.replaces) {
    if (next == start) {
      std::string text;
      for (const std::string& each : path) text += "`" + each + "` replaces ";
      return text + "`" + start + "`";
    }
    if (std::ranges::find(path, next) != path.end()) continue;
    path.push_back(next);
    std::string found = circle_of_replacements(agreement, start, next, path);
    if (!found.empty()) return found;
    path.pop_back();
  }
  return {};
}

}  // namespace

void check_references(const TermsCheck& t, size_t i) {
  const void* clause = &t.clause(i);
  visit_records(type_of<Clause>(), clause, {},
                [&](const Type& record, const void* object, std::string_view within) {
                  for (const Field& f : record.fields) {
                    if (!f.clause_id) continue;
                    std::vector<std::string_view> ids;
                    ids_in(f.type(), f.get(object), ids);
                    const Reference one{t, i, f.name == "clause" ? within : f.name};
                    for (const std::string_view id : ids) one.one(id);
                  }
                });
  const ClauseHead& head = t.clause(i).head;
  for (const std::string& id : head.in_addition_to) {
    if (std::ranges::find(head.replaces, id) != head.replaces.end())
      t.error(i, "in_addition_to", "never-true",
              fmt::format(": `{}` stands in `replaces` and in `in_addition_to`", id),
              "it is paid beside the other or in its place: leave one out");
  }
}

void check_replacements(const TermsCheck& t) {
  for (const size_t i : t.agreement.displacing) {
    const std::string& id = t.clause(i).head.id;
    std::vector<std::string> path{id};
    const std::string found = circle_of_replacements(t.agreement, id, id, path);
    if (found.empty()) continue;
    t.error(i, "replaces", "replaces-itself", fmt::format(": {}, so that nothing of it is paid", found),
            "the better clause replaces the plain one, and not the reverse");
    return;  // one circle, told once
  }
}

}  // namespace payout
