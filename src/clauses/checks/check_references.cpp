#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_terms.h"
#include "clauses/obligations/covenant.h"
#include "clauses/severance/remaining_term_fee.h"
#include "clauses/situation/contract_term.h"
#include "clauses/situation/protected_period.h"
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
    if (key == "change" && !kind.defines_change && t.clause(i).head.when.empty())
      wrong(*named, "and no change in control", "name a clause of kind `change_in_control`");
  }
};

bool names(const TermsCheck& t, size_t by, size_t wanted) {
  const ClauseHead& head = t.clause(by).head;
  const auto tested = [&](const FindingName& name) {
    return std::ranges::any_of(name.tests, [&](const FindingName::Test& test) {
      return std::ranges::find(test.clauses, wanted) != test.clauses.end();
    });
  };
  return std::ranges::any_of(head.when, [&](const When& when) {
    return std::ranges::any_of(when.holds, tested) || std::ranges::any_of(when.fails, tested);
  });
}

/// A condition that names nothing, which is told, may have meant any clause.
bool asks_for_unknown(const TermsCheck& t, size_t by) {
  const auto unknown = [](const FindingName& name) { return name.tests.empty(); };
  return std::ranges::any_of(t.clause(by).head.when, [&](const When& when) {
    return std::ranges::any_of(when.holds, unknown) || std::ranges::any_of(when.fails, unknown);
  });
}

/// A time after a change that no clause asks about gives nothing.
void check_idle_period(const TermsCheck& t, size_t i) {
  if (t.clause(i).as<ProtectedPeriod>() == nullptr || !t.places.left_out.empty()) return;
  for (size_t by = 0; by < t.agreement.clauses.size(); ++by) {
    if (names(t, by, i) || asks_for_unknown(t, by)) return;
  }
  t.warning(i, "id", "nothing-rests-on-it", ": no clause asks whether employment ended in this time",
            fmt::format("what is paid in it says so: `when: {{route: ID, if: {}}}`", t.clause(i).head.id));
}

}  // namespace

/// What is paid for the rest of a term needs a term of the document, and one that has an end.
static void check_rest_of_term(const TermsCheck& t, size_t i) {
  const ClauseHead& head = t.clause(i).head;
  const auto* covenant = t.clause(i).as<Covenant>();
  const bool covers_term = covenant != nullptr && covenant->through_term;
  if (t.clause(i).as<RemainingTermFee>() == nullptr && !covers_term) return;
  const ContractTerm* term = nullptr;
  t.agreement.each<ContractTerm>([&](const ClauseOf<ContractTerm>& each) {
    if (term == nullptr && each.head.document() == head.document()) term = &each.terms;
  });
  if (term == nullptr && !covers_term && t.places.left_out.empty())
    t.error(i, "", "nothing-to-find",
            fmt::format(" pays for the rest of the term, and {} has no term", head.document()),
            "add a clause of kind `contract_term` to the document: see `payout terms contract_term`");
  if (term != nullptr && !term->has_length() && term->ends_after_notice)
    t.error(i, "", "no-length",
            fmt::format(" runs to the end of the term, and that of {} has none until notice is given",
                        head.document()),
            "give the term a length (`initial: 3 years`), or state the time here");
}

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
  check_idle_period(t, i);
  check_rest_of_term(t, i);
}

}  // namespace payout
