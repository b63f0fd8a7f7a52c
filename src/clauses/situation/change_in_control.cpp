#include "clauses/situation/change_in_control.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "clauses/known_days.h"
#include "clauses/situation/change_prongs.h"

namespace payout {
namespace {

void sort_by_date(std::vector<Change>& changes) {
  if (changes.size() > 1) std::ranges::stable_sort(changes, {}, &Change::date);
}

/// Marks later stages of a transaction that has counted already: of one that both name, or, where one of the
/// two names none, of one near in time. Changes stand in order of date, so the last one that could be meant is
/// the nearest, and the others need not be looked at.
void mark_repeats(const Case& c, const ChangeInControl& terms, std::vector<Change>& found) {
  if (found.size() < 2) return;
  std::unordered_map<std::string_view, size_t> named;  // the last change of each transaction
  std::optional<size_t> unnamed;                       // the last that names none
  const auto remember = [&](size_t i) {
    if (found[i].transaction.empty())
      unnamed = i;
    else
      named[found[i].transaction] = i;
  };
  for (size_t i = 0; i < found.size(); ++i) {
    Change& later = found[i];
    const auto found_alike = later.transaction.empty() ? named.end() : named.find(later.transaction);
    const bool alike = found_alike != named.end();
    const size_t latest_alike = alike ? found_alike->second : 0;
    const std::optional<size_t> nearest = later.transaction.empty() && i > 0 ? i - 1 : unnamed;
    remember(i);
    if (i == 0) continue;
    const bool near = nearest && later.date <= c.plus(found[*nearest].date, terms.same_deal_within);
    const bool same = near || alike;
    later.assumed_same = near && (!alike || *nearest > latest_alike);
    switch (c.choose(terms.repeat)) {
      case Repeat::once_per_transaction: later.counts = !same; break;
      case Repeat::each_trigger: later.counts = true; break;
      case Repeat::once_ever: later.counts = false; break;
    }
  }
}

void describe_finding(const Case& c, const std::vector<Change>& found, ChangeFinding& finding) {
  if (!found.empty()) {
    finding.occurred = true;
    finding.date = found.front().date;
  }
  if (!c.explain) return;
  if (c.facts.events.empty()) finding.why = "no event is given";
  if (found.empty()) {
    if (finding.why.empty()) finding.why = "no event of a kind that this definition knows";
    return;
  }
  std::string triggers;
  for (const Change& change : found) {
    if (!triggers.empty()) triggers += "; ";
    triggers += fmt::format("{}: {}{}", to_string(change.date), change.what,
                            change.counts ? "" : ", a later stage of the same transaction");
  }
  finding.why = finding.why.empty() ? triggers : triggers + "; " + finding.why;
}

/// What came before the first day of employment gives the person nothing.
void drop_before_hire(const Case& c, std::vector<Change>& found, std::string& why) {
  const auto& hired = c.facts.employee.hired;
  if (!hired) return;
  std::erase_if(found, [&](const Change& change) {
    if (change.date >= *hired) return false;
    if (c.explain)
      why += fmt::format("{}{}: before employment began on {} (`employee.hired`)", why.empty() ? "" : "; ",
                         to_string(change.date), to_string(*hired));
    return true;
  });
}

void apply(const Case& c, Situation& s, const ClauseOf<ChangeInControl>& definition) {
  ChangeFinding finding{definition.head.id, definition.head.cite, false, {}, {}};
  const bool first = s.changes.empty();  // of one definition, or of the first: they stand where they belong
  std::vector<Change> others;
  std::vector<Change>& found = first ? s.changes : others;
  test_events(c, definition, found, finding.why);
  sort_by_date(found);
  drop_before_hire(c, found, finding.why);
  mark_repeats(c, definition.terms, found);
  describe_finding(c, found, finding);
  if (c.work.explaining() && finding.date && !found.empty())
    account_day(c, fmt::format("changes[{}].date", definition.head.id), *finding.date,
                change_figure(c, found.front()), definition.head.id);
  if (!first) std::ranges::move(others, std::back_inserter(s.changes));
  c.out.changes.push_back(std::move(finding));
}

}  // namespace

void find_changes(const Case& c, Situation& s) {
  c.agreement.each<ChangeInControl>([&](const ClauseOf<ChangeInControl>& definition) {
    if (c.under(definition.head.document())) apply(c, s, definition);
  });
  sort_by_date(s.changes);
}

static Anchor anchor_of(const KnownCase& c, std::string_view definition) {
  const Clause* clause = c.agreement.find(definition);
  const auto* terms = clause == nullptr ? nullptr : clause->as<ChangeInControl>();
  return terms == nullptr ? Anchor::latest_trigger : c.choose(terms->window_anchor);
}

const Change* change_covering(const KnownCase& c, std::string_view definition, Date day, Period length) {
  const Change* by_later_stage = nullptr;
  for (const Change& change : c.situation.changes) {
    if (change.definition->id != definition || day < change.date) continue;
    if (day > c.last_day_of(change.date, length)) continue;
    if (change.counts) return &change;
    by_later_stage = &change;
  }
  if (by_later_stage == nullptr) return nullptr;
  return anchor_of(c, definition) == Anchor::latest_trigger ? by_later_stage : nullptr;
}

const Change* window_start(const KnownCase& c, std::string_view definition) {
  const Change *last = nullptr, *counting = nullptr;
  for (const Change& change : c.situation.changes) {
    if (change.definition->id != definition) continue;
    last = &change;
    if (change.counts) counting = &change;
  }
  if (last == counting) return last;
  return anchor_of(c, definition) == Anchor::latest_trigger ? last : counting;
}

}  // namespace payout
