#include "scenario/miles.h"

#include "values/number_text.h"

namespace payout {

std::string to_string(Miles miles) {
  return decimal_or_fraction(miles.value) + " miles";
}

static bool read_miles(std::string_view text, bool, void* out, std::string& why, std::string& help) {
  std::string_view number = text;
  for (const std::string_view unit : {" miles", " mile"}) {
    if (number.ends_with(unit)) number.remove_suffix(unit.size());
  }
  const auto value = parse_decimal(number, 4);
  if (!value || *value < Exact{0} || number == text) {
    why = "";
    help = value ? std::string{text} + " miles" : "write a number with its unit, such as 20.1 miles";
    return false;
  }
  static_cast<Miles*>(out)->value = *value;
  return true;
}

const Scalar& scalar_of(const Miles*) {
  static const Scalar scalar{
      .name = "distance",
      .expects = "a distance such as 20.1 miles",
      .pattern = R"(^[0-9]+(\.[0-9]{1,4})? miles?$)",
      .json = Scalar::Json::string,
      .read = read_miles,
      .write = [](const void* in, std::string& out) { out += to_string(*static_cast<const Miles*>(in)); }};
  return scalar;
}

}  // namespace payout
