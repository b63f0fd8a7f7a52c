#include <algorithm>

#include "catch.h"
#include "clauses/evaluate.h"
#include "document/differences.h"
#include "document/fresh.h"
#include "document/visit.h"
#include "scenario/load.h"

/// What one row leaves behind is not seen by the next: every field of the result is filled, by its description,
/// and nothing of it is left. A field that is added is filled as well, without a line here.
using namespace payout;

namespace {

/// Another value than the one that stands there; false where none was found.
bool dirty_single(const Type& type, void* value) {
  const std::string before = written(type, value);
  if (&type == &type_of<std::string_view>()) return *static_cast<std::string_view*>(value) = "left over", true;
  if (&type == &type_of<StepRef>()) return static_cast<StepRef*>(value)->index = 7, true;
  if (&type == &type_of<FractionalShares>()) return static_cast<FractionalShares*>(value)->count = 7, true;
  std::vector<std::string_view> texts{"7",         "8",    "2001-02-03", "2001-02-04", "45%",
                                      "12 months", "true", "false",      "left over",  "over"};
  if (type.scalar->words != nullptr) texts = {type.scalar->words().begin(), type.scalar->words().end()};
  for (const std::string_view text : texts) {
    std::string why, help;
    if (type.scalar->read(text, false, value, why, help) && written(type, value) != before) return true;
  }
  return false;
}

/// Fills everything inside a value; counts the single values filled, and those for which no text was found.
void dirty(const Type& type, void* value, size_t& filled, size_t& missed) {
  if (is_single(type)) {
    ++(dirty_single(type, value) ? filled : missed);
    return;
  }
  if (is_table(type) && type.size(value) == 0) {
    type.append(value);
    dirty_single(type.key(), type.item_key(value, 0));
  } else if (is_not_given(type, value)) {
    type.append(value);
  }
  for (const MutablePart part : parts_of(type, value)) dirty(*part.type, part.value, filled, missed);
}

void dirty(Result& result) {
  size_t filled = 0, missed = 0;
  dirty(type_of<Result>(), &result, filled, missed);
  CHECK(filled > 300);
  CHECK(missed == 0);
}

void check_same(const Result& expected, const Result& result) {
  for (const Difference& d : differences(type_of<Result>(), &expected, &result)) {
    INFO(path_text(type_of<Result>(), d.path));
    CHECK(false);
  }
}

}  // namespace

TEST_CASE("A result that begins fresh holds nothing of the row before, whatever field it had", "[batch]") {
  Result result;
  dirty(result);
  const Result empty;
  for (const Part part : parts_of(type_of<Result>(), static_cast<const void*>(&result))) {
    INFO(part.field->name);
    CHECK(!differences(*part.type, part.field->get(&empty), part.value).empty());
  }
  const size_t memory = result.severance.lines.capacity();
  begin_fresh(result);
  check_same(empty, result);
  CHECK(result.severance.lines.capacity() == memory);
}

TEST_CASE("A row evaluated after a full one is what it is alone", "[batch]") {
  Problems problems;
  std::vector<Document> keep;
  const Agreement agreement = load_agreement(std::string{built_in_agreement()}, {}, problems, keep);
  const std::string folder = std::string{PAYOUT_ROOT} + "/scenarios/icg/";
  const auto full = load_scenario(folder + "change-in-control-everything.yaml", {}, problems);
  const auto plain = parse_scenario("plain", "employee: {name: A}\n", {}, problems);
  for (const Problem& p : problems.all()) INFO(render(p));
  REQUIRE(!problems.any_errors());
  for (const Detail detail : {Detail::figures, Detail::report}) {
    Workspace alone, reused;
    alone.detail = reused.detail = detail;
    alone.readings = reused.readings = agreement.defaults();
    evaluate(agreement, full->facts, reused);
    dirty(reused.result);
    evaluate(agreement, plain->facts, alone);
    evaluate(agreement, plain->facts, reused);
    check_same(alone.result, reused.result);
  }
}

TEST_CASE("What the facts of one row amount to is forgotten before the next", "[batch]") {
  // A member that is added does not compile here before it is filled and looked at as well.
  Situation s;
  auto& [reason, by, end, notice, death, given, needed, missing, in_lieu, moved, refused, not_in_force, route,
         routes, changes, pay_changes, amended_pay, term_through, invalid, findings, found_by, protections,
         releases, covering] = s;
  const ClauseHead head{};
  const std::vector<PayChange> pay{PayChange{}};
  const Period whole{};
  moved = &whole;
  const Date day = Date{std::chrono::year{2001} / 2 / 3};
  reason = Reason::cause, by = Party::employee, end = day, notice = day, death = day;
  given = needed = missing = 7, in_lieu = refused = true, not_in_force.emplace_back("EA"), route = &head;
  changes.emplace_back(), pay_changes = &pay, amended_pay = pay, term_through = day, invalid.push_back(&head);
  routes.push_back(&head), found_by.push_back(7), protections.emplace_back(), releases.emplace_back();
  findings.fill(true);
  for (PlanClauses& known : covering) known.plan = "SOP", known.by_kind.fill(7);
  s.clear();
  CHECK((!reason && by == Party::company && !end && !notice && !death));
  CHECK((given == 0 && needed == 0 && missing == 0 && !in_lieu && !refused && not_in_force.empty() &&
         route == nullptr));
  CHECK((changes.empty() && pay_changes == nullptr && amended_pay.empty() && !term_through && invalid.empty()));
  CHECK(moved == nullptr);
  CHECK((routes.empty() && found_by.empty() && protections.empty() && releases.empty()));
  CHECK(std::ranges::none_of(findings, [](bool found) { return found; }));
  for (const PlanClauses& known : covering)
    CHECK((known.plan.empty() && std::ranges::count(known.by_kind, 0) == 64));
}
