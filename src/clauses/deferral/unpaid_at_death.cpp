#include <fmt/format.h>

#include <algorithm>

#include "clauses/deferral/kept_account.h"
#include "clauses/severance/severance.h"

namespace payout {

static std::string line_of(const DeferralPayment& p) {
  return fmt::format("{}{}", deferred_payment, p.id);
}

/// The fact that says whether a payment of the account was made, or null.
static const PaymentMade* told(const DeferralPlan& plan, const DeferralPayment& p) {
  const std::string line = line_of(p);
  const auto& facts = plan.c.facts.payments;
  const auto found = std::ranges::find(facts, line, &PaymentMade::line);
  return found != facts.end() ? &*found : nullptr;
}

static void note(const DeferralPlan& plan, const DeferralPayment& p, Date death) {
  if (!plan.c.explain) return;
  plan.c.note(
      Module::deferred, "unpaid-at-death", "payments",
      fmt::format("the payment of the account of {} fell due before the death; if still unpaid on {} it "
                  "goes to the beneficiary",
                  to_string(p.due), to_string(death)),
      fmt::format("give `payments: [{{line: {}, made: DAY}}]`, or `unpaid: true`", line_of(p)),
      cite_or(plan.account->beneficiary, p.cite));
}

static void warn_of_strangers(const DeferralPlan& plan) {
  if (!plan.c.explain) return;
  for (size_t i = 0; i < plan.c.facts.payments.size(); ++i) {
    const std::string& id = plan.c.facts.payments[i].line;
    if (!id.starts_with(deferred_payment)) continue;
    if (std::ranges::find(plan.out().payments, id, line_of) != plan.out().payments.end()) continue;
    plan.c.warn(Module::deferred, "payment-not-owed", fmt::format("payments[{}].line", i),
                fmt::format("no payment `{}` of the account is owed on these facts", id),
                fmt::format("write `{}` and the number of the payment", deferred_payment));
  }
}

void settle_at_death(const DeferralPlan& plan) {
  warn_of_strangers(plan);
  const auto& death = plan.c.situation.death;
  if (!death) return;
  for (DeferralPayment& p : plan.out().payments) {
    if (p.due >= *death) continue;
    const PaymentMade* fact = told(plan, p);
    if (fact == nullptr) {
      note(plan, p, *death);
    } else if (!fact->made || *fact->made > *death) {
      p.payee = Payee::beneficiary;
    }
  }
}

}  // namespace payout
