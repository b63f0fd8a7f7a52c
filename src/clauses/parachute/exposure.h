#pragma once
#include <optional>

#include "clauses/case.h"
#include "clauses/parachute/contingent_payments.h"
#include "clauses/parachute/reasonable_compensation.h"
#include "law/irc_280g.h"
#include "law/tables.h"

namespace payout {

/// What was agreed within a year before a change is presumed to be contingent on it.
constexpr std::string_view presumption_rule = "26 U.S.C. 280G(b)(2)(C)";

/// One change in control under the tax test, while it is made. The lines stand in the result from the start;
/// the pure law sees only those that count, in their order.
struct Exposure {
  const Case& c;
  const ClauseHead& head;
  const ContingentPayments& terms;
  Date change = {};  ///< for the tax
  Date dated = {};   ///< the day supplied or the agreement's own, where a reading takes an earlier one
  Date first = {};   ///< the earliest change that pays under the agreement, not after `change`
  std::optional<law::BaseAmount> base = {};
  Figure base_figure = {};
  law::ParachuteTest test = {};
  Figure total = {};
  Figure excise = {};

  ParachuteResult& out() const { return c.out.parachute; }
  /// Last day on which a right that arises can still be laid to the change.
  bool late(Date arises, const std::optional<Period>& within) const {
    return within && arises > c.last_day_of(std::max(change, first), *within);
  }
};

/// The change for the tax, where the facts hold one: 280G(b)(2)(A)(i).
std::optional<Exposure> find_exposure(const Case& c);

/// Adds a line for every payment in cash, whether it counts or not, and for the amounts supplied.
void add_cash(Exposure& e);
/// Adds a line for every grant whose vesting a clause brought forward.
void add_options(Exposure& e);
/// Adds a line for the deferred account that a change vested.
void add_deferred(Exposure& e);
/// Takes the supplied value of a covenant out of the payments in cash, the last one first.
void take_out_covenant(Exposure& e);

/// Marks what of a payment was shown to be reasonable pay for earlier services (facts `tax.earlier_services`).
void mark_earlier_services(const Exposure& e);

/// Whether something agreed or granted on `day` falls in the year before the change, 280G(b)(2)(C).
bool within_year_before(const Exposure& e, Date day);

/// The base amount from the facts; reports what is missing or contradictory. False: no test can be made.
bool find_base(Exposure& e);

/// 120% of the applicable federal rate for a payment so many years after the change: supplied, or from the
/// tables by month and term; nothing where neither has it.
std::optional<Exact> discount_rate(const Exposure& e, Exact years);
/// What an amount paid on a day is worth on the day of the change; itself where no rate is known.
Money worth_at_change(const Exposure& e, Money amount, Date paid);

/// The present value of a line, with the rate that it uses.
void value_at_change(const Exposure& e, ContingentLine& line);

/// The three-times test and the excise; fills the result.
void test_payments(Exposure& e);
/// Says what a small change of the facts would do where the payments are within 1% of the threshold.
void note_near_threshold(const Exposure& e);

}  // namespace payout
