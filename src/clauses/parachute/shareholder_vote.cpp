#include "clauses/parachute/shareholder_vote.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/parachute/cut_order.h"
#include "clauses/parachute/exposure.h"
#include "clauses/parachute/remedy.h"
#include "clauses/parachute/waived.h"
#include "clauses/situation/waived_vesting.h"
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
  found.lost = vote_lost(e.c);
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
  if (!found || found->finding != law::Finding::yes) return false;
  const VoteFacts& v = *e.c.facts.tax->vote;
  return v.payments.empty() && v.parts.empty() && !v.above_safe_harbor.value_or(false);
}

/// The payments above the safe harbor were put to the vote, and they are known only when the test is made.
static bool above_safe_harbor(const Exposure& e) {
  return e.c.facts.tax->vote->above_safe_harbor.value_or(false);
}

static void tell_vote(const Exposure& e, const VoteFound& found) {
  if (!e.c.explain || found.finding == law::Finding::yes) return;
  if (found.finding == law::Finding::unknown)
    return e.c.warn(Module::parachute, "vote-open", "tax.vote",
                    fmt::format("the vote of the shareholders exempts nothing yet: {}", found.why),
                    "give what is missing; until then the payments are tested", found.law);
  if (found.lost)
    return e.c.warn(Module::parachute, "vote-lost", "tax.vote",
                    fmt::format("the shareholders did not approve: {}; what was given up for the vote is not "
                                "paid, and stands in no total",
                                found.why),
                    {}, found.law);
  const bool unsaid = !e.c.facts.tax->vote->decides;
  e.c.warn(Module::parachute, "vote-exempts-nothing", "tax.vote",
           fmt::format("the vote of the shareholders exempts nothing: {}", found.why),
           unsaid ? "give `tax.vote.decides`: whether the payments were given up until the vote" : "",
           found.law);
}

static ContingentLine* put_to_vote(const Exposure& e, std::string_view id, std::string_view path) {
  auto& lines = e.out().contingent;
  const auto line = std::ranges::find(lines, id, &ContingentLine::id);
  if (line != lines.end()) return &*line;
  e.c.error(Module::parachute, "unknown-payment", std::string{path},
            fmt::format("`{}` was put to the vote, and is no payment that is looked at here", id),
            "give the id of a payment", vote_law);
  return nullptr;
}

/// A payment that was put to the vote as a whole.
static void settle_whole(const Exposure& e, ContingentLine& line, const VoteFound& found) {
  if (found.lost) return give_up(e, line);
  if (found.finding != law::Finding::yes || !line.counted) return;
  line.counted = false, line.rule = ContingencyRule::approved, line.law = found.law;
}

/// A payment of which a part was put to the vote: what counts by the time that it comes early has no parts.
static void settle_part(const Exposure& e, ContingentLine& line, Money part, const VoteFound& found) {
  const std::string path = fmt::format("tax.vote.parts.{}", line.id);
  const bool by_time = line.rule == ContingencyRule::paid_early || line.rule == ContingencyRule::vested_early ||
                       line.rule == ContingencyRule::vested_only;
  if (line.counted && by_time)
    return e.c.error(Module::parachute, "vote-on-part", path,
                     fmt::format("`{}` counts only for what comes early, and has no part to vote on", line.id),
                     "put all of it to the vote (`tax.vote.payments`)", vote_law);
  if (part > line.amount)
    return e.c.error(Module::parachute, "vote-on-part", path,
                     fmt::format("{} of `{}` was put to the vote, and it is {}", grouped(part), line.id,
                                 grouped(line.amount)),
                     "give a part of the payment", vote_law);
  if (part == line.amount) return settle_whole(e, line, found);
  if (part == Money{}) return;
  if (found.lost) give_up(e, line, part);
  if (line.counted && (found.lost || found.finding == law::Finding::yes)) take_off_put_to_vote(e, line, part);
}

/// Vesting that was given up, and so did not come about: there is nothing here to take out.
static bool did_not_vest(const Exposure& e, std::string_view id) {
  if (id == "deferred_vesting") return e.c.out.deferred.vesting_waived.has_value();
  return std::ranges::any_of(e.c.out.grants,
                             [&](const GrantResult& g) { return g.id == id && g.vesting_waived; });
}

void take_out_put_to_vote(const Exposure& e) {
  const auto found = find_vote(e);
  if (!found) return;
  tell_vote(e, *found);
  const VoteFacts& v = *e.c.facts.tax->vote;
  for (const std::string& id : v.payments) {
    if (did_not_vest(e, id)) continue;
    if (ContingentLine* line = put_to_vote(e, id, "tax.vote.payments")) settle_whole(e, *line, *found);
  }
  for (const auto& [id, part] : v.parts)
    if (ContingentLine* line = put_to_vote(e, id, "tax.vote.parts")) settle_part(e, *line, part, *found);
  if (!found->lost || !v.payments.empty() || !v.parts.empty() || above_safe_harbor(e)) return;
  for (ContingentLine& line : e.out().contingent)
    if (line.counted) give_up(e, line);
}

bool take_out_above_safe_harbor(const Exposure& e) {
  const auto found = find_vote(e);
  if (!found || !above_safe_harbor(e) || (!found->lost && found->finding != law::Finding::yes)) return false;
  e.out().over = e.test.total_present_value - e.base->threshold();  // so that the cut is to the threshold
  const Cut cut = cut_to_threshold(e, CutOrder{});
  e.out().over.reset();
  auto& lines = e.out().contingent;
  for (size_t i = 0; i < lines.size(); ++i) {
    if (cut.by_line[i] == Money{}) continue;
    if (cut.by_line[i] == lines[i].amount) {
      settle_whole(e, lines[i], *found);
      continue;
    }
    if (found->lost) give_up(e, lines[i], cut.by_line[i]);
    take_off_put_to_vote(e, lines[i], cut.by_line[i]);
  }
  return true;
}

}  // namespace payout
