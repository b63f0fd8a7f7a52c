#pragma once
#include <array>
#include <optional>
#include <vector>

#include "clauses/reading.h"
#include "clauses/workings.h"
#include "document/leaves.h"

namespace payout {

struct Case;
struct ClauseHead;

/// What a year of service that is not complete counts for: nothing; a year; a year where it is more than six
/// months; a year where it is six months or more; its days over 365; its completed months over twelve.
enum class BrokenYear { down, up, round_up_over_half, half_up, exact, months };
constexpr std::array<std::string_view, 6> broken_year_names{"down",    "up",    "round_up_over_half",
                                                            "half_up", "exact", "months"};
constexpr std::span<const std::string_view> names_of(BrokenYear) {
  return broken_year_names;
}

/// Reading: a year of service is complete with the day before the anniversary of the first day, or on it.
enum class ServiceDay { through_last_day, anniversary };
constexpr std::array<std::string_view, 2> service_day_names{"through_last_day", "anniversary"};
constexpr std::span<const std::string_view> names_of(ServiceDay) {
  return service_day_names;
}

/// A row of a table: from so much service, so many weeks (or months).
struct WeeksFrom {
  Period from = {};
  Times weeks = {};
};
template <std::same_as<WeeksFrom> Self>
constexpr auto describe(const Self*) {
  return record("weeks from", "A row of a table of weeks or months",
                field<&WeeksFrom::from>("from", "Service completed, such as 5 years"),
                field<&WeeksFrom::weeks>("weeks", "Weeks (or months) of pay").also_called("months"));
}

/// So many weeks of pay, each 1/52 of a year, or months: a number, a number by years of service, or a table.
struct WeeksOfPay {
  std::optional<Times> number = {};
  std::optional<Times> base = {};
  std::optional<Times> per_year = {};
  BrokenYear years = BrokenYear::down;
  std::optional<Times> at_least = {};
  std::optional<Times> at_most = {};
  std::vector<WeeksFrom> by_service = {};
  Open<ServiceDay> service_day = {};

  bool asks_for_service() const { return per_year || !by_service.empty(); }
};
template <std::same_as<WeeksOfPay> Self>
constexpr auto describe(const Self*) {
  using W = WeeksOfPay;
  return record("weeks of pay",
                "So many weeks (or months) of pay: a number, by years of service, or from a table",
                field<&W::number>("number", "How many").as_shorthand(),
                field<&W::base>("base", "How many to begin with, beside `per_year`"),
                field<&W::per_year>("per_year", "How many for each year of service"),
                field<&W::years>(
                    "years",
                    "What a year that is not complete counts for: down, up, round_up_over_half (more than six "
                    "months), half_up (six months or more), exact (its days over 365) or months (over 12)")
                    .optional_with("down"),
                field<&W::at_least>("at_least", "The least"), field<&W::at_most>("at_most", "The most"),
                field<&W::by_service>("by_service", "A table: the last row whose service is reached"),
                field<&W::service_day>("service_day", "When a year of service is complete")
                    .optional_with("through_last_day"));
}

/// The number of weeks, or months, on these facts; nothing where the first day of employment is not given,
/// which is told.
std::optional<Figure> weeks_figure(const WeeksOfPay& terms, const ClauseHead& clause, const Case& c);

}  // namespace payout
