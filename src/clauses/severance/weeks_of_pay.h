#pragma once
#include <array>
#include <optional>
#include <vector>

#include "clauses/by_tier.h"
#include "clauses/reading.h"
#include "clauses/workings.h"
#include "document/scalars.h"

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

/// A row of a table: from so much service, so many weeks (or months, or times).
struct WeeksFrom {
  Period from = {};
  ByTier<Times> weeks = {};
  ByTier<Times> months = {};
  ByTier<Times> times = {};

  const ByTier<Times>& number() const { return !weeks.empty() ? weeks : !months.empty() ? months : times; }
};
template <std::same_as<WeeksFrom> Self>
constexpr auto describe(const Self*) {
  return record("weeks from", "A row of a table by service",
                field<&WeeksFrom::from>("from", "Service completed, such as 5 years"),
                field<&WeeksFrom::weeks>("weeks", "Weeks of pay, in a table of weeks; or by tier"),
                field<&WeeksFrom::months>("months", "Months of pay, in a table of months; or by tier"),
                field<&WeeksFrom::times>("times",
                                         "So many times the amounts, in a table of multiples; or by "
                                         "tier"));
}

/// So many weeks of pay, each 1/52 of a year (or months, or times): a number, a number by years of service, or
/// a table.
struct WeeksOfPay {
  ByTier<Times> number = {};
  ByTier<Times> base = {};
  ByTier<Times> per_year = {};
  BrokenYear years = BrokenYear::down;
  ByTier<Times> at_least = {};
  ByTier<Times> at_most = {};
  std::vector<WeeksFrom> by_service = {};
  Open<ServiceDay> service_day = {};

  bool asks_for_service() const { return !per_year.empty() || !by_service.empty(); }
};
template <std::same_as<WeeksOfPay> Self>
constexpr auto describe(const Self*) {
  using W = WeeksOfPay;
  return record("weeks of pay", "So many weeks of pay, each 1/52 of a year, or months or times, by service",
                field<&W::number>("number", "Weeks; or by tier").as_shorthand(),
                field<&W::base>("base", "Weeks (or months, times) to begin with, beside `per_year`"),
                field<&W::per_year>("per_year", "Weeks (or months, times) for each year of service"),
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

/// The number of weeks (or months, or times) on these facts; nothing where the first day of employment is not
/// given, which is told.
std::optional<Figure> weeks_figure(const WeeksOfPay& terms, const ClauseHead& clause, const Case& c,
                                   std::string_view unit = "weeks");

}  // namespace payout
