#include "scenario/event.h"

#include "values/number_text.h"

namespace payout {

static bool read_ratio(std::string_view text, bool, void* out, std::string& why, std::string& help) {
  const size_t colon = text.find(':');
  const auto to = parse_whole(text.substr(0, colon));
  const auto from = colon == text.npos ? std::nullopt : parse_whole(text.substr(colon + 1));
  if (!to || !from || *to <= 0 || *from <= 0) {
    why = "";
    help = "write new shares for old, quoted, such as \"3:2\"";
    return false;
  }
  *static_cast<Ratio*>(out) = {*to, *from};
  return true;
}

const Scalar& scalar_of(const Ratio*) {
  static const Scalar scalar{.name = "ratio",
                             .expects = "a ratio of new shares to old such as 3:2",
                             .pattern = "^[0-9]+:[0-9]+$",
                             .json = Scalar::Json::string,
                             .read = read_ratio,
                             .write = [](const void* in, std::string& out) {
                               const auto& r = *static_cast<const Ratio*>(in);
                               out += std::to_string(r.to) + ':' + std::to_string(r.from);
                             }};
  return scalar;
}

std::optional<bool> awards_assumed(const Event& event) {
  return std::visit(
      [](const auto& e) -> std::optional<bool> {
        if constexpr (requires { e.awards_assumed; }) {
          return e.awards_assumed;
        } else if constexpr (requires { e.options_assumed; }) {
          return e.options_assumed;
        } else {
          return std::nullopt;
        }
      },
      event);
}

const Price* price_per_share(const Event& event) {
  return std::visit(
      [](const auto& e) -> const Price* {
        if constexpr (requires { e.price_per_share; }) {
          return e.price_per_share ? &*e.price_per_share : nullptr;
        } else {
          return nullptr;
        }
      },
      event);
}

}  // namespace payout
