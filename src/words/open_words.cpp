#include "words/open_words.h"

#include <algorithm>
#include <array>

namespace payout {
namespace {

struct Says {
  std::string_view field, word, says;
};
constexpr std::array open_words{
    Says{"due", "within",
         "it is paid within the time that `within` gives, counted from the day the right arises"},
    Says{"due", "no_stated_date", "it is one sum without a stated day"},
    Says{"due", "installments", "it is paid in installments over the time of `over`"},
    Says{"payday_count", "per_year", "a year has 12, 24, 26 or 52 paydays, a part of it its share, rounded up"},
    Says{"payday_count", "in_period",
         "every payday in the time of `over` is one, so that a year can have 27 of two weeks"},
    Says{"year_ending_that_day", "not_yet", "a year that ends on that very day is not completed"},
    Says{"year_ending_that_day", "counts", "a year that ends on that very day is completed"},
    Says{"perpetual", "yes", "the promise has no end"},
    Says{"perpetual", "no", "the promise ends as `lasts` or `through_term` says, or as the law has it"},
    Says{"test_day", "termination_date", "the last day of employment has to lie within the time"},
    Says{"test_day", "notice_date", "the day of notice has to lie within the time"},
    Says{"salary_measure", "initial_rate", "the salary is the first one, before any change"},
    Says{"initial_term_last_day", "day_before", "two years from July 1 end on June 30"},
    Says{"initial_term_last_day", "same_day", "two years from July 1 end on July 1"},
    Says{"payment_date", "assumed_day", "the account is paid on the day that the terms assume"},
    Says{"payment_date", "after_transfer", "the account is paid after the yearly transfer"},
    Says{"installment_count", "as_years", "as many installments as the terms have years are paid"},
    Says{"installment_count", "one_more", "one installment more than that is paid"},
    Says{"determination_without_termination", "same_days_from_change",
         "the time runs from the change in control"},
    Says{"iso_modified_by_ea", "treated_as_regrant", "a longer period makes the option a new grant"},
    Says{"discounting", "none", "no payment is discounted"},
    Says{"benefits_value", "listed_items_at_employer_cost", "benefits count at the company's cost"},
    Says{"short_of_notice", "this_clause", "a departure on too short a notice counts under this clause"},
    Says{"direction", "after_only", "only the time after a change counts"},
    Says{"direction", "before_or_after", "as much time before a change counts too"},
    Says{"early_notice", "allowed", "notice before the time that the terms name is allowed"},
    Says{"window_anchor", "latest_trigger", "the protected time runs from the latest event"},
    Says{"window_anchor", "first_trigger", "the protected time runs from the first event"},
    Says{"early_notice", "breach", "notice before the time that the terms name is a breach"},
    Says{"effective_day", "day_after", "the release takes effect on the day after the time to revoke it"},
    Says{"effective_day", "last_day", "the release takes effect on the last day of the time to revoke it"},
    Says{"precedence", "own", "it is the plan's own window, and holds where no agreement gives another"},
    Says{"delivered_shares_valuation_day", "day_before_exercise",
         "shares that are handed over are valued the day before the exercise"},
    Says{"delivered_shares_valuation_day", "exercise_day",
         "shares that are handed over are valued on the day of exercise"},
};

}  // namespace

std::string_view open_word(std::string_view field, std::string_view word) {
  const auto found = std::ranges::find_if(
      open_words, [&](const Says& each) { return each.field == field && each.word == word; });
  return found != open_words.end() ? found->says : std::string_view{};
}

}  // namespace payout
