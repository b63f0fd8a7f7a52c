#include <string>
#include <string_view>
#include <vector>

#include "catch.h"
#include "clauses/build_agreement.h"
#include "clauses/situation/route.h"
#include "document/near_miss.h"
#include "document/read_yaml.h"
#include "scenario/grant.h"

/// The words of the trade: each is read as what it means, or refused with the word or the page to use.
using namespace payout;

namespace {

struct Read {
  Agreement agreement;
  Problems problems;
};

/// An agreement of one definition and one clause more.
Read read_clause(const std::string& clause) {
  Read out;
  const Document terms =
      read_yaml("terms.yaml",
                "documents: {EA: {title: A}}\n"
                "clauses:\n"
                "  - {id: deal, kind: change_in_control, cite: EA 1, summary: S., "
                "ownership_at_least: 40%}\n"
                "  - {id: let_go, kind: route, cite: EA 2, summary: S., reason: without_cause}\n"
                "  - " +
                    clause + "\n",
                out.problems);
  const Document* const files[] = {&terms};
  out.agreement = build_agreement("words", files, out.problems);
  return out;
}

std::string first_help(const Problems& problems) {
  for (const Problem& p : problems.all())
    if (p.severity == Severity::error) return p.help;
  return "accepted";
}

/// What is said of a word in a place of a clause.
std::string said_of(const std::string& before, std::string_view word, const std::string& after) {
  return first_help(read_clause(before + std::string{word} + after).problems);
}

struct Word {
  std::string_view word, said;
};

}  // namespace

TEST_CASE("A reason for the end of employment in the words of the trade", "[words]") {
  for (const auto& [word, reason] :
       std::vector<std::pair<std::string, Reason>>{{"good_reason", Reason::constructive_dismissal},
                                                   {"Good Reason", Reason::constructive_dismissal},
                                                   {"good-reason", Reason::constructive_dismissal},
                                                   {"constructive_termination", Reason::constructive_dismissal},
                                                   {"constructive_discharge", Reason::constructive_dismissal},
                                                   {"for_cause", Reason::cause},
                                                   {"Without Cause", Reason::without_cause},
                                                   {"voluntary_resignation", Reason::resignation},
                                                   {"change_of_control", Reason::change_in_control},
                                                   {"CIC", Reason::change_in_control}}) {
    const Read read = read_clause("{id: r, kind: route, cite: EA 3, summary: S., reason: " + word + "}");
    INFO(word << ": " << first_help(read.problems));
    REQUIRE(!read.problems.any_errors());
    CHECK(read.agreement.find("r")->as<Route>()->reason == std::vector{reason});
  }
  for (const auto& [word, said] :
       {Word{"involuntary", "did you mean `without_cause`?"},
        Word{"layoff", "did you mean `without_cause`?"},
        Word{"laid off", "did you mean `without_cause`?"},
        Word{"RIF", "did you mean `without_cause`?"},
        Word{"reduction in force", "did you mean `without_cause`?"},
        Word{"fired", "did you mean `without_cause`?"},
        Word{"termination", "did you mean `without_cause`?"},
        Word{"no cause", "did you mean `without_cause`?"},
        Word{"involuntary termination", "did you mean `without_cause`?"},
        Word{"position elimination", "did you mean `without_cause`?"},
        Word{"let go", "did you mean `without_cause`?"},
        Word{"discharged", "did you mean `without_cause`?"},
        Word{"downsized", "did you mean `without_cause`?"},
        Word{"Made redundant", "did you mean `without_cause`?"},
        Word{"voluntary", "did you mean `resignation`?"},
        Word{"quit", "did you mean `resignation`?"},
        Word{"voluntary termination", "did you mean `resignation`?"},
        Word{"retired", "did you mean `retirement`?"},
        Word{"early retirement", "did you mean `retirement`?"},
        Word{"total disability", "did you mean `disability`?"},
        Word{"GoodReason", "write `good_reason`"},
        Word{"qualifying termination", "name the ways that qualify: `reason: [without_cause, good_reason]`"}}) {
    INFO(word);
    CHECK(said_of("{id: r, kind: route, cite: EA 3, summary: S., reason: ", word, "}") == said);
  }
  for (const std::string_view word :
       {"good leaver", "bad leaver", "mutual agreement", "non_renewal", "expiration", "single trigger",
        "double trigger", "sale of business", "any"}) {
    INFO(word);
    CHECK(said_of("{id: r, kind: route, cite: EA 3, summary: S., reason: ", word, "}").size() > 40);
  }
}

TEST_CASE("A kind of clause in the words of the trade", "[words]") {
  for (const auto& [word, kind] : {Word{"severance", "`cash_payment`"},
                                   Word{"severence", "`cash_payment`"},
                                   Word{"Separation Pay", "`cash_payment`"},
                                   Word{"single_trigger", "`change_in_control`"},
                                   Word{"double trigger", "`protected_period`"},
                                   Word{"look-back", "`protected_period`"},
                                   Word{"tail", "`protected_period`"},
                                   Word{"walk right", "`route`"},
                                   Word{"good_reason", "`route`"},
                                   Word{"involuntary termination", "`route`"},
                                   Word{"layoff", "`route`"},
                                   Word{"RIF", "`route`"},
                                   Word{"good leaver", "`route`"},
                                   Word{"COBRA", "`benefit_continuation`"},
                                   Word{"garden leave", "`cash_payment`"},
                                   Word{"clawback", "`repayment`"},
                                   Word{"outplacement", "`reimbursement`"},
                                   Word{"legal fees", "`reimbursement`"},
                                   Word{"SERP", "`stated_amount`"},
                                   Word{"RSU", "`acceleration`"},
                                   Word{"safe harbor", "`cutback`"},
                                   Word{"golden parachute", "`contingent_payments`"},
                                   Word{"409A", "`payment_rules`"},
                                   Word{"evergreen", "`contract_term`"},
                                   Word{"non-compete", "`covenant`"},
                                   Word{"general release", "`release`"},
                                   Word{"mitigation", "`cash_payment`"},
                                   Word{"post-termination exercise period", "`exercise_window`"},
                                   Word{"indemnification", "`note`"},
                                   Word{"poetry", "`stated_amount`, for a duty `note`"}}) {
    const std::string said = said_of("{id: x, kind: ", word, ", cite: EA 3, summary: S.}");
    INFO(word << ": " << said);
    CHECK(said.find(kind) != said.npos);
  }
}

TEST_CASE("A condition in the words of the trade", "[words]") {
  const auto paid = [](std::string_view when) {
    return said_of(
        "{id: x, kind: stated_amount, cite: EA 3, summary: S., label: L, amount: 5, reasoning: R, when: ", when,
        "}");
  };
  for (const auto& [word, part] :
       {Word{"let_go", "accepted"}, Word{"deal", "`when: {change: deal}`"},
        Word{"change of control", "`change: deal`"}, Word{"without cause", "`reason: without_cause`"},
        Word{"Good Reason", "`reason: constructive_dismissal`"}, Word{"layoff", "`reason: without_cause`"},
        Word{"single_trigger", "`when: {change: ID}`"}, Word{"double_trigger", "if: ID}`"},
        Word{"{on: death}", "`reason: WORD`"}, Word{"{or: [let_go]}", "which one is enough"},
        Word{"{within: 12 months}", "`protected_period`"}, Word{"{route: let_go, if: deal}", "`change: deal`"},
        Word{"{route: let_go, if: age_60}", "`retirement`"},
        Word{"{route: let_go, if: release_signed}", "`release: ID`"},
        Word{"{route: let_go, unless: cause}", "is a reason"},
        Word{"{reason: death, by: company}", "leave `by` out"}}) {
    const std::string said = paid(word);
    INFO(word << ": " << said);
    CHECK(said.find(part) != said.npos);
  }
}

TEST_CASE("A type of award in the words of the trade", "[words]") {
  const auto read = [](std::string_view word, AwardType& type, std::string& help) {
    std::string why;
    return scalar_of(&type).read(word, false, &type, why, help);
  };
  for (const auto& [word, type] :
       std::vector<std::pair<std::string_view, AwardType>>{{"RSU", AwardType::rsu},
                                                           {"Restricted Stock Units", AwardType::rsu},
                                                           {"PSU", AwardType::psu},
                                                           {"performance shares", AwardType::psu},
                                                           {"NSO", AwardType::nso},
                                                           {"NQSO", AwardType::nso},
                                                           {"Incentive Stock Option", AwardType::iso},
                                                           {"SAR", AwardType::sar}}) {
    AwardType found{};
    std::string help;
    INFO(word);
    REQUIRE(read(word, found, help));
    CHECK(found == type);
  }
  for (const auto& [word, said] :
       {Word{"RSUs", "did you mean `rsu`?"}, Word{"stock option", "did you mean `iso` or `nso`?"},
        Word{"performance units", "did you mean `psu`?"},
        Word{"phantom stock",
             "a unit paid in cash is a grant of `type: rsu` with "
             "`settled_in: cash`"}}) {
    AwardType found{};
    std::string help;
    INFO(word);
    CHECK_FALSE(read(word, found, help));
    CHECK(help == said);
  }
}

TEST_CASE("A length of time in other words", "[words]") {
  for (const auto& [word, said] :
       {Word{"thirty days", "write 30 days"}, Word{"30 calendar days", "write 30 days"},
        Word{"10 working days", "write 10 business days"}, Word{"two weeks", "write 2 weeks"},
        Word{"one year", "write 1 year"}, Word{"1 yr", "write 1 year"}, Word{"18mo", "write 18 months"},
        Word{"30-day", "write 30 days"}, Word{"six (6) months", "write 6 months"},
        Word{"1.5 years", "write 18 months"}, Word{"half a year", "write 6 months"}, Word{"1.3 days", ""},
        Word{"some time", ""}}) {
    INFO(word);
    CHECK(period_hint(word) == said);
  }
  CHECK(period_hint("30 days after the release").find("from: release") != std::string::npos);
  CHECK(period_hint("immediately").find("`at_once: true`") != std::string::npos);
  CHECK(period_hint("March 15, 2027").find("`pay: {on: ") != std::string::npos);
  CHECK(period_hint("3/15/2027").find("`pay: {on: ") != std::string::npos);
}
