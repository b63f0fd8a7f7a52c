#include "clauses/parachute/contingent_part.h"

#include <fmt/format.h>

#include <algorithm>

#include "law/compounding.h"

namespace payout {
namespace {

constexpr const char* one_percent_rule = "26 CFR 1.280G-1 Q&A-24(c)(4)";
constexpr std::string_view time_value_rule = "26 CFR 1.280G-1 Q&A-24(e)";

void note_full_months(const Exposure& e, const ContingentPart& part, std::string_view what, int shorter) {
  if (!e.c.explain) return;
  e.c.note(
      Module::parachute, "full-months", {},
      fmt::format("{}: {} full month{} from {} to {} with the last day left out, as the regulation's examples "
                  "count, {} to the anniversary: one month is {}",
                  what, shorter, shorter == 1 ? "" : "s", to_string(part.accelerated), to_string(part.vests),
                  shorter + 1, grouped(to_the_cent(part.payment.exact() / Exact{100}))),
      "the reading of full months chooses", "26 CFR 1.280G-1 Q&A-24(c)(4), (f) Ex. 3");
}

/// The steps of one part, for whoever asks.
struct PartSteps {
  const Exposure& e;
  const ContingentLine& line;
  const ContingentPart& part;
  const PartSources& from;
  std::string path;

  Workings& w() const { return e.c.work; }
  bool vested_before() const { return line.rule == ContingencyRule::paid_early; }
  std::string_view whole() const { return vested_before() ? "payment" : "value when it vested"; }
  Figure shown(std::string_view field, Exact value, Unit unit, std::string_view label) const {
    return w().figure(value, unit, fmt::format("{}.{}", path, field), label);
  }
  void enter(std::string_view field, Exact value, Figure how, std::string_view law = {}) const {
    if (how.value != value)
      how = w().derived(value, w().at(how.step).unit, "rounded once, from the exact parts", {how});
    w().account(field.empty() ? path : fmt::format("{}.{}", path, field), how, {}, law);
  }

  void time() const {
    enter("vests", from.vests.value, from.vests);
    enter("accelerated", from.accelerated.value, from.accelerated);
    enter("shares", from.shares.value, from.shares);
    enter("payment", from.payment.value, from.payment);
    const Figure early = shown("accelerated", from.accelerated.value, Unit::date,
                               vested_before() ? "paid" : "accelerated vesting"),
                 late = shown("vests", from.vests.value, Unit::date,
                              vested_before() ? "would have been paid" : "would have vested");
    enter("days", part.days, w().derived(part.days, Unit::days, "days between the two", {early, late}));
    enter("full_months", part.full_months,
          w().derived(part.full_months, Unit::months, "full months between the two", {early, late}),
          one_percent_rule);
    if (part.discount_rate)
      enter("discount_rate", part.discount_rate->value, rate_figure(e, part.discount_rate->value));
  }

  Figure nothing(std::string_view why) const {
    return w().derived(Exact{}, Unit::money, why,
                       {shown("payment", part.payment.exact(), Unit::money, whole())});
  }

  Figure present_value() const {
    std::vector<Figure> of{shown("payment", part.payment.exact(), Unit::money, whole()),
                           shown("days", part.days, Unit::days, "days")};
    if (part.discount_rate)
      of.push_back(shown("discount_rate", part.discount_rate->value, Unit::rate, "discount, half-yearly"));
    return w().derived(part.payment.exact() - part.time_value.exact(), Unit::money,
                       "present value, so long before", std::span<const Figure>{of});
  }

  void value() const {
    const Figure payment = shown("payment", part.payment.exact(), Unit::money, whole());
    const bool none =
        line.counted && part.value == part.payment && part.time_value == Money{} && part.one_percent == Money{};
    const std::string_view in_full = "it counts in full: no part is valued by time";
    enter("time_value", part.time_value.exact(),
          part.time_value == Money{}
              ? nothing(none ? in_full : "it is paid no earlier, or vests on the day itself")
              : w().difference(payment, present_value()),
          time_value_rule);
    const Figure percent = w().law(Exact::fraction(1, 100), Unit::rate, {}, one_percent_rule);
    const Figure months = shown("full_months", part.full_months, Unit::count, "full months");
    const Figure base = line.rule == ContingencyRule::vested_only && part.time_value == Money{}
                            ? w().derived(payment.value, Unit::money, "its present value", {payment})
                            : payment;
    enter("one_percent", part.one_percent.exact(),
          part.one_percent == Money{} ? nothing(none              ? in_full
                                                : vested_before() ? "it was vested already: no 1% counts"
                                                                  : "there is no full month in between")
                                      : w().rounded(w().product(w().product(percent, base), months)),
          one_percent_rule);
    if (vested_before())
      return enter({}, part.value.exact(),
                   shown("time_value", part.time_value.exact(), Unit::money, "payment less its present value"),
                   line.law);
    const Figure both =
        w().sum({shown("time_value", part.time_value.exact(), Unit::money, "time value"),
                 shown("one_percent", part.one_percent.exact(), Unit::money, "1% a full month")});
    enter({}, part.value.exact(), none ? payment : w().least(payment, both), line.law);
  }
};

}  // namespace

StepRef arithmetic_of(const Exposure& e, const ContingentLine& line, Figure sum) {
  Workings& w = e.c.work;
  if (!w.recording() || line.parts.size() != 1) return sum.step;
  const ContingentPart& part = line.parts.front();
  if (part.time_value + part.one_percent != part.value) return sum.step;
  const std::string path = fmt::format("parachute.contingent[{}].parts[0]", line.id);
  return w
      .sum({w.figure(part.time_value.exact(), Unit::money, path + ".time_value", "time value"),
            w.figure(part.one_percent.exact(), Unit::money, path + ".one_percent", "1% a full month")})
      .step;
}

law::EarlyBy early_by(const Exposure& e, const ContingentPart& part, std::string_view what) {
  const Date early = part.accelerated, late = part.vests;
  auto months = law::FullMonths::last_day_out;
  const int shorter = law::full_months_early(early, late, months);
  if (shorter != law::full_months_early(early, late, law::FullMonths::anniversary)) {
    if (e.c.choose(e.terms.full_months) == MonthCount::anniversary) months = law::FullMonths::anniversary;
    note_full_months(e, part, what, shorter);
  }
  const law::EarlyBy by_days = law::early_by(early, late, months);
  const law::EarlyBy by_months = law::early_by(early, late, months, law::TimeCount::whole_months);
  if (by_days == by_months || e.c.choose(e.terms.time_value) == TimeCount::actual_days) return by_days;
  return by_months;
}

Figure part_figure(const Exposure& e, const ContingentLine& line, size_t number, const ContingentPart& part,
                   const PartSources& from) {
  Workings& w = e.c.work;
  if (!w.recording()) return {part.value.exact(), {}};
  const std::string path = fmt::format("parachute.contingent[{}].parts[{}]", line.id, number);
  if (w.explaining()) {
    const PartSteps steps{e, line, part, from, path};
    steps.time();
    steps.value();
  }
  return w.figure(part.value.exact(), Unit::money, path, {});
}

Figure rate_figure(const Exposure& e, Exact rate) {
  Workings& w = e.c.work;
  if (!w.recording()) return {rate, {}};
  if (e.c.facts.tax && e.c.facts.tax->afr_120)
    return w.fact(*e.c.facts.tax->afr_120, "120% of the federal rate");
  return w.law(rate, Unit::rate,
               w.text(fmt::format("120% of the applicable federal rate, table of {:04}-{:02}", e.change.year(),
                                  e.change.month())));
}

}  // namespace payout
