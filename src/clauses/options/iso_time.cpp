#include "clauses/options/iso_time.h"

#include "clauses/case.h"
#include "law/irc_422.h"

namespace payout {

std::string_view iso_time_rule(const Case& c) {
  return c.situation.found(Finding::permanent_disability) ? "26 U.S.C. 422(c)(6)" : "26 U.S.C. 422(a)(2)";
}

bool is_iso_of_estate(const Case& c, Date until) {
  return c.situation.death && *c.situation.death <= until;
}

std::string_view iso_time_cite(const Case& c) {
  const bool disabled = c.situation.found(Finding::permanent_disability);
  const int months = disabled ? law::iso_months_disabled : law::iso_months;
  const bool estate = c.situation.end && is_iso_of_estate(c, law::iso_last_day(*c.situation.end, months));
  return estate ? "26 U.S.C. 421(c)(1)(A)" : iso_time_rule(c);
}

}  // namespace payout
