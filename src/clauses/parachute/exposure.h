#pragma once
#include <initializer_list>
#include <optional>
#include <vector>

#include "clauses/case.h"
#include "clauses/parachute/contingent_payments.h"
#include "clauses/parachute/reasonable_compensation.h"
#include "law/irc_280g.h"
#include "law/tables.h"

namespace payout {

/// What was agreed within a year before a change is presumed to be contingent on it.
constexpr std::string_view presumption_rule = "26 U.S.C. 280G(b)(2)(C)";

/// Pay on an end of employment within a year of a change is presumed to be contingent on it.
constexpr std::string_view near_change_rule = "26 CFR 1.280G-1 Q&A-22(b)(3)";

/// One change in control under the tax test, while it is made. The lines stand in the result from the start;
/// the pure law sees only those that count, in their order.
struct Exposure {
  const Case& c;
  const ClauseHead& head;
  const ContingentPayments& terms;
  Date change = {};  ///< for the tax
  Date dated = {};   ///< the day supplied or the agreement's own, where a reading takes an earlier one
  Date first = {};   ///< the earliest change that pays under the agreement, not after `change`
  const Change* event = nullptr;  ///< the change that dates it, where it is not a day that was supplied
  bool by_clause = true;          ///< false: no clause speaks of the tax, and the statute alone is asked
  Money by_presumption = {};      ///< what counts for 280G(b)(2)(C) alone
  std::vector<const RebuttedPresumption*> rebutted_by = {};  ///< the facts that took something out of it
  std::optional<law::BaseAmount> base = {};
  Figure base_figure = {};
  law::ParachuteTest test = {};
  Figure total = {};
  Figure excise = {};
  Exact exact_excise = {};  ///< cents, before it is rounded

  ParachuteResult& out() const { return c.out.parachute; }
  /// Whether a right arises too late to be laid to the change.
  bool late(Date arises, const std::optional<Period>& within) const {
    return within && arises > c.last_day_of(std::max(change, first), *within);
  }
};

/// The change for the tax, where the facts hold one: 280G(b)(2)(A)(i). A clause of the agreement may say more;
/// without one the statute alone is asked.
std::optional<Exposure> find_exposure(const Case& c);

/// The day of the change as a figure: the fact that gives it, or the event.
Figure change_day(const Exposure& e);
/// The day on which a payment is made, from what dates it.
Figure day_paid(const Exposure& e, const ContingentLine& line);
/// The law's own tests of the person and of the change, with the facts that decide. False: the person is not a
/// disqualified individual, and no payment is a parachute payment.
bool test_law(const Exposure& e);
/// Warns of an event that is a change for the regulation and for no clause of the agreement.
void warn_of_statutory_change(const Case& c);
/// Writes down how the figures of the test arose, where somebody asks.
void explain_payments(const Exposure& e);

/// Employment ended within a year before or after the change. A death or a disability is no doing of one.
bool ended_near(const Exposure& e);
/// The same, where the reading in force takes pay on such an end as contingent (26 CFR 1.280G-1 Q&A-22(b)(3)).
bool presumed_near(const Exposure& e);

/// The fact that rebuts the presumption of 280G(b)(2)(C) for one of these names, or null.
const RebuttedPresumption* rebuttal(const Exposure& e, std::initializer_list<std::string_view> names);
/// Something agreed or granted in the year before the change.
struct Presumed {
  std::string what = {};  ///< "K2 was granted"; words are made only under `Case::explain`
  std::string path = {};
  Money presumed = {};                  ///< what it counts for under the presumption
  std::optional<Money> otherwise = {};  ///< and without it, where that is known
  bool counted = false;                 ///< the presumption holds on these facts
  const RebuttedPresumption* rebutted = nullptr;
};
/// Says what the presumption makes of what a payment counts for, or what its rebuttal saves.
void tell_presumption(Exposure& e, const Presumed& what);
/// A rebuttal that belongs to nothing is told.
void check_rebuttals(const Exposure& e);

/// Adds a line for every payment in cash, whether it counts or not, and for the amounts supplied.
void add_cash(Exposure& e);
/// The payments in cash that would count, and whose amount hangs on a fact that is not given.
std::vector<const OpenLine*> open_cash(const Exposure& e);
/// Whether a clause brought vesting forward that counts; asks for no price and no rate.
bool vests_options(const Exposure& e);
/// Adds a line for every grant whose vesting a clause brought forward.
void add_options(Exposure& e);
/// Adds a line for the deferred account that a change vested.
void add_deferred(Exposure& e);
/// Payments that were vested before the change and are merely brought forward, as the facts say
/// (`tax.paid_early`): they count for what that gains in time, Q&A-24(b).
void take_as_paid_early(const Exposure& e);
/// Whether the facts say so of a payment.
bool given_as_paid_early(const Exposure& e, std::string_view id);
/// Takes the supplied value of a covenant out of the payments in cash, the last one first.
void take_out_covenant(Exposure& e);

/// Takes a part off what a payment counts for, off the last of its payments first, and values the rest again.
void lower(const Exposure& e, ContingentLine& line, Money off);

/// Marks what of a payment was shown to be reasonable pay for earlier services (facts `tax.earlier_services`).
void mark_earlier_services(const Exposure& e);

/// Marks the payments of which the facts say that they violate a securities law, 280G(b)(2)(B).
void mark_securities_violations(const Exposure& e);
/// Tests these payments by themselves, Q&A-37(c): true where their excess is greater than that of the test of
/// all, and holds in its place.
bool test_securities_violations(Exposure& e);
/// What prepays the excise on later payments, where the facts ask for it, Q&A-11(c).
void prepay_excise(const Exposure& e);

/// Whether something agreed or granted on `day` falls in the year before the change, 280G(b)(2)(C).
bool within_year_before(const Exposure& e, Date day);

/// Whether the facts give a base amount, or pay to work it out from.
bool knows_base(const Case& c);
/// The base amount from the facts; reports what is missing or contradictory. False: no test can be made.
bool find_base(Exposure& e);

/// 120% of the applicable federal rate for a payment so many years after the change: supplied, or from the
/// tables by month and term; nothing where neither has it.
std::optional<Exact> discount_rate(const Exposure& e, Exact years);
/// What an amount paid on a day is worth on the day of the change; itself where no rate is known.
Money worth_at_change(const Exposure& e, Money amount, Date paid);

/// The present value of a line, with the rate that it uses.
void value_at_change(const Exposure& e, ContingentLine& line);

/// The same of a line that is paid in several: each payment at its own day.
void value_payments(const Exposure& e, ContingentLine& line, const std::vector<PaymentRow>& rows);

/// The three-times test and the excise; fills the result.
void test_payments(Exposure& e);
/// Says what a small change of the facts would do where the payments are within 1% of the threshold.
void note_near_threshold(const Exposure& e);
/// Says that it is the presumption of 280G(b)(2)(C) alone that makes the payments parachute payments.
void note_presumption_decides(const Exposure& e);

}  // namespace payout
