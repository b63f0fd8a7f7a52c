#include <algorithm>
#include <array>

#include "scenario/event.h"
#include "scenario/scenario.h"
#include "scenario/termination.h"

// The descriptions that many files read are made here, once: whoever reads them only declares that they exist.
namespace payout {
namespace {

struct OtherFact {
  std::string_view word, where;
};
constexpr std::string_view company_act =
    "for an act of the company by which the employee may leave there is `termination: {reason: good_reason, "
    "dismissal: {kind: duties_change, date: 2019-03-01, description: ...}}` (or salary_cut, bonus_cut, "
    "relocation, benefits_reduction)";
constexpr std::string_view pay_change =
    "for a change in pay there is `salary: {changes: [{from: 2019-03-01, base: 250000/year}]}`";
constexpr std::string_view the_end =
    "for the end of employment there is `termination: {reason: ..., date: 2019-03-01}`, and for a death after "
    "it `employee: {died: 2019-03-01}`";
constexpr std::string_view a_change =
    "for a change in control say what happened: ownership (of so much of the votes), board_change, "
    "merger_closing, asset_sale; `payout fields events` lists them";
/// What is written among the events, and stands elsewhere.
constexpr std::array elsewhere{
    OtherFact{"duties_change", company_act},
    OtherFact{"salary_cut", company_act},
    OtherFact{"pay_cut", company_act},
    OtherFact{"bonus_cut", company_act},
    OtherFact{"relocation", company_act},
    OtherFact{"benefits_reduction", company_act},
    OtherFact{"demotion", company_act},
    OtherFact{"good_reason", company_act},
    OtherFact{"constructive_dismissal", company_act},
    OtherFact{"raise", pay_change},
    OtherFact{"promotion", pay_change},
    OtherFact{"salary_change", pay_change},
    OtherFact{"pay_change", pay_change},
    OtherFact{"death", the_end},
    OtherFact{"termination", the_end},
    OtherFact{"resignation", the_end},
    OtherFact{"retirement", the_end},
    OtherFact{"dismissal", the_end},
    OtherFact{"disability", the_end},
    OtherFact{"change_in_control", a_change},
    OtherFact{"change_of_control", a_change},
    OtherFact{"cic", a_change},
    OtherFact{"acquisition", a_change},
    OtherFact{"new_job", "for new work there is `new_employment: {from: 2019-10-01, pay: 150000/year}`"},
    OtherFact{"new_employment", "for new work there is `new_employment: {from: 2019-10-01, pay: 150000/year}`"},
    OtherFact{"breach", "for the breach of a covenant there is `breach: 2019-10-01`"},
    OtherFact{"release", "for a release there is `release: {given: 2019-09-01, signed: 2019-09-10}`"},
    OtherFact{"grant", "for an award there is `grants: [...]`; `payout fields grants` lists its keys"},
    OtherFact{"exercise", "for an exercise there is `exercises: [...]`"},
};

}  // namespace

template <>
const Type& type_of<Event>() {
  static const Type type = [] {
    Type t = detail::Choice<Event>::make();
    t.kind_meant = [](std::string_view word) {
      const auto found = std::ranges::find(elsewhere, word, &OtherFact::word);
      return found != elsewhere.end() ? found->where : std::string_view{};
    };
    return t;
  }();
  return type;
}
template const Type& type_of<Scenario>();
template const Type& type_of<std::vector<Event>>();
template const Type& type_of<Termination>();

}  // namespace payout
