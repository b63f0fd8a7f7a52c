#pragma once
#include <string_view>

/// How long the law gives cover at the person's own cost after employment: 29 U.S.C. 1162(2)(A).
namespace payout::law {

inline constexpr std::string_view cobra_section = "29 U.S.C. 1162(2)(A)";
inline constexpr int cobra_months = 18;              ///< (i): after an end of employment
inline constexpr int cobra_months_of_disabled = 29;  ///< for who was disabled within its first sixty days
inline constexpr int cobra_months_of_family = 36;    ///< (iv): for the family after a death

}  // namespace payout::law
