#include "clauses/severance/benefit_continuation.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/known_days.h"
#include "clauses/severance/tax_made_good.h"
#include "law/cobra.h"
#include "law/medicare.h"

namespace payout {
namespace {

/// What the company bears in a month of one stretch, and how many months the stretch has.
struct CoverMonths {
  int months = 0;
  Figure count = {};
  Figure monthly = {};
  CoverAs as = CoverAs::cover;
};

/// One benefit that goes on.
struct GoingOn {
  const BenefitContinuation& terms;
  const ClauseHead& clause;
  const Case& c;
  const Occurrence& when;
  BenefitResult out = {};
  Figure first_day = {};

  std::optional<Figure> missing(std::string path, std::string_view what) const {
    c.missing(Module::severance, clause, path, what);
    return std::nullopt;
  }
  Figure by_month(const PayRate& yearly, std::string_view label) const {
    return c.work.quotient(c.work.fact(yearly, label), c.work.law(12, Unit::months, "months"));
  }

  // ---- what a month costs ----

  std::optional<Figure> premium() const {
    if (terms.benefit == "health") {
      if (!c.facts.salary || !c.facts.salary->health)
        return missing("salary.health.premium", "the premium of the health cover");
      return by_month(c.facts.salary->health->premium, "premium");
    }
    const PayRate* cost = c.facts.salary ? c.facts.salary->benefits.find(terms.benefit) : nullptr;
    if (cost == nullptr)
      return missing(fmt::format("salary.benefits.{}", terms.benefit),
                     fmt::format("what {} costs", terms.benefit));
    return by_month(*cost, terms.benefit);
  }

  std::optional<Figure> monthly(const CompanyPays& pays) const {
    const bool less_own_part = pays.premium_less || pays.part == CompanyPart::employer_part;
    if (less_own_part && (!c.facts.salary || !c.facts.salary->health))
      missing("salary.health.employee_part", "what an active employee pays of the premium");
    const auto whole = premium();
    if (!whole) return std::nullopt;
    Figure part = *whole;
    if (less_own_part) {
      const auto& health = c.facts.salary->health;
      if (!health || !health->employee_part)
        return missing("salary.health.employee_part", "what an active employee pays of the premium");
      part = c.work.difference(part, by_month(*health->employee_part, "employee part"));
    }
    if (pays.share) part = c.work.product(c.work.term(*pays.share, {}), part);
    if (pays.up_to)
      part = c.work.least(
          part, c.work.quotient(c.work.term(*pays.up_to, "up to"), c.work.law(12, Unit::months, "months")));
    return c.work.rounded(part, "a month");
  }

  // ---- which months ----

  /// First day of the n-th month, and its last.
  Date begins(int n) const {
    if (terms.starts == CoverStarts::next_day) return add_months(when.date + 1, n, MonthEnd::clamp);
    return add_months(Date::of(when.date.year(), when.date.month(), 1), n + 1, MonthEnd::clamp);
  }
  Date through(int n) const { return begins(n + 1) - 1; }

  std::optional<int> months_asked(Figure& count) const {
    if (terms.until_day) {
      int n = 0;
      while (begins(n) <= *terms.until_day) ++n;
      count = c.work.derived(n, Unit::months, "months that begin by then",
                             {c.work.term(*terms.until_day, "until")});
      return n;
    }
    if (terms.months_from) {
      const auto own = named_count(*terms.months_from, Unit::months, clause, c);
      if (!own) return std::nullopt;
      count = *own;
      return static_cast<int>(floor_of(own->value));
    }
    const int* months = at_tier(terms.months, clause, c);
    if (months == nullptr) return std::nullopt;
    count = c.work.term(*months, Unit::months, "months");
    return *months;
  }

  bool ends_by(CoverEnd what) const { return std::ranges::find(terms.ends, what) != terms.ends.end(); }

  /// The first day of other cover, of Medicare, or the day after a death, whichever comes first.
  std::optional<Figure> ended() const {
    std::optional<Figure> first;
    const auto add = [&](Figure day) {
      if (!first || day.value < first->value) first = day;
    };
    if (ends_by(CoverEnd::new_cover)) {
      for (const NewJob& job : c.facts.new_employment) {
        if (job.health_from) add(c.work.fact(*job.health_from, "new cover"));
      }
    }
    if (ends_by(CoverEnd::new_job)) {
      for (const NewJob& job : c.facts.new_employment) add(c.work.fact(job.from, "new work begins"));
    }
    if (ends_by(CoverEnd::medicare) && c.facts.employee.medicare_from)
      add(c.work.fact(*c.facts.employee.medicare_from, "Medicare"));
    if (ends_by(CoverEnd::death) && c.facts.employee.died) add(c.work.fact(*c.facts.employee.died, "death"));
    return first;
  }

  /// Whether cover ends with Medicare, which can begin by a day and of which nothing is said.
  bool medicare_is_unknown(Date by) const {
    const Employee& person = c.facts.employee;
    return ends_by(CoverEnd::medicare) && !person.medicare_from && person.born &&
           law::medicare_at_65(*person.born) <= by;
  }

  /// How long the law gives cover after the end of employment: longer for the disabled, and for the family
  /// after a death or where the person dies within that time.
  int months_after_end() const {
    const auto& health = c.facts.salary->health;
    return health && health->disabled.value_or(false) ? law::cobra_months_of_disabled : law::cobra_months;
  }
  bool died_within() const {
    const auto& died = c.facts.employee.died;
    const Date end = c.situation.end.value_or(when.date);
    return died && *died >= end && *died <= add_months(end, months_after_end(), MonthEnd::clamp);
  }
  int cobra_months() const {
    return c.situation.reason == Reason::death || died_within() ? law::cobra_months_of_family
                                                                : months_after_end();
  }
  Figure cobra_figure() const {
    const Figure months = c.work.law(cobra_months(), Unit::months, "months of COBRA cover", law::cobra_section);
    if (cobra_months() == law::cobra_months_of_family && c.situation.reason != Reason::death)
      return c.work.derived(months.value, Unit::months, "months of COBRA cover of the family",
                            {months, c.work.fact(*c.facts.employee.died, "death")});
    const auto& health = c.facts.salary->health;
    if (cobra_months() != law::cobra_months_of_disabled) return months;
    return c.work.derived(months.value, Unit::months, "months of COBRA cover for the disabled",
                          {months, c.work.fact_at(&health->disabled, Exact{1}, Unit::count, "disabled")});
  }

  /// The stretches as far as the law gives cover; what is paid in cash does not end with it.
  void keep_to_cobra(std::vector<CoverMonths>& stretches) const {
    if (!terms.at_most) return;
    int left = cobra_months();
    for (CoverMonths& each : stretches) {
      if (each.as == CoverAs::cash) continue;
      if (each.months > left)
        each.count =
            c.work.least(each.count, c.work.named({Exact{left}, cobra_figure().step}, "months of cover left"));
      each.months = std::min(each.months, left);
      left -= each.months;
    }
  }

  /// Of so many months those that begin before the end.
  int months_before(int months, const std::optional<Figure>& end) const {
    int n = 0;
    while (n < months && (!end || Workings::serial(begins(n)) < end->value)) ++n;
    return n;
  }

  // ---- the result ----

  bool in_cash() const {
    const bool refused = terms.cash_if_discriminatory && c.facts.salary && c.facts.salary->health &&
                         c.facts.salary->health->discriminatory.value_or(false);
    return refused || terms.as == CoverAs::cash;
  }

  /// Of one stretch what is paid in the months from `from` on.
  std::optional<Figure> add(const CoverMonths& stretch, int from, int paid) {
    const int here = std::clamp(paid - from, 0, stretch.months);
    if (here == 0) return std::nullopt;
    if (stretch.as == CoverAs::cover) {
      for (int n = from; n < from + here; ++n) {
        const Date last = terms.until_day ? std::min(through(n), *terms.until_day) : through(n);
        out.by_month.push_back({begins(n), last, money_of(stretch.monthly)});
        monthlies.push_back(stretch.monthly);
      }
    }
    const Figure count = here == stretch.months
                             ? stretch.count
                             : c.work.derived(here, Unit::months, "months that begin before it ends",
                                              {ended().value_or(stretch.count), stretch.count});
    return c.work.product(count, stretch.monthly);
  }

  void explain(const std::optional<Figure>& end) const {
    if (!c.work.explaining()) return;
    const std::string path = fmt::format("benefits[{}]", clause.id);
    const Figure start = occurrence_figure(c, when);
    const auto day = [&](std::string_view field, Date date, std::string_view label) {
      std::vector<Figure> from{start};
      if (end) from.push_back(*end);
      account_day(c, fmt::format("{}.{}", path, field), date,
                  c.work.derived(Workings::serial(date), Unit::date, label, from), clause.id);
    };
    day("starts", *out.starts, "the first month after the end of employment begins");
    day("last_day", *out.last_day, "the last month paid ends");
    account_day(c, fmt::format("calendar[{}]", clause.id), *out.last_day,
                c.work.figure(Workings::serial(*out.last_day), Unit::date, path + ".last_day", "last day"),
                clause.id);
    c.work.account(path + ".months",
                   c.work.derived(static_cast<int64_t>(out.by_month.size()), Unit::months, "whole months paid",
                                  {start, end.value_or(start)}),
                   clause.id);
    for (size_t i = 0; i < out.by_month.size(); ++i) {
      const BenefitMonth& month = out.by_month[i];
      const std::string entry = fmt::format("by_month[{}]", i);
      day(entry + ".from", month.from, "the month begins");
      day(entry + ".through", month.through, "the month ends");
      c.work.account(fmt::format("{}.{}", path, entry), {month.amount.exact(), monthly_step(i)}, clause.id);
    }
  }
  std::vector<Figure> monthlies = {};  ///< by month, for the explanation
  StepRef monthly_step(size_t i) const { return i < monthlies.size() ? monthlies[i].step : StepRef{}; }

  void make_good(Figure cost) {
    out.tax_made_good = make_good_tax(clause, terms.label, cost, when, terms.due, c);
    if (!out.tax_made_good || !c.work.explaining()) return;
    c.work.account(fmt::format("benefits[{}].tax_made_good", clause.id),
                   c.work.figure(out.tax_made_good->exact(), Unit::money,
                                 fmt::format("severance.{}_tax", clause.id), "income tax made good"),
                   clause.id);
  }

  void tell(const std::optional<Figure>& end) const {
    if (!c.explain) return;
    if ((ends_by(CoverEnd::new_cover) || ends_by(CoverEnd::new_job)) && c.facts.new_employment.empty() && !end)
      c.note(
          Module::severance, "no-new-cover", "new_employment",
          fmt::format("no new employment is given: {} is counted to {}", terms.label, to_string(*out.last_day)),
          "give `new_employment: {from: DAY, health_from: DAY}` when there is some", clause.cite);
    const Employee& person = c.facts.employee;
    if (ends_by(CoverEnd::medicare) && !person.medicare_from && !person.born)
      c.note(Module::severance, "no-medicare", "employee.medicare_from",
             fmt::format("neither a first day of Medicare nor a date of birth is given: {} is counted to {}",
                         terms.label, to_string(*out.last_day)),
             "give `employee.medicare_from`, or `employee.born`", clause.cite);
    if (terms.taxed == CoverTaxed::yes)
      c.note(Module::severance, "benefit-taxed", {},
             fmt::format("{} is income of the executive; nobody makes good the tax", terms.label), {},
             clause.cite);
  }

  void open() const { c.open_line(clause, clause.id, terms.label, when.date); }

  void run() {
    Figure count;
    const auto months = months_asked(count);
    std::vector<CoverMonths> stretches;
    const auto cost = months ? monthly(terms.company_pays) : std::nullopt;
    if (!months || !cost) return open();
    const CoverAs first = in_cash() ? CoverAs::cash : CoverAs::cover;
    stretches.push_back({*months, count, *cost, first});
    for (const CoverStretch& more : terms.then) {
      const auto later = monthly(more.company_pays);
      if (!later) return open();
      const CoverAs as = first == CoverAs::cash ? first : more.as.value_or(first);
      stretches.push_back({more.months, c.work.term(more.months, Unit::months, "months"), *later, as});
    }
    keep_to_cobra(stretches);
    finish(stretches);
  }

  static Figure sum_of(const std::vector<Figure>& parts, Workings& w) {
    return parts.size() == 1 ? parts[0] : w.sum(parts);
  }

  void finish(const std::vector<CoverMonths>& stretches) {
    int all = 0;
    for (const CoverMonths& each : stretches) all += each.months;
    const auto end = ended();
    const int paid = months_before(all, end);
    if (paid > 0 && medicare_is_unknown(begins(paid - 1))) {
      c.missing(Module::severance, clause, "employee.medicare_from",
                fmt::format("the first day of Medicare (by age it can be {})",
                            to_string(law::medicare_at_65(*c.facts.employee.born))));
      return open();
    }
    std::vector<Figure> cover, cash;
    int from = 0;
    for (const CoverMonths& each : stretches) {
      if (const auto part = add(each, from, paid)) (each.as == CoverAs::cash ? cash : cover).push_back(*part);
      from += each.months;
    }
    if (!cash.empty()) pay_in_cash(sum_of(cash, c.work), !cover.empty());
    if (!cover.empty()) fill(sum_of(cover, c.work), end);
  }

  void pay_in_cash(Figure cost, bool beside_cover) {
    const std::string_view id = beside_cover ? c.work.text(clause.id + "_cash") : std::string_view{clause.id};
    const std::string_view label =
        beside_cover ? c.work.text(fmt::format("{}, in cash", terms.label)) : std::string_view{terms.label};
    c.out.severance.lines.push_back(make_line(clause, id, label, arising_figure(c, when), cost, terms.due, c));
    if (!beside_cover && terms.taxed == CoverTaxed::made_good) make_good(cost);
  }

  /// What the person pays of the whole premium in the months that the company bears in part.
  void add_employee_part() {
    const auto whole = premium();
    if (!whole || out.by_month.empty()) return;
    std::vector<Figure> parts;
    for (size_t i = 0, next = 0; i < monthlies.size(); i = next) {
      while (next < monthlies.size() && monthlies[next].value == monthlies[i].value) ++next;
      const Figure own = c.work.difference(c.work.rounded(*whole, "premium a month"), monthlies[i]);
      const auto months = static_cast<int64_t>(next - i);
      if (own.value > Exact{0})
        parts.push_back(
            c.work.product(c.work.derived(months, Unit::months, "months", {occurrence_figure(c, when)}), own));
    }
    if (parts.empty()) return;
    const Figure sum = sum_of(parts, c.work);
    out.employee_pays = money_of(sum);
    c.work.account(fmt::format("benefits[{}].employee_pays", clause.id), sum, clause.id);
  }

  void fill(Figure cost, const std::optional<Figure>& end) {
    out.id = clause.id, out.label = terms.label, out.cite = clause.cite, out.summary = clause.summary;
    out.clause = &clause, out.arises = when.date;
    out.starts = out.by_month.front().from, out.last_day = out.by_month.back().through;
    out.months = static_cast<int>(out.by_month.size());
    const Figure rounded = c.work.rounded(cost);
    out.amount = money_of(rounded), out.arithmetic = rounded.step;
    add_employee_part();
    if (terms.taxed == CoverTaxed::made_good) make_good(cost);
    if (c.lists)
      c.deadline(clause.id, *out.last_day, fmt::format("Last day of {} at the company's cost", terms.label),
                 clause.cite);
    explain(end);
    tell(end);
    c.out.benefits.push_back(std::move(out));
  }
};

}  // namespace

void pay(const BenefitContinuation& terms, const ClauseHead& clause, const Case& c) {
  // Cover goes on once, whichever ways lead to it.
  const Occurrences all = occurrences(c, clause);
  if (!all.empty()) GoingOn{terms, clause, c, *all.begin()}.run();
}

}  // namespace payout
