#pragma once
#include "values/date.h"
#include "values/money.h"
#include "values/rate.h"

namespace payout {

/// The two parts of an account, in cents.
struct Parts {
  Money own = {};
  Money company = {};
  Money total() const { return own + company; }
  friend Parts operator+(Parts a, Parts b) { return {a.own + b.own, a.company + b.company}; }
  friend Parts operator-(Parts a, Parts b) { return {a.own - b.own, a.company - b.company}; }
  bool operator==(const Parts&) const = default;
};

/// Splits an amount in proportion to two parts, to the cent: the second part takes what the rounding of the
/// first leaves, so nothing is lost.
Parts split(Money amount, Parts in_proportion_to);

/// What one valuation period earns: a rate, or an amount, less expenses.
struct Growth {
  Exact rate = {};
  bool on_year_opening = false;  ///< a yearly rate: earnings of the same plan year earn nothing until it ends
  Money amount = {};
  Money expenses = {};
};

/// An account that is kept in whole cents: what comes in, what it earns and what goes out is added up, never
/// divided. closing = opening + earnings + added - taken, at every step.
class Pool {
 public:
  Pool() = default;
  Pool(Parts opening, Date on) : balance_(opening), base_(opening), posted_(on) {}

  const Parts& balance() const { return balance_; }
  Date posted() const { return posted_; }  ///< the valuation date up to which earnings are credited

  /// Credits what the period up to `to` earns, and returns it. At the end of a plan year (or after a rate that
  /// is not yearly) the whole balance becomes the base of the next period.
  Parts earn(const Growth& growth, Date to, bool year_ends);
  void add(Parts parts);
  void take(Parts parts);
  /// The account with only `left` of its two parts, as one part: what is paid out after vesting.
  Pool merged(Parts left) const;

 private:
  Parts balance_ = {};
  Parts base_ = {};  ///< what a yearly rate counts on
  Date posted_ = {};
};

}  // namespace payout
