#include "report/what_if/compare_readings.h"

#include <algorithm>
#include <iterator>

#include "clauses/evaluate.h"
#include "clauses/stage_order.h"
#include "document/differences.h"
#include "document/visit.h"
#include "report/explain/cut_from_cash.h"
#include "report/what_if/fallout.h"
#include "report/what_if/result_changes.h"
#include "values/parallel.h"

namespace payout {
namespace {

/// Sentences and citations are about the figures; they are not among them.
bool is_figure(const Type& type) {
  return !is_single(type) || (type.scalar->text == nullptr && type.scalar->name != "arithmetic");
}

/// The figure at both ends of a difference, as `expect:` writes it.
Moved moved(const Difference& d) {
  Moved out{path_text(type_of<Result>(), d.path), {}, {}};
  const auto write = [&](const void* value, std::string& text) {
    if (value != nullptr) text = written(*d.type, value);
  };
  write(d.before, out.from), write(d.after, out.to);
  return out;
}

/// Whether a part of the result can differ when these stages ran anew. Sums, remarks and what evaluating again
/// tells are not figures of their own.
bool can_differ(std::string_view part, Stages anew) {
  if (part == "severance" || part == "benefits" || part == "limits") return anew.has(Module::severance);
  if (part == "grants" || part == "options") return anew.has(Module::options);
  if (part == "deferred") return anew.has(Module::deferred);
  if (part == "parachute") return anew.has(Module::parachute);
  if (part == "header" || part == "changes") return anew.has(Module::facts);
  if (part == "obligations")  // an insurance that goes on, instead of cash, is a duty
    return anew.has(Module::obligations) || anew.has(Module::severance) || anew.has(Module::facts);
  return part == "calendar";
}

/// What moves between two parts of results, named from the whole result.
std::vector<Difference> moved_in(const Field& part, const Result& before, const Result& after,
                                 Compared compared) {
  std::vector<Difference> out;
  for (Difference& d : differences(part.type(), part.get(&before), part.get(&after), compared)) {
    d.path.insert(d.path.begin(), std::string{part.name});
    if (is_figure(*d.type) && d.path.size() > 1) out.push_back(std::move(d));
  }
  return out;
}

/// What moves between two results, the totals aside. The calendar, and the parachute rules payment by payment,
/// tell again in other words what the figures before them have told: they are looked at where nothing else
/// moves.
std::vector<Difference> moved_figures(const Result& before, const Result& after, Stages anew) {
  std::vector<Difference> found;
  const Type& result = type_of<Result>();
  for (const Field& part : result.fields) {
    if (part.name == "calendar" || !can_differ(part.name, anew)) continue;
    const auto compared = part.name == "parachute" ? Compared::own_figures : Compared::figures;
    std::ranges::move(moved_in(part, before, after, compared), std::back_inserter(found));
  }
  if (!found.empty()) return found;
  found = moved_in(*result.field("calendar"), before, after, Compared::figures);
  if (can_differ("parachute", anew))
    std::ranges::move(moved_in(*result.field("parachute"), before, after, Compared::figures),
                      std::back_inserter(found));
  return found;
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
struct ComparableTotal {
  Money sum = {};
  unsigned parts = 0;
};
ComparableTotal comparable_total(const Result& r) {
  ComparableTotal s;
  unsigned bit = 1;
  for (const std::optional<Money>& part :
       {cash_of(r.severance), r.deferred.total, gross_up_in_cash(r), r.options.spread}) {
    if (part) s.sum += *part, s.parts |= bit;
    bit *= 2;
  }
  return s;
}

std::optional<Money> change_of_total(const Result& before, const Result& after) {
  if (before.totals.all && after.totals.all) return *after.totals.all - *before.totals.all;
  const ComparableTotal a = comparable_total(before), b = comparable_total(after);
  return a.parts == b.parts ? std::optional{b.sum - a.sum} : std::nullopt;
}

OtherReading other_reading(const Agreement& agreement, const OtherReading& named, const Result& before,
                           const Result& after, Stages anew) {
  OtherReading other = named;
  other.total_change = change_of_total(before, after);
  other.modules = module_changes(before, after);
  if (const Remark* error = new_error(before, after)) {
    other.total_change.reset();
    const bool lacks = error->id == "missing-fact" && !error->path.empty();
    other.changes.push_back(lacks ? "needs `" + error->path + "`" : "refused: " + error->message);
    return other;
  }
  const std::vector<Difference> figures = moved_figures(before, after, anew);
  for (const Difference& d : figures) {
    if (d.type != &type_of<Money>()) other.moved.push_back(moved(d));
  }
  // Where the total moves, its amounts are told by that; dates and shares are not.
  const bool told = other.total_change && *other.total_change != Money{};
  other.changes = fallout({agreement, before, after, figures}, told);
  std::ranges::move(fallout_of_remarks(before, after, other.changes.empty() && !told),
                    std::back_inserter(other.changes));
  return other;
}

bool moves(const OtherReading& other, const Result& before) {
  if (!other.changes.empty()) return true;
  return other.total_change ? *other.total_change != Money{} : comparable_total(before).parts != 0;
}

/// Evaluates one other reading of a point; false, with the reason, where a number grows too large. Only what
/// asked about the point, and what looks at that, is evaluated; after an error nothing is taken for granted.
/// `space` says whether sentences are wanted.
bool evaluate_reading(const Agreement& agreement, const Scenario& facts, const Workspace& base, size_t point,
                      size_t word, Stages changed, Workspace& space, std::string& why) {
  space.readings = base.readings;
  space.readings.selected[point] = static_cast<int>(word);
  space.detail = std::min(space.detail, Detail::sentences);
  try {
    evaluate_again(agreement, facts, base, changed, space);
  } catch (const Overflow& e) {
    why = e.what();
    return false;
  }
  return true;
}

bool any_error(const Result& result) {
  return std::ranges::find(result.remarks, Severity::error, &Remark::severity) != result.remarks.end();
}

/// Of a citation of several documents ("EA 5.6, SOP V(A)") what the person is under; all of it where that is
/// none. A run in the middle, so that it stays a part of what the terms say.
std::string_view in_force_of(std::string_view cite, const Agreement& agreement, const Scenario& facts) {
  constexpr std::string_view between = ", ";
  const auto elsewhere = [&](std::string_view part) {
    const std::string_view name = part.substr(0, part.find(' '));
    const auto named = [&](const auto& entry) { return entry.first == name; };
    return std::ranges::any_of(agreement.documents.entries, named) &&
           std::ranges::find(facts.documents, name) == facts.documents.end();
  };
  std::string_view left = facts.documents.empty() ? std::string_view{} : cite;
  while (!left.empty() && elsewhere(left)) {
    const size_t end = left.find(between);
    left = end == std::string_view::npos ? std::string_view{} : left.substr(end + between.size());
  }
  while (!left.empty()) {
    const size_t begin = left.rfind(between);
    if (begin == std::string_view::npos || !elsewhere(left.substr(begin + between.size()))) break;
    left = left.substr(0, begin);
  }
  return left.empty() ? cite : left;
}

/// Where the clause stands that asked: as it says itself, or the first that asked.
std::string cite_of(const Agreement& agreement, const Scenario& facts, const ReadingUse& use, size_t point) {
  if (use.cited.size() > point && !use.cited[point].empty()) return std::string{use.cited[point]};
  const std::string_view cite = use.by[point] != nullptr ? use.by[point]->cite : agreement.readings[point].cite;
  return std::string{in_force_of(cite, agreement, facts)};
}

/// A rule of counting stands in no clause: what it reaches is cited, in the order of the report.
bool counts_days(const Agreement& agreement, size_t point) {
  const Counting& c = agreement.counting;
  const auto at = static_cast<int>(point);
  return c.window_last_day.choice.point == at || c.month_end_rule.choice.point == at ||
         c.weekend_roll.choice.point == at;
}

/// The clauses whose days another way of counting moves.
struct MovedCites {
  std::vector<std::string_view> cites = {};

  void add(std::string_view cite) {
    if (!cite.empty() && std::ranges::find(cites, cite) == cites.end()) cites.push_back(cite);
  }
  /// Entries of two evaluations, by their ids.
  template <class T, class Day>
  void compare(const std::vector<T>& before, const std::vector<T>& after, Day day, std::string_view T::*cite) {
    for (const T& entry : before) {
      const auto same = std::ranges::find(after, entry.id, &T::id);
      if (same == after.end() || day(*same) != day(entry)) add(entry.*cite);
    }
  }
  void compare(const Result& before, const Result& after) {
    compare(
        before.severance.lines, after.severance.lines, [](const Line& l) { return l.due; }, &Line::cite);
    compare(
        before.grants, after.grants,
        [](const GrantResult& g) {
          return std::pair{g.last_day, g.iso_until};
        },
        &GrantResult::window_cite);
    compare(
        before.calendar, after.calendar, [](const Deadline& d) { return d.date; }, &Deadline::cite);
    compare(
        before.obligations, after.obligations,
        [](const Obligation& o) {
          return std::pair{o.starts, o.ends};
        },
        &Obligation::cite);
  }
  std::string text() const {
    std::string out;
    for (const std::string_view cite : cites) out += fmt::format("{}{}", out.empty() ? "" : ", ", cite);
    return out;
  }
};

/// The point and the reading used, before any other is looked at.
ReadingResult reading_used(const Agreement& agreement, const Scenario& facts, const ReadingUse& use,
                           size_t point) {
  const Reading& reading = agreement.readings[point];
  const auto selected = static_cast<size_t>(use.selected[point]);
  return {.key = reading.key,
          .cite = cite_of(agreement, facts, use, point),
          .used = reading.words[selected].name,
          .used_says = reading.words[selected].says,
          .is_default = selected == 0,
          .why = reading.why,
          .asked = use.asked(point)};
}

ReadingResult compare_reading(const Agreement& agreement, const Scenario& facts, const Workspace& base,
                              size_t point, Workspace& space) {
  const Reading& reading = agreement.readings[point];
  const auto selected = static_cast<size_t>(base.readings.selected[point]);
  const Stages changed = any_error(base.result) ? Stages::all() : base.readings.consulted[point];
  ReadingResult entry = reading_used(agreement, facts, base.readings, point);
  entry.mattered = false;
  MovedCites moved_cites;
  const bool counting = counts_days(agreement, point);
  for (size_t word = 0; word < reading.words.size(); ++word) {
    if (word == selected || !base.readings.fits(point, reading.words[word].value)) continue;
    OtherReading other{.reading = reading.words[word].name, .says = reading.words[word].says};
    std::string why;
    if (entry.asked) {
      if (evaluate_reading(agreement, facts, base, point, word, changed, space, why)) {
        other = other_reading(agreement, other, base.result, space.result, stages_after(changed));
        if (counting) moved_cites.compare(base.result, space.result);
      } else {
        other.changes.push_back(why);
      }
      entry.mattered = entry.changes_something() || moves(other, base.result);
    }
    entry.others.push_back(std::move(other));
  }
  if (!moved_cites.cites.empty()) entry.cite = moved_cites.text();
  return entry;
}

}  // namespace

std::vector<ReadingResult> readings_used(const Agreement& agreement, const Scenario& facts,
                                         const ReadingUse& use) {
  std::vector<ReadingResult> out;
  for (size_t point = 0; point < agreement.readings.size(); ++point) {
    if (use.asked(point)) out.push_back(reading_used(agreement, facts, use, point));
  }
  return out;
}

std::vector<ReadingResult> compare_readings(const Agreement& agreement, const Scenario& facts,
                                            const Workspace& base, ReadingScope scope, unsigned threads) {
  std::vector<size_t> points;
  for (size_t point = 0; point < agreement.readings.size(); ++point) {
    if (base.readings.asked(point) || scope == ReadingScope::all) points.push_back(point);
  }
  std::vector<ReadingResult> out(points.size());
  std::vector<Workspace> spaces(threads);
  // What a reader would see is compared, warnings with their words.
  for (Workspace& space : spaces) space.detail = Detail::sentences;
  in_parallel(points.size(), threads, [&](size_t i, unsigned worker) {
    out[i] = compare_reading(agreement, facts, base, points[i], spaces[worker]);
  });
  return out;
}

void each_other_reading(const Agreement& agreement, const Scenario& facts, const Workspace& base,
                        const std::function<void(const Reading&, const Reading::Word&, const Workspace&)>& f) {
  Workspace space;
  std::string why;
  for (size_t point = 0; point < agreement.readings.size(); ++point) {
    const Reading& reading = agreement.readings[point];
    for (size_t word = 0; base.readings.asked(point) && word < reading.words.size(); ++word) {
      if (word == static_cast<size_t>(base.readings.selected[point])) continue;
      if (!base.readings.fits(point, reading.words[word].value)) continue;
      if (evaluate_reading(agreement, facts, base, point, word, Stages::all(), space, why))
        f(reading, reading.words[word], space);
    }
  }
}

}  // namespace payout
