#include "clauses/parachute/change_tested.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "law/change_280g.h"

namespace payout {
namespace {

constexpr std::string_view owner_rule = "26 CFR 1.280G-1 Q&A-27, 28";

/// The events of one kind up to one of them, in order of date, that belong to the same owner, buyer or series.
template <class E, class Same>
std::vector<const E*> up_to(const std::vector<Event>& events, const E& last, Same same) {
  std::vector<const E*> found;
  for (const Event& event : events) {
    const E* one = std::get_if<E>(&event);
    if (one != nullptr && one != &last && one->date <= last.date && same(*one, last)) found.push_back(one);
  }
  std::ranges::stable_sort(found, {}, &E::date);
  found.push_back(&last);
  return found;
}

bool outside(const Ownership& owned) {
  const Acquirer by = owned.acquirer.value_or(Acquirer::outsider);
  return by == Acquirer::outsider || by == Acquirer::executive || by == Acquirer::participant;
}

/// Events name no owner: the same kind of acquirer, in the same deal where one is named, is one owner.
bool same_owner(const Ownership& a, const Ownership& b) {
  return a.acquirer.value_or(Acquirer::outsider) == b.acquirer.value_or(Acquirer::outsider) &&
         (!a.transaction || !b.transaction || a.transaction == b.transaction);
}

/// What an event says is owned in all: what was acquired is what it is more than before.
std::vector<law::Acquisition> acquisitions(const std::vector<const Ownership*>& steps) {
  std::vector<law::Acquisition> all;
  Exact before;
  for (const Ownership* step : steps) {
    const Exact more = step->percent.value - before;
    all.push_back({step->date, more, more});
    before = step->percent.value;
  }
  return all;
}

std::string lately(const std::vector<law::Acquisition>& all, Date on) {
  Exact sum;
  for (const law::Acquisition& one : all) {
    if (one.on > add_years(on, -1, MonthEnd::clamp)) sum += std::max(Exact{}, one.votes);
  }
  return to_string(Rate{sum});
}

/// What one owner holds, and how it came to it.
std::string held_by(const Ownership& owned, const std::vector<law::Acquisition>& all) {
  std::string held = fmt::format("one owner or group holds {}", to_string(owned.percent));
  if (all.size() > 1) held += fmt::format(", of it {} acquired within twelve months", lately(all, owned.date));
  return held;
}

ChangeTested tested(const std::vector<Event>& events, const Ownership& owned, bool in_words) {
  if (!outside(owned)) return {"no", owner_rule, "the company's own plans and affiliates are no acquirer"};
  const auto all = acquisitions(up_to(events, owned, same_owner));
  const auto found = law::change_by_acquisitions({}, all);
  const std::string held = in_words ? held_by(owned, all) : std::string{};
  const auto why = [&](std::string_view what) {
    return in_words ? fmt::format("{}{}", held, what) : std::string{};
  };
  if (!found)
    return {
        "no", owner_rule,
        why(all.size() > 1 ? ": not more than half, and less than 20% in twelve months" : ", less than 20%")};
  if (found->on < owned.date)
    return {"no", owner_rule,
            why(in_words ? fmt::format("; control had changed on {} already, and more of it is no other change",
                                       to_string(found->on))
                         : "")};
  if (found->kind == law::ChangeKind::ownership)
    return {"yes", "26 CFR 1.280G-1 Q&A-27", why(", more than half of value or votes")};
  return {"yes", "26 CFR 1.280G-1 Q&A-28",
          why(", 20% or more of the votes: a change in effective control is presumed")};
}

/// What an event says is the board of that day: who was replaced is who is more than before.
ChangeTested tested(const std::vector<Event>& events, const BoardChange& board) {
  std::vector<law::BoardReplacement> replaced;
  int before = 0;
  const auto steps = up_to(events, board, [](const BoardChange&, const BoardChange&) { return true; });
  for (const BoardChange* step : steps) {
    replaced.push_back({step->date, std::max(0, step->not_nominated - before)});
    before = step->not_nominated;
  }
  const auto found = law::change_by_board(board.directors, replaced);
  std::string why = fmt::format(
      "{} of {} directors replaced without the board's endorsement; a majority within twelve months is "
      "presumed "
      "to be a change in effective control",
      board.not_nominated, board.directors);
  if (found && found->on < board.date) why += fmt::format("; it was one on {} already", to_string(found->on));
  return {found && found->on == board.date ? "yes" : "no", "26 CFR 1.280G-1 Q&A-28", why};
}

/// Sales that name no series are taken as those of one buyer.
bool same_series(const AssetSale& a, const AssetSale& b) {
  return a.transaction == b.transaction;
}

ChangeTested tested(const std::vector<Event>& events, const AssetSale& sale) {
  const Money all = Money::dollars(3000000);  // a third of it is whole: only shares are known
  std::vector<law::AssetAcquisition> sold;
  Exact share;
  for (const AssetSale* step : up_to(events, sale, same_series)) {
    const Rate& part = step->percent_fair_value ? *step->percent_fair_value : step->percent;
    sold.push_back({step->date, to_the_cent(all.exact() * part.value), all});
    if (step->date > add_years(sale.date, -1, MonthEnd::clamp)) share += part.value;
  }
  const auto found = law::change_by_assets(sold);
  std::string why = fmt::format("{} of the assets{}; a third of their gross value is a substantial portion",
                                to_string(Rate{share}), sold.size() > 1 ? " within twelve months" : "");
  if (found && found->on < sale.date)
    why += fmt::format("; it was reached on {} already", to_string(found->on));
  return {found && found->on == sale.date ? "yes" : "no", "26 CFR 1.280G-1 Q&A-29", why};
}

/// The share that the old holders keep of a merged company: of the closing, or of the vote on the same deal.
std::optional<Rate> kept_in(const std::vector<Event>& events, const MergerClosing& closing) {
  if (closing.holders_keep) return closing.holders_keep;
  for (const Event& event : events) {
    const auto* vote = std::get_if<MergerApproval>(&event);
    if (vote != nullptr && vote->date <= closing.date && vote->transaction == closing.transaction)
      return vote->holders_keep;
  }
  return std::nullopt;
}

ChangeTested tested(const std::vector<Event>& events, const MergerClosing& closing) {
  const auto kept = kept_in(events, closing);
  if (!kept) return {};
  const Exact gone = Exact{1} - kept->value;
  const auto found = law::change_by_acquisitions({}, {{closing.date, gone, gone}});
  const std::string why = fmt::format("the old holders keep {} in the merger", to_string(*kept));
  if (!found) return {"no", owner_rule, why + ", and nobody else comes to 20%"};
  if (found->kind == law::ChangeKind::ownership)
    return {"yes", "26 CFR 1.280G-1 Q&A-27", why + ": others come to own more than half"};
  return {"yes", "26 CFR 1.280G-1 Q&A-28",
          why + ": others come to 20% or more of the votes, a presumed change in effective control"};
}

ChangeTested only_a_vote(std::string_view law) {
  return {"no", law, "a vote changes no ownership yet: the day for the tax is that on which it takes effect"};
}
ChangeTested tested(const std::vector<Event>&, const MergerApproval&) {
  return only_a_vote(owner_rule);
}
ChangeTested tested(const std::vector<Event>&, const AssetSaleApproval&) {
  return only_a_vote("26 CFR 1.280G-1 Q&A-29");
}

}  // namespace

ChangeTested test_event(const std::vector<Event>& events, size_t event, bool in_words) {
  return std::visit(
      [&](const auto& e) -> ChangeTested {
        if constexpr (requires { tested(events, e, in_words); }) {
          return tested(events, e, in_words);
        } else if constexpr (requires { tested(events, e); }) {
          return tested(events, e);
        } else {
          return {};
        }
      },
      events[event]);
}

}  // namespace payout
