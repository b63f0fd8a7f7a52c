#include <fmt/format.h>

#include "clauses/parachute/exposure.h"
#include "law/change_280g.h"
#include "law/disqualified.h"

namespace payout {
namespace {

std::string_view word(law::Finding finding) {
  return finding == law::Finding::yes ? "yes" : finding == law::Finding::no ? "no" : "unknown";
}

law::PersonTested person_of(const PersonTestedFacts& facts) {
  law::PersonTested p{.officer = facts.officer, .pay = facts.pay};
  if (facts.officer_rank) p.officer_rank = *facts.officer_rank;
  if (facts.share_of_value) p.share_of_value = facts.share_of_value->value;
  if (facts.pay_rank) p.pay_rank = *facts.pay_rank;
  if (facts.employees) p.employees = *facts.employees;
  return p;
}

/// Adds a test with the facts that decide it; words are made only for somebody who reads them.
template <class Why>
void add(const Exposure& e, std::string_view id, std::string_view finding, std::string_view law, Why why) {
  e.out().tests.push_back({id, finding, law, e.c.explain ? why() : std::string{}});
}

std::string shareholder_why(const PersonTestedFacts& facts) {
  if (!facts.share_of_value) return "the share of the stock is not given (`tax.person.share_of_value`)";
  return fmt::format("{} of the value of all stock; more than 1% makes a shareholder",
                     to_string(*facts.share_of_value));
}

std::string officer_why(const PersonTestedFacts& facts, const law::Disqualified& found) {
  if (!facts.officer) return "whether the person is an officer is not given (`tax.person.officer`)";
  if (!*facts.officer) return "not an officer";
  std::string out =
      facts.officer_rank ? fmt::format("officer, number {} by pay", *facts.officer_rank) : "officer";
  if (found.officers_counted) out += fmt::format("; at most {} officers are counted", *found.officers_counted);
  return out;
}

std::string highly_paid_why(const PersonTestedFacts& facts, const law::Disqualified& found) {
  if (!facts.pay || !facts.pay_rank || !facts.employees)
    return "pay, its place and the number of employees are not all given (`tax.person`)";
  std::string out = fmt::format("pay of {}, number {} of {} employees", grouped(*facts.pay), *facts.pay_rank,
                                *facts.employees);
  if (found.group_size) out += fmt::format("; the highest paid {} are tested", *found.group_size);
  if (found.pay_limit) out += fmt::format(" from {} on", grouped(*found.pay_limit));
  return out;
}

/// Whether an event is a change under the regulation, and why.
struct ChangeWords {
  std::string_view finding = "unknown", law = {};
  std::string why = {};
};
ChangeWords tested(const BoardChange& board) {
  const auto found = law::change_by_board(board.directors, {{board.date, board.not_nominated}});
  return {found ? "yes" : "no", "26 CFR 1.280G-1 Q&A-28",
          fmt::format("{} of {} directors replaced without the board's endorsement; a majority within twelve "
                      "months is presumed to be a change in effective control",
                      board.not_nominated, board.directors)};
}

ChangeWords tested(const AssetSale& sale) {
  const Rate& sold = sale.percent_fair_value ? *sale.percent_fair_value : sale.percent;
  return {
      law::is_substantial_portion(sold.value) ? "yes" : "no", "26 CFR 1.280G-1 Q&A-29",
      fmt::format("{} of the assets; a third of their gross value is a substantial portion", to_string(sold))};
}

ChangeWords tested(const Ownership& owned) {
  const auto& by = owned.acquirer;
  if (by && *by != Acquirer::outsider && *by != Acquirer::executive && *by != Acquirer::participant)
    return {"no", "26 CFR 1.280G-1 Q&A-27, 28", "the company's own plans and affiliates are no acquirer"};
  const Exact share = owned.percent.value;
  const std::string held = fmt::format("one owner or group holds {}", to_string(owned.percent));
  const auto found = law::change_by_acquisitions({}, {{owned.date, share, share}});
  if (!found) return {"no", "26 CFR 1.280G-1 Q&A-27, 28", held + ", less than 20%"};
  if (found->kind == law::ChangeKind::ownership)
    return {"yes", "26 CFR 1.280G-1 Q&A-27", held + ", more than half of value or votes"};
  return {"yes", "26 CFR 1.280G-1 Q&A-28",
          held + ", 20% or more of the votes: a change in effective control is presumed"};
}

ChangeWords words_of(const Event& event) {
  return std::visit(
      [](const auto& e) -> ChangeWords {
        if constexpr (requires { tested(e); }) {
          return tested(e);
        } else {
          return {};
        }
      },
      event);
}

/// What of the events makes a change under the regulation on the day that is tested.
ChangeWords change_words(const Exposure& e) {
  if (e.event != nullptr) {
    ChangeWords found = words_of(e.c.facts.events[e.event->event]);
    if (!found.law.empty()) return found;
  }
  const auto& supplied = e.c.facts.tax ? e.c.facts.tax->change_date : std::nullopt;
  return {"unknown", "26 U.S.C. 280G(b)(2)(A)(i)",
          supplied && *supplied == e.change ? "the day is supplied (`tax.change_date`)"
                                            : "taken from the agreement's own definition"};
}

}  // namespace

bool test_law(const Exposure& e) {
  static const PersonTestedFacts nothing;
  const auto& tax = e.c.facts.tax;
  const PersonTestedFacts& facts = tax && tax->person ? *tax->person : nothing;
  const law::Disqualified found = law::disqualified(person_of(facts), e.change.year());
  add(e, "shareholder", word(found.shareholder), "26 CFR 1.280G-1 Q&A-17",
      [&] { return shareholder_why(facts); });
  add(e, "officer", word(found.officer), "26 CFR 1.280G-1 Q&A-18", [&] { return officer_why(facts, found); });
  add(e, "highly_paid", word(found.highly_paid), "26 CFR 1.280G-1 Q&A-19",
      [&] { return highly_paid_why(facts, found); });
  add(e, "disqualified", word(found.any()), "26 U.S.C. 280G(c)", [&] {
    const auto any = found.any();
    return std::string{any == law::Finding::yes  ? "one of the three is enough"
                       : any == law::Finding::no ? "none of the three"
                                                 : "taken to be one until the facts say otherwise"};
  });
  const ChangeWords change = change_words(e);
  add(e, "change", change.finding, change.law, [&] { return change.why; });
  return found.any() != law::Finding::no;
}

void warn_of_statutory_change(const Case& c) {
  if (!c.explain) return;
  for (size_t i = 0; i < c.facts.events.size(); ++i) {
    const ChangeWords found = words_of(c.facts.events[i]);
    if (found.finding != "yes") continue;
    const Date day = std::visit([](const auto& event) { return event.date; }, c.facts.events[i]);
    // What came before the first day of employment brings the person no payment to be tested.
    if (c.facts.employee.hired && day < *c.facts.employee.hired) continue;
    c.out.parachute.not_tested =
        fmt::format("the event of {} is a change for the regulation and for no clause", to_string(day));
    c.warn(Module::parachute, "statutory-change", fmt::format("events[{}]", i),
           fmt::format(
               "the event of {} is a change in control for the golden-parachute tax, though no clause of the "
               "agreement takes it for one: {}",
               to_string(day), found.why),
           fmt::format("give `tax.change_date: {}` to test the payments", to_string(day)), found.law);
    return;
  }
}

}  // namespace payout
