#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_parts.h"
#include "clauses/severance/check_idle_bounds.h"
#include "clauses/severance/stated_amount.h"
#include "values/number_text.h"

namespace payout {
namespace {

/// The sum as it is written: more than nothing, or taken off on purpose.
void check_sum(const TermsCheck& t, size_t i) {
  const WrittenClause written{t, i};
  if (!written) return;
  const NodeRef amount = written.scalar("amount");
  const auto value = amount ? parse_decimal(amount.text(), 2) : std::nullopt;
  if (!value) return;
  if (*value == Exact{0})
    written.warning(amount, "pays-nothing", "this pays nothing", "write the sum, or leave the clause out");
  const NodeRef deduction = written.scalar("deduction");
  const bool meant = deduction && deduction.text() == "true";
  if (*value < Exact{0} && !meant)
    written.error(amount, "out-of-range", "a sum that is owed is no less than nothing",
                  "what is taken off is `credit`, or says so: `deduction: true`");
  if (*value >= Exact{0} && meant)
    written.error(deduction, "not-used", "the amount is not negative",
                  "write the sum with a minus sign, or leave it out");
}

/// "up to 18,000", and not "up to 30 days".
bool says_limit(std::string text) {
  std::ranges::transform(text, text.begin(), [](char ch) {
    return ch >= 'A' && ch <= 'Z' ? static_cast<char>(ch - 'A' + 'a') : ch;
  });
  if (text.find("(up to)") != text.npos) return true;
  for (const std::string_view phrase : {"up to ", "not to exceed ", "a maximum of "}) {
    const size_t at = text.find(phrase);
    if (at == text.npos) continue;
    const std::string_view sum = std::string_view{text}.substr(at + phrase.size());
    const size_t end = sum.find_first_not_of("$0123456789,. ");
    const std::string_view unit = end == sum.npos ? std::string_view{} : sum.substr(end);
    const bool of_time = unit.starts_with("day") || unit.starts_with("week") || unit.starts_with("month") ||
                         unit.starts_with("year") || unit.starts_with("business");
    if (end != 0 && !of_time) return true;
  }
  return false;
}

/// "Up to 18,000" is the most that somebody may spend, and no sum that is owed.
void check_limit_as_sum(const TermsCheck& t, size_t i) {
  const WrittenClause written{t, i};
  if (!written || written.node.find("at_most") || written.node.find("amount_from")) return;
  for (const std::string_view key : {"label", "summary", "reasoning"}) {
    const NodeRef words = written.scalar(key);
    if (!words || !says_limit(std::string{words.text()})) continue;
    t.problems.warning(
        "limit-as-sum", words.origin(),
        fmt::format("{}: `{}` calls the sum a limit, and it is paid in full", t.name_of(i), key),
        "a limit is a clause of kind `reimbursement` (`at_most`), in no total; where the sum is owed, say it "
        "without these words");
    return;
  }
}

}  // namespace

void check(const StatedAmount& s, const TermsCheck& t, size_t i) {
  check_sum(t, i);
  check_limit_as_sum(t, i);
  check_bounds(t, i, s.at_least, s.at_most);
  if (s.amount.empty() && !s.amount_from)
    t.error(i, "", "missing-key", " states no amount",
            "write `amount: 50000`, or `amount_from: NAME` for a sum that each scenario gives under `amounts`");
  if (!s.amount.empty() && s.amount_from)
    t.error(i, "amount_from", "two-multiples", ": `amount` and `amount_from` are both given",
            "leave one of the two out");
  if (!s.amount.empty() && s.reasoning.empty())
    t.error(i, "", "missing-key", " does not say how the amount was come to",
            "add `reasoning: ...`; only a sum of the scenario (`amount_from`) needs none");
  const bool dated = !s.due.within.empty() || s.due.over || s.due.at_once;
  const bool equity = s.section == LineSection::equity;
  if (s.in_kind && !s.tax_made_good && dated)
    t.error(i, "in_kind", "not-used", ", `in_kind`: what is given in kind has no day of payment",
            "leave the day out, or `in_kind`");
  if (equity && !s.in_kind && !s.tax_made_good && dated)
    t.error(i, "section", "not-used", ", `section: equity`: a value of awards has no day of payment",
            "leave the day out; awards that are paid in money are severance: leave `section` out");
  if (equity && s.deduction)
    t.error(i, "deduction", "not-used", ", `deduction`: nothing is taken off the value of awards",
            "leave `deduction` out, or `section`");
  if (s.in_kind && s.section == LineSection::retirement)
    t.error(i, "section", "not-used", ", `section: retirement`: what is given in kind stands under BENEFITS",
            "leave one of the two out");
  if (s.in_kind && !equity && s.vests_on)
    t.error(i, "vests_on", "not-used", ", `vests_on`: what is given in kind vests on no day",
            "leave it out; for awards write `section: equity`");
}

}  // namespace payout
