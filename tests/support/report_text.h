#pragma once
#include <string>

#include "values/money.h"

namespace payout {

/// The first line of a report in text that is wider than 100 columns, no plain ASCII, ends with a blank or is a
/// second empty one; empty where all are well set.
std::string badly_set_line(const std::string& text);

/// Where the totals at the head of a report in text are not the sums of the lines printed below; empty where
/// they are.
std::string wrong_total(const std::string& text);

/// The first amount beside `label` among the figures at the head of a report in text; nothing where there is
/// none.
Money head_amount(const std::string& text, const std::string& label);

}  // namespace payout
