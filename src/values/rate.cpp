#include "values/rate.h"

#include <array>
#include <utility>

#include "values/number_text.h"

namespace payout {

std::optional<Rate> parse_rate(std::string_view text) {
  if (text.ends_with('%')) {
    const auto percent = parse_decimal(text.substr(0, text.size() - 1), 12);
    if (!percent) return std::nullopt;
    return Rate{*percent / Exact{100}};
  }
  const size_t slash = text.find('/');
  if (slash == text.npos) return std::nullopt;
  const auto num = parse_whole(text.substr(0, slash));
  const auto den = parse_whole(text.substr(slash + 1));
  if (!num || !den || *den <= 0) return std::nullopt;
  return Rate{Exact::fraction(*num, *den)};
}

std::string to_string(Rate rate) {
  std::string percent = decimal_or_fraction(rate.value * Exact{100});
  if (percent.find('/') == percent.npos) return percent + '%';
  return std::to_string(rate.value.num()) + '/' + std::to_string(rate.value.den());
}

static constexpr std::array<std::pair<std::string_view, Per>, 4> units_of_time{
    {{"/year", Per::year},
     {"/quarter", Per::quarter},
     {"/month", Per::month},
     {"/semi-month", Per::semi_month}}};

std::optional<PayRate> parse_pay_rate(std::string_view text) {
  for (const auto& [suffix, per] : units_of_time) {
    if (!text.ends_with(suffix)) continue;
    const auto amount = parse_money(text.substr(0, text.size() - suffix.size()));
    if (!amount) return std::nullopt;
    return PayRate{*amount, per};
  }
  return std::nullopt;
}

std::string to_string(PayRate pay) {
  std::string out = plain(pay.amount);
  for (const auto& [suffix, per] : units_of_time) {
    if (per == pay.per) out += suffix;
  }
  return out;
}

std::optional<YearlyRate> parse_yearly_rate(std::string_view text) {
  constexpr std::string_view suffix = "/year";
  if (!text.ends_with(suffix)) return std::nullopt;
  const auto rate = parse_rate(text.substr(0, text.size() - suffix.size()));
  if (!rate) return std::nullopt;
  return YearlyRate{rate->value};
}

std::string to_string(YearlyRate rate) {
  return to_string(Rate{rate.value}) + "/year";
}

}  // namespace payout
