#include "clauses/checks/check_terms.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/visit.h"

namespace payout {
namespace {

/// Ids stand in paths, so they are words: `severance_pay`.
bool is_word(std::string_view id) {
  const auto small = [](char ch) { return ch >= 'a' && ch <= 'z'; };
  return !id.empty() && small(id.front()) && std::ranges::all_of(id, [&](char ch) {
    return small(ch) || (ch >= '0' && ch <= '9') || ch == '_' || ch == '-';
  });
}

std::string as_word(std::string_view id) {
  std::string out;
  for (const char ch : id) {
    const bool capital = ch >= 'A' && ch <= 'Z', number = ch >= '0' && ch <= '9';
    const char small = capital ? static_cast<char>(ch - 'A' + 'a') : ch;
    if (number && out.empty()) out += "no_";
    const bool kept = (small >= 'a' && small <= 'z') || number || small == '_' || small == '-';
    if (kept) out += small;
    if (!kept && !out.empty() && out.back() != '_') out += '_';
  }
  while (out.ends_with('_')) out.pop_back();
  return out.empty() ? "severance_pay" : out;
}

void check_id(const TermsCheck& t, size_t i, std::string_view id) {
  if (is_word(id)) return;
  t.problems.error(
      "bad-id", t.places.value(i, "id", id),
      fmt::format("`{}` is no id: ids are small letters, digits and _, and begin with a letter", id),
      fmt::format("write `{}`", as_word(id)));
}

/// Every id that a clause writes: its own and those of its items.
void check_ids_of(const TermsCheck& t, size_t i) {
  const void* clause = &t.clause(i);
  visit_records(type_of<Clause>(), clause, {}, [&](const Type& record, const void* object, std::string_view) {
    const Field* id = record.id_field();
    if (id != nullptr && is_single(id->type()) && id->type().scalar->text != nullptr)
      check_id(t, i, id->type().scalar->text(id->get(object)));
  });
}

}  // namespace

std::string TermsCheck::name_of(size_t i) const {
  return fmt::format("clause `{}` ({})", clause(i).head.id, clause(i).head.cite);
}

Problem& TermsCheck::error(size_t i, std::string_view key, std::string_view id, std::string message,
                           std::string help) const {
  return problems.error(id, places.of(i, key), fmt::format("{}{}", name_of(i), message), std::move(help));
}

Problem& TermsCheck::warning(size_t i, std::string_view key, std::string_view id, std::string message,
                             std::string help) const {
  return problems.warning(id, places.of(i, key), fmt::format("{}{}", name_of(i), message), std::move(help));
}

bool TermsCheck::writes(size_t i, std::string_view key) const {
  const NodeRef node = places.clause(i);
  return node && node.kind() == NodeKind::map && node.find(key);
}

void check_terms(const Agreement& agreement, const Places& places, Problems& problems) {
  const TermsCheck t{agreement, places, problems};
  for (size_t i = 0; i < agreement.clauses.size(); ++i) {
    check_ids_of(t, i);
    check_when(t, i);
    check_due(t, i);
    check_entries(t, i);
    check_references(t, i);
    check_values(t, i);
    check_scope(t, i);
    check_tiers(t, i);
    check_new_job(t, i);
    const Terms& terms = agreement.clauses[i].terms;
    if (terms.kind().check != nullptr) terms.kind().check(terms.object(), t, i);
  }
  check_tier_names(t);
  check_replacements(t);
  check_equal_lines(t);
  check_plans(t);
}

}  // namespace payout
