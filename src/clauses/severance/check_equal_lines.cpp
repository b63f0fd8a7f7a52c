#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_terms.h"
#include "clauses/checks/meet.h"
#include "clauses/result.h"
#include "clauses/severance/cash_payment.h"
#include "clauses/severance/choice.h"
#include "clauses/severance/remaining_term_fee.h"

namespace payout {
namespace {

template <class T, class V>
bool holds(const std::vector<T>& list, const V& value) {
  return std::ranges::find(list, value) != list.end();
}

/// The lines of cash that a clause can print.
std::vector<std::string_view> lines_of(const Clause& clause) {
  std::vector<std::string_view> out;
  if (clause.terms.kind().pay == nullptr) return out;
  if (const auto* pay = clause.as<CashPayment>()) {
    for (const PaymentItem& item : pay->items) out.push_back(item.id);
  } else if (const auto* fee = clause.as<RemainingTermFee>()) {
    out.push_back(fee->line);
  } else {
    out.push_back(clause.head.id);
  }
  return out;
}

/// `severance.total` is the sum of the lines: no line can be called so.
bool is_figure_of_severance(std::string_view id) {
  return std::ranges::any_of(type_of<SeveranceResult>().fields,
                             [&](const Field& field) { return field.name == id; });
}

bool can_both_be_paid(const TermsCheck& t, const ClauseHead& a, const ClauseHead& b) {
  if (holds(a.replaces, b.id) || holds(b.replaces, a.id)) return false;
  return plainly_meet(t.agreement, a, b) && !in_one_choice(t.agreement, a, b);
}

/// A line that is called as another clause which pays at the same time: nobody could tell whose it is.
void check_name_of_line(const TermsCheck& t, size_t i, std::string_view line) {
  for (size_t k = 0; k < t.agreement.clauses.size(); ++k) {
    const Clause& other = t.clause(k);
    if (k == i || other.head.id != line || other.terms.kind().pay == nullptr || holds(lines_of(other), line))
      continue;
    if (!can_both_be_paid(t, t.clause(i).head, other.head)) continue;
    Problem& p = t.error(i, "items", "same-line",
                         fmt::format(" pays a line `{0}`, and `{0}` ({1}) is another clause that can be met at "
                                     "the same time: `severance.{0}` would name both",
                                     line, other.head.cite),
                         "give the line another id");
    p.other = t.places.of(k, "id");
    p.other_label = "the other";
  }
}

}  // namespace

/// One path for two results: two clauses of one document that pay together under one line id.
void check_equal_lines(const TermsCheck& t) {
  for (size_t i = 0; i < t.agreement.clauses.size(); ++i) {
    const Clause& later = t.clause(i);
    const std::vector<std::string_view> own = lines_of(later);
    for (size_t n = 0; n < own.size(); ++n) {
      const std::string_view id = own[n];
      if (is_figure_of_severance(id)) {
        t.error(i, "items", "same-line",
                fmt::format(" pays a line `{0}`, and `severance.{0}` is another figure", id),
                "give the line another id");
        continue;
      }
      if (std::find(own.begin(), own.begin() + static_cast<ptrdiff_t>(n), id) !=
          own.begin() + static_cast<ptrdiff_t>(n)) {
        t.error(i, "items", "same-line", fmt::format(", `items`: two lines are called `{}`", id),
                "give each line an id of its own");
        continue;
      }
      check_name_of_line(t, i, id);
      for (size_t k = 0; k < i; ++k) {
        const Clause& first = t.clause(k);
        if (first.head.document() != later.head.document() || !holds(lines_of(first), id)) continue;
        if (!can_both_be_paid(t, first.head, later.head)) continue;
        Problem& p = t.error(i, "items", "same-line",
                             fmt::format(" and `{}` ({}) both pay a line `{}`, and both can be met at once",
                                         first.head.id, first.head.cite, id),
                             "let one of the two list the other under `replaces`, or give its line another id");
        p.other = t.places.of(k, "items");
        p.other_label = "the other";
      }
    }
  }
}

}  // namespace payout
