#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_terms.h"
#include "clauses/severance/cash_payment.h"
#include "clauses/severance/payment_due.h"

namespace payout {
namespace {

/// What new work does to the payments of one clause.
struct NewJobCheck {
  const TermsCheck& t;
  size_t i;
  const PaymentDue& due;
  const OnNewJob& job;

  void idle(std::string_view key, std::string_view why, std::string help) const {
    t.error(i, "on_new_job", "not-used", fmt::format(", `on_new_job.{}`: {}", key, why), std::move(help));
  }

  bool listed(std::string_view line) const {
    return job.lines.empty() || std::ranges::find(job.lines, line) != job.lines.end();
  }
  static bool by_installments(const std::optional<Pay>& pay) { return pay && pay->installments; }

  /// Whether some line that it reaches is paid at once, and whether some is paid in installments.
  std::pair<bool, bool> ways() const {
    bool at_once = false, in_parts = false;
    const auto add = [&](const std::optional<Pay>& pay) { (by_installments(pay) ? in_parts : at_once) = true; };
    if (const auto* cash = t.clause(i).as<CashPayment>()) {
      for (const PaymentItem& item : cash->items) {
        if (listed(item.id)) add(item.pay ? item.pay : due.pay);
      }
    } else {
      add(due.pay);
    }
    return {at_once, in_parts};
  }

  void lines() const {
    const auto* cash = t.clause(i).as<CashPayment>();
    for (const std::string& id : job.lines) {
      if (cash != nullptr && std::ranges::find(cash->items, id, &PaymentItem::id) != cash->items.end())
        continue;
      t.error(i, "on_new_job", "nothing-to-find",
              fmt::format(", `on_new_job.lines`: the clause has no line `{}`", id), "name lines by their id");
    }
  }

  void nothing_else() const {
    const bool more = job.only_if || job.after || job.share || job.at_least || job.months ||
                      job.return_within || !job.lines.empty();
    if (more) idle("rule", "`none` takes nothing off, and the other keys have no use", "leave them out");
  }

  void run() const {
    lines();
    if (!job.acts()) return nothing_else();
    if (due.over && !due.pay)
      return idle("rule", "payments `over` a time have no days of their own",
                  "write `pay: {installments: {every: month, over: 12 months}}`");
    const auto [at_once, in_parts] = ways();
    if (job.by_pay() && at_once && !job.months)
      t.error(i, "on_new_job", "no-length",
              ", `on_new_job`: a sum is paid at once, and for what time it is meant is not said",
              "add `months: 12`, or name the lines that are paid in installments under `lines`");
    if (job.months && (!at_once || !job.by_pay()))
      idle("months", job.by_pay() ? "every line is paid in installments" : "what stops needs no time",
           "leave it out");
    if (job.months && *job.months <= 0)
      t.error(i, "on_new_job", "no-length", ", `on_new_job.months`: a time of nothing", "write `months: 12`");
    if (job.return_within && !job.months)
      idle("return_within", "nothing is paid before its time", "leave it out");
    if (job.share && !job.by_pay()) idle("share", "what stops is not lessened by pay", "leave it out");
    if (job.by == NewJobBy::day && !in_parts)
      idle("by", "no line that it reaches is paid in installments", "leave it out");
  }
};

}  // namespace

void check_new_job(const TermsCheck& t, size_t i) {
  const auto of = t.clause(i).terms.kind().due;
  if (of == nullptr) return;
  const PaymentDue& due = *of(t.clause(i).terms.object());
  if (due.on_new_job) NewJobCheck{t, i, due, *due.on_new_job}.run();
}

}  // namespace payout
