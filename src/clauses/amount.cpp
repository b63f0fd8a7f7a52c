#include "clauses/amount.h"

#include <algorithm>

#include "clauses/bonus_years.h"
#include "clauses/case.h"
#include "clauses/near_terms.h"

namespace payout {
namespace {

bool read_name(std::string_view text, bool quoted, void* out, std::string& why, std::string& help) {
  auto& name = *static_cast<MeasureName*>(out);
  if (!text.empty() && text.find_first_not_of("0123456789.,$-") == text.npos) {
    Money money;
    if (!scalar_of(static_cast<const Money*>(nullptr)).read(text, quoted, &money, why, help)) return false;
    name = {{}, {}, money};
    return true;
  }
  size_t word = 0;
  if (detail::read_word(text, measure_names, measure_synonyms, word, why, help)) {
    name = {static_cast<Measure>(word), {}, {}};
    return true;
  }
  const bool like_an_id = !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
                          text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == text.npos;
  // "annual_bonus" is what many contracts define; the other words are only slips.
  const bool slip = text != "annual_bonus" &&
                    std::ranges::find(measure_synonyms, text, &Synonym::word) != measure_synonyms.end();
  if (slip || !like_an_id) {
    if (const std::string_view meant = amount_hint(text); !meant.empty()) help = meant;
    return false;
  }
  name = {{}, std::string{text}, {}};  // the id of a defined amount; whether there is one is checked later
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
    if (!a.times.empty()) {
      const Times* times = at_tier(a.times, clause, c);
      if (times == nullptr) return std::nullopt;
      return c.work.product(c.work.term_at(times, times->value, Unit::count, {}), *whole);
    }
    if (!a.months.empty()) {
      const int* months = at_tier(a.months, clause, c);
      if (months == nullptr) return std::nullopt;
      return c.work.share_of(*whole, c.work.term(*months, Unit::months, "months"),
                             c.work.law(12, Unit::months, {}));
    }
    const Rate* share = at_tier(a.share, clause, c);
    return share != nullptr ? std::optional{c.work.product(c.work.term(*share, {}), *whole)} : std::nullopt;
  }

  std::optional<Figure> excess(const std::vector<Amount>& of) const {
    const auto parts = all(of);
    if (!parts) return std::nullopt;
    const Figure &first = parts->front(), &second = parts->back();
    if (first.value <= second.value) return c.work.derived(0, Unit::money, "no excess", {first, second});
    return c.work.difference(first, second);
  }

  std::optional<Figure> named(const MeasureName& name) const {
    if (name.word == Measure::earned_bonus) {
      static const BonusOf unpaid{.which = BonusWord::earned_unpaid};
      return bonus_figure(unpaid, false, day, terms, clause, c);
    }
    if (name.word) return measure(*name.word, day, terms, clause, c);
    const Clause* other = c.agreement.find(name.id);
    const Amount* defined = other != nullptr ? defined_amount(*other) : nullptr;
    if (defined == nullptr) return std::nullopt;
    const auto is = Taker{day, terms, clause, c}.take(*defined);
    if (!is) return std::nullopt;
    return c.work.named(*is, other->head.id);
  }

  std::optional<Figure> take(const Amount& a) const {
    if (a.is_named()) return named(a.name);
    if (a.name.money) return c.work.term_at(&a.name, a.name.money->exact(), Unit::money, "stated in the terms");
    if (!a.amount.empty()) {
      const SumOrName* sum = at_tier(a.amount, clause, c);
      return sum != nullptr ? sum_figure(*sum, clause, c) : std::nullopt;
    }
    if (a.salary) return salary(*a.salary);
    if (a.bonus) return bonus_figure(*a.bonus, false, day, terms, clause, c);
    if (a.target_bonus) return bonus_figure(*a.target_bonus, true, day, terms, clause, c);
    if (a.money) return c.work.term(*a.money, "stated in the terms");
    if (!a.sum.empty()) return sum_of(a.sum);
    if (a.multiples() > 0) return part_of(a);
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
  if (name.money) return plain(*name.money);
  return name.word ? std::string{name_of(*name.word)} : name.id;
}

const Scalar& scalar_of(const MeasureName*) {
  static const Scalar scalar{.name = "measure",
                             .expects = "one of the words listed, the id of a defined_amount, or money",
                             .pattern = R"(^(-?[0-9]+(\.[0-9]{1,2})?|[a-z][a-z0-9_-]*)$)",
                             .json = Scalar::Json::string,
                             .read = read_name,
                             .write = [](const void* in, std::string& out) {
                               out += to_string(*static_cast<const MeasureName*>(in));
                             }};
  return scalar;
}

std::optional<Figure> amount_figure(const Amount& amount, PayDay day, const MeasureTerms& terms,
                                    const ClauseHead& clause, const Case& c) {
  return Taker{day, terms, clause, c}.take(amount);
}

std::optional<Figure> sum_of(std::span<const Amount> of, PayDay day, const MeasureTerms& terms,
                             const ClauseHead& clause, const Case& c) {
  Adding parts{c.work};
  bool complete = true;
  for (const Amount& each : of) {
    const auto part = amount_figure(each, day, terms, clause, c);
    if (part) parts.add(*part);
    complete = complete && part.has_value();
  }
  if (!complete) return std::nullopt;
  return parts.sum_or_part();
}

std::optional<Figure> between(const std::optional<Amount>& least, const std::optional<Amount>& most,
                              Figure amount, PayDay day, const MeasureTerms& terms, const ClauseHead& clause,
                              const Case& c) {
  if (least) {
    const auto floor = amount_figure(*least, day, terms, clause, c);
    if (!floor) return std::nullopt;
    amount = c.work.greatest(amount, *floor);
  }
  if (most) {
    const auto cap = amount_figure(*most, day, terms, clause, c);
    if (!cap) return std::nullopt;
    amount = c.work.least(amount, *cap);
  }
  return amount;
}

}  // namespace payout
