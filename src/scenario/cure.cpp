#include "scenario/termination.h"

namespace payout {

static bool read_cure(std::string_view text, bool quoted, void* out, std::string& why, std::string& help) {
  auto& cure = *static_cast<Cure*>(out);
  cure.on.reset();
  if (text == "false" || text == "no") return true;
  if (text == "true" || text == "yes") {
    why = "the day on which the act was made good is needed";
    help = "write `cured: YYYY-MM-DD`, or `cured: false`";
    return false;
  }
  return scalar_of(static_cast<const Date*>(nullptr)).read(text, quoted, &cure.on.emplace(), why, help);
}

const Scalar& scalar_of(const Cure*) {
  static const Scalar scalar{.name = "date or false",
                             .expects = "the day of the cure as YYYY-MM-DD, or false",
                             .pattern = R"(^([0-9]{4}-[0-9]{2}-[0-9]{2}|false|no)$)",
                             .json = Scalar::Json::string,
                             .read = read_cure,
                             .write = [](const void* in, std::string& out) {
                               const auto& cure = *static_cast<const Cure*>(in);
                               out += cure.on ? to_string(*cure.on) : "false";
                             }};
  return scalar;
}

}  // namespace payout
