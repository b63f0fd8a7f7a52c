#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "clauses/checks/check_terms.h"
#include "clauses/checks/meet.h"
#include "clauses/severance/cash_payment.h"
#include "clauses/severance/choice.h"
#include "clauses/severance/remaining_term_fee.h"

namespace payout {
namespace {

template <class T, class V>
bool in(const std::vector<T>& list, const V& value) {
  return std::ranges::find(list, value) != list.end();
}

/// The amounts under `of`: words, and long forms by their key.
void add_amounts(const Agreement& agreement, NodeRef of, std::vector<std::string_view>& out) {
  if (!of) return;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> same{{{"base_salary", "salary"},
                                                                               {"base", "salary"},
                                                                               {"bonus", "target_bonus"},
                                                                               {"annual_bonus", "target_bonus"},
                                                                               {"health", "health_insurance"}}};
  const auto add = [&](std::string_view word) {
    if (agreement.find(word) != nullptr) return out.push_back(word);  // an amount that the terms define
    const auto other = std::ranges::find(same, word, &std::pair<std::string_view, std::string_view>::first);
    // Two sums that the terms state are two promises: no amount is named twice.
    if (word != "money") out.push_back(other != same.end() ? other->second : word);
  };
  if (of.kind() == NodeKind::scalar) return add(of.text());
  for (NodeRef each = of.first(); each; each = each.next()) {
    if (of.kind() == NodeKind::map || each.kind() == NodeKind::map) {
      const NodeRef form = of.kind() == NodeKind::map ? each : each.first();
      // `{bonus: actual}` and `{bonus: last_year}` are the bonuses of two years.
      const bool of_a_year =
          form && form.key() == "bonus" && form.kind() == NodeKind::scalar && form.text() != "target";
      if (of_a_year)
        out.push_back(form.text());
      else
        add(form ? form.key() : std::string_view{});
    } else {
      add(each.text());
    }
  }
}

/// Whether a clause displaces another, by itself or by one that it displaces.
bool replaces_at_last(const Agreement& agreement, const ClauseHead& head, const std::string& id,
                      int depth = 0) {
  if (in(head.replaces, id)) return true;
  return depth < 20 && std::ranges::any_of(head.replaces, [&](const std::string& next) {
           const Clause* clause = agreement.find(next);
           return clause != nullptr && replaces_at_last(agreement, clause->head, id, depth + 1);
         });
}

/// One of two clauses takes the place of the other, takes it off, or is said to be paid beside it.
bool are_settled(const TermsCheck& t, size_t a, size_t b) {
  const auto names = [&](size_t from, size_t to) {
    const ClauseHead& head = t.clause(from).head;
    const std::string& id = t.clause(to).head.id;
    const auto* pay = t.clause(from).as<CashPayment>();
    return in(head.in_addition_to, id) || (pay != nullptr && pay->credit && pay->credit->clause == id) ||
           replaces_at_last(t.agreement, head, id);
  };
  return names(a, b) || names(b, a) || in_one_choice(t.agreement, t.clause(a).head, t.clause(b).head);
}

/// What a clause pays by multiples of: the amounts that its lines name, as they are written.
std::vector<std::string_view> amounts_of(const TermsCheck& t, size_t i) {
  std::vector<std::string_view> out;
  const NodeRef clause = t.places.clause(i);
  if (!clause || clause.kind() != NodeKind::map) return out;
  if (t.clause(i).as<RemainingTermFee>() != nullptr)
    out.push_back("salary"), add_amounts(t.agreement, clause.find("plus"), out);
  const NodeRef items = clause.find("items");
  if (!items) return out;
  // Part of the bonus of the year beside a multiple of it is what most agreements promise.
  const auto add_item = [&](NodeRef item) {
    if (item.kind() == NodeKind::map && !item.find("prorated")) add_amounts(t.agreement, item.find("of"), out);
  };
  add_item(items);
  for (NodeRef item = items.kind() == NodeKind::list ? items.first() : NodeRef{}; item; item = item.next()) {
    add_item(item);
  }
  return out;
}

/// An amount that both pay, or nothing.
std::string_view common_amount(const TermsCheck& t, size_t a, size_t b) {
  const auto first = amounts_of(t, a);
  for (const std::string_view amount : amounts_of(t, b)) {
    if (in(first, amount)) return amount;
  }
  return {};
}

bool gives_cash(const Clause& clause) {
  return clause.terms.kind().pay != nullptr && !clause.terms.kind().earned;
}

/// How much of its amounts a line is, as it is written; nothing where something else sets it apart.
std::string multiple_of(NodeRef item) {
  if (item.find("prorated") || !item.find("of")) return {};
  for (const std::string_view key : {"times", "months", "share", "weeks"}) {
    const NodeRef value = item.find(key);
    if (value && value.kind() == NodeKind::scalar) return fmt::format("{}: {}", key, value.text());
  }
  return {};
}

/// Two lines of one clause that are the same multiple of the same amount.
void check_items(const TermsCheck& t, size_t i) {
  const NodeRef clause = t.places.clause(i);
  const NodeRef items = clause && clause.kind() == NodeKind::map ? clause.find("items") : NodeRef{};
  if (!items || items.kind() != NodeKind::list) return;
  for (NodeRef later = items.first(); later; later = later.next()) {
    for (NodeRef first = items.first(); first && first.index() != later.index(); first = first.next()) {
      if (first.kind() != NodeKind::map || later.kind() != NodeKind::map) continue;
      const std::string multiple = multiple_of(later);
      if (multiple.empty() || multiple != multiple_of(first)) continue;
      std::vector<std::string_view> a, b;
      add_amounts(t.agreement, first.find("of"), a), add_amounts(t.agreement, later.find("of"), b);
      const auto both = std::ranges::find_if(b, [&](std::string_view amount) { return in(a, amount); });
      if (both == b.end()) continue;
      Problem& p =
          t.problems.warning("both-pay", later.origin(),
                             fmt::format("{}, `items`: two lines are `{}` of `{}`, and are added up",
                                         t.name_of(i), multiple, *both),
                             "an amount that is owed once stands in one line; twice as much is `times: 2`");
      p.other = first.origin();
      p.other_label = "the first";
      return;
    }
  }
}

}  // namespace

/// What a clause says of another that no end of employment meets with it.
static void check_never_both(const TermsCheck& t, size_t i) {
  const ClauseHead& head = t.clause(i).head;
  const auto tell = [&](std::string_view key, const std::string& id) {
    const Clause* other = t.agreement.find(id);
    if (other == nullptr || &other->head == &head || head.when.empty() || other->head.when.empty()) return;
    const auto plain = [&](const ClauseHead& one) {
      return std::ranges::all_of(one.when, [&](const When& when) {
        return when.asks_for_end() && when.applies.choice.point < 0 && is_sound(t.agreement, when);
      });
    };
    if (!plain(head) || !plain(other->head) || can_meet(t.agreement, head, other->head)) return;
    t.problems.warning("never-both", t.places.value(i, key, id),
                       fmt::format("{}, `{}: {}`: no end of employment meets both clauses, so this cannot act",
                                   t.name_of(i), key, id),
                       "look whether another clause is meant, or leave it out");
  };
  for (const std::string& id : head.replaces) tell("replaces", id);
  for (const std::string& id : head.in_addition_to) tell("in_addition_to", id);
  if (const auto* pay = t.clause(i).as<CashPayment>(); pay != nullptr && pay->credit)
    tell("credit", pay->credit->clause);
}

static void tell_both_pay(const TermsCheck& t, size_t first, size_t later, std::string_view amount) {
  const ClauseHead& head = t.clause(first).head;
  Problem& p = t.warning(
      later, "when", "both-pay",
      fmt::format(" and `{}` ({}) can both be met by one end of employment, both pay `{}`, and are added up",
                  head.id, head.cite, amount),
      fmt::format("where this one takes the place of the other, write `replaces: {0}`; where both are meant, "
                  "`in_addition_to: {0}`",
                  head.id));
  p.other = t.places.of(first, "when");
  p.other_label = "the other";
}

/// A clause replaces one that is not there, which is told: it may well be the other.
static bool replaces_unknown(const TermsCheck& t, const ClauseHead& head) {
  return std::ranges::any_of(head.replaces,
                             [&](const std::string& id) { return t.agreement.find(id) == nullptr; });
}

/// Two clauses of one document that pay a line of the same id: an error, which says that they add up
/// (`same-line`).
static bool pay_one_line(const TermsCheck& t, size_t a, size_t b) {
  const auto *first = t.clause(a).as<CashPayment>(), *later = t.clause(b).as<CashPayment>();
  if (first == nullptr || later == nullptr || !plainly_meet(t.agreement, t.clause(a).head, t.clause(b).head))
    return false;
  return std::ranges::any_of(first->items, [&](const PaymentItem& item) {
    return std::ranges::find(later->items, item.id, &PaymentItem::id) != later->items.end();
  });
}

std::vector<std::pair<size_t, size_t>> check_both_pay(const TermsCheck& t) {
  std::vector<std::pair<size_t, size_t>> out;
  for (size_t i = 0; i < t.agreement.clauses.size(); ++i) {
    if (!gives_cash(t.clause(i))) continue;
    check_items(t, i);
    check_never_both(t, i);
    for (size_t k = 0; k < i; ++k) {
      const ClauseHead &first = t.clause(k).head, &later = t.clause(i).head;
      if (!gives_cash(t.clause(k)) || !can_meet(t.agreement, first, later) || are_settled(t, k, i)) continue;
      const std::string_view amount = common_amount(t, k, i);
      if (amount.empty()) continue;
      out.emplace_back(k, i);
      if (replaces_unknown(t, first) || replaces_unknown(t, later)) continue;
      if (first.document() == later.document() && !pay_one_line(t, k, i)) tell_both_pay(t, k, i, amount);
    }
  }
  return out;
}

}  // namespace payout
