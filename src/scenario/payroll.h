#pragma once
#include <array>
#include <optional>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

/// How often pay is paid. `payroll`: as often as the company pays salaries.
enum class Frequency { month, semi_month, two_weeks, week, quarter, year, payroll };
constexpr std::array<std::string_view, 7> frequency_names{"month",   "semi_month", "two_weeks", "week",
                                                          "quarter", "year",       "payroll"};
constexpr std::span<const std::string_view> names_of(Frequency) {
  return frequency_names;
}
constexpr std::array<Synonym, 12> frequency_synonyms{{{"monthly", "month", true},
                                                      {"semi-month", "semi_month", true},
                                                      {"semi_monthly", "semi_month", true},
                                                      {"semi-monthly", "semi_month", true},
                                                      {"biweekly", "two_weeks", true},
                                                      {"bi-weekly", "two_weeks", true},
                                                      {"bi_weekly", "two_weeks", true},
                                                      {"weekly", "week", true},
                                                      {"quarterly", "quarter", true},
                                                      {"yearly", "year", true},
                                                      {"annually", "year", true},
                                                      {"payday", "payroll", true}}};
constexpr std::span<const Synonym> synonyms_of(Frequency) {
  return frequency_synonyms;
}

/// How the company pays salaries.
struct Payroll {
  Frequency every = {};
  std::optional<Date> payday = {};
};
inline std::string_view own_frequency(const void* value) {
  return *static_cast<const Frequency*>(value) == Frequency::payroll ? "says nothing: it is the payroll itself"
                                                                     : std::string_view{};
}
template <std::same_as<Payroll> Self>
constexpr auto describe(const Self*) {
  return record("payroll", "How the company pays salaries",
                field<&Payroll::every>("every", "How often: week, two_weeks, semi_month, month, ...")
                    .checked(own_frequency),
                field<&Payroll::payday>(
                    "payday", "Any one payday; the others are counted from it where pay comes by weeks"));
}

}  // namespace payout
