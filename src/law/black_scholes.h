#pragma once
#include "values/exact.h"
#include "values/money.h"

namespace payout::law {

/// The stated inputs of an option value by the Black-Scholes formula. This is a method "consistent with
/// generally accepted accounting principles" in the sense of Rev. Proc. 98-34 and 2003-68; it is not the safe
/// harbor of those procedures, whose factor table is not used here and must not be claimed.
struct BlackScholes {
  Exact spot = {};            ///< cents; shares of 2000 were quoted in sixteenths of a dollar
  Exact exercise_price = {};  ///< cents
  Exact years = {};           ///< remaining term
  Exact volatility = {};      ///< a year, a share of one
  Exact rate = {};            ///< risk-free, continuously compounded, a year
  Exact dividends = {};       ///< yield, continuous, a year
  bool operator==(const BlackScholes&) const = default;
};

/// The value of a call on `shares` shares, half up to the cent once for the whole grant. Floating point is
/// allowed here and ends here. Without a term or volatility left it is the discounted spread, never below zero.
/// Dollars.
Money black_scholes_value(const BlackScholes& inputs, Exact shares);

}  // namespace payout::law
