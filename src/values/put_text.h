#pragma once
#include <cstdint>

#include "values/date.h"
#include "values/money.h"

namespace payout {

/// Values written straight into a buffer, without a text in between: each returns the place behind what it
/// wrote, which is the same as `append_plain`, `std::to_string` and `append` make. There must be room for
/// `most_put` bytes.
constexpr int most_put = 24;
char* put_plain(char* at, Money amount);
char* put_whole(char* at, int64_t n);
char* put_date(char* at, Date d);

}  // namespace payout
