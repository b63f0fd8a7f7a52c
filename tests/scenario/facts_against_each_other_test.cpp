#include <array>
#include <string>
#include <string_view>

#include "catch.h"
#include "document/diagnostic.h"
#include "scenario/load.h"

namespace facts_beside {

using namespace payout;

/// Facts that go together: each case below puts one beside them that does not.
constexpr std::string_view person = "employee: {name: A. Person, born: 1950-03-04, hired: 1995-04-12MORE}\n";
constexpr std::string_view pay =
    "salary: {base: 300000/year, target_bonus: 40%, benefits: {health_insurance: 6000/year}MORE}\n";
constexpr std::string_view end =
    "termination: {reason: without_cause, by: company, notice: 2000-08-11, date: 2000-10-16MORE}\n";
constexpr std::string_view account =
    "deferred_comp: {first_eligible: 1997-02-01, election: {percent: 5, form: lump_sum, filed: 1997-02-10}, "
    "balance: {as_of: 2000-09-30, own: 20000, company: 10000, company_vested: 100%}, earnings: 0%/yearMORE}\n";
constexpr std::string_view grant =
    "grants: [{id: A, plan: sop, type: nso, granted: 1999-05-04, shares: 4000, price: 15.00MORE}]\n";

static std::string with(std::string_view line, std::string_view more = {}) {
  std::string text{line};
  const size_t at = text.find("MORE");
  return at == text.npos ? text : text.replace(at, 4, more);
}
static std::string scenario(std::string_view of_person, std::string_view of_pay, std::string_view of_end,
                            const std::string& rest = {}) {
  return with(person, of_person) + with(pay, of_pay) + with(end, of_end) + rest;
}

struct Pair {
  std::string what;
  std::string facts;
  std::string_view id;  ///< of the message; empty where the facts go together
};

static std::string told(const Pair& pair, Severity& severity, std::string& message) {
  Problems problems;
  const auto loaded = parse_scenario("facts.yaml", pair.facts, {}, problems);
  std::string ids;
  for (const Problem& p : problems.all()) {
    ids += (ids.empty() ? "" : " ") + std::string{p.id};
    severity = p.severity, message = p.message;
  }
  return ids;
}

TEST_CASE("A fact that cannot stand beside another is an error, and an unusual one a warning", "[facts]") {
  const auto account_with = [](std::string_view more) { return with(account, more); };
  const std::string error = "dates-out-of-order", unusual = "unusual-order", unlikely = "unlikely-fact";
  const std::array pairs{
      Pair{"nothing", scenario("", "", "", account_with("") + with(grant)), ""},
      // before and after
      Pair{"an option that ends before its grant", scenario("", "", "", with(grant, ", expires: 1998-05-04")),
           error},
      Pair{"an option that ends on the day of its grant",
           scenario("", "", "", with(grant, ", expires: 1999-05-04")), ""},
      Pair{"conduct that ended before the warning",
           with(person) + with(pay) +
               "termination: {reason: cause, by: company, date: 2000-10-16, cause: {kind: misconduct, willful: "
               "true, written_notice_received: 2000-08-01, continued_until: 2000-07-31}}\n",
           error},
      Pair{"a raise before the first day",
           scenario("", ", changes: [{from: 1995-04-11, base: 310000/year}]", ""), unusual},
      Pair{"a raise on the first day", scenario("", ", changes: [{from: 1995-04-12, base: 310000/year}]", ""),
           ""},
      Pair{"a new term that is over when it is agreed",
           scenario("", "", "",
                    "amendments: [{date: 2000-07-18, form: signed_by_both, term_through: 2000-07-17}]\n"),
           unusual},
      Pair{"service that counts from before birth", scenario(", service_from: 1950-03-03", "", ""), error},
      Pair{"service that counts from later than the first day", scenario(", service_from: 1995-04-13", "", ""),
           unusual},
      Pair{"a break in service before the first day",
           scenario(", service_breaks: [{from: 1994-05-01, through: 1994-07-01}]", "", ""), unusual},
      Pair{"a break in service after the end",
           scenario(", service_breaks: [{from: 2000-10-17, through: 2000-11-01}]", "", ""), unusual},
      Pair{"an absence beyond the end",
           with(person) + with(pay) +
               "termination: {reason: disability, by: company, absences: [{from: 2000-01-20, through: "
               "2000-10-17}], notice: 2000-08-11, date: 2000-10-16}\n",
           unusual},
      Pair{"new work of somebody who has died",
           scenario(", died: 2000-12-01", "", "", "new_employment: [{from: 2000-12-02}]\n"), unusual},
      Pair{"new work after employment that ended by death",
           with(person) + with(pay) +
               "termination: {reason: death, date: 2000-10-16}\nnew_employment: [{from: 2000-10-17}]\n",
           unusual},
      Pair{"cover of new work before it",
           scenario("", "", "", "new_employment: [{from: 2001-05-01, health_from: 2001-04-30}]\n"), unusual},
      Pair{"a denial before there is a right",
           scenario("", "", "", "claim: {entitled: 2001-11-04, denial_received: 2001-11-03}\n"), unusual},
      Pair{"a signature before the release was given",
           scenario("", "", "", "release: {given: 2000-10-16, signed: 2000-10-15}\n"), error},
      Pair{"a revocation before the signature",
           scenario("", "", "", "release: {given: 2000-10-16, signed: 2000-10-20, revoked: 2000-10-19}\n"),
           error},
      Pair{"a vote before its record date",
           scenario("", "", "", "tax: {vote: {on: 2000-09-01, record_date: 2000-09-02}}\n"), error},
      Pair{"hardship after the end", scenario("", "", "", account_with(", hardship: 2000-10-17")), unusual},
      Pair{"a plan that ended before anybody could take part",
           scenario("", "", "", account_with(", plan_terminated: 1997-01-31")), unusual},
      Pair{"an interruption before the election to the board",
           "documents: [SOP]\nemployee: {name: A. Director, position: director}\ndirector: {since: 2000-05-01, "
           "interruptions: [{from: 2000-04-30, through: 2000-06-30}]}\n",
           error},
      // stretches of days
      Pair{"a break that ends before it begins",
           scenario(", service_breaks: [{from: 1999-05-01, through: 1999-04-30}]", "", ""), error},
      Pair{"a day in two breaks",
           scenario(", service_breaks: [{from: 1997-05-01, through: 1998-07-01}, {from: 1998-07-01, through: "
                    "1998-09-01}]",
                    "", ""),
           "contradiction"},
      Pair{"a break on the day after another",
           scenario(", service_breaks: [{from: 1997-05-01, through: 1998-07-01}, {from: 1998-07-02, through: "
                    "1998-09-01}]",
                    "", ""),
           ""},
      // parts and wholes
      Pair{"an employee who pays more than the premium",
           scenario("", ", health: {premium: 500/month, employee_part: 501/month}", ""), "contradiction"},
      Pair{"an employee who pays all of the premium",
           scenario("", ", health: {premium: 500/month, employee_part: 500/month}", ""), ""},
      // 10,000 wages + 2,000 deferred into the 401(k) plan = 12,000 of compensation
      Pair{"pay that cannot be deferred, more than all pay",
           scenario("", "", "",
                    account_with(", plan_years: {1999: {wages: 10000, k401_deferral: 2000, k401_match: 0, "
                                 "not_deferrable: 12001}}")),
           "contradiction"},
      Pair{"pay that cannot be deferred, all of it",
           scenario("", "", "",
                    account_with(", plan_years: {1999: {wages: 10000, k401_deferral: 2000, k401_match: 0, "
                                 "not_deferrable: 12000}}")),
           ""},
      Pair{"more than all votes", scenario(", voting_power: 101%", "", ""), "contradiction"},
      Pair{"a maximum bonus below the target", scenario("", ", maximum_bonus: 39%", ""), "contradiction"},
      Pair{"the 21st of 20 officers",
           scenario("", "", "", "tax: {person: {officer: true, officer_rank: 21, employees: 20}}\n"),
           "contradiction"},
      Pair{"a payment told twice",
           scenario("", "", "",
                    "payments: [{line: termination_fee, made: 2000-11-05}, {line: termination_fee, made: "
                    "2000-11-06}]\n"),
           "contradiction"},
      Pair{"two payments of one line",
           scenario("", "", "",
                    "payments: [{line: fee, payment: 1, made: 2000-11-05}, {line: fee, payment: 2, made: "
                    "2000-11-06}]\n"),
           ""},
      Pair{"paid and unpaid",
           scenario("", "", "", "payments: [{line: termination_fee, made: 2000-11-05, unpaid: true}]\n"),
           "contradiction"},
      // what is possible, and most often a slip: 1950 to 2000 is 50 years, 34 of them from the age of 16, and
      // the year of that birthday
      Pair{"service from childhood on",
           "employee: {name: A. Person, born: 1950-03-04, years_of_service: 36}\n" + with(pay) + with(end),
           unlikely},
      Pair{"service from the age of sixteen on",
           "employee: {name: A. Person, born: 1950-03-04, years_of_service: 35}\n" + with(pay) + with(end), ""},
      Pair{"a bonus of a year before the first", scenario("", ", bonus_paid: {1994: 50000}", ""), unlikely},
      Pair{"a bonus of a year after the last", scenario("", ", bonus_paid: {2001: 50000}", ""), unlikely},
      Pair{"a bonus that was paid and is not",
           scenario("", ", bonus_paid: {1999: 50000}, bonus_unpaid: {1999: 50000}", ""), unlikely},
      Pair{"expenses of more than a year's salary", scenario("", ", unreimbursed_expenses: 300001", ""),
           unlikely},
      Pair{"a match on nothing",
           scenario("", "", "",
                    account_with(", plan_years: {1999: {wages: 10000, k401_deferral: 0, k401_match: 500}}")),
           unlikely},
      Pair{"pay under the plan of a year before it was open",
           scenario("", "", "",
                    account_with(", plan_years: {1996: {wages: 10000, k401_deferral: 0, k401_match: 0}}")),
           unlikely}};
  for (const Pair& pair : pairs) {
    DYNAMIC_SECTION(pair.what) {
      Severity severity = Severity::note;
      std::string message;
      const std::string ids = told(pair, severity, message);
      INFO(message);
      CHECK(ids == pair.id);
      const bool error_wanted = pair.id == error || pair.id == "contradiction";
      if (!pair.id.empty()) CHECK(severity == (error_wanted ? Severity::error : Severity::warning));
    }
  }
}

}  // namespace facts_beside
