#include <fmt/format.h>

#include "scenario/fact_checks.h"

namespace payout {
namespace {

/// A list of stretches of days, each from its first day through its last.
template <class T>
struct Stretches {
  const std::vector<T>& list;
  std::string_view path;
  std::string_view what;  ///< "a break in service"
};

/// A stretch does not end before it begins, and no day stands in two of them: it would count twice.
template <class T>
void apart(const FactChecks& c, const Stretches<T>& all) {
  for (size_t i = 0; i < all.list.size(); ++i) {
    const T& each = all.list[i];
    if (each.through < each.from) {
      c.problems.error(
          "dates-out-of-order", c.at(fmt::format("{}[{}]", all.path, i)),
          fmt::format("{} from {} through {}", all.what, to_string(each.from), to_string(each.through)),
          "`through` is the last day, included");
      continue;
    }
    for (size_t k = 0; k < i; ++k) {
      const T& other = all.list[k];
      if (other.through < other.from || each.from > other.through || other.from > each.through) continue;
      Problem& p =
          c.problems.error("contradiction", c.at(fmt::format("{}[{}]", all.path, i)),
                           fmt::format("{} from {} through {} has days of another one, from {} through {}",
                                       all.what, to_string(each.from), to_string(each.through),
                                       to_string(other.from), to_string(other.through)),
                           "join the two, or correct a date");
      p.other = c.at(fmt::format("{}[{}]", all.path, k));
      p.other_label = "the other one";
      break;
    }
  }
}

/// One payment is made once, and what was made is not unpaid.
void payments_once(const FactChecks& c) {
  const auto& payments = c.facts.payments;
  for (size_t i = 0; i < payments.size(); ++i) {
    const PaymentMade& p = payments[i];
    if (p.made && p.unpaid.value_or(false))
      c.problems.error("contradiction", c.at(fmt::format("payments[{}].unpaid", i)),
                       fmt::format("`{}` was paid on {} and is unpaid", p.line, to_string(*p.made)),
                       "leave one of the two out");
    for (size_t k = 0; k < i; ++k) {
      const PaymentMade& other = payments[k];
      if (other.line != p.line || (other.payment && p.payment && *other.payment != *p.payment)) continue;
      Problem& twice =
          c.problems.error("contradiction", c.at(fmt::format("payments[{}]", i)),
                           fmt::format("the payment of `{}` is told twice", p.line),
                           "leave one out, or say which of several payments each is: `payment: 2`");
      twice.other = c.at(fmt::format("payments[{}]", k));
      twice.other_label = "told here already";
      break;
    }
  }
}

}  // namespace

void check_ranges(const FactChecks& c) {
  apart(c, Stretches<ServiceBreak>{c.facts.employee.service_breaks, "employee.service_breaks",
                                   "a break in service"});
  if (c.facts.director)
    apart(c, Stretches<DateRange>{c.facts.director->interruptions, "director.interruptions",
                                  "an interruption of service"});
  payments_once(c);
}

}  // namespace payout
