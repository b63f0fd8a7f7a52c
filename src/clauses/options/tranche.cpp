#include "clauses/options/tranche.h"

#include "values/number_text.h"

namespace payout {

const Scalar& scalar_of(const FractionalShares*) {
  static const Scalar scalar{
      .name = "shares",
      .expects = "a number of shares",
      .pattern = {},
      .json = Scalar::Json::number,
      .read = [](std::string_view, bool, void*, std::string&, std::string&) { return false; },
      .write =
          [](const void* in, std::string& out) {
            const Exact count = static_cast<const FractionalShares*>(in)->count;
            out += count.whole() ? std::to_string(count.num()) : decimal(count, 2);
          },
      .unit = Scalar::Unit::shares,
      .number = [](const void* in) { return static_cast<const FractionalShares*>(in)->count; },
      .quantum = Exact::fraction(1, 100)};
  return scalar;
}

}  // namespace payout
