#include "clauses/options/good_cause.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/condition_writer.h"
#include "clauses/options/findings.h"

namespace payout {
namespace {

/// The conduct went on through `until`: so said, or in fact.
bool continued_until(const Cause& cause, Date until) {
  if (cause.continued_until) return *cause.continued_until >= until;
  return cause.continued.value_or(false);
}

void say_no_notice(const Case& c, const ClauseHead& clause) {
  // Where no other document knows a termination for cause, the claim rests on this notice alone.
  const bool only_claim =
      c.situation.reason == Reason::cause && c.situation.route == nullptr && !c.situation.route_refused;
  std::string message = fmt::format("no forfeiture without an earlier written notice ({})", clause.cite);
  if (only_claim) {
    c.error(Module::options, "good-cause-without-notice", "termination.cause", std::move(message),
            "give `written_notice_received`, or another reason than cause", clause.cite);
  } else {
    c.warn(Module::options, "good-cause-without-notice", "termination.cause", std::move(message),
           "cause under another document is a separate test", clause.cite);
  }
}

void say_too_early(const Case& c, const ClauseHead& clause, Date earliest) {
  c.note(Module::options, "good-cause-too-early", "termination.date",
         fmt::format("the conduct must go on until {} after the notice before there is good cause ({})",
                     to_string(earliest), clause.cite),
         {}, clause.cite);
}

bool holds(const Case& c, const ClauseHead& clause, const CauseLimb& limb) {
  const Cause& cause = *c.facts.termination->cause;
  if (std::ranges::find(limb.conduct, cause.kind) == limb.conduct.end()) return false;
  if (!limb.after_notice) return true;
  if (!cause.written_notice_received || *cause.written_notice_received > *c.situation.end) {
    say_no_notice(c, clause);
    return false;
  }
  if (cause.continued == false) return false;
  if (!limb.continued) return true;
  const Date earliest = c.plus(*cause.written_notice_received, *limb.continued);
  if (*c.situation.end < earliest) {
    say_too_early(c, clause, earliest);
    return false;
  }
  return continued_until(cause, earliest);
}

}  // namespace

void find_good_cause(const Case& c, Situation& s) {
  if (!c.situation.end || !c.facts.termination->cause) return;
  for (const size_t i : c.agreement.of_kind<GoodCause>()) {
    const ClauseHead& head = c.agreement.clauses[i].head;
    if (!c.under(head.document())) continue;
    for (const CauseLimb& limb : c.agreement.clauses[i].as<GoodCause>()->limbs) {
      if (holds(c, head, limb)) s.find(Finding::good_cause, i);
    }
  }
}

void tell(const GoodCause&, const ClauseHead& clause, bool wanted, bool met, ConditionWriter& out) {
  out.finding(wanted, met, "the conduct is good cause", "the conduct is not shown to be good cause",
              clause.cite, "termination.cause");
}

}  // namespace payout
