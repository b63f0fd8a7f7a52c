#include "clauses/situation/requirements.h"

namespace payout {

std::string to_string(const ActLimit& limit) {
  return limit.miles ? to_string(*limit.miles) : to_string(limit.share.value_or(Rate{}));
}

static bool read_limit(std::string_view text, bool quoted, void* out, std::string& why, std::string& help) {
  auto& limit = *static_cast<ActLimit*>(out);
  limit = {};
  if (text.find("mile") != text.npos)
    return scalar_of(static_cast<const Miles*>(nullptr)).read(text, quoted, &limit.miles.emplace(), why, help);
  return scalar_of(static_cast<const Rate*>(nullptr)).read(text, quoted, &limit.share.emplace(), why, help);
}

const Scalar& scalar_of(const ActLimit*) {
  static const Scalar scalar{
      .name = "rate or distance",
      .expects = "a share with its percent sign such as 10%, or a distance such as 50 miles",
      .pattern = R"(^([0-9]+(\.[0-9]+)?%|[0-9]+/[0-9]+|[0-9]+(\.[0-9]{1,4})? miles?)$)",
      .json = Scalar::Json::string,
      .read = read_limit,
      .write = [](const void* in, std::string& out) { out += to_string(*static_cast<const ActLimit*>(in)); }};
  return scalar;
}

}  // namespace payout
