#include "clauses/situation/change_prongs.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/situation/change_in_control.h"
#include "clauses/situation/contract_term.h"
#include "clauses/situation/term.h"

namespace payout {
namespace {

std::string_view name_or_none(const std::optional<std::string>& transaction) {
  return transaction ? std::string_view{*transaction} : std::string_view{};
}

/// Dates and rates are made into text only where a sentence is wanted.
template <class T>
auto shown(const T& value) {
  if constexpr (requires { payout::to_string(value); })
    return payout::to_string(value);
  else
    return value;
}
template <class T>
using Shown = decltype(shown(std::declval<const T&>()));

struct Limbs {
  const Case& c;
  const ClauseHead& head;
  const ChangeInControl& terms;
  std::vector<Change>& found;
  std::string& why;  ///< why events did not count; filled under c.explain

  void add(size_t event, Date date, std::string_view limb, const std::optional<std::string>& transaction) {
    found.push_back({&head, date, event, limb, name_or_none(transaction)});
  }
  /// Says of the change just found what happened and what was needed.
  template <class... A>
  void because(fmt::format_string<Shown<A>...> text, const A&... args) {
    if (c.explain) found.back().what = fmt::format(text, shown(args)...);
  }
  template <class... A>
  void reject(fmt::format_string<Shown<A>...> text, const A&... args) {
    if (!c.explain) return;
    if (!why.empty()) why += "; ";
    why += fmt::format(text, shown(args)...);
  }

  void test(const Ownership& e, size_t i) {
    if (!tests_ownership(terms)) return;
    if (!owns_enough(terms, e.percent))
      return reject("{}: one owner holds {}, and {} is needed", e.date, e.percent, ownership_needed(terms));
    const Acquirer owner = e.acquirer.value_or(Acquirer::outsider);
    if (std::ranges::find(terms.excluded, owner) != terms.excluded.end()) {
      return reject("{}: the owner (`{}`) does not count under this definition", e.date, name_of(owner));
    }
    add(i, e.date, "ownership", e.transaction);
    because("one owner holds {}, and {} is needed", e.percent, ownership_needed(terms));
  }

  void test(const BoardChange& e, size_t i) {
    if (!tests_board(terms)) return;
    const auto share_of = [&](Rate rate) { return Exact{e.directors} * rate.value; };
    const auto passes = [&](int n) {
      return (terms.not_nominated_above && Exact{n} > share_of(*terms.not_nominated_above)) ||
             (terms.not_nominated_at_least && Exact{n} >= share_of(*terms.not_nominated_at_least));
    };
    int count = e.not_nominated;
    const int with_vacancies = count + e.vacancy_appointees.value_or(0);
    if (passes(count) != passes(with_vacancies) &&
        c.choose(terms.director_count) == DirectorCount::vacancy_appointees_count_as_not_nominated) {
      count = with_vacancies;
    }
    const std::string needed = terms.not_nominated_above
                                   ? "more than " + to_string(*terms.not_nominated_above)
                                   : to_string(*terms.not_nominated_at_least) + " or more";
    if (!passes(count)) {
      return reject("{}: {} of {} directors were not nominated, and {} is needed", e.date, count, e.directors,
                    needed);
    }
    add(i, e.date, "board", e.transaction);
    because("{} of {} directors were not nominated, {}", count, e.directors, needed);
  }

  /// The closing of an approved merger: the one of the same transaction.
  const MergerClosing* closing_of(const MergerApproval& approval) const {
    for (const Event& event : c.facts.events) {
      const auto* closing = std::get_if<MergerClosing>(&event);
      if (closing != nullptr && closing->transaction == approval.transaction && closing->date >= approval.date)
        return closing;
    }
    return nullptr;
  }
  const DealAbandoned* abandoned(const std::optional<std::string>& transaction) const {
    for (const Event& event : c.facts.events) {
      const auto* end = std::get_if<DealAbandoned>(&event);
      if (end != nullptr && transaction && end->transaction == *transaction) return end;
    }
    return nullptr;
  }

  /// Whether what the old holders keep is more than a change in control leaves them.
  bool keeps_enough(Rate share) const {
    return (!terms.merger_keeps_less_than || share >= *terms.merger_keeps_less_than) &&
           (!terms.merger_keeps_at_most || share > *terms.merger_keeps_at_most);
  }

  void test(const MergerApproval& e, size_t i) {
    if (!tests_merger(terms)) return;
    if (keeps_enough(e.holders_keep)) {
      return reject("{}: the old holders keep {}, and {} is needed", e.date, e.holders_keep,
                    merger_limit(terms));
    }
    const MergerDay day = c.choose(terms.merger_day);
    if (day == MergerDay::closing) {
      const MergerClosing* closing = closing_of(e);
      if (closing == nullptr) return reject("{}: the approved merger has not closed", e.date);
      add(i, closing->date, "merger", e.transaction);
      return because("the merger closed, and the old holders keep {}, {}", e.holders_keep, merger_limit(terms));
    }
    add(i, e.date, "merger", e.transaction);
    because("a merger was approved that leaves the old holders {}, {}", e.holders_keep, merger_limit(terms));
    const DealAbandoned* end = abandoned(e.transaction);
    found.back().abandoned = end != nullptr;
    found.back().repaid = end != nullptr && day == MergerDay::approval_repay_if_abandoned;
  }

  void test(const MergerClosing& e, size_t i) {
    if (!tests_merger(terms)) return;
    for (const Event& event : c.facts.events) {
      const auto* approval = std::get_if<MergerApproval>(&event);
      if (approval != nullptr && approval->transaction == e.transaction) return;
    }
    if (e.holders_keep && keeps_enough(*e.holders_keep)) return;
    if (e.holders_keep && c.choose(terms.merger_day) == MergerDay::closing) {
      add(i, e.date, "merger", e.transaction);
      return because("the merger closed, and the old holders keep {}, {}", *e.holders_keep,
                     merger_limit(terms));
    }
    c.error(Module::facts, "merger-without-approval", fmt::format("events[{}]", i),
            fmt::format("the merger closing on {} has no stockholders' approval, and {} turns on the day of "
                        "approval and on what the holders keep",
                        to_string(e.date), head.cite),
            "add an event {kind: merger_approval, date: ..., holders_keep: ...%}", head.cite);
  }

  std::optional<Rate> share_sold(const AssetSale& e, AssetMeasure by, size_t i) {
    const std::optional<Rate> share = by == AssetMeasure::book_value   ? e.percent_book_value
                                      : by == AssetMeasure::fair_value ? e.percent_fair_value
                                                                       : std::optional{e.percent};
    if (!share) {
      c.missing(Module::facts, head, fmt::format("events[{}].percent_{}", i, name_of(by)),
                "the share of assets sold, by the measure chosen");
    }
    return share;
  }

  /// A series: sales of one named transaction, or unnamed ones. The sale that passes the share is the trigger.
  void test(const AssetSale& e, size_t i) {
    if (terms.sale_of_substantially_all && e.substantially_all.value_or(false)) {
      add(i, e.date, "assets", e.transaction);
      return because("all or substantially all assets were sold");
    }
    if (!terms.assets_above) {
      if (terms.sale_of_substantially_all)
        reject("{}: not all or substantially all assets were sold (`substantially_all`)", e.date);
      return;
    }
    const AssetMeasure by = c.choose(terms.asset_measure);
    Exact total, before;
    for (size_t k = 0; k < c.facts.events.size(); ++k) {
      const auto* sale = std::get_if<AssetSale>(&c.facts.events[k]);
      if (sale == nullptr || sale->transaction != e.transaction) continue;
      if (sale->date > e.date || (sale->date == e.date && k > i)) continue;
      if (!e.transaction && e.date > c.plus(sale->date, terms.same_deal_within)) continue;
      const auto share = share_sold(*sale, by, k);
      if (!share) return;
      total += share->value;
      if (k != i) before += share->value;
    }
    if (before > terms.assets_above->value) return;
    if (total <= terms.assets_above->value) {
      return reject("{}: {} of the assets sold so far, and more than {} is needed", e.date, Rate{total},
                    *terms.assets_above);
    }
    add(i, e.date, "assets", e.transaction);
    because("{} of the assets sold so far, more than {}", Rate{total}, *terms.assets_above);
    if (before > Exact{0} && !e.transaction) {
      c.warn(Module::facts, "same-transaction-assumed", fmt::format("events[{}]", i),
             fmt::format("asset sales that name no transaction are added up as one series: {} in all",
                         to_string(Rate{total})),
             "name `transaction` on each sale", head.cite);
    }
  }

  void test(const AssetSaleApproval& e, size_t i) {
    if (!terms.approved_asset_sale) return;
    add(i, e.date, "approval", e.transaction);
    because("a sale of all or substantially all assets was approved");
  }
  void test(const LiquidationApproval& e, size_t i) {
    if (!terms.approved_liquidation) return;
    add(i, e.date, "approval", e.transaction);
    because("a complete liquidation was approved");
  }
  void test(const Dissolution& e, size_t i) {
    if (!terms.dissolution) return;
    add(i, e.date, "dissolution", e.transaction);
    because("a dissolution or liquidation took effect");
  }
  template <class E>
  void test(const E&, size_t) {}
};

}  // namespace

void test_events(const Case& c, const ClauseOf<ChangeInControl>& definition, std::vector<Change>& found,
                 std::string& why) {
  Limbs limbs{c, definition.head, definition.terms, found, why};
  const ContractTerm* term = term_under(c, definition.head.document());
  for (size_t i = 0; i < c.facts.events.size(); ++i) {
    const Event& event = c.facts.events[i];
    if (term != nullptr && date_of(event) < term->starts) {
      limbs.reject("{}: before the agreement began", date_of(event));
      continue;
    }
    std::visit([&](const auto& e) { limbs.test(e, i); }, event);
  }
}

bool tests_ownership(const ChangeInControl& terms) {
  return terms.ownership_at_least || terms.ownership_over;
}
bool tests_merger(const ChangeInControl& terms) {
  return terms.merger_keeps_less_than || terms.merger_keeps_at_most;
}
bool tests_board(const ChangeInControl& terms) {
  return terms.not_nominated_above || terms.not_nominated_at_least;
}
bool owns_enough(const ChangeInControl& terms, Rate share) {
  return (terms.ownership_at_least && share >= *terms.ownership_at_least) ||
         (terms.ownership_over && share > *terms.ownership_over);
}
std::string ownership_needed(const ChangeInControl& terms) {
  return terms.ownership_at_least ? to_string(*terms.ownership_at_least)
                                  : "more than " + to_string(*terms.ownership_over);
}
std::string merger_limit(const ChangeInControl& terms) {
  return terms.merger_keeps_less_than ? "less than " + to_string(*terms.merger_keeps_less_than)
                                      : to_string(*terms.merger_keeps_at_most) + " or less";
}

}  // namespace payout
