#include "clauses/bonus_years.h"

#include <fmt/format.h>

#include "clauses/case.h"
#include "clauses/fiscal_years.h"

namespace payout {
namespace {

struct BonusYears {
  const BonusOf& bonus;
  bool targets;
  PayDay day;
  const MeasureTerms& terms;
  const ClauseHead& clause;
  const Case& c;
  FiscalYears years;

  const Salary& pay() const { return *c.facts.salary; }
  const std::optional<Date>& hired() const { return c.facts.employee.hired; }

  std::optional<Figure> missing(std::string_view path, std::string_view what) const {
    c.missing(Module::severance, clause, path, what);
    return std::nullopt;
  }

  /// The last fiscal year that is completed before the day. One that ends on that very day is an open point.
  std::optional<int> last_completed() const {
    const auto before = amount_day(bonus.before, day, clause, c);
    if (!before) return std::nullopt;
    const int year = years.of(*before);
    const bool that_day = years.last_of(year) == *before;
    return that_day && c.choose(bonus.year_ending_that_day) == YearEndingThatDay::counts ? year : year - 1;
  }

  std::optional<Figure> paid_in(int year, std::string_view label) const {
    if (const Money* paid = pay().bonus_paid.find(year)) return c.work.fact(*paid, label);
    return missing(fmt::format("salary.bonus_paid.{}", year),
                   fmt::format("the bonus of {} (0 if none was paid)", year));
  }

  std::optional<Figure> maximum() const {
    Workings& w = c.work;
    if (pay().maximum_bonus_amount) return w.fact(*pay().maximum_bonus_amount, "maximum bonus");
    if (!pay().maximum_bonus) return missing("salary.maximum_bonus", "the maximum bonus");
    const auto base = measure(Measure::salary, day, terms, clause, c);
    if (!base) return std::nullopt;
    return w.product(*base, w.fact(*pay().maximum_bonus, "maximum"), "maximum bonus");
  }

  std::optional<Figure> latest_paid() const {
    const int now = years.of(day.on);
    const std::pair<int, Money>* newest = nullptr;
    for (const auto& entry : pay().bonus_paid) {
      if (entry.first <= now && (newest == nullptr || entry.first > newest->first)) newest = &entry;
    }
    if (newest == nullptr) return missing("salary.bonus_paid", "any bonus that was paid");
    return c.work.fact(newest->second,
                       c.explain ? c.work.text(fmt::format("bonus of {}, the latest", newest->first)) : "");
  }

  std::optional<Figure> highest_ever() const {
    std::vector<Figure> all;
    for (const auto& [year, paid] : pay().bonus_paid) {
      if (year <= years.of(day.on)) all.push_back(c.work.fact(paid, label_of(year)));
    }
    if (all.empty()) return missing("salary.bonus_paid", "the bonuses that were paid");
    return greatest_of(all, c);
  }

  /// Of the last completed year, as far as it had not been paid when employment ended.
  std::optional<Figure> earned_unpaid() const {
    const auto last = last_completed();
    if (!last) return std::nullopt;
    const std::string_view label =
        c.explain ? c.work.text(fmt::format("bonus of {}, not yet paid", *last)) : "";
    if (const Money* unpaid = pay().bonus_unpaid.find(*last)) return c.work.fact(*unpaid, label);
    if (const Money* paid = pay().bonus_paid.find(*last))
      return c.work.derived(0, Unit::money, "the bonus of the last completed year was paid",
                            {c.work.fact(*paid, label_of(*last))});
    return missing(
        fmt::format("salary.bonus_unpaid.{}", *last),
        fmt::format("what of the bonus of {} was earned and not yet paid (0 if it was paid)", *last));
  }

  std::optional<Figure> of_word() const {
    switch (*bonus.which) {
      case BonusWord::target: return target_bonus_on(day, terms, clause, c);
      case BonusWord::maximum: return maximum();
      case BonusWord::actual: return paid_in(years.of(day.on), "bonus of the year");
      case BonusWord::projected:
        if (!pay().projected_bonus) return missing("salary.projected_bonus", "the projected bonus of the year");
        return c.work.fact(*pay().projected_bonus, "projected bonus");
      case BonusWord::last_year: {
        const auto last = last_completed();
        if (!last) return std::nullopt;
        return paid_in(*last, "bonus of the last completed year");
      }
      case BonusWord::latest_paid: return latest_paid();
      case BonusWord::highest_ever: return highest_ever();
      case BonusWord::earned_unpaid: return earned_unpaid();
    }
    return std::nullopt;
  }

  std::string_view label_of(int year) const {
    return c.explain ? c.work.text(fmt::format("{}{}", targets ? "target bonus of " : "", year))
                     : std::string_view{};
  }

  enum class Counts { yes, no, open };

  /// Adds what a year counts for.
  Counts add(int year, std::vector<Figure>& found) const {
    Workings& w = c.work;
    const auto& hire = hired();
    const bool before_hire = hire && years.last_of(year) < *hire;
    if (before_hire && bonus.years_before_hire == YearsBeforeHire::left_out) return Counts::no;
    if (before_hire && bonus.years_before_hire == YearsBeforeHire::zero) {
      found.push_back(w.derived(0, Unit::money, label_of(year), {w.fact(*hire, "hired")}));
      return Counts::yes;
    }
    const bool broken = hire && !before_hire && *hire > years.first_of(year);
    if (broken && bonus.first_year == FirstYear::left_out) return Counts::no;
    const auto paid =
        targets ? target_bonus_on({years.last_of(year)}, terms, clause, c) : paid_in(year, label_of(year));
    if (!paid) return Counts::open;
    if (!broken || targets) {
      found.push_back(targets ? w.named(*paid, label_of(year)) : *paid);
    } else if (bonus.first_year == FirstYear::annualized) {
      const int employed = years.last_of(year) - *hire + 1;
      found.push_back(w.share_of(*paid, w.law(years.days_of(year), Unit::days, "days of the year", "calendar"),
                                 w.derived(employed, Unit::days, "days employed", {w.fact(*hire, "hired")})));
    } else {
      warn_of_broken(year, *hire);
      found.push_back(*paid);
    }
    return Counts::yes;
  }

  void warn_of_broken(int year, Date hire) const {
    if (!c.explain) return;
    for (const Remark& r : c.out.remarks) {
      if (r.id == "broken-year") return;
    }
    c.warn(Module::severance, "broken-year", fmt::format("salary.bonus_paid.{}", year),
           fmt::format("the bonus of {} is for part of a year, from {} on, and counts as it was paid", year,
                       to_string(hire)),
           "terms can say `first_year: annualized` or `left_out`", clause.cite);
  }

  std::optional<Figure> of_years(int count, bool average) const {
    const auto last = last_completed();
    if (!last) return std::nullopt;
    std::vector<Figure> found;
    bool complete = true;
    for (int year = *last - count + 1; year <= *last; ++year)
      complete = add(year, found) != Counts::open && complete;
    if (!complete) return std::nullopt;
    if (found.empty()) return none(*last);
    if (!average) return greatest_of(found, c);
    if (found.size() == 1) return found[0];
    const Figure asked = c.work.term(*bonus.average_of_last, Unit::count, "years");
    const auto size = static_cast<int64_t>(found.size());
    const Figure years_counted =
        asked.value == Exact{size} ? asked : c.work.derived(size, Unit::count, "years that count", {asked});
    return c.work.quotient(c.work.sum(found), years_counted, "average bonus");
  }

  std::optional<Figure> none(int last) const {
    if (!bonus.if_none.empty()) return amount_figure(bonus.if_none.front(), day, terms, clause, c);
    return missing(fmt::format("salary.bonus_paid.{}", last),
                   "a bonus of a completed year (the terms do not say what counts where there is none)");
  }
};

}  // namespace

std::optional<Date> amount_day(const FromDay& from, PayDay on, const ClauseHead& clause, const Case& c) {
  switch (from.name) {
    case FromDay::Name::end: return c.situation.end ? c.situation.end : on.on;
    case FromDay::Name::notice:
      if (!c.situation.notice) c.missing(Module::severance, clause, "termination.notice", "the day of notice");
      return c.situation.notice;
    case FromDay::Name::change: {
      for (const When& when : clause.when) {
        const Change* named = when.change ? c.situation.first_change(*when.change) : nullptr;
        if (named != nullptr) return named->date;
      }
      for (const Change& change : c.situation.changes) {
        if (change.counts) return change.date;
      }
      c.missing(Module::severance, clause, "events", "the change in control from which the amount is taken");
      return std::nullopt;
    }
    case FromDay::Name::date: return from.date;
    default: return on.on;
  }
}

Figure greatest_of(std::span<const Figure> figures, const Case& c) {
  Figure best = figures.front();
  for (const Figure& each : figures.subspan(1)) best = c.work.greatest(best, each);
  return best;
}

Figure least_of(std::span<const Figure> figures, const Case& c) {
  Figure best = figures.front();
  for (const Figure& each : figures.subspan(1)) best = c.work.least(best, each);
  return best;
}

std::optional<Figure> bonus_figure(const BonusOf& bonus, bool targets, PayDay day, const MeasureTerms& terms,
                                   const ClauseHead& clause, const Case& c) {
  if (!c.facts.salary) {
    c.missing(Module::severance, clause, "salary.base", "the salary");
    return std::nullopt;
  }
  const BonusYears of{bonus, targets, day, terms, clause, c, {c.agreement.fiscal_year_ends}};
  if (bonus.average_of_last) return of.of_years(*bonus.average_of_last, true);
  if (bonus.highest_of_last) return of.of_years(*bonus.highest_of_last, false);
  return of.of_word();
}

}  // namespace payout
