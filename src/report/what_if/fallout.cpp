#include "report/what_if/fallout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "document/visit.h"

namespace payout {
namespace {

/// One difference: whose it is ("K1"; several who share it are named together), and what.
struct Effect {
  std::string whose = {};
  std::string text = {};
  int rank = 0;      ///< sums before shares before dates before words
  int64_t size = 0;  ///< in cents, shares or days
};

constexpr int rank_of_sum = 0, rank_of_shares = 1, rank_of_day = 2, rank_of_words = 3;

std::string in_words(std::string_view segment) {
  std::string out{segment};
  std::ranges::replace(out, '_', ' ');
  std::ranges::replace(out, '-', ' ');
  return out;
}

std::string value_text(const Type& type, const void* value) {
  if (value == nullptr) return "none";
  if (&type == &type_of<Money>()) return grouped(*static_cast<const Money*>(value));
  if (&type == &type_of<Shares>()) return grouped(static_cast<const Shares*>(value)->count);
  return written(type, value);
}

template <class T>
const T* entry_of(const std::vector<T>& list, std::string_view id) {
  const auto found = std::ranges::find(list, id, &T::id);
  return found == list.end() ? nullptr : &*found;
}

bool is_true(const void* value) {
  return value != nullptr && *static_cast<const bool*>(value);
}

/// The differences of two results, made into sentences one by one.
struct Teller {
  const Result& before;
  const Result& after;
  const std::vector<Difference>& all;

  /// The entry as it would be; as it is, where it would be gone.
  template <class T>
  const T* either(const std::vector<T> Result::*list, std::string_view id) const {
    const T* found = entry_of(after.*list, id);
    return found != nullptr ? found : entry_of(before.*list, id);
  }
  bool differs_too(const Difference& d, std::string_view field) const {
    return std::ranges::any_of(all, [&](const Difference& other) {
      return other.path.size() == d.path.size() && other.path.back() == field &&
             std::equal(d.path.begin(), d.path.end() - 1, other.path.begin());
    });
  }

  static void measure(const Difference& d, Effect& e) {
    const auto distance = [&](auto&& number, int rank) {
      e.rank = rank;
      e.size =
          std::abs((d.after != nullptr ? number(d.after) : 0) - (d.before != nullptr ? number(d.before) : 0));
    };
    if (d.type == &type_of<Money>())
      return distance([](const void* v) { return static_cast<const Money*>(v)->in_cents(); }, rank_of_sum);
    if (d.type == &type_of<Shares>())
      return distance([](const void* v) { return static_cast<const Shares*>(v)->count; }, rank_of_shares);
    e.rank = d.type == &type_of<Date>() ? rank_of_day : rank_of_words;
    // A few days more or less are one size: then the order of the report holds.
    constexpr int one_size = 7;
    if (e.rank == rank_of_day && d.before != nullptr && d.after != nullptr)
      e.size = std::abs(*static_cast<const Date*>(d.after) - *static_cast<const Date*>(d.before)) / one_size;
  }

  /// Of lines and duties the same effect is told once, with the names of all that it reaches.
  void of_line(const Difference& d, Effect& e) const {
    const auto find = [&](const Result& r) { return entry_of(r.severance.lines, d.path[1]); };
    const Line* now = find(after);
    const Line* line = now != nullptr ? now : find(before);
    if (line == nullptr) return;
    e.whose = line->label;
    const std::string_view field = d.path.size() > 2 ? std::string_view{d.path[2]} : "amount";
    if (now == nullptr) {
      e.text = "not owed";
    } else if (field == "amount" && is_record(*d.type)) {
      e.text = fmt::format("of {}", grouped(now->amount));
    } else if (field == "amount") {
      e.text = value_text(*d.type, d.after);
    } else if (field == "due" && now->due) {
      e.text = fmt::format("due {} {}", name_of(now->due_kind), to_string(*now->due));
    } else if (field == "due") {
      e.text = "due on no stated date";
    } else if (field == "due_kind" && !differs_too(d, "due")) {
      e.text = fmt::format("due {}", name_of(now->due_kind));
    } else if (field == "payee") {
      e.text = fmt::format("paid to the {}", name_of(now->payee));
    }
  }

  static std::string of_grant(const Difference& d) {
    const std::string value = value_text(*d.type, d.after);
    if (d.path.size() == 2) return d.after == nullptr ? "no such grant" : "is a grant";
    const std::string& field = d.path[2];
    if (field == "vested") return value + " vested by schedule";
    if (field == "barred") return value + " never exercisable";
    if (field == "iso_shares") return value + " incentive";
    if (field == "nso_shares") return value + " non-qualified";
    if (d.type == &type_of<Shares>() && d.path.size() == 3) return fmt::format("{} {}", value, in_words(field));
    if (field == "last_day") return d.after == nullptr ? "no last day" : "last day " + value;
    if (field == "safe_day") return d.after == nullptr ? std::string{} : "conservative date " + value;
    if (field == "iso_until") return d.after == nullptr ? "no incentive treatment" : "incentive until " + value;
    if (field == "valid") return is_true(d.after) ? "the plan allows it" : "the plan does not allow it";
    if (field == "underwater") return is_true(d.after) ? "under water" : "not under water";
    if (field == "iso_years" && d.path.size() == 5)
      return fmt::format("{} {} shares of {}", value, d.path[4] == "iso" ? "incentive" : "non-qualified",
                         d.path[3]);
    if (field == "other_day" || field == "iso_safe_day") return {};
    return fmt::format("{} {}", in_words(field), value);
  }

  std::string of_deferred(const Difference& d) const {
    const auto of_payments = [](const Difference& o) {
      return o.path[0] == "deferred" && o.path[1] == "payments";
    };
    if (d.path[1] == "first_payment" && std::ranges::any_of(all, of_payments)) return {};
    if (d.path[1] != "payments" || d.path.size() < 3) return plain(d, 0);
    const auto& payments = after.deferred.payments;
    const auto entry = std::ranges::find_if(
        payments, [&](const DeferralPayment& p) { return std::to_string(p.id) == d.path[2]; });
    const DeferralPayment* now = entry == payments.end() ? nullptr : &*entry;
    const std::string label = fmt::format("deferred payment {}", d.path[2]);
    if (now == nullptr) return "no " + label;
    if (d.path.size() == 3 && is_record(*d.type))
      return fmt::format("{} of {} on {}", label, grouped(now->amount), to_string(now->due));
    if (d.path.size() > 3 && d.path[3] == "due") return fmt::format("{} on {}", label, to_string(now->due));
    if (d.path.size() > 3 && d.path[3] == "payee")
      return fmt::format("{} paid to the {}", label, name_of(now->payee));
    return d.path.size() == 3 || d.path[3] == "amount"
               ? fmt::format("{} {}", label, value_text(*d.type, d.after))
               : std::string{};
  }

  void of_obligation(const Difference& d, Effect& e) const {
    const Obligation* duty = either(&Result::obligations, d.path[1]);
    if (duty == nullptr) return;
    e.whose = duty->label;
    const std::string_view field = d.path.size() == 2 ? "ends" : std::string_view{d.path[2]};
    if (d.path.size() == 2 && is_record(*d.type)) {
      e.text = d.after == nullptr ? "no duty" : "a duty";
    } else if (field == "applies") {
      e.text = is_true(d.after) ? "binds" : "does not bind";
    } else if (field == "perpetual" && is_true(d.after)) {
      e.text = "without end";
    } else if (field == "ends" && d.after != nullptr) {
      e.text = "through " + value_text(*d.type, d.after);
    }
  }

  std::string of_change(const Difference& d) const {
    const ChangeFinding* change = either(&Result::changes, d.path[1]);
    if (change == nullptr || d.path.size() < 3) return plain(d, 1);
    if (d.path[2] == "occurred")
      return fmt::format("{}change in control under {}", is_true(d.after) ? "" : "no ", change->cite);
    if (d.path[2] == "date" && d.after != nullptr)
      return fmt::format("change in control under {} on {}", change->cite, value_text(*d.type, d.after));
    return {};
  }

  /// The names of the fields, where no sentence is made of them.
  static std::string plain(const Difference& d, size_t from) {
    size_t last = d.path.size();
    if (d.field != nullptr && d.field->shorthand && last > from + 1) --last;
    std::string out;
    for (size_t i = from; i < last; ++i) out += (out.empty() ? "" : " ") + in_words(d.path[i]);
    if (is_record(*d.type)) return (d.after == nullptr ? "no " : "also ") + out;
    if (d.type == &type_of<bool>()) return (is_true(d.after) ? "" : "not ") + out;
    return fmt::format("{} {}", out, value_text(*d.type, d.after));
  }

  Effect tell(const Difference& d) const {
    Effect e;
    measure(d, e);
    const std::string& part = d.path[0];
    if (part == "severance")
      of_line(d, e);
    else if (part == "grants")
      e.whose = d.path[1], e.text = of_grant(d);
    else if (part == "deferred")
      e.text = of_deferred(d);
    else if (part == "obligations")
      of_obligation(d, e);
    else if (part == "changes")
      e.text = of_change(d);
    else if (part == "header" && d.path[1] == "termination")
      e.text = d.after == nullptr ? "employment goes on" : "employment ends on " + value_text(*d.type, d.after);
    else if (part == "parachute" && d.path[1] == "tested")
      e.text = is_true(d.after) ? "the golden-parachute tax is tested" : "no golden-parachute tax is tested";
    else if (part == "options" &&
             std::ranges::any_of(all, [](const Difference& o) { return o.path[0] == "grants"; }))
      return e;  // the grants have told it
    else if (part == "calendar" && d.path.size() == 2) {
      const Deadline* day = either(&Result::calendar, d.path[1]);
      if (day == nullptr)
        e.text = plain(d, 1);
      else if (is_record(*d.type) && d.after == nullptr)
        e.text = "no day for: " + day->label;
      else
        e.text = fmt::format("{} on {}", day->label, to_string(day->date));
    } else if (part != "header")
      e.text = plain(d, part == "calendar" ? 1 : 0);
    return e;
  }
};

std::string_view how_grave(Severity severity) {
  switch (severity) {
    case Severity::error: return "refusal";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
  }
  return {};
}

/// The remarks of one result that the other does not show; by their words, or by what they are about.
std::vector<const Remark*> only_in(const Result& one, const Result& other, bool by_words) {
  std::vector<const Remark*> out;
  for (const Remark& r : one.remarks) {
    if (r.id == "reading-not-used") continue;  // about what the scenario chooses, not about a figure
    const bool met = std::ranges::any_of(other.remarks, [&](const Remark& o) {
      return o.id == r.id && o.severity == r.severity && o.path == r.path && o.cite == r.cite &&
             (!by_words || o.message == r.message);
    });
    if (!met) out.push_back(&r);
  }
  return out;
}

}  // namespace

std::vector<std::string> fallout(const Result& before, const Result& after,
                                 const std::vector<Difference>& differences, bool without_money) {
  const Teller teller{before, after, differences};
  std::vector<Effect> effects;
  if (before.header.route_cite != after.header.route_cite)
    effects.push_back({{},
                       after.header.route_cite.empty()
                           ? std::string{"employment ends under no clause"}
                           : fmt::format("employment ends under {}", after.header.route_cite),
                       rank_of_sum,
                       INT64_MAX});
  for (const Difference& d : differences) {
    Effect e = teller.tell(d);
    if (e.text.empty() || (without_money && d.type == &type_of<Money>())) continue;
    const auto same = std::ranges::find_if(
        effects, [&](const Effect& o) { return o.text == e.text && o.whose.empty() == e.whose.empty(); });
    if (same == effects.end()) {
      effects.push_back(std::move(e));
    } else if (!e.whose.empty() && same->whose != e.whose) {
      same->whose += ", " + e.whose;
    }
  }
  std::ranges::stable_sort(effects, [](const Effect& a, const Effect& b) {
    return a.rank != b.rank ? a.rank < b.rank : a.size > b.size;
  });
  std::vector<std::string> out;
  for (const Effect& e : effects)
    out.push_back(e.whose.empty() ? e.text : fmt::format("{} {}", e.whose, e.text));
  return out;
}

std::vector<std::string> fallout_of_remarks(const Result& before, const Result& after, bool nothing_else) {
  std::vector<std::string> out;
  for (const bool by_words : {false, true}) {
    for (const Remark* r : only_in(after, before, by_words)) {
      if (r->severity == Severity::note && !nothing_else) continue;
      if (r->id == "no-price" || r->id == "stale-price") {
        out.push_back("needs " + r->path);
        continue;
      }
      out.push_back(fmt::format("{}: {}", how_grave(r->severity), r->message));
    }
    if (!by_words) {
      for (const Remark* r : only_in(before, after, by_words)) {
        if (r->severity == Severity::note && !nothing_else) continue;
        out.push_back(fmt::format("without the {}: {}", how_grave(r->severity), r->message));
      }
    }
    if (!out.empty() || !nothing_else) break;
  }
  return out;
}

}  // namespace payout
