#include "clauses/parachute/shareholder_vote.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/parachute/exposure.h"
#include "law/change_280g.h"

namespace payout {
namespace {

constexpr std::string_view vote_law = "26 U.S.C. 280G(b)(5)(A)(ii), (B); 26 CFR 1.280G-1 Q&A-7";

/// One condition of the exemption: whether it is met, and in words what the facts say of it.
struct VoteCondition {
  law::Finding finding = law::Finding::unknown;
  std::string why = {};
};

/// A condition that one fact settles.
VoteCondition told_by(const std::optional<bool>& fact, bool wanted, std::string_view met,
                      std::string_view failed, std::string_view unknown) {
  if (!fact) return {law::Finding::unknown, std::string{unknown}};
  return *fact == wanted ? VoteCondition{law::Finding::yes, std::string{met}}
                         : VoteCondition{law::Finding::no, std::string{failed}};
}

/// More than 75% of the votes that count: those of recipients are left out, unless they hold every vote.
VoteCondition enough_votes(const VoteFacts& v) {
  if (v.approved_by) {
    const bool enough = v.approved_by->value > Exact::fraction(3, 4);
    return {enough ? law::Finding::yes : law::Finding::no,
            fmt::format("{} of the votes that count approved, and {}", to_string(*v.approved_by),
                        enough ? "more than 75% is needed" : "that is not more than 75%")};
  }
  if (!v.entitled || !v.in_favor || !v.of_recipients)
    return {law::Finding::unknown,
            "how many votes approved is not given (`tax.vote.approved_by`, or `entitled`, "
            "`of_recipients` and `in_favor`)"};
  const bool enough = law::vote_exempts({v.entitled->count, v.of_recipients->count, v.in_favor->count});
  const int64_t others = v.entitled->count - v.of_recipients->count;
  const std::string counted =
      others > 0 ? fmt::format("{} votes, without the {} of the recipients", grouped(others),
                               grouped(v.of_recipients->count))
                 : fmt::format("{} votes, all of recipients, which then count", grouped(v.entitled->count));
  return {enough ? law::Finding::yes : law::Finding::no,
          fmt::format("{} of {} approved, and {}", grouped(v.in_favor->count), counted,
                      enough ? "more than 75% is needed" : "that is not more than 75%")};
}

/// The shareholders of record are those of a day in the six months that end with the change.
VoteCondition holders_of_record(const Exposure& e, const VoteFacts& v) {
  if (!v.record_date) return {law::Finding::yes, {}};
  const Date first = add_months(e.change, -6, MonthEnd::clamp);
  const bool inside = *v.record_date >= first && *v.record_date <= e.change;
  return {inside ? law::Finding::yes : law::Finding::no,
          fmt::format("the shareholders of record are those of {}, {} the six months that end with the change",
                      to_string(*v.record_date), inside ? "in" : "outside")};
}

}  // namespace

std::optional<VoteFound> find_vote(const Exposure& e) {
  if (!e.c.facts.tax || !e.c.facts.tax->vote) return std::nullopt;
  const VoteFacts& v = *e.c.facts.tax->vote;
  const VoteCondition conditions[] = {
      told_by(v.traded, false, "no stock was readily tradeable",
              "stock was readily tradeable, and then no vote exempts a payment",
              "whether stock was readily tradeable is not given (`tax.vote.traded`)"),
      enough_votes(v),
      told_by(v.disclosed, true, "all who could vote were told the material facts",
              "the material facts were not disclosed to all who could vote",
              "whether the material facts were disclosed is not given (`tax.vote.disclosed`)"),
      told_by(v.decides, true, "the vote decided the right to the payments",
              "the right to the payments did not hang on the vote",
              "whether the right to the payments hung on the vote is not given (`tax.vote.decides`)"),
      holders_of_record(e, v)};
  VoteFound found{law::Finding::yes, {}, vote_law};
  const auto any = [&](law::Finding finding) {
    return std::ranges::any_of(conditions, [&](const VoteCondition& c) { return c.finding == finding; });
  };
  found.finding = any(law::Finding::no)        ? law::Finding::no
                  : any(law::Finding::unknown) ? law::Finding::unknown
                                               : law::Finding::yes;
  if (!e.c.explain) return found;
  // What decides: the conditions that fail, else those that are open, else all of them.
  for (const VoteCondition& c : conditions) {
    if (c.finding != found.finding || c.why.empty()) continue;
    found.why += (found.why.empty() ? "" : "; ") + c.why;
  }
  return found;
}

bool vote_exempts_all(const Exposure& e) {
  const auto found = find_vote(e);
  return found && found->finding == law::Finding::yes && e.c.facts.tax->vote->payments.empty();
}

static void tell_vote(const Exposure& e, const VoteFound& found) {
  if (!e.c.explain || found.finding == law::Finding::yes) return;
  if (found.finding == law::Finding::unknown)
    return e.c.warn(Module::parachute, "vote-open", "tax.vote",
                    fmt::format("the vote of the shareholders exempts nothing yet: {}", found.why),
                    "give what is missing; until then the payments are tested", found.law);
  const bool waived = e.c.facts.tax->vote->decides.value_or(false);
  e.c.warn(Module::parachute, "vote-exempts-nothing", "tax.vote",
           fmt::format(
               "the vote of the shareholders exempts nothing: {}{}", found.why,
               waived ? "; what the person gave up for the vote may not be paid, and stands here as paid" : ""),
           waived ? "take what was given up out of the payments" : "", found.law);
}

void take_out_approved(const Exposure& e) {
  const auto found = find_vote(e);
  if (!found) return;
  tell_vote(e, *found);
  for (const std::string& id : e.c.facts.tax->vote->payments) {
    auto& lines = e.out().contingent;
    const auto line = std::ranges::find(lines, id, &ContingentLine::id);
    if (line == lines.end()) {
      e.c.error(Module::parachute, "unknown-payment", "tax.vote.payments",
                fmt::format("`{}` was put to the vote, and is no payment that is looked at here", id),
                "give the id of a payment", found->law);
      continue;
    }
    if (found->finding != law::Finding::yes || !line->counted) continue;
    line->counted = false, line->rule = ContingencyRule::approved, line->law = found->law;
  }
}

}  // namespace payout
