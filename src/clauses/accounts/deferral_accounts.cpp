#include <fmt/format.h>

#include "clauses/accounts/ledger.h"

namespace payout {
namespace {

struct DeferralBook {
  const Ledger& book;
  const DeferralResult& out;
  const DeferredComp& facts;

  Workings& w() const { return book.work(); }
  std::string_view distribution() const { return id_of<AccountDistribution>(); }
  std::string_view vesting() const { return id_of<AccountVesting>(); }
  template <class K>
  std::string_view id_of() const {
    const Clause* clause = book.c.agreement.first<K>();
    return clause != nullptr ? std::string_view{clause->head.id} : std::string_view{};
  }
  const DeferralBalance* stated() const { return facts.balance ? &*facts.balance : nullptr; }

  Figure part(const std::optional<Money>& fact, const std::optional<Money>& value,
              std::string_view label) const {
    if (fact && fact == value) return w().fact(*fact, label);
    return book.amount(value.value_or(Money{}), label);
  }

  void balance() const {
    const DeferralBalance* given = stated();
    const Figure own = part(given != nullptr ? given->own : std::nullopt, out.own, "own part");
    const Figure company = part(given != nullptr ? given->company : std::nullopt, out.company, "company part");
    book.money("deferred.own", out.own, own);
    book.money("deferred.company", out.company, company);
    book.money("deferred.balance", out.balance, w().sum({own, company}));
    if (out.as_of) {
      const bool fact = given != nullptr && given->as_of == *out.as_of;
      book.date("deferred.as_of", out.as_of,
                fact ? w().fact(given->as_of, "date of the balance") : book.day(*out.as_of, "valuation date"));
    }
  }

  void vested() const {
    if (out.vested_share) {
      const auto& stated_share = stated() != nullptr ? stated()->company_vested : std::nullopt;
      const Figure share =
          stated_share == out.vested_share && stated_share
              ? w().fact(*stated()->company_vested, "vested share of the company part")
              : w().derived(out.vested_share->value, Unit::rate, "by the schedule, or in full");
      w().account("deferred.vested_share", share, vesting());
      const Figure company =
          w().rounded(w().product(share, book.amount(out.company.value_or(Money{}), "company part")));
      book.money("deferred.vested", out.vested,
                 w().sum({book.amount(out.own.value_or(Money{}), "own part"), company}), vesting());
    } else {
      book.money("deferred.vested", out.vested, book.amount(out.vested.value_or(Money{}), "vested account"),
                 vesting());
    }
    book.money("deferred.forfeited", out.forfeited,
               w().difference(book.amount(out.balance.value_or(Money{}), "balance"),
                              book.amount(out.vested.value_or(Money{}), "vested account")),
               vesting());
  }

  void days() const {
    if (out.end) book.date("deferred.end", out.end, book.known_day(*out.end), distribution());
    if (out.start) {
      const bool next_year = out.end && *out.start > *out.end + 1;
      const Figure end = out.end ? book.known_day(*out.end) : book.known_day(*out.start);
      const Figure year_end = book.day(*out.start - 1, "last day of the plan year", {end});
      const Figure one = w().law(1, Unit::days, {});
      book.date("deferred.start", out.start,
                out.end ? w().date_after(next_year ? year_end : end, one, *out.start) : end, distribution());
    }
    if (out.first_payment)
      book.date("deferred.first_payment", out.first_payment, first_payment(), distribution());
    if (out.valuation)
      book.date("deferred.valuation", out.valuation,
                book.day(*out.valuation, "the valuation date before the first payment",
                         {book.day(out.first_payment.value_or(*out.valuation), "first payment")}),
                distribution());
  }

  Figure first_payment() const {
    if (facts.first_payment == out.first_payment) return w().fact(*facts.first_payment, "day supplied");
    const Clause* clause = book.c.agreement.first<AccountDistribution>();
    const auto* terms = clause != nullptr ? std::get_if<AccountDistribution>(&clause->terms) : nullptr;
    const Figure start = book.day(out.start.value_or(*out.first_payment), "first day of distribution");
    if (terms == nullptr || !terms->assumed_after || !out.start) return start;
    return w().date_after(book.day(*out.start - 1, "last day of the plan year"),
                          w().term(*terms->assumed_after, {}),
                          after(*out.start - 1, *terms->assumed_after, MonthEnd::clamp));
  }

  void payments() const {
    std::vector<Figure> amounts, earnings;
    for (const DeferralPayment& p : out.payments) {
      const std::string path = fmt::format("deferred.payments[{}]", p.id);
      const Figure first = book.day(out.first_payment.value_or(p.due), "first payment");
      const int years = p.due.year() - date_of(first).year();
      const Figure due =
          years == 0 ? first
                     : w().date_after(first, w().derived(years, Unit::years, {}),
                                      after(date_of(first), {years, Period::Unit::years}, MonthEnd::clamp));
      book.date(path + ".due", p.due, due, distribution());
      book.money(path + ".opening", p.opening, book.amount(p.opening, "left by the payment before, or vested"));
      book.money(path + ".earnings", p.earnings, book.amount(p.earnings, "credited since"));
      book.money(
          path + ".closing", p.closing,
          w().difference(w().sum({book.amount(p.opening, "opening"), book.amount(p.earnings, "earnings")}),
                         book.amount(p.amount, "paid")));
      if (p.withheld && facts.withholding)
        book.money(path + ".withheld", p.withheld,
                   w().rounded(w().product(w().fact(*facts.withholding, "withholding"),
                                           book.amount(p.amount, "payment"))));
      amounts.push_back(book.amount(p.amount, book.text(fmt::format("payment {}", p.id))));
      earnings.push_back(book.amount(p.earnings, book.text(fmt::format("before payment {}", p.id))));
    }
    if (amounts.empty()) return;
    book.money("deferred.total", out.total, w().sum(amounts), distribution());
    book.money("deferred.earnings", out.earnings, w().sum(earnings));
    book.money("deferred.distributable", out.distributable,
               w().sum({book.amount(out.payments.front().opening, "opening"),
                        book.amount(out.distributable.value_or(Money{}) - out.payments.front().opening,
                                    "earnings to the valuation")}),
               distribution());
  }
};

}  // namespace

void account_deferral(const Ledger& book) {
  if (!book.c.facts.deferred_comp) return;
  const DeferralBook own{book, book.c.out.deferred, *book.c.facts.deferred_comp};
  if (own.out.balance) own.balance();
  if (own.out.vested) own.vested();
  own.days();
  own.payments();
}

}  // namespace payout
