#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

enum class FilingStatus { single, joint, head_of_household, separate };
constexpr std::array<std::string_view, 4> filing_status_names{"single", "joint", "head_of_household",
                                                              "separate"};
constexpr std::array<Synonym, 8> filing_status_synonyms{{{"married", "joint` or `separate"},
                                                         {"married_filing_jointly", "joint"},
                                                         {"married_filing_separately", "separate"},
                                                         {"mfj", "joint"},
                                                         {"mfs", "separate"},
                                                         {"hoh", "head_of_household"},
                                                         {"jointly", "joint"},
                                                         {"separately", "separate"}}};
constexpr std::span<const Synonym> synonyms_of(FilingStatus) {
  return filing_status_synonyms;
}
constexpr std::span<const std::string_view> names_of(FilingStatus) {
  return filing_status_names;
}

/// What the person is to the company: plans treat directors who are not employees differently.
enum class Position { employee, director, contractor };
constexpr std::array<std::string_view, 3> position_names{"employee", "director", "contractor"};
constexpr std::span<const std::string_view> names_of(Position) {
  return position_names;
}

/// Days that do not count as service; both days belong to the break.
struct ServiceBreak {
  Date from = {};
  Date through = {};
};
template <std::same_as<ServiceBreak> Self>
constexpr auto describe(const Self*) {
  return record("service break", "Days that do not count as service",
                field<&ServiceBreak::from>("from", "First day that does not count"),
                field<&ServiceBreak::through>("through", "Last day that does not count"));
}

struct Employee {
  std::string name = {};
  std::optional<Position> position = {};
  std::optional<Date> born = {};
  std::optional<Date> hired = {};
  std::optional<Date> service_from = {};
  std::vector<ServiceBreak> service_breaks = {};
  std::optional<Date> died = {};
  std::optional<std::string> state = {};
  std::optional<FilingStatus> filing_status = {};
  std::optional<bool> salaried = {};
  std::optional<bool> full_time = {};
  std::optional<bool> covered_executive = {};
  std::optional<bool> specified_employee = {};
  std::optional<Rate> voting_power = {};
  std::optional<int> years_of_service = {};
  std::optional<std::string> beneficiary = {};
  std::optional<Date> medicare_from = {};
};

template <std::same_as<Employee> Self>
constexpr auto describe(const Self*) {
  return record(
      "employee", "The person", field<&Employee::name>("name", "The person as the documents name them"),
      field<&Employee::position>("position", "employee, director or contractor; employee when absent"),
      field<&Employee::born>("born", "Date of birth"),
      field<&Employee::hired>("hired", "First day of employment"),
      field<&Employee::service_from>("service_from",
                                     "Day from which years of service count, where it is not the first day of "
                                     "employment: service with another company that is counted"),
      field<&Employee::service_breaks>("service_breaks", "Times that do not count as service"),
      field<&Employee::died>("died", "Date of death, where it is not itself the reason employment ended"),
      field<&Employee::state>("state", "State of residence for income tax, two letters; never inferred"),
      field<&Employee::filing_status>("filing_status", "Federal filing status"),
      field<&Employee::salaried>("salaried", "Regularly employed on a salaried basis as a common-law employee"),
      field<&Employee::full_time>("full_time", "In continuous full-time employment"),
      field<&Employee::covered_executive>("covered_executive", "Pay is subject to 26 U.S.C. 162(m)"),
      field<&Employee::specified_employee>("specified_employee", "A specified employee under 26 U.S.C. 409A"),
      field<&Employee::voting_power>("voting_power", "Share of voting power owned when options were granted")
          .often_below_one_percent(),
      field<&Employee::years_of_service>("years_of_service", "Years with at least 1,000 hours of service"),
      field<&Employee::beneficiary>("beneficiary", "Designated beneficiary"),
      field<&Employee::medicare_from>(
          "medicare_from", "First day of Medicare, where health cover ends by it; none when absent"));
}

/// A change in pay from a day on; what is not named stays as it was.
struct PayChange {
  Date from = {};
  std::optional<PayRate> base = {};
  std::optional<Rate> target_bonus = {};
  std::optional<PayRate> target_bonus_amount = {};
  std::optional<PayRate> car_allowance = {};
  Table<std::string, PayRate> benefits = {};
};

template <std::same_as<PayChange> Self>
constexpr auto describe(const Self*) {
  return record(
      "pay change", "A change in pay from a day on",
      field<&PayChange::from>("from", "First day of the new pay"),
      field<&PayChange::base>("base", "New base salary").checked(not_negative_pay),
      field<&PayChange::target_bonus>("target_bonus", "New target bonus, a share of base salary")
          .checked(bonus_rate),
      field<&PayChange::target_bonus_amount>("target_bonus_amount", "New target bonus in money")
          .also_called("target_bonus")
          .checked(not_negative_pay),
      field<&PayChange::car_allowance>("car_allowance", "New car allowance").checked(not_negative_pay),
      field<&PayChange::benefits>("benefits", "New values of benefits, by name").checked(not_negative_pay));
}

/// The health plan whose cover an agreement continues: what it costs in all, and what an employee pays of it.
struct HealthPlan {
  PayRate premium = {};
  std::optional<PayRate> employee_part = {};
  std::optional<bool> discriminatory = {};
  std::optional<bool> disabled = {};
};

template <std::same_as<HealthPlan> Self>
constexpr auto describe(const Self*) {
  return record(
      "health plan", "Cost of the health cover that an agreement continues",
      field<&HealthPlan::premium>("premium", "Whole premium of the cover")
          .as_shorthand()
          .checked(not_negative_pay),
      field<&HealthPlan::employee_part>("employee_part", "What an active employee pays of it")
          .checked(not_negative_pay),
      field<&HealthPlan::discriminatory>(
          "discriminatory",
          "Cover at the company's cost would break nondiscrimination rules (26 U.S.C. 105(h), 42 "
          "U.S.C. 300gg-16): a judgment; not when absent"),
      field<&HealthPlan::disabled>("disabled",
                                   "Social Security finds that the executive was disabled within the "
                                   "first 60 days of COBRA cover (29 U.S.C. 1162(2)(A), closing sentence); not "
                                   "when absent"));
}

/// Pay and benefits. `benefits` are at employer cost; the car allowance stands beside them, never among them.
struct Salary {
  PayRate base = {};
  std::optional<Rate> target_bonus = {};
  std::optional<PayRate> target_bonus_amount = {};
  std::optional<Rate> maximum_bonus = {};
  std::optional<PayRate> maximum_bonus_amount = {};
  std::optional<Money> projected_bonus = {};
  std::optional<PayRate> target_long_term = {};
  std::optional<PayRate> car_allowance = {};
  Table<std::string, PayRate> benefits = {};
  std::vector<PayChange> changes = {};
  Table<int, Money> bonus_paid = {};
  Table<int, Money> bonus_unpaid = {};
  std::optional<PayRate> retirement_contributions = {};
  std::optional<PayRate> benefits_replacement_cost = {};
  std::optional<PayRate> health_full_premium = {};
  std::optional<HealthPlan> health = {};
  std::optional<Date> paid_through = {};
  std::optional<Money> unreimbursed_expenses = {};
};

template <std::same_as<Salary> Self>
constexpr auto describe(const Self*) {
  return record(
      "salary", "Pay and benefits",
      field<&Salary::base>("base", "Base salary")
          .checked(not_negative_pay)
          .several_stand_in(
              "`base` is the first salary, and what it is later stands in `changes: [{from: 2020-01-01, base: "
              "250000/year}]`"),
      field<&Salary::target_bonus>("target_bonus", "Target annual bonus, a share of base salary")
          .checked(bonus_rate),
      field<&Salary::target_bonus_amount>(
          "target_bonus_amount",
          "Target annual bonus in money, where it does not move with the salary; `target_bonus: 130000/year` "
          "is the same")
          .also_called("target_bonus")
          .checked(not_negative_pay),
      field<&Salary::maximum_bonus>("maximum_bonus", "Maximum annual bonus, a share of base salary")
          .checked(bonus_rate),
      field<&Salary::maximum_bonus_amount>(
          "maximum_bonus_amount", "Maximum annual bonus in money; `maximum_bonus: 200000/year` is the same")
          .also_called("maximum_bonus")
          .checked(not_negative_pay),
      field<&Salary::projected_bonus>("projected_bonus",
                                      "Bonus of the year in which employment ends, as projected on that day")
          .checked(not_negative_money),
      field<&Salary::target_long_term>("target_long_term", "Target value of the long-term incentives of a year")
          .checked(not_negative_pay),
      field<&Salary::car_allowance>("car_allowance", "Car allowance").checked(not_negative_pay),
      field<&Salary::benefits>("benefits", "Benefits and perquisites at employer cost, by name")
          .checked(not_negative_pay),
      field<&Salary::changes>("changes", "Changes in pay, oldest first"),
      field<&Salary::bonus_paid>("bonus_paid", "Bonuses paid, by year earned"),
      field<&Salary::bonus_unpaid>("bonus_unpaid",
                                   "Bonuses earned for a completed fiscal year and not yet paid when "
                                   "employment ended, by year earned")
          .checked(not_negative_money),
      field<&Salary::retirement_contributions>(
          "retirement_contributions",
          "Employer retirement contributions, for the interpretation that counts them"),
      field<&Salary::benefits_replacement_cost>(
          "benefits_replacement_cost", "Cost to replace the benefits, for the interpretation that needs it"),
      field<&Salary::health_full_premium>("health_full_premium",
                                          "Whole health premium, employer and employee parts"),
      field<&Salary::health>("health", "Health cover that goes on after employment: premium and employee part"),
      field<&Salary::paid_through>("paid_through",
                                   "Last day whose salary has been paid; the rest is accrued pay"),
      field<&Salary::unreimbursed_expenses>("unreimbursed_expenses", "Business expenses not yet reimbursed")
          .checked(not_negative_money));
}

}  // namespace payout
