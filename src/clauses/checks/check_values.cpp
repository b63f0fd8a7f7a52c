#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <vector>

#include "clauses/checks/check_terms.h"
#include "clauses/situation/change_in_control.h"
#include "document/scalars.h"
#include "document/type.h"
#include "values/number_text.h"
#include "values/rate.h"

namespace payout {
namespace {

/// Values that can be read and cannot be meant, looked at as they are written.
struct ValueCheck {
  const TermsCheck& t;
  size_t i;
  NodeRef clause = t.places.clause(i);

  std::string_view kind() const { return t.clause(i).terms.kind().name; }
  NodeRef scalar(std::string_view key) const {
    const NodeRef node = clause.find(key);
    return node && node.kind() == NodeKind::scalar ? node : NodeRef{};
  }
  void error(NodeRef at, std::string_view id, std::string_view message, std::string help) const {
    t.problems.error(id, at.origin(),
                     fmt::format("{}, `{}: {}`: {}", t.name_of(i), at.key(), at.text(), message),
                     std::move(help));
  }
  void warning(NodeRef at, std::string_view id, std::string_view message, std::string help) const {
    t.problems.warning(id, at.origin(),
                       fmt::format("{}, `{}: {}`: {}", t.name_of(i), at.key(), at.text(), message),
                       std::move(help));
  }

  /// A list that is written and holds nothing, or the same twice.
  void lists(NodeRef node) const {
    for (NodeRef child = node.first(); child; child = child.next()) {
      if (child.kind() == NodeKind::list && child.size() == 0 && child.key() != "items")
        t.problems.error("no-items", child.origin(),
                         fmt::format("{}, `{}`: the list is empty", t.name_of(i), child.key()),
                         "name at least one, or leave the key out");
      if (child.kind() == NodeKind::list) twice(child);
      lists(child);
    }
  }

  /// An entry as it is written; nothing for numbers and dates, which may well be equal.
  static std::string entry(NodeRef node) {
    if (node.kind() == NodeKind::scalar) {
      const bool word =
          !node.text().empty() && std::isalpha(static_cast<unsigned char>(node.text().front())) != 0;
      return word ? std::string{node.text()} : std::string{};
    }
    std::string out;
    for (NodeRef child = node.first(); child; child = child.next()) {
      const bool value = child.kind() == NodeKind::scalar;
      out += fmt::format("{}:{},", child.key(), value ? std::string{child.text()} : entry(child));
    }
    return out;
  }
  /// A list that says the same twice. What `of`, `when`, `items`, `any` and `or` name is looked at elsewhere.
  void twice(NodeRef list) const {
    for (const std::string_view key : {"of", "when", "items", "any", "or"}) {
      if (list.key() == key) return;
    }
    std::vector<std::string> seen;
    for (NodeRef child = list.first(); child; child = child.next()) {
      std::string now = entry(child);
      if (!now.empty() && std::ranges::find(seen, now) != seen.end())
        return static_cast<void>(t.problems.error(
            "named-twice", child.origin(),
            fmt::format("{}, `{}`: the same stands there twice", t.name_of(i), list.key()), "name each once"));
      seen.push_back(std::move(now));
    }
  }

  void long_time(std::string_view key) const {
    const NodeRef node = scalar(key);
    const auto period = node ? parse_period(node.text()) : std::nullopt;
    if (!period) return;
    const int days = period->unit == Period::Unit::days ? period->count : 30 * months_of(*period);
    if (days > 3653)
      warning(node, "unusual", "more than ten years", "look whether the unit is meant");
    else if (key == "within" && days > 731)
      warning(node, "unusual", fmt::format("{} is unusually long for something to be done", node.text()),
              "look whether the unit is meant");
  }

  void no_length(std::string_view key) const {
    const NodeRef node = scalar(key);
    const auto period = node ? parse_period(node.text()) : std::nullopt;
    if (period && period->count == 0)
      error(node, "never-true", "a time without length holds no day",
            "write how long it lasts, such as 24 months");
  }

  void stated() const {
    const NodeRef amount = scalar("amount");
    const auto value = amount ? parse_decimal(amount.text(), 2) : std::nullopt;
    if (!value) return;
    if (*value == Exact{0})
      warning(amount, "pays-nothing", "this pays nothing", "write the sum, or leave the clause out");
    const NodeRef deduction = scalar("deduction");
    const bool meant = deduction && deduction.text() == "true";
    if (*value < Exact{0} && !meant)
      error(amount, "out-of-range", "a sum that is owed is no less than nothing",
            "what is taken off is `credit`, or says so: `deduction: true`");
    if (*value >= Exact{0} && meant)
      error(deduction, "not-used", "the amount is not negative",
            "write the sum with a minus sign, or leave it out");
  }

  /// "up to 18,000", and not "up to 30 days".
  static bool says_limit(std::string text) {
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
  void limit_as_sum() const {
    if (clause.find("at_most") || clause.find("amount_from")) return;
    for (const std::string_view key : {"label", "summary", "reasoning"}) {
      const NodeRef words = scalar(key);
      if (!words || !says_limit(std::string{words.text()})) continue;
      const auto& kinds = type_of<Terms>().alternatives;
      const bool has_limit = std::ranges::find(kinds, "reimbursement", &Alternative::kind) != kinds.end();
      t.problems.warning(
          "limit-as-sum", words.origin(),
          fmt::format("{}: `{}` calls the sum a limit, and it is paid in full", t.name_of(i), key),
          has_limit
              ? "a limit is a clause of kind `reimbursement` (`at_most`), in no total; where the sum is owed, "
                "say it without these words"
              : "a limit is a clause of kind `note`, in no total; where the sum is owed, say it without these "
                "words");
      return;
    }
  }

  void change() const {
    bool any = false;
    for (const std::string_view key :
         {"ownership_at_least", "ownership_over", "not_nominated_above", "not_nominated_at_least",
          "merger_keeps_less_than", "merger_keeps_at_most", "assets_above"}) {
      const NodeRef node = scalar(key);
      const auto rate = node ? parse_rate(node.text()) : std::nullopt;
      any = any || node;
      if (!rate) continue;
      const bool passed = key == "not_nominated_above" || key == "assets_above" || key == "ownership_over" ||
                          key == "merger_keeps_at_most";
      if (rate->value > Exact{1} || (passed && rate->value == Exact{1}))
        error(node, "never-true", "no event can reach it", "a share is at most 100%");
      if (rate->value < Exact{0} || (!passed && rate->value == Exact{0}))
        error(node, "never-true", "a share of nothing is no change in control", "write the share, such as 50%");
    }
    for (const auto& [one, other] : {std::pair{"ownership_at_least", "ownership_over"},
                                     std::pair{"not_nominated_at_least", "not_nominated_above"},
                                     std::pair{"merger_keeps_at_most", "merger_keeps_less_than"}}) {
      if (scalar(one) && scalar(other))
        error(scalar(other), "not-used", fmt::format("`{}` stands beside it", one),
              "one of them says where the change begins: leave the other out");
    }
    for (const std::string_view key :
         {"approved_asset_sale", "approved_liquidation", "sale_of_substantially_all", "dissolution"}) {
      const NodeRef node = scalar(key);
      any = any || (node && node.text() == "true");
    }
    if (!any)
      t.error(i, "", "never-true", " names no event, so nothing is ever a change in control",
              "add `ownership_at_least: 50%`, `merger_keeps_less_than: 50%`, ...: see `payout terms "
              "change_in_control`");
  }

  /// Pay can be cut by all of it, and by no more.
  void cuts() const {
    const NodeRef dismissal = clause.find("dismissal");
    const NodeRef acts = dismissal && dismissal.kind() == NodeKind::map ? dismissal.find("acts") : NodeRef{};
    for (NodeRef act = acts && acts.kind() == NodeKind::map ? acts.first() : NodeRef{}; act; act = act.next()) {
      if (act.kind() != NodeKind::map || act.key().find("cut") == std::string_view::npos) continue;
      for (NodeRef size = act.first(); size; size = size.next()) {
        const auto rate = size.kind() == NodeKind::scalar ? parse_rate(size.text()) : std::nullopt;
        if (!rate) continue;
        if (rate->value > Exact{1} || (size.key() == "over" && rate->value == Exact{1}))
          error(size, "never-true", "pay cannot be cut by more than all of it", "write the share, such as 10%");
        if (rate->value <= Exact{0})
          error(size, "not-used", "every cut is as large as that", fmt::format("write `{}: any`", act.key()));
      }
    }
  }
};

}  // namespace

void check_values(const TermsCheck& t, size_t i) {
  const ValueCheck check{t, i};
  if (!check.clause || check.clause.kind() != NodeKind::map) return;
  check.lists(check.clause);
  check.long_time("within"), check.long_time("over"), check.long_time("after");
  if (check.kind() == "protected_period") check.no_length("after");
  if (check.kind() == "stated_amount") check.stated(), check.limit_as_sum();
  if (t.clause(i).as<ChangeInControl>() != nullptr) check.change();
  check.cuts();
}

}  // namespace payout
