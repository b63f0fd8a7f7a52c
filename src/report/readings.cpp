#include "report/readings.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/evaluate.h"
#include "document/differences.h"

namespace payout {
namespace {

/// A difference that readers act on, in words: whose ("K1"), what ("last day"), and its new value.
struct Change {
  std::string whose;
  std::string what;
  std::string value;
  bool money = false;
};

std::string words(std::string_view segment) {
  std::string out{segment};
  std::ranges::replace(out, '_', ' ');
  return out;
}

std::string text_of(const Type& type, const void* value) {
  if (value == nullptr) return "none";
  if (type.shape == Shape::record) return "also";
  if (type.shape != Shape::leaf) return {};
  if (&type == &type_of<Money>()) return grouped(*static_cast<const Money*>(value));
  if (&type == &type_of<Shares>()) return grouped(static_cast<const Shares*>(value)->count);
  std::string out;
  type.leaf->write(value, out);
  return out;
}

/// Sentences and citations are about the figures; they are not among them.
bool is_figure(const Type& type) {
  return type.shape != Shape::leaf || (type.leaf->name != "text" && type.leaf->name != "arithmetic");
}

Change change_of(const Difference& d) {
  Change change;
  change.money = d.type == &type_of<Money>();
  change.value = text_of(*d.type, d.after);
  // The first segment is the module; the last is the figure, left out where its owner stands for it.
  size_t last = d.path.size();
  if (d.field != nullptr && d.field->shorthand && last > 2) --last;
  if (d.path.size() == 2) {
    change.whose = words(d.path[0]);
    change.what = words(d.path[1]);
    return change;
  }
  change.whose = words(d.path[1]);
  for (size_t i = 2; i < last; ++i) {
    if (!change.what.empty()) change.what += ' ';
    change.what += words(d.path[i]);
  }
  return change;
}

/// "K1, K2 last day 2000-09-30": the same change of several entries is said once.
std::vector<std::string> sentences(const std::vector<Change>& changes) {
  std::vector<std::string> out;
  std::vector<bool> told(changes.size());
  for (size_t i = 0; i < changes.size(); ++i) {
    if (told[i]) continue;
    std::string who = changes[i].whose;
    for (size_t k = i + 1; k < changes.size(); ++k) {
      if (changes[k].what != changes[i].what || changes[k].value != changes[i].value) continue;
      told[k] = true;
      if (changes[k].whose != changes[i].whose) who += ", " + changes[k].whose;
    }
    out.push_back(
        fmt::format("{}{}{} {}", who, changes[i].what.empty() ? "" : " ", changes[i].what, changes[i].value));
  }
  return out;
}

/// Modules that tell by other words what the figures before them have told: a payment's date stands in the
/// calendar and among the contingent payments too.
bool is_echo(const Difference& d) {
  return d.path[0] == "calendar" || (d.path[0] == "parachute" && d.path.size() > 2);
}

/// What moves between two results, the totals aside.
std::vector<Change> changes_between(const Result& before, const Result& after) {
  std::vector<Change> first, echoes;
  for (const Difference& d : differences(type_of<Result>(), &before, &after, Compared::figures)) {
    if (!is_figure(*d.type) || d.path.size() < 2) continue;
    const std::string& module = d.path[0];
    if (module == "totals" || module == "remarks" || module == "readings") continue;
    if (d.path[1] == "not_paid") continue;  // the lines that are paid tell it
    const bool step_of_vesting = d.path.size() > 2 && d.path[2] == "tranches";
    if (step_of_vesting) continue;
    (is_echo(d) ? echoes : first).push_back(change_of(d));
  }
  return first.empty() ? echoes : first;
}

/// The first error of `after` that `before` does not have.
const Remark* new_error(const Result& before, const Result& after) {
  const auto known = [&](const Remark& r) {
    return std::ranges::any_of(before.remarks, [&](const Remark& b) {
      return b.id == r.id && b.module == r.module && b.path == r.path;
    });
  };
  for (const Remark& r : after.remarks) {
    if (r.severity == Severity::error && !known(r)) return &r;
  }
  return nullptr;
}

/// What stands of the totals: a refused module has no figure on either side and leaves the others comparable.
struct Standing {
  Money sum = {};
  unsigned parts = 0;
};
Standing standing(const Result& r) {
  Standing s;
  unsigned bit = 1;
  for (const std::optional<Money>& part :
       {r.severance.total, r.deferred.total, r.parachute.gross_up, r.options.spread}) {
    if (part) s.sum += *part, s.parts |= bit;
    bit *= 2;
  }
  return s;
}

std::optional<Money> change_of_total(const Result& before, const Result& after) {
  if (before.totals.all && after.totals.all) return *after.totals.all - *before.totals.all;
  const Standing a = standing(before), b = standing(after);
  return a.parts == b.parts ? std::optional{b.sum - a.sum} : std::nullopt;
}

OtherReading other_reading(std::string_view word, const Result& before, const Result& after) {
  OtherReading other{word, {}, {}};
  other.total_change = change_of_total(before, after);
  if (const Remark* error = new_error(before, after)) {
    other.total_change.reset();
    const bool lacks = error->id == "missing-fact" && !error->path.empty();
    other.changes.push_back(lacks ? "needs " + error->path : "refused: " + error->message);
    return other;
  }
  std::vector<Change> changes = changes_between(before, after);
  // Where the total moves, its amounts are told by that; dates and shares are not.
  if (other.total_change && *other.total_change != Money{}) std::erase_if(changes, &Change::money);
  other.changes = sentences(changes);
  return other;
}

OtherReading try_reading(const Agreement& agreement, const Scenario& facts, std::string_view word,
                         const Result& result, Workspace& space) {
  try {
    evaluate(agreement, facts, space);
  } catch (const Overflow& e) {
    return {word, {}, {e.what()}};
  }
  return other_reading(word, result, space.result);
}

bool moves(const OtherReading& other, const Result& before) {
  if (!other.changes.empty()) return true;
  return other.total_change ? *other.total_change != Money{} : standing(before).parts != 0;
}

}  // namespace

std::vector<ReadingResult> compare_readings(const Agreement& agreement, const Scenario& facts,
                                            const ReadingUse& use, const Result& result) {
  std::vector<ReadingResult> out;
  Workspace space;
  space.explain = true;  // the calendar and what was not paid are part of what is compared
  for (size_t point = 0; point < agreement.readings.size(); ++point) {
    if (!use.consulted[point]) continue;
    const Reading& reading = agreement.readings[point];
    const auto selected = static_cast<size_t>(use.selected[point]);
    ReadingResult entry{reading.key, reading.cite, reading.words[selected].name, selected == 0, false, {}};
    for (size_t word = 0; word < reading.words.size(); ++word) {
      if (word == selected) continue;
      space.readings = use;
      space.readings.selected[point] = static_cast<int>(word);
      entry.others.push_back(try_reading(agreement, facts, reading.words[word].name, result, space));
      entry.mattered = entry.mattered || moves(entry.others.back(), result);
    }
    out.push_back(std::move(entry));
  }
  return out;
}

}  // namespace payout
