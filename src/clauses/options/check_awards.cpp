#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "clauses/checks/check_parts.h"
#include "clauses/options/acceleration.h"
#include "clauses/options/award_settlement.h"
#include "clauses/options/exercise_window.h"

namespace payout {
namespace {

/// A key of a list of which one may stand.
struct Key {
  std::string_view name;
  bool given = false;
};

/// "`lasts`, `until`".
std::string listed(const std::vector<Key>& keys) {
  std::string text;
  for (const Key& key : keys) {
    if (key.given) text += fmt::format("{}`{}`", text.empty() ? "" : " and ", key.name);
  }
  return text;
}

bool several(const std::vector<Key>& keys) {
  return std::ranges::count_if(keys, [](const Key& key) { return key.given; }) > 1;
}

void check_size(const TermsCheck& t, size_t i, const AwardAcceleration& terms) {
  const AccelerationAmount& a = terms.amount;
  const std::vector<Key> keys{{"share", a.share.has_value()},
                              {"by_service", !a.by_service.empty()},
                              {"pro_rata", a.pro_rata.has_value()},
                              {"next", a.next.has_value()},
                              {"as_if_employed_until", a.as_if_employed_until.has_value()},
                              {"vests", a.word.has_value()}};
  if (several(keys))
    t.error(i, "amount", "said-twice",
            fmt::format(", `amount`: {} say how much vests in several ways", listed(keys)), "keep one of them");
  if (a.by && !a.pro_rata)
    t.error(i, "amount", "not-used", ", `amount.by`: only `pro_rata` counts days or months", "leave `by` out");
  for (size_t k = 1; k < a.by_service.size(); ++k) {
    const Date day = Date::of(2001, 1, 1);
    if (after(day, a.by_service[k].from, MonthEnd::clamp) >
        after(day, a.by_service[k - 1].from, MonthEnd::clamp))
      continue;
    t.error(i, "amount", "out-of-order", ", `amount.by_service`: the times of service do not rise",
            "list them from the shortest to the longest");
    break;
  }
  if (a.share && a.share->value == Exact{})
    t.warning(i, "amount", "pays-nothing", ", `amount.share`: 0% vests nothing",
              "leave the clause out if that is meant");
  if (terms.performance && !terms.scope.names(AwardType::psu))
    t.error(i, "performance", "not-used",
            ", `performance`: of the `awards` named, none is performance shares (psu)",
            "leave `performance` out, or name psu");
}

void check_day(const TermsCheck& t, size_t i, const AwardSettlement& terms) {
  const Pay& pay = terms.pay.pay;
  const std::vector<Key> keys{{"within", !pay.within.empty()},
                              {"on", pay.on.has_value()},
                              {"by", pay.by.has_value()},
                              {"at_once", terms.pay.at_once},
                              {"on_schedule", terms.pay.on_schedule}};
  if (several(keys) && (terms.pay.at_once || terms.pay.on_schedule))
    t.error(i, "pay", "said-twice", fmt::format(", `pay`: {} name several days of settlement", listed(keys)),
            "keep one of them");
  if (pay.installments || pay.rest || pay.arrears)
    t.error(i, "pay", "not-used", ", `pay`: an award is settled at once, and not in installments",
            "write `within`, `on` or `by`");
  const ClauseHead& head = t.clause(i).head;
  const bool spread = terms.as == SettlesIn::spread_in_cash;
  if (spread && terms.scope.stock_only())
    t.error(i, "as", "not-used", ", `as: spread_in_cash`: stock that vests has no spread", "write `as: cash`");
  if (spread && head.when.empty())
    t.error(i, "when", "no-trigger", " cancels awards for cash and does not say when",
            "write `when: {change: ID}` for a deal");
  if (spread && terms.pay.on_schedule)
    t.error(i, "pay", "not-used", ", `pay.on_schedule`: what is cashed out does not vest any more",
            "write `within` or `at_once`");
  const auto names_change = [](const When& when) { return when.change.has_value(); };
  if (terms.price == SettlementPrice::deal && !head.when.empty() &&
      std::ranges::none_of(head.when, names_change))
    t.warning(i, "price", "no-deal", ", `price: deal`: none of its ways names a change in control",
              "the price is that of the last event with a `price_per_share`");
  if (terms.price && terms.as == SettlesIn::shares && terms.price == SettlementPrice::deal)
    t.error(i, "price", "not-used",
            ", `price: deal`: shares are delivered as they are, whatever a deal pays for them",
            "leave `price` out, or write `as: cash`");
}

/// Only a deal can leave awards behind.
void check_assumed(const TermsCheck& t, size_t i, bool unless_assumed) {
  const auto names_change = [](const When& when) { return when.change.has_value(); };
  if (unless_assumed && std::ranges::none_of(t.clause(i).head.when, names_change))
    t.error(i, "unless_assumed", "not-used", ", `unless_assumed`: none of its ways names a change in control",
            "write `when: {change: ID}`, or leave it out");
}

}  // namespace

void check(const AwardAcceleration& terms, const TermsCheck& t, size_t i) {
  check_size(t, i, terms);
  check_assumed(t, i, terms.unless_assumed);
}

void check(const AwardSettlement& terms, const TermsCheck& t, size_t i) {
  check_pay(t, i, terms.pay.pay);
  check_day(t, i, terms);
  check_assumed(t, i, terms.unless_assumed);
}

void check(const ExerciseWindow& terms, const TermsCheck& t, size_t i) {
  const std::vector<Key> keys{{"lasts", terms.lasts.has_value()},
                              {"until", terms.until.has_value()},
                              {"full_term", terms.full_term},
                              {"earliest_of", !terms.earliest_of.empty()},
                              {"latest_of", !terms.latest_of.empty()}};
  if (several(keys))
    t.error(i, "lasts", "said-twice",
            fmt::format(": {} say in several ways when the window closes", listed(keys)),
            "keep one of them; several ends go into `earliest_of` or `latest_of`");
  if (std::ranges::none_of(keys, &Key::given) && !terms.iso_stays_iso)
    t.error(i, "", "no-length", " does not say how long options can be exercised",
            "write `lasts: 90 days`, or `full_term: true` for the rest of the option's own term");
  const auto asks_release = [](const When& when) { return when.release.has_value(); };
  if (terms.from == WindowFrom::release && std::ranges::none_of(t.clause(i).head.when, asks_release))
    t.error(i, "from", "not-used", ", `from: release`: none of its ways asks for a release",
            "write `when: {route: ID, release: ID}`, or leave `from` out");
  const auto runs = [](const std::vector<WindowLimit>& list) {
    return std::ranges::any_of(list, [](const WindowLimit& w) { return w.closes && w.closes->after_end; });
  };
  const bool counts = terms.lasts || runs(terms.earliest_of) || runs(terms.latest_of);
  if (terms.from != WindowFrom::end && !counts)
    t.error(i, "from", "not-used", ", `from`: no time of the window is counted",
            "leave `from` out, or give `lasts`");
  for (const auto* list : {&terms.earliest_of, &terms.latest_of}) {
    const std::string_view key = list == &terms.earliest_of ? "earliest_of" : "latest_of";
    for (const WindowLimit& limit : *list) {
      if (limit.closes.has_value() != limit.from_grant.has_value()) continue;
      t.error(i, key, "said-twice",
              fmt::format(", `{}`: an entry needs `closes` or `from_grant`, and not both", key),
              "write each end as an entry of its own");
      break;
    }
  }
}

}  // namespace payout
