#pragma once
#include <array>
#include <optional>
#include <string>

#include "document/scalars.h"
#include "document/type.h"

namespace payout {

/// How a change to an agreement was made: agreements ask for a form.
enum class AmendmentForm { signed_by_both, signed_by_one, email, oral };
constexpr std::array<std::string_view, 4> amendment_form_names{"signed_by_both", "signed_by_one", "email",
                                                               "oral"};
constexpr std::span<const std::string_view> names_of(AmendmentForm) {
  return amendment_form_names;
}

/// A change to the agreement that the parties made, or say they made. Pay and the term can be changed; what is
/// not named stays as it was.
struct Amendment {
  Date date = {};
  AmendmentForm form = {};
  std::optional<Date> from = {};
  std::optional<PayRate> base = {};
  std::optional<Rate> target_bonus = {};
  std::optional<PayRate> car_allowance = {};
  std::optional<Date> term_through = {};
};
template <std::same_as<Amendment> Self>
constexpr auto describe(const Self*) {
  using A = Amendment;
  return record(
      "amendment", "A change to the agreement", field<&A::date>("date", "Day it was made"),
      field<&A::form>("form", "How it was made: signed_by_both, signed_by_one, email or oral"),
      field<&A::from>("from", "First day of what it changes; the day it was made when absent"),
      field<&A::base>("base", "New base salary").checked(not_negative_pay),
      field<&A::target_bonus>("target_bonus", "New target bonus, a share of base salary").checked(bonus_rate),
      field<&A::car_allowance>("car_allowance", "New car allowance").checked(not_negative_pay),
      field<&A::term_through>("term_through", "New last day of the initial term"));
}

/// A part of the agreement that a court held invalid.
struct InvalidPart {
  std::string clause = {};
  std::string where = {};
};
template <std::same_as<InvalidPart> Self>
constexpr auto describe(const Self*) {
  return record("invalid part", "A part of the agreement that was held invalid",
                field<&InvalidPart::clause>("clause", "The clause, by id or citation (noncompete, EA 6.1)"),
                field<&InvalidPart::where>("where", "The jurisdiction in which it was held invalid"));
}

}  // namespace payout
