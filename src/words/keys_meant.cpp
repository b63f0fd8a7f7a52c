#include "words/keys_meant.h"

#include <algorithm>
#include <array>

namespace payout {
namespace {

/// A key `key` where there is a key `beside`.
struct KeyMeant {
  std::string_view key, beside, help;
};

constexpr std::string_view period_meant =
    "a time around a change in control is a clause of kind `protected_period`, named here as `if: ITS_ID`; "
    "`payout terms when` shows it";
constexpr std::string_view end_meant =
    "how employment ends is `route: ID` or `reason: WORD`, a change in control `change: ID`; `payout terms "
    "when` "
    "shows them";
constexpr std::string_view reason_meant = "that is a reason: write `reason: ` and the word";
constexpr std::string_view age_meant =
    "age and service are asked for by a clause of kind `retirement`, named here as `if: ITS_ID`";
constexpr std::string_view salary_meant = "the yearly salary is `base: 240000/year`";
constexpr std::string_view multiple_meant = "so many times the amounts is `times: 2`";
constexpr std::string_view share_meant = "a part of the amounts is `share: 50%`";
constexpr std::string_view when_meant = "when a clause applies is said by `when`: `payout terms when` shows it";
constexpr std::string_view due_meant =
    "the day of payment is `within: 30 days` or `pay: {...}`: `payout terms pay`";

constexpr std::array keys{
    // A way in which a clause is met.
    KeyMeant{"after", "ended_before", period_meant},
    KeyMeant{"before", "ended_before", period_meant},
    KeyMeant{"within", "ended_before", period_meant},
    KeyMeant{"during", "ended_before", period_meant},
    KeyMeant{"period", "ended_before", period_meant},
    KeyMeant{"after_change", "ended_before", period_meant},
    KeyMeant{"protected_period", "ended_before", period_meant},
    KeyMeant{"double_trigger", "ended_before", period_meant},
    KeyMeant{"on", "ended_before", end_meant},
    KeyMeant{"upon", "ended_before", end_meant},
    KeyMeant{"event", "ended_before", end_meant},
    KeyMeant{"events", "ended_before", end_meant},
    KeyMeant{"trigger", "ended_before", end_meant},
    KeyMeant{"termination", "ended_before", end_meant},
    KeyMeant{"change_in_control", "ended_before", end_meant},
    KeyMeant{"single_trigger", "ended_before", end_meant},
    KeyMeant{"good_reason", "ended_before", reason_meant},
    KeyMeant{"without_cause", "ended_before", reason_meant},
    KeyMeant{"cause", "ended_before", reason_meant},
    KeyMeant{"death", "ended_before", reason_meant},
    KeyMeant{"disability", "ended_before", reason_meant},
    KeyMeant{"resignation", "ended_before", reason_meant},
    KeyMeant{"age", "ended_before", age_meant},
    KeyMeant{"service", "ended_before", age_meant},
    KeyMeant{"years_of_service", "ended_before", age_meant},
    KeyMeant{"and", "ended_before", "the keys of one entry must all hold: write them beside each other"},
    KeyMeant{"or", "ended_before",
             "the entries of a list are ways of which one is enough: `when: [{...}, {...}]`"},
    KeyMeant{"not", "ended_before",
             "what must not be so is `unless: ID`; termination events are named by `route` or `reason`"},
    KeyMeant{"except", "ended_before",
             "what must not be so is `unless: ID`; termination events are named by `route` or `reason`"},
    // What an executive is paid.
    KeyMeant{"annual", "paid_through", salary_meant},
    KeyMeant{"annual_salary", "paid_through", salary_meant},
    KeyMeant{"amount", "paid_through", salary_meant},
    KeyMeant{"salary", "paid_through", salary_meant},
    KeyMeant{"rate", "paid_through", salary_meant},
    // A line of a payment.
    KeyMeant{"multiple", "months_from", multiple_meant},
    KeyMeant{"multiplier", "months_from", multiple_meant},
    KeyMeant{"factor", "months_from", multiple_meant},
    KeyMeant{"percent", "months_from", share_meant},
    KeyMeant{"percentage", "months_from", share_meant},
    KeyMeant{"years", "months_from",
             "the amounts are yearly: two years of them are `times: 2`, or `months: 24`"},
    KeyMeant{
        "days", "months_from",
        "the amounts are yearly: write `weeks`, `months` or `times`; the part of a year that was worked is "
        "`prorated: {by: days}`"},
    KeyMeant{"amount", "months_from",
             "a stated sum stands in `of` (`of: 50000`), or is a clause of kind `stated_amount`"},
    KeyMeant{"sum", "months_from",
             "a stated sum stands in `of` (`of: 50000`), or is a clause of kind `stated_amount`"},
    KeyMeant{"measure", "months_from", "the amounts are named by `of`: `payout terms measures` lists them"},
    // A clause.
    KeyMeant{"trigger", "cite", when_meant},
    KeyMeant{"triggers", "cite", when_meant},
    KeyMeant{"condition", "cite", when_meant},
    KeyMeant{"conditions", "cite", when_meant},
    KeyMeant{"upon", "cite", when_meant},
    KeyMeant{"section", "cite", "the section stands in `cite`, behind the document: `cite: EA 8`"},
    KeyMeant{"paragraph", "cite", "the section stands in `cite`, behind the document: `cite: EA 8`"},
    KeyMeant{"description", "cite", "the clause in a sentence is `summary`"},
    KeyMeant{"text", "cite", "the clause in a sentence is `summary`"},
    KeyMeant{"due_date", "cite", due_meant},
    KeyMeant{"payable", "cite", due_meant},
    KeyMeant{"payment_date", "cite", due_meant},
    KeyMeant{"paid", "cite", due_meant},
    KeyMeant{"timing", "cite", due_meant},
    KeyMeant{"cap", "at_most", "the most that is paid is `at_most`"},
    KeyMeant{"maximum", "at_most", "the most that is paid is `at_most`"},
    KeyMeant{"max", "at_most", "the most that is paid is `at_most`"},
    KeyMeant{"floor", "at_least", "the least that is paid is `at_least`"},
    KeyMeant{"minimum", "at_least", "the least that is paid is `at_least`"},
    KeyMeant{"min", "at_least", "the least that is paid is `at_least`"},
    // Age and service.
    KeyMeant{"minimum_age", "years_of_service", "the least age is `age: 55 years`"},
    KeyMeant{"service_years", "years_of_service", "the least service is `years_of_service: 10`"},
};

}  // namespace

std::string_view key_meant(std::string_view key, std::span<const std::string_view> names) {
  const auto found = std::ranges::find_if(keys, [&](const KeyMeant& each) {
    return each.key == key && std::ranges::find(names, each.beside) != names.end();
  });
  return found != keys.end() ? found->help : std::string_view{};
}

}  // namespace payout
