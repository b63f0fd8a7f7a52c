#include "report/what_if/fallout_sentences.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "document/visit.h"

namespace payout {
namespace {

/// The entry as it would be; as it is, where it would be gone.
template <class T>
const T* either(const Moves& m, const std::vector<T> Result::*list, std::string_view id) {
  const T* found = entry_of(m.after.*list, id);
  return found != nullptr ? found : entry_of(m.before.*list, id);
}

std::string_view field_of(const Difference& d, std::string_view otherwise) {
  return d.path.size() > 2 ? std::string_view{d.path[2]} : otherwise;
}

/// Of lines and duties the same effect is told once, with the names of all that it reaches.
void of_line(const Moves& m, const Difference& d, Effect& e) {
  const Line* now = entry_of(m.after.severance.lines, d.path[1]);
  const Line* line = now != nullptr ? now : entry_of(m.before.severance.lines, d.path[1]);
  if (line == nullptr) return;
  e.whose = line->label;
  const std::string_view field = field_of(d, "amount");
  if (now == nullptr) {
    e.text = "not owed";
  } else if (field == "amount") {
    e.text = fmt::format("of {}", grouped(now->amount));
  } else if (field == "due" && now->due) {
    e.text = fmt::format("due {} {}", name_of(now->due_kind), to_string(*now->due));
  } else if (field == "due") {
    e.text = "due on no stated date";
  } else if (field == "due_kind" && !m.beside(d, "due")) {
    e.text = fmt::format("due {}", name_of(now->due_kind));
  } else if (field == "payee") {
    e.text = fmt::format("paid to the {}", name_of(now->payee));
  }
}

/// Whether a duty is done by a day, and not kept until it.
bool done_on_a_day(const Moves& m, const Obligation& duty) {
  const Clause* clause = m.agreement.find(std::string{duty.id});
  return clause != nullptr && clause->terms.kind().name == "note";
}

void of_obligation(const Moves& m, const Difference& d, Effect& e) {
  const Obligation* duty = either(m, &Result::obligations, d.path[1]);
  if (duty == nullptr) return;
  e.whose = duty->label;
  const std::string_view field = field_of(d, "ends");
  if (is_record(*d.type)) {
    e.text = d.after == nullptr ? "does not apply" : "applies";
  } else if (field == "applies") {
    e.text = is_true(d.after) ? "binds" : "does not bind";
  } else if (field == "perpetual" && is_true(d.after)) {
    e.text = "without end";
  } else if (field == "ends" && d.after != nullptr) {
    e.text = (done_on_a_day(m, *duty) ? "due on " : "through ") + value_text(*d.type, d.after);
  } else if (field == "starts" && d.after != nullptr) {
    e.text = "from " + value_text(*d.type, d.after);
  }
}

void of_change(const Moves& m, const Difference& d, Effect& e) {
  const ChangeFinding* change = either(m, &Result::changes, d.path[1]);
  if (change == nullptr) return;
  if (field_of(d, "") == "occurred")
    e.text = fmt::format("{}change in control under {}", is_true(d.after) ? "" : "no ", change->cite);
  else if (field_of(d, "") == "date" && d.after != nullptr && !m.beside(d, "occurred"))
    e.text = fmt::format("change in control under {} on {}", change->cite, value_text(*d.type, d.after));
}

void of_deadline(const Moves& m, const Difference& d, Effect& e) {
  const Deadline* day = either(m, &Result::calendar, d.path[1]);
  if (day == nullptr) return;
  const std::string_view field = field_of(d, "date");
  if (is_record(*d.type) && d.after == nullptr)
    e.text = "no day for: " + day->label;
  else if (field == "date")
    e.text = fmt::format("{} on {}", day->label, to_string(day->date));
  else if (field == "safe" && d.after != nullptr && !m.beside(d, "date"))
    e.text = fmt::format("{}: conservative date {}", day->label, value_text(*d.type, d.after));
}

/// Of what has a label of its own: a benefit that goes on, a limit, a sum to be returned.
template <class T>
void of_labeled(const Moves& m, const std::vector<T> Result::*list, const Difference& d, std::string_view gone,
                Effect& e) {
  const T* entry = either(m, list, d.path[1]);
  if (entry == nullptr) return;
  e.whose = entry->label;
  if (d.after == nullptr && is_record(*d.type))
    e.text = gone;
  else
    e.text = is_record(*d.type) ? "as well" : by_description(d);
}

}  // namespace

bool is_true(const void* value) {
  return value != nullptr && *static_cast<const bool*>(value);
}

std::string value_text(const Type& type, const void* value) {
  if (value == nullptr) return "none";
  if (&type == &type_of<Money>()) return grouped(*static_cast<const Money*>(value));
  if (&type == &type_of<Shares>()) return grouped(static_cast<const Shares*>(value)->count);
  if (&type == &type_of<bool>()) return is_true(value) ? "yes" : "no";
  if (&type == &type_of<FractionalShares>() && static_cast<const FractionalShares*>(value)->count.whole())
    return grouped(static_cast<const FractionalShares*>(value)->count.num());
  std::string out = written(type, value);
  if (type.scalar == nullptr || type.scalar->words == nullptr) return out;
  std::ranges::replace(out, '_', ' ');
  return out;
}

std::string by_description(const Difference& d) {
  std::string name{d.field != nullptr ? d.field->doc : std::string_view{}};
  name.resize(std::min(name.find_first_of(",;:("), name.size()));
  while (name.ends_with(' ')) name.pop_back();
  const auto upper = [&](size_t i) {
    return i < name.size() && std::isupper(static_cast<unsigned char>(name[i])) != 0;
  };
  if (upper(0) && !upper(1)) name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
  if (d.after == nullptr) return "no " + name;
  if (is_record(*d.type)) return name;
  return fmt::format("{} {}", name, value_text(*d.type, d.after));
}

Effect measured(const Difference& d) {
  Effect e;
  const auto distance = [&](auto&& number, int rank) {
    e.rank = rank;
    e.size =
        std::abs((d.after != nullptr ? number(d.after) : 0) - (d.before != nullptr ? number(d.before) : 0));
  };
  e.money = d.type == &type_of<Money>();
  if (e.money) {
    distance([](const void* v) { return static_cast<const Money*>(v)->in_cents(); }, rank_of_sum);
  } else if (d.type == &type_of<Shares>()) {
    distance([](const void* v) { return static_cast<const Shares*>(v)->count; }, rank_of_shares);
  } else {
    e.rank = d.type == &type_of<Date>() ? rank_of_day : rank_of_words;
    // A few days more or less are one size: then the order of the report holds.
    constexpr int one_size = 7;
    if (e.rank == rank_of_day && d.before != nullptr && d.after != nullptr)
      e.size = std::abs(*static_cast<const Date*>(d.after) - *static_cast<const Date*>(d.before)) / one_size;
  }
  return e;
}

bool Moves::any(std::string_view part, std::string_view field) const {
  return std::ranges::any_of(
      all, [&](const Difference& o) { return o.path.size() > 1 && o.path[0] == part && o.path[1] == field; });
}

bool Moves::beside(const Difference& d, std::string_view field) const {
  return std::ranges::any_of(all, [&](const Difference& o) {
    return o.path.size() > 2 && o.path[0] == d.path[0] && o.path[1] == d.path[1] && o.path[2] == field;
  });
}

Effect told(const Moves& m, const Difference& d) {
  const std::string& part = d.path[0];
  if (part == "grants") return told_of_grant(m, d);
  if (part == "deferred") return told_of_account(m, d);
  if (part == "parachute") return told_of_parachute(m, d);
  Effect e = measured(d);
  if (part == "severance")
    of_line(m, d, e);
  else if (part == "obligations")
    of_obligation(m, d, e);
  else if (part == "changes")
    of_change(m, d, e);
  else if (part == "calendar")
    of_deadline(m, d, e);
  else if (part == "benefits")
    of_labeled(m, &Result::benefits, d, "does not go on", e);
  else if (part == "limits")
    of_labeled(m, &Result::limits, d, "is not paid", e);
  else if (part == "returns")
    of_labeled(m, &Result::returns, d, "is not returned", e);
  else if (part == "header" && d.path[1] == "termination")
    e.text = d.after == nullptr ? "employment goes on" : "employment ends on " + value_text(*d.type, d.after);
  else if (part == "options" || part == "equity") {
    const bool by_grant = std::ranges::any_of(m.all, [](const Difference& o) { return o.path[0] == "grants"; });
    if (!by_grant) e.text = by_description(d);
  } else if (part != "header") {
    e.text = by_description(d);
  }
  return e;
}

}  // namespace payout
