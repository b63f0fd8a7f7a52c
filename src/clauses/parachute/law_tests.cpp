#include <fmt/format.h>

#include "clauses/parachute/change_tested.h"
#include "clauses/parachute/exposure.h"
#include "clauses/parachute/shareholder_vote.h"
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
  if (!facts.officer) return "whether the executive is an officer is not given (`tax.person.officer`)";
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

/// Whether the corporation is one whose payments are exempt, or its shareholders approved them.
void add_corporation(const Exposure& e) {
  if (const auto vote = find_vote(e))
    return add(e, exempt_corporation_test, word(vote->finding), vote->law, [&] { return vote->why; });
  const auto& exempt = e.c.facts.tax ? e.c.facts.tax->exempt : std::nullopt;
  const bool voted = exempt == ParachuteExemption::shareholder_vote;
  const bool small = exempt == ParachuteExemption::small_corporation;
  add(e, exempt_corporation_test, voted || small ? "yes" : "unknown", "26 U.S.C. 280G(b)(5)", [&] {
    return std::string{voted ? "no stock is readily tradeable, and over 75% of the shareholders approved"
                       : small
                           ? "the company could be a small business corporation"
                           : "neither a small business corporation nor a vote of over 75% of the shareholders "
                             "of a company without traded stock is given (`tax.exempt`, `tax.vote`)"};
  });
}

/// What of the events makes a change under the regulation on the day that is tested.
ChangeTested change_tested(const Exposure& e) {
  if (e.event != nullptr) {
    ChangeTested found = test_event(e.c.facts.events, e.event->event, e.c.explain);
    if (!found.law.empty()) return found;
  }
  // A day that is supplied, or another document's: an event of that day may be the change.
  for (size_t i = 0; e.event == nullptr && i < e.c.facts.events.size(); ++i) {
    if (date_of(e.c.facts.events[i]) != e.change) continue;
    ChangeTested found = test_event(e.c.facts.events, i, e.c.explain);
    if (!found.law.empty()) return found;
  }
  const auto& supplied = e.c.facts.tax ? e.c.facts.tax->change_date : std::nullopt;
  return {"unknown", "26 U.S.C. 280G(b)(2)(A)(i)",
          supplied && *supplied == e.change ? "the day is supplied (`tax.change_date`)"
                                            : "taken from the agreement's own definition"};
}

/// The first event that is a change for the regulation, from the first day of employment on.
std::optional<size_t> first_change(const Case& c) {
  std::optional<size_t> first;
  const auto& events = c.facts.events;
  for (size_t i = 0; i < events.size(); ++i) {
    // What came before the first day of employment brings the person no payment to be tested.
    if (c.facts.employee.hired && date_of(events[i]) < *c.facts.employee.hired) continue;
    if (first && date_of(events[*first]) <= date_of(events[i])) continue;
    if (test_event(events, i).finding == "yes") first = i;
  }
  return first;
}

/// A change for the tax before the one that dates the test: base period and presumptions may hang on it.
void warn_of_earlier_change(const Exposure& e) {
  const auto& tax = e.c.facts.tax;
  if (!e.c.explain || (tax && tax->change_date)) return;
  const auto first = first_change(e.c);
  if (!first || date_of(e.c.facts.events[*first]) >= e.change) return;
  const Date day = date_of(e.c.facts.events[*first]);
  const ChangeTested found = test_event(e.c.facts.events, *first);
  e.c.warn(Module::parachute, "earlier-change", fmt::format("events[{}]", *first),
           fmt::format("the event of {} is a change in control for the golden-parachute tax already, and the "
                       "payments are tested for that of {}: {}",
                       to_string(day), to_string(e.change), found.why),
           fmt::format("give `tax.change_date: {}` to test them for the first", to_string(day)), found.law);
}

}  // namespace

bool test_law(const Exposure& e) {
  static const PersonTestedFacts nothing;
  const auto& tax = e.c.facts.tax;
  if (!e.c.asides.law_tests && !(tax && tax->person)) return true;  // nothing is told of the person
  const PersonTestedFacts& facts = tax && tax->person ? *tax->person : nothing;
  const law::Disqualified found = law::disqualified(person_of(facts), e.change.year());
  if (!e.c.asides.law_tests) return found.any() != law::Finding::no;
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
  add_corporation(e);
  warn_of_earlier_change(e);
  const ChangeTested change = change_tested(e);
  add(e, "change", change.finding, change.law, [&] { return change.why; });
  return found.any() != law::Finding::no;
}

void warn_of_statutory_change(const Case& c) {
  if (!c.explain) return;
  const auto first = first_change(c);
  if (!first) return;
  const ChangeTested found = test_event(c.facts.events, *first);
  const Date day = date_of(c.facts.events[*first]);
  c.out.parachute.not_tested =
      fmt::format("the event of {} is a change for the regulation and for no clause", to_string(day));
  c.warn(Module::parachute, "statutory-change", fmt::format("events[{}]", *first),
         fmt::format(
             "the event of {} is a change in control for the golden-parachute tax, though no clause of the "
             "agreement takes it for one: {}",
             to_string(day), found.why),
         fmt::format("give `tax.change_date: {}` to test the payments", to_string(day)), found.law);
}

}  // namespace payout
