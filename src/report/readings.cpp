#include "report/readings.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/evaluate.h"
#include "document/differences.h"
#include "report/result_changes.h"

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

/// The figure at both ends of a difference, as `expect:` writes it.
Moved moved(const Difference& d) {
  Moved out{path_text(type_of<Result>(), d.path), {}, {}};
  const auto write = [&](const void* value, std::string& text) {
    if (value != nullptr && d.type->shape == Shape::leaf) d.type->leaf->write(value, text);
  };
  write(d.before, out.from), write(d.after, out.to);
  return out;
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
std::vector<Difference> moved_figures(const Result& before, const Result& after) {
  std::vector<Difference> first, echoes;
  for (const Difference& d : differences(type_of<Result>(), &before, &after, Compared::figures)) {
    if (!is_figure(*d.type) || d.path.size() < 2) continue;
    const std::string& module = d.path[0];
    if (module == "totals" || module == "remarks" || module == "readings" || module == "nearby_days") continue;
    if (d.path[1] == "not_paid") continue;  // the lines that are paid tell it
    const bool step_of_vesting = d.path.size() > 2 && (d.path[2] == "tranches" || d.path[2] == "timeline");
    if (step_of_vesting) continue;
    (is_echo(d) ? echoes : first).push_back(d);
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
  OtherReading other{.reading = word};
  other.total_change = change_of_total(before, after);
  other.modules = module_changes(before, after);
  if (const Remark* error = new_error(before, after)) {
    other.total_change.reset();
    const bool lacks = error->id == "missing-fact" && !error->path.empty();
    other.changes.push_back(lacks ? "needs " + error->path : "refused: " + error->message);
    return other;
  }
  const std::vector<Difference> figures = moved_figures(before, after);
  for (const Difference& d : figures) {
    if (d.type != &type_of<Money>()) other.moved.push_back(moved(d));
  }
  std::vector<Change> changes;
  for (const Difference& d : figures) changes.push_back(change_of(d));
  // Where the total moves, its amounts are told by that; dates and shares are not.
  if (other.total_change && *other.total_change != Money{}) std::erase_if(changes, &Change::money);
  other.changes = sentences(changes);
  return other;
}

bool moves(const OtherReading& other, const Result& before) {
  if (!other.changes.empty()) return true;
  return other.total_change ? *other.total_change != Money{} : standing(before).parts != 0;
}

}  // namespace

namespace {

/// Evaluates one other reading of a point; false, with the reason, where a number grows too large.
bool evaluate_reading(const Agreement& agreement, const Scenario& facts, const ReadingUse& use, size_t point,
                      size_t word, Workspace& space, std::string& why) {
  space.readings = use;
  space.readings.selected[point] = static_cast<int>(word);
  space.explain = true;  // the calendar and what was not paid are part of what is compared
  space.record = false;
  try {
    evaluate(agreement, facts, space);
  } catch (const Overflow& e) {
    why = e.what();
    return false;
  }
  return true;
}

ReadingResult compare_reading(const Agreement& agreement, const Scenario& facts, const ReadingUse& use,
                              const Result& result, size_t point, Workspace& space) {
  const Reading& reading = agreement.readings[point];
  const auto selected = static_cast<size_t>(use.selected[point]);
  ReadingResult entry{.key = reading.key,
                      .cite = reading.cite,
                      .used = reading.words[selected].name,
                      .is_default = selected == 0,
                      .why = reading.why,
                      .asked = use.consulted[point]};
  for (size_t word = 0; word < reading.words.size(); ++word) {
    if (word == selected) continue;
    OtherReading other{.reading = reading.words[word].name};
    std::string why;
    if (entry.asked) {
      if (evaluate_reading(agreement, facts, use, point, word, space, why))
        other = other_reading(other.reading, result, space.result);
      else
        other.changes.push_back(why);
      entry.mattered = entry.mattered || moves(other, result);
    }
    entry.others.push_back(std::move(other));
  }
  return entry;
}

}  // namespace

std::vector<ReadingResult> compare_readings(const Agreement& agreement, const Scenario& facts,
                                            const ReadingUse& use, const Result& result, ReadingScope scope) {
  std::vector<ReadingResult> out;
  Workspace space;
  for (size_t point = 0; point < agreement.readings.size(); ++point) {
    if (!use.consulted[point] && scope == ReadingScope::asked) continue;
    out.push_back(compare_reading(agreement, facts, use, result, point, space));
  }
  return out;
}

void each_other_reading(const Agreement& agreement, const Scenario& facts, const ReadingUse& use,
                        const std::function<void(const Reading&, const Reading::Word&, const Workspace&)>& f) {
  Workspace space;
  std::string why;
  for (size_t point = 0; point < agreement.readings.size(); ++point) {
    const Reading& reading = agreement.readings[point];
    for (size_t word = 0; use.consulted[point] && word < reading.words.size(); ++word) {
      if (word == static_cast<size_t>(use.selected[point])) continue;
      if (evaluate_reading(agreement, facts, use, point, word, space, why))
        f(reading, reading.words[word], space);
    }
  }
}

}  // namespace payout
