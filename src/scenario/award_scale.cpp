#include "scenario/award_scale.h"

#include "values/number_text.h"

namespace payout {
namespace {

bool read_score(std::string_view text, bool, void* out, std::string&, std::string&) {
  const bool percent = text.ends_with('%');
  const auto value = parse_decimal(percent ? text.substr(0, text.size() - 1) : text, 4);
  if (value) *static_cast<Score*>(out) = {*value, percent};
  return value.has_value();
}

}  // namespace

std::string to_string(const Score& score) {
  return decimal_or_fraction(score.value, 4) + (score.percent ? "%" : "");
}

const Scalar& scalar_of(const Score*) {
  static const Scalar scalar{
      .name = "result",
      .expects = "a number such as 2.31 or 62, or a percentage such as 104.5%",
      .pattern = R"(^-?[0-9]+(\.[0-9]{1,4})?%?$)",
      .json = Scalar::Json::string,
      .read = read_score,
      .write = [](const void* in, std::string& out) { out += to_string(*static_cast<const Score*>(in)); }};
  return scalar;
}

}  // namespace payout
