#include "clauses/options/day_or_period.h"

namespace payout {
namespace {

/// A day, a period, or the one word that stands for neither.
template <class T>
bool read_one(std::string_view text, std::string_view word, void* out) {
  T& value = *static_cast<T*>(out);
  if (text == word) {
    value = {};
    return true;
  }
  if (const auto day = parse_date(text)) {
    value = {day, {}};
    return true;
  }
  const auto period = parse_period(text);
  if (period) value = {{}, period};
  return period.has_value();
}

template <class T>
void write_one(const void* in, std::string_view word, std::string& out) {
  const T& value = *static_cast<const T*>(in);
  out += value.on ? to_string(*value.on) : value.after_end ? to_string(*value.after_end) : std::string{word};
}

}  // namespace

const Scalar& scalar_of(const VestingUntil*) {
  static const Scalar scalar{
      .name = "day or period",
      .expects = "a date, a period such as 24 months, or `end_of_schedule`",
      .pattern =
          R"(^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]+ (days?|weeks?|months?|years?|business days?)|end_of_schedule)$)",
      .json = Scalar::Json::string,
      .read = [](std::string_view text, bool, void* out, std::string&,
                 std::string&) { return read_one<VestingUntil>(text, "end_of_schedule", out); },
      .write = [](const void* in, std::string& out) { write_one<VestingUntil>(in, "end_of_schedule", out); }};
  return scalar;
}

const Scalar& scalar_of(const WindowCloses*) {
  static const Scalar scalar{
      .name = "day or period",
      .expects = "a date, a period such as 18 months, or `expires`",
      .pattern =
          R"(^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]+ (days?|weeks?|months?|years?|business days?)|expires)$)",
      .json = Scalar::Json::string,
      .read = [](std::string_view text, bool, void* out, std::string&,
                 std::string&) { return read_one<WindowCloses>(text, "expires", out); },
      .write = [](const void* in, std::string& out) { write_one<WindowCloses>(in, "expires", out); }};
  return scalar;
}

}  // namespace payout
