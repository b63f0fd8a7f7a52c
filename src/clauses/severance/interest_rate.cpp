#include "clauses/severance/interest_rate.h"

#include <fmt/format.h>

#include "clauses/case.h"

namespace payout {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_name(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == text.npos;
}

bool read_plain(std::string_view text, Rate& out, std::string& why, std::string& help) {
  return scalar_of(static_cast<const Rate*>(nullptr)).read(text, false, &out, why, help);
}

bool read_interest(std::string_view text, bool, void* out, std::string& why, std::string& help) {
  auto& rate = *static_cast<InterestRate*>(out);
  rate = {};
  text = trimmed(text);
  if (const size_t of = text.find(" of "); of != text.npos) {
    Rate share;
    if (!read_plain(trimmed(text.substr(0, of)), share, why, help)) return false;
    rate.of = share;
    text = trimmed(text.substr(of + 4));
  }
  if (is_name(text)) {
    rate.name = text;
    return true;
  }
  const size_t sign = text.find_first_of("+-", 1);
  const std::string_view name = sign == text.npos ? std::string_view{} : trimmed(text.substr(0, sign));
  if (is_name(name)) {
    if (!read_plain(trimmed(text.substr(sign + 1)), rate.rate, why, help)) return false;
    if (text[sign] == '-') rate.rate.value = -rate.rate.value;
    rate.name = name;
    return true;
  }
  return !rate.of && read_plain(text, rate.rate, why, help);
}

}  // namespace

std::string to_string(const InterestRate& rate) {
  if (rate.name.empty()) return to_string(rate.rate);
  std::string text = rate.of ? fmt::format("{} of {}", to_string(*rate.of), rate.name) : rate.name;
  if (rate.rate.value > Exact{0}) text += fmt::format(" + {}", to_string(rate.rate));
  if (rate.rate.value < Exact{0}) text += fmt::format(" - {}", to_string(Rate{-rate.rate.value}));
  return text;
}

const Scalar& scalar_of(const InterestRate*) {
  static const Scalar scalar{
      .name = "interest rate",
      .expects =
          "a rate (5%), the name of one that the scenario gives under `rates` (prime), or both: prime + 2%",
      .pattern =
          R"(^(-?[0-9]+(\.[0-9]+)?%|([0-9]+(\.[0-9]+)?% of )?[a-z][a-z0-9_]*( ?[+-] ?[0-9]+(\.[0-9]+)?%)?)$)",
      .json = Scalar::Json::string,
      .read = read_interest,
      .write = [](const void* in, std::string& out) {
        out += to_string(*static_cast<const InterestRate*>(in));
      }};
  return scalar;
}

std::optional<Figure> interest_rate(const InterestRate& rate, const ClauseHead& clause, const Case& c) {
  Workings& w = c.work;
  if (rate.name.empty()) return w.term_at(&rate, rate.rate.value, Unit::rate, "interest a year");
  const Rate* given = c.facts.rates.find(rate.name);
  if (given == nullptr) {
    c.missing(Module::severance, clause, fmt::format("rates.{}", rate.name),
              fmt::format("the rate `{}` of the day", rate.name));
    return std::nullopt;
  }
  Figure base = w.fact(*given, rate.name);
  if (rate.of) base = w.product(w.term(*rate.of, {}), base);
  if (rate.rate.value == Exact{0}) return base;
  return w.sum({base, w.term_at(&rate, rate.rate.value, Unit::rate, "added to it")});
}

}  // namespace payout
