#pragma once
#include <optional>
#include <string>
#include <vector>

#include "values/date.h"
#include "values/money.h"

/// Drawings as data: what they show, not how.
namespace payout {

/// Spans and days along a line of time, grouped in lanes.
struct Timeline {
  struct Span {
    std::string label = {};   ///< "K1 sop: 30,000 shares"
    std::string detail = {};  ///< in words, for readers who do not see the drawing
    Date from = {};
    std::optional<Date> to = {};     ///< none: it has no end
    std::optional<Date> until = {};  ///< something else ends within it: the rest is drawn pale
  };
  struct Mark {
    std::string label = {};
    Date date = {};
  };
  std::string title = {};
  std::vector<Mark> events = {};
  std::vector<Span> spans = {};
};

/// Amounts as bars, each perhaps of several parts.
struct Bars {
  struct Bar {
    std::string label = {};
    std::vector<Money> parts = {};  ///< one per series
    std::string shown = {};         ///< words at its end; the sum where there are none
  };
  std::string title = {};
  std::vector<std::string> series = {};
  std::vector<Bar> bars = {};
  bool last_is_rest = false;  ///< the last series is what is left, and drawn pale
};

/// Stretches of money, each from one amount to another, one below the other: a waterfall, a tornado, a gauge.
struct Ranges {
  struct Bar {
    std::string label = {};
    Money from = {};
    Money to = {};
    std::string shown = {};  ///< words at its end
    size_t series = 0;       ///< its color
  };
  struct Mark {
    std::string label = {};
    Money at = {};
  };
  std::string title = {};
  std::vector<Bar> bars = {};
  std::vector<Mark> marks = {};
};

/// Amounts over a range of one input, with the places where they jump.
struct Curve {
  struct Point {
    std::string at = {};                            ///< the input as written: "2000-06-30", "18.00"
    double x = 0;                                   ///< its place along the axis; drawing only
    std::vector<std::optional<Money>> values = {};  ///< one per series
  };
  struct Cliff {
    double x = 0;
    std::string label = {};
  };
  std::string title = {};
  std::string input = {};
  std::vector<std::string> series = {};
  std::vector<Point> points = {};
  std::vector<Cliff> cliffs = {};
};

}  // namespace payout
