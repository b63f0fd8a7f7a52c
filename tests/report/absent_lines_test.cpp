#include <algorithm>
#include <map>
#include <set>

#include "catch.h"
#include "clauses/evaluate.h"
#include "document/read_yaml.h"
#include "report/explain/explanation.h"
#include "scenario/load.h"
#include "support/shipped.h"

using namespace payout;

namespace {

/// The termination events and the lines of the employment agreement, with the section that gives each.
const std::map<std::string, std::string> sections{
    {"death", "EA 5.1"},
    {"disability", "EA 5.2"},
    {"company_after_change", "EA 5.3"},
    {"employee_after_change", "EA 5.3"},
    {"constructive_dismissal", "EA 5.4"},
    {"cause", "EA 5.5"},
    {"company_notice", "EA 4"},
    {"employee_notice", "EA 4"},
    {"voluntary_departure", "EA 5.7"},
    {"change_in_control_payment", "EA 5.3"},
    {"death_pay", "EA 5.1"},
    {"disability_benefit", "EA 5.2"},
    {"termination_fee_after_change", "EA 5.6"},
    {"constructive_dismissal_fee", "EA 5.6"},
    {"voluntary_departure_pay", "EA 5.7"},
};

/// How employment ended, and what of the table that gives.
struct Leaving {
  std::string facts;
  std::set<std::string> given;
};
const std::vector<Leaving> ways{
    {"termination: {reason: without_cause, by: company, notice: 2000-09-18, date: 2000-11-17}\n",
     {"company_notice"}},
    {"termination: {reason: resignation, by: employee, date: 2000-11-17}\n",
     {"voluntary_departure", "voluntary_departure_pay"}},
    {"termination: {reason: death, date: 2000-11-17}\n", {"death", "death_pay"}},
    {"termination: {reason: cause, by: company, date: 2000-11-17, cause: {kind: felony, convicted: true}}\n",
     {"cause"}},
    {"events: [{kind: ownership, date: 2000-09-18, percent: 61%, acquirer: outsider}]\n"
     "termination: {reason: change_in_control, by: company, notice: 2000-10-16, date: 2000-11-17}\n",
     {"company_after_change", "change_in_control_payment", "termination_fee_after_change"}},
    {"events: [{kind: ownership, date: 2000-09-18, percent: 61%, acquirer: outsider}]\n"
     "termination: {reason: change_in_control, by: employee, notice: 2000-10-16, date: 2000-11-17}\n",
     {"employee_after_change", "change_in_control_payment", "voluntary_departure_pay"}},  // 5.7 with 5.3
};

const std::string pay_facts =
    "agreement: icg\n"
    "employee: {name: The Executive}\n"
    "salary: {base: 300000/year, target_bonus: 40%, car_allowance: 400/month, benefits: {health_insurance: "
    "6000/year, other_insurance: 1200/year}}\n"
    "w2: {1995: 600000, 1996: 610000, 1997: 640000, 1998: 680000, 1999: 690000}\n"
    "tax: {marginal: {federal: 39.6%, medicare: 1.45%, state: 0%}, afr_120: 7%}\n";

}  // namespace

TEST_CASE("What a termination event does not give names its section, and a condition that failed with its fact",
          "[report][explain]") {
  for (const Leaving& way : ways) {
    Problems problems;
    std::vector<Document> keep;
    const auto loaded = parse_scenario("facts.yaml", pay_facts + way.facts, {}, problems);
    const Agreement agreement = load_agreement("icg", "", problems, keep);
    Workspace space;
    space.readings = choose_readings(agreement, loaded->facts, loaded->document, problems);
    REQUIRE_FALSE(problems.any_errors());
    space.detail = Detail::explanation;
    evaluate(agreement, loaded->facts, space);
    const Explainer from{agreement, loaded->facts, loaded->document, keep, space};
    for (const auto& [id, section] : sections) {
      if (way.given.contains(id)) continue;
      INFO(way.facts << id);
      const Explanation none = explain_absence(from, id, clauses_named(agreement, id));
      REQUIRE(none.why_not.size() == 1);
      CHECK(none.why_not[0].cite == section);
      const auto& conditions = none.why_not[0].conditions;
      const auto unmet = std::ranges::find(conditions, false, &ExplainedCondition::met);
      REQUIRE(unmet != conditions.end());

      CHECK_FALSE(unmet->facts.empty());
    }
  }
}

// A clause that held, and one that held and came to nothing, were told as "does not apply" with conditions that
// were all met.

TEST_CASE("A clause of other companies' agreements applies, or a condition that failed is named",
          "[report][explain][shipped]") {
  size_t i = 0;
  for (const auto& one : shipped_cases()) {
    if (!one->evaluated || one->path.string().find("/companies/") == std::string::npos || i++ % 5 != 0)
      continue;
    const Explainer from{*one->agreement, one->loaded->facts, one->loaded->document, *one->documents,
                         one->space};
    for (const Clause& clause : one->agreement->clauses) {
      INFO(one->path << ": " << clause.head.id);
      const Explanation e = explain_absence(from, clause.head.id, {&clause});
      const auto fails = [](const WhyNot& w) {
        return std::ranges::any_of(w.conditions, [](const auto& each) { return !each.met; });
      };
      CHECK(std::ranges::any_of(e.why_not, fails) == (e.label == "Does not apply"));
    }
  }
}

TEST_CASE("A clause that covers awards needs an award, and one that comes to nothing says so",
          "[report][explain]") {
  const auto explained = [](const std::string& facts, std::string_view id) {
    Problems problems;
    std::vector<Document> keep;
    const auto loaded = parse_scenario("facts.yaml", pay_facts + facts, {}, problems);
    const Agreement agreement = load_agreement("icg", "", problems, keep);
    Workspace space;
    space.readings = choose_readings(agreement, loaded->facts, loaded->document, problems);
    REQUIRE_FALSE(problems.any_errors());
    space.detail = Detail::explanation;
    evaluate(agreement, loaded->facts, space);
    const Explainer from{agreement, loaded->facts, loaded->document, keep, space};
    return explain_absence(from, id, {agreement.find(std::string{id})});
  };
  const std::string end =
      "termination: {reason: without_cause, by: company, notice: 2000-09-18, date: 2000-11-17}\n";
  // EA 4 held: nothing is missing.
  const Explanation route = explained(end, "company_notice");
  CHECK(route.label == "Applies, and gives no figure by itself");
  // EA 5.6 gives twelve months to exercise, and there is no option.
  const Explanation window = explained(end, "termination_window");
  CHECK(window.label == "Does not apply");
  REQUIRE(window.why_not.size() == 1);
  REQUIRE_FALSE(window.why_not[0].conditions.empty());
  CHECK(window.why_not[0].conditions.back().text == "an award that it covers");
  CHECK_FALSE(window.why_not[0].conditions.back().met);
}
