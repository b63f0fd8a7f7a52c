#include "words/everyday_words.h"

#include <algorithm>
#include <array>

namespace payout {
namespace {

constexpr std::string_view good_leaver_meant =
    "who counts as one differs: name the ways, such as `reason: [death, disability, without_cause]`";
constexpr std::string_view non_renewal_meant =
    "a term that is not renewed is the company's act: `dismissal: {acts: {non_renewal: any}}` in a route for "
    "good "
    "reason, or `without_cause` where the agreement treats it so";
constexpr std::string_view mutual_meant =
    "what both sides agree is no way of the agreement: write `without_cause` or `resignation`, as it is "
    "treated";
constexpr std::string_view any_end_meant =
    "leave `reason` out where the reason does not matter; `when: always` is every end of employment";

constexpr std::array everyday{
    // Who ends employment.
    EverydayWord{"employer", "company"},
    EverydayWord{"corporation", "company"},
    EverydayWord{"bank", "company"},
    EverydayWord{"board", "company"},
    EverydayWord{"executive", "employee"},
    EverydayWord{"officer", "employee"},
    EverydayWord{"participant", "employee"},
    // How it ends.
    EverydayWord{"death_of_the_executive", "death"},
    EverydayWord{"termination", "without_cause"},
    EverydayWord{"involuntary_termination", "without_cause"},
    EverydayWord{"termination_by_the_company", "without_cause"},
    EverydayWord{"no_cause", "without_cause"},
    EverydayWord{"downsizing", "without_cause"},
    EverydayWord{"downsized", "without_cause"},
    EverydayWord{"let_go", "without_cause"},
    EverydayWord{"discharged", "without_cause"},
    EverydayWord{"sacked", "without_cause"},
    EverydayWord{"redundant", "without_cause"},
    EverydayWord{"made_redundant", "without_cause"},
    EverydayWord{"restructuring", "without_cause"},
    EverydayWord{"reorganization", "without_cause"},
    EverydayWord{"job_elimination", "without_cause"},
    EverydayWord{"position_elimination", "without_cause"},
    EverydayWord{"elimination_of_position", "without_cause"},
    EverydayWord{"qualifying_termination", "without_cause",
                 "name the ways that qualify: `reason: [without_cause, good_reason]`"},
    EverydayWord{"voluntary_termination", "resignation"},
    EverydayWord{"resigns", "resignation"},
    EverydayWord{"retires", "retirement"},
    EverydayWord{"retiree", "retirement"},
    EverydayWord{"goodreason", "constructive_dismissal", "write `good_reason`"},
    EverydayWord{"withoutcause", "without_cause"},
    EverydayWord{"changeincontrol", "change_in_control"},
    EverydayWord{
        "sale_of_business", "without_cause",
        "a sale is an event: `change: ID` names a definition of kind `change_in_control`; a dismissal because "
        "of it is `without_cause`"},
    EverydayWord{
        "double_trigger", "without_cause",
        "a dismissal in a protected period: `{reason: without_cause, if: ID}`; `payout terms when` shows it"},
    EverydayWord{"single_trigger", "change_in_control",
                 "a payment on the change alone is `when: {change: ID}`; `payout terms when` shows it"},
    EverydayWord{"expiration", "without_cause", non_renewal_meant},
    EverydayWord{"expiration_of_term", "without_cause", non_renewal_meant},
    EverydayWord{"non_renewal", "without_cause", non_renewal_meant},
    EverydayWord{"nonrenewal", "without_cause", non_renewal_meant},
    EverydayWord{"mutual", "without_cause", mutual_meant},
    EverydayWord{"mutual_agreement", "without_cause", mutual_meant},
    EverydayWord{"good_leaver", "without_cause", good_leaver_meant},
    EverydayWord{"bad_leaver", "cause",
                 "who counts as one differs: name the ways, such as `reason: [cause, resignation]`"},
    EverydayWord{"any", "without_cause", any_end_meant},
    EverydayWord{"all", "without_cause", any_end_meant},
    EverydayWord{"any_reason", "without_cause", any_end_meant},
    // What was granted.
    EverydayWord{"rsus", "rsu"},
    EverydayWord{"restricted_stock_unit", "rsu"},
    EverydayWord{"restricted_stock_units", "rsu"},
    EverydayWord{"stock_unit", "rsu"},
    EverydayWord{"stock_units", "rsu"},
    EverydayWord{"phantom_stock", "rsu",
                 "a unit paid in cash is a grant of `type: rsu` with `settled_in: cash`"},
    EverydayWord{"phantom_units", "rsu",
                 "a unit paid in cash is a grant of `type: rsu` with `settled_in: cash`"},
    EverydayWord{"psus", "psu"},
    EverydayWord{"performance_unit", "psu"},
    EverydayWord{"performance_units", "psu"},
    EverydayWord{"performance_share_units", "psu"},
    EverydayWord{"performance_stock_units", "psu"},
    EverydayWord{"sars", "sar"},
    EverydayWord{"stock_appreciation_right", "sar"},
    EverydayWord{"stock_appreciation_rights", "sar"},
    EverydayWord{"incentive_stock_options", "iso"},
    EverydayWord{"nqso", "nso"},
    EverydayWord{"nqsos", "nso"},
};

}  // namespace

const EverydayWord* everyday_word(std::string_view plain, std::span<const std::string_view> words) {
  const auto found = std::ranges::find_if(everyday, [&](const EverydayWord& each) {
    return each.word == plain && std::ranges::find(words, each.means) != words.end();
  });
  return found != everyday.end() ? &*found : nullptr;
}

}  // namespace payout
