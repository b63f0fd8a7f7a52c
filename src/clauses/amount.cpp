#include "clauses/amount.h"

#include <algorithm>

#include "clauses/bonus_years.h"
#include "clauses/case.h"
#include "clauses/defined_amount.h"

namespace payout {
namespace {

bool read_name(std::string_view text, bool, void* out, std::string& why, std::string& help) {
  auto& name = *static_cast<MeasureName*>(out);
  size_t word = 0;
  if (detail::read_word(text, measure_names, measure_synonyms, word, why, help)) {
    name = {static_cast<Measure>(word), {}};
    return true;
  }
  const bool like_an_id = !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
                          text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == text.npos;
  // "annual_bonus" is what many contracts define; the other words are only slips.
  const bool slip = text != "annual_bonus" &&
                    std::ranges::find(measure_synonyms, text, &Synonym::word) != measure_synonyms.end();
  if (slip || !like_an_id) return false;
  name = {{}, std::string{text}};  // the id of a defined amount; whether there is one is checked later
  why.clear(), help.clear();
  return true;
}

struct Taker {
  PayDay day;
  const MeasureTerms& terms;
  const ClauseHead& clause;
  const Case& c;

  std::optional<Figure> rate_on(Date on) const { return measure(Measure::salary, {on}, terms, clause, c); }

  /// The days on which pay changed in a time, its first day left out and its last one in.
  std::vector<Date> changes_in(Date after, Date through) const {
    std::vector<Date> days;
    const auto inside = [&](Date each) { return each > after && each <= through; };
    for (const PayChange& change : *c.situation.pay_changes) {
      if (change.base && inside(change.from)) days.push_back(change.from);
    }
    const auto& told = c.facts.termination ? c.facts.termination->dismissal : std::optional<Dismissal>{};
    if (told && told->new_salary && inside(told->date)) days.push_back(told->date);
    return days;
  }

  std::optional<Figure> of_days(const std::vector<Date>& days, bool greatest) const {
    std::vector<Figure> rates;
    for (const Date each : days) {
      const auto rate = rate_on(each);
      if (!rate) return std::nullopt;
      const bool again = std::ranges::any_of(rates, [&](const Figure& f) { return f.value == rate->value; });
      if (!again) rates.push_back(*rate);
    }
    return greatest ? greatest_of(rates, c) : least_of(rates, c);
  }

  std::optional<Figure> of_named_days(const std::vector<FromDay>& names, bool greatest) const {
    std::vector<Date> days;
    for (const FromDay& name : names) {
      const auto on = amount_day(name, day, clause, c);
      if (!on) return std::nullopt;
      days.push_back(*on);
    }
    return of_days(days, greatest);
  }

  /// The rate on the day and those just before each cut that began in a time through the day, that day in.
  std::optional<Figure> before_cuts(Date on, Period within) const {
    std::vector<Date> days{on};
    const Date first = within.unit == Period::Unit::days ? on - within.count
                                                         : add_months(on, -months_of(within), MonthEnd::clamp);
    for (const Date change : changes_in(first - 1, on)) {
      const auto eve = rate_on(change - 1), now = rate_on(change);
      if (eve && now && now->value < eve->value) days.push_back(change - 1);
    }
    return of_days(days, true);
  }

  std::optional<Figure> salary(const SalaryOf& s) const {
    if (!c.facts.salary) return measure(Measure::salary, day, terms, clause, c);
    if (!s.greater_of.empty()) return of_named_days(s.greater_of, true);
    if (!s.lesser_of.empty()) return of_named_days(s.lesser_of, false);
    if (s.highest_in) {
      const auto last = amount_day(s.before, day, clause, c);
      if (!last) return std::nullopt;
      const Period time = *s.highest_in;
      const Date start = time.unit == Period::Unit::days ? *last - time.count
                                                         : add_months(*last, -months_of(time), MonthEnd::clamp);
      std::vector<Date> days = changes_in(start + 1, *last);
      days.insert(days.begin(), start + 1);
      return of_days(days, true);
    }
    const auto on = amount_day(s.at, day, clause, c);
    if (!on) return std::nullopt;
    if (s.before_cut_within) return before_cuts(*on, *s.before_cut_within);
    return measure(Measure::salary, {*on, *on == day.on ? day.before : nullptr}, terms, clause, c);
  }

  std::optional<std::vector<Figure>> all(const std::vector<Amount>& of) const {
    std::vector<Figure> found;
    bool complete = true;
    for (const Amount& each : of) {
      const auto figure = take(each);
      complete = complete && figure;
      if (figure) found.push_back(*figure);
    }
    if (!complete) return std::nullopt;
    return found;
  }

  std::optional<Figure> sum_of(const std::vector<Amount>& of) const {
    const auto parts = all(of);
    if (!parts) return std::nullopt;
    return parts->size() == 1 ? parts->front() : c.work.sum(*parts);
  }

  std::optional<Figure> part_of(const Amount& a) const {
    const auto whole = sum_of(a.of);
    if (!whole) return std::nullopt;
    if (a.times) return c.work.product(c.work.term_at(&*a.times, a.times->value, Unit::count, {}), *whole);
    return c.work.product(c.work.term(*a.share, {}), *whole);
  }

  std::optional<Figure> excess(const std::vector<Amount>& of) const {
    const auto parts = all(of);
    if (!parts) return std::nullopt;
    const Figure &first = parts->front(), &second = parts->back();
    if (first.value <= second.value) return c.work.derived(0, Unit::money, "no excess", {first, second});
    return c.work.difference(first, second);
  }

  std::optional<Figure> named(const MeasureName& name) const {
    if (name.word) return measure(*name.word, day, terms, clause, c);
    const Clause* other = c.agreement.find(name.id);
    const auto* defined = other != nullptr ? other->as<DefinedAmount>() : nullptr;
    if (defined == nullptr) return std::nullopt;
    const auto is = Taker{day, terms, clause, c}.take(defined->is);
    if (!is) return std::nullopt;
    return c.work.named(*is, other->head.id);
  }

  std::optional<Figure> take(const Amount& a) const {
    if (a.is_named()) return named(a.name);
    if (a.salary) return salary(*a.salary);
    if (a.bonus) return bonus_figure(*a.bonus, false, day, terms, clause, c);
    if (a.target_bonus) return bonus_figure(*a.target_bonus, true, day, terms, clause, c);
    if (a.money) return c.work.term(*a.money, "stated in the terms");
    if (!a.sum.empty()) return sum_of(a.sum);
    if (a.times || a.share) return part_of(a);
    if (!a.excess_of.empty()) return excess(a.excess_of);
    for (const auto* several : {&a.greater_of, &a.lesser_of, &a.average_of}) {
      if (several->empty()) continue;
      const auto parts = all(*several);
      if (!parts) return std::nullopt;
      if (several == &a.greater_of) return greatest_of(*parts, c);
      if (several == &a.lesser_of) return least_of(*parts, c);
      const auto size = static_cast<int64_t>(parts->size());
      return c.work.quotient(c.work.sum(*parts), c.work.by_clause(size, Unit::count, clause.id, "amounts"),
                             "average");
    }
    return std::nullopt;
  }
};

}  // namespace

std::string to_string(const MeasureName& name) {
  return name.word ? std::string{name_of(*name.word)} : name.id;
}

const Leaf& leaf_of(const MeasureName*) {
  static const Leaf leaf{.name = "measure",
                         .expects = "one of the words listed, or the id of a defined_amount",
                         .pattern = {},
                         .json = Leaf::Json::string,
                         .read = read_name,
                         .write = [](const void* in, std::string& out) {
                           out += to_string(*static_cast<const MeasureName*>(in));
                         }};
  return leaf;
}

std::optional<Figure> amount_figure(const Amount& amount, PayDay day, const MeasureTerms& terms,
                                    const ClauseHead& clause, const Case& c) {
  return Taker{day, terms, clause, c}.take(amount);
}

}  // namespace payout
