#include <fmt/format.h>

#include "clauses/deferral/deferral_steps.h"

namespace payout {
namespace {

/// The two parts of one account, or all of it where the facts give no parts.
struct AccountParts {
  std::vector<Figure> own = {}, company = {}, whole = {};
};

AccountParts parts_of(const DeferralSteps& s, const std::vector<SettledAccount>& settled) {
  AccountParts all;
  for (const SettledAccount& one : settled) {
    const KeptAccount& a = one.account;
    if (a.supplied != nullptr && a.supplied->vested) {
      all.whole.push_back(s.w().fact(*a.supplied->vested, "vested account"));
    } else if (one.last_posting) {
      const Figure last =
          s.shown(fmt::format("deferred.history[{}]", *one.last_posting), a.parts.total(), "last posting");
      const Figure own = s.amount(a.parts.own, "own contributions with what they earned, of", {last});
      all.own.push_back(own);
      all.company.push_back(s.w().difference(last, s.w().named(own, "own part")));
    } else {
      all.own.push_back(a.own), all.company.push_back(a.company);
    }
  }
  return all;
}

void explain_balance(const DeferralSteps& s, const std::vector<SettledAccount>& settled) {
  const DeferralResult& out = s.out();
  const AccountParts all = parts_of(s, settled);
  std::vector<Figure> parts = all.whole;
  if (!all.own.empty()) {
    s.money("deferred.own", out.own, s.sum_or_part(all.own));
    s.money("deferred.company", out.company, s.sum_or_part(all.company));
    parts.push_back(s.shown("deferred.own", *out.own, "own part"));
    parts.push_back(s.shown("deferred.company", *out.company, "company part"));
  }
  const SettledAccount& last = settled.back();
  s.money("deferred.balance", out.balance,
          settled.size() == 1 && last.last_posting
              ? s.shown(fmt::format("deferred.history[{}]", *last.last_posting), *out.balance, "last posting")
              : s.sum_or_part(parts));
  const DeferralBalance* given = last.account.supplied;
  const bool as_given = given != nullptr && !last.last_posting && given->as_of == last.account.as_of;
  s.date("deferred.as_of", out.as_of,
         as_given ? s.w().fact(given->as_of, "date of the balance") : s.valuation(out.as_of.value_or(Date{})));
}

/// Own part and vested company part; where something vested everything, that is shown as the share.
Figure vested_of(const DeferralSteps& s, const SettledAccount& one) {
  const VestedAccount& v = *one.vested;
  const KeptAccount& a = one.account;
  if (!v.share.step || a.parts.company == Money{}) return v.figure;
  const Figure share = s.out().vested_share && s.out().vested_share->value == v.share.value
                           ? s.w().figure(v.share.value, Unit::rate, "deferred.vested_share", "vested share")
                           : v.share;
  return s.w().sum({a.own, s.w().rounded(s.w().product(share, a.company))});
}

void explain_vested(const DeferralSteps& s, const std::vector<SettledAccount>& settled) {
  const DeferralResult& out = s.out();
  const std::string_view clause = DeferralSteps::id_of(s.plan.vesting);
  std::vector<Figure> vested;
  for (const SettledAccount& one : settled) {
    if (!one.vested) continue;
    vested.push_back(vested_of(s, one));
    if (out.vested_share && one.vested->share.step)
      s.w().account("deferred.vested_share", one.vested->share, clause);
  }
  if (!vested.empty()) s.money("deferred.vested", out.vested, s.sum_or_part(vested), clause);
}

void explain_forfeited(const DeferralSteps& s) {
  const DeferralResult& out = s.out();
  std::vector<Figure> lost;
  for (const DeferralPosting& p : out.history) {
    if (p.forfeited != Money{})
      lost.push_back(s.shown(fmt::format("deferred.history[{}].forfeited", p.id), p.forfeited, "forfeited"));
  }
  const Figure rest =
      s.w().difference(s.shown("deferred.balance", out.balance.value_or(Money{}), "balance"),
                       s.shown("deferred.vested", out.vested.value_or(Money{}), "vested account"));
  s.money("deferred.forfeited", out.forfeited, lost.empty() ? rest : s.w().sum(lost),
          DeferralSteps::id_of(s.plan.vesting));
}

/// The parts that a change vested are paid with the account.
void explain_paid_parts(const DeferralSteps& s) {
  const DeferralResult& out = s.out();
  const auto& supplied = s.plan.facts.first_payment;
  for (size_t i = 0; i < out.vested_by_change.size(); ++i) {
    const auto& paid = out.vested_by_change[i].paid;
    if (!paid) continue;
    s.date(fmt::format("deferred.vested_by_change[{}].paid", i), paid,
           out.first_payment ? s.shown("deferred.first_payment", *paid, "first payment")
                             : s.w().fact(*supplied, "first payment"));
  }
}

}  // namespace

void explain_accounts(const DeferralSteps& s, const std::vector<SettledAccount>& settled) {
  if (!s.wanted() || settled.empty()) return;
  explain_balance(s, settled);
  explain_vested(s, settled);
  explain_forfeited(s);
  explain_paid_parts(s);
}

}  // namespace payout
