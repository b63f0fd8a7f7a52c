#include <fmt/format.h>

#include <algorithm>

#include "clauses/parachute/exposure.h"
#include "clauses/parachute/shareholder_vote.h"
#include "law/compounding.h"
#include "law/gross_up.h"
#include "law/uncertain_payment.h"

namespace payout {
namespace {

constexpr std::string_view later_payment_rule = "26 CFR 1.280G-1 Q&A-33(b), (d) Ex. 3";

law::ContingentPayment payment_of(const ContingentLine& line) {
  return {
      .nominal = line.amount, .present_value = line.present_value, .reasonable_before = line.earlier_services};
}

std::vector<law::ContingentPayment> counted(const ParachuteResult& out) {
  std::vector<law::ContingentPayment> payments;
  payments.reserve(out.contingent.size());
  for (const ContingentLine& line : out.contingent) {
    if (line.counted) payments.push_back(payment_of(line));
  }
  return payments;
}

/// A payment that was estimated to be unlikely, and was made.
bool made_after_all(const Exposure& e, const ContingentLine& line) {
  if (!e.c.facts.tax) return false;
  for (const OtherContingent& other : e.c.facts.tax->other_contingent) {
    if (other.id == line.id && line.cite == "supplied")
      return other.made.value_or(false) && other.probability && !law::counts(other.probability->value);
  }
  return false;
}

/// The excise is on what is paid; another reading takes its present value (gross_up_cash_discounting). The
/// reading is asked only where the two differ.
bool excise_on_present_value(const Exposure& e) {
  if (!e.test.parachute || e.test.total_nominal == e.test.total_present_value) return false;
  return e.c.choose(e.terms.discounting) == Discounting::threshold_and_excise;
}

void share_out(Exposure& e, const law::ParachuteTest& test, bool to_later_payments) {
  size_t next = 0;
  for (ContingentLine& line : e.out().contingent) {
    if (!line.counted || (!to_later_payments && made_after_all(e, line))) continue;
    line.base_allocated = test.payments[next].base_allocated;
    line.excess = test.payments[next].excess;
    ++next;
  }
}

void note_second_test(const Exposure& e, Money later) {
  if (!e.c.explain) return;
  e.c.note(
      Module::parachute, "tested-again", "tax.other_contingent",
      fmt::format("{} was left out as unlikely when the payments were first tested, and was made: this is the "
                  "second test",
                  grouped(later)),
      {}, "26 CFR 1.280G-1 Q&A-33(b)");
}

/// What was unlikely and was made after all, of what counts.
Money made_later(const Exposure& e) {
  Money later;
  for (const ContingentLine& line : e.out().contingent) {
    if (line.counted && made_after_all(e, line)) later += line.amount;
  }
  return later;
}

/// Payments that were unlikely and were made after all need no second test where the others were parachute
/// payments without them: no base amount falls on them, and all of each is excess. Q&A-33(b), (d) Ex. 3.
bool share_out_without_second_test(Exposure& e) {
  const Money later = made_later(e);
  if (later == Money{}) return false;
  std::vector<law::ContingentPayment> first;
  for (const ContingentLine& line : e.out().contingent) {
    if (line.counted && !made_after_all(e, line)) first.push_back(payment_of(line));
  }
  const law::ParachuteTest test = law::parachute_test(*e.base, first);
  if (!test.parachute) return note_second_test(e, later), false;
  share_out(e, test, false);
  for (ContingentLine& line : e.out().contingent) {
    if (line.counted && made_after_all(e, line)) line.base_allocated = Money{}, line.excess = line.amount;
  }
  if (e.c.explain)
    e.c.note(
        Module::parachute, "no-second-test", "tax.other_contingent",
        fmt::format("{} was unlikely and was made after all: without it there was an excess parachute payment "
                    "already, so the test is not made again and all of it is excess; allocated anew, the base "
                    "amount would fall on it as well and the excess would be the same in all",
                    grouped(later)),
        {}, later_payment_rule);
  return true;
}

/// Pay for earlier services takes the place of the base amount allocated to a payment where it is larger:
/// 280G(b)(4)(B). What it takes off beyond the base amount.
Money offset_by_earlier_services(const ParachuteResult& out) {
  Money more;
  for (const ContingentLine& line : out.contingent)
    more += std::max(Money{}, line.earlier_services - line.base_allocated);
  return more;
}

/// A figure of a line as it stands in the result.
Figure shown(const Exposure& e, const ContingentLine& line, Money value, std::string_view field) {
  if (!e.c.work.recording()) return {value.exact(), {}};
  return e.c.work.figure(value.exact(), Unit::money, fmt::format("parachute.contingent[{}]{}", line.id, field),
                         {});
}

std::vector<Figure> earlier_services(const Exposure& e) {
  std::vector<Figure> parts;
  for (const ContingentLine& line : e.out().contingent) {
    if (line.earlier_services > line.base_allocated)
      parts.push_back(shown(e, line, line.earlier_services, ".earlier_services"));
  }
  return parts;
}

void work_out_excise(Exposure& e, bool on_present_value) {
  Workings& w = e.c.work;
  Adding parts{w};
  for (const ContingentLine& line : e.out().contingent) {
    if (!line.counted) continue;
    const Money part = on_present_value ? line.present_value : line.amount;
    parts.add(shown(e, line, part, on_present_value ? ".present_value" : ""));
  }
  e.total = w.named(parts.sum(), "parachute payments");
  const Figure rate = w.law(law::excise_rate, Unit::rate, {}, "26 U.S.C. 4999(a)");
  Figure excess = w.difference(e.total, e.base_figure);
  if (const Money more = offset_by_earlier_services(e.out()); more > Money{}) {
    excess = w.difference(excess, w.derived(more.exact(), Unit::money, "further pay for earlier services",
                                            std::span<const Figure>{earlier_services(e)}));
  }
  const Figure excise = w.product(rate, excess);
  e.exact_excise = excise.value;
  e.excise = w.rounded(excise, "excise");
  e.out().excise_arithmetic = e.excise.step;
  e.out().excise = e.test.excise = money_of(e.excise);
}

/// What is left out now and would use up the room if it counted.
void note_room(const Exposure& e) {
  if (!e.c.explain || e.test.parachute) return;
  for (const ContingentLine& line : e.out().contingent) {
    if (line.counted || line.amount <= e.test.room) continue;
    e.c.note(Module::parachute, "room", "tax",
             fmt::format("{} are left under the threshold; {} of {}, if it counted, would use that up",
                         grouped(e.test.room), line.label, grouped(line.amount)),
             {}, "26 U.S.C. 280G(b)(2)(A)(ii)");
  }
}

/// Payments after the change are taken at their amount where no rate is known.
void note_without_rate(const Exposure& e) {
  if (!e.c.explain || e.out().discounted) return;
  const auto undiscounted = [&](const ContingentLine& line) {
    return line.counted && line.paid > e.change && !discount_rate(e, law::days_in_years(*line.paid - e.change));
  };
  if (std::ranges::none_of(e.out().contingent, undiscounted)) return;
  e.c.note(Module::parachute, "not-discounted", "tax.afr_120",
           "no applicable federal rate is known for the month: payments after the change are not discounted",
           "give `tax.afr_120`", "26 U.S.C. 280G(d)(4)");
}

/// The gross-up that goes with an excise where it is paid, or would be at the rates supplied; in words.
std::string and_gross_up(const Exposure& e, Money excise) {
  std::optional<Money> amount;
  if (e.test.parachute) {
    amount = e.out().gross_up;
  } else if (e.out().gross_up && e.c.facts.tax && e.c.facts.tax->marginal) {
    const auto& m = *e.c.facts.tax->marginal;
    const auto solved =
        law::gross_up_at_rates(excise, {m.federal.value, m.medicare.value, m.state.value_or(Rate{}).value});
    if (solved) amount = solved->amount;
  }
  return amount && *amount > Money{} ? fmt::format(" and a gross-up of about {}", grouped(*amount)) : "";
}

}  // namespace

void note_near_threshold(const Exposure& e) {
  if (!e.c.explain || !e.base) return;
  const Exact threshold = e.base->cents * law::base_amount_multiple;
  const Exact apart = e.test.total_present_value.exact() - threshold;
  const Exact distance = apart < Exact{0} ? -apart : apart;
  if (distance * Exact{100} > threshold) return;
  const Exact third = distance / Exact{law::base_amount_multiple};
  // Equal reaches the threshold: to be spared the base amount must be more.
  const Money base_moves = e.test.parachute ? Money::cents(floor_of(third) + 1) : up_to_the_cent(third);
  const Money excise = law::excise_on(e.test.total_nominal - e.test.base);
  e.c.note(Module::parachute, "near-threshold", "w2",
           fmt::format("the payments are within 1% of three times the base amount: a base amount {} by {} "
                       "would {} an excise of about {}{}",
                       e.test.parachute ? "higher" : "lower", grouped(base_moves),
                       e.test.parachute ? "spare" : "cost", grouped(excise), and_gross_up(e, excise)),
           {}, "26 U.S.C. 280G(b)(2)(A)(ii)");
}

void test_payments(Exposure& e) {
  auto payments = counted(e.out());
  e.test = law::parachute_test(*e.base, payments);
  if (e.test.parachute && take_out_above_safe_harbor(e)) {
    payments = counted(e.out());
    e.test = law::parachute_test(*e.base, payments);
  }
  const bool by_value = excise_on_present_value(e);
  if (by_value) e.test = law::parachute_test(*e.base, payments, law::ExcessOn::present_value);
  ParachuteResult& out = e.out();
  const bool by_violation = test_securities_violations(e);
  out.total = e.test.total_nominal;
  out.present_value = e.test.total_present_value;
  out.excess = e.test.excess;
  out.excise = e.test.excise;
  if (!by_violation) out.safe_harbor = law::safe_harbor(*e.base, Money::dollars(1));
  if (e.test.parachute) {
    if (!by_violation) out.over = *out.present_value - *out.threshold;
    if (by_value || !share_out_without_second_test(e)) share_out(e, e.test, true);
    work_out_excise(e, by_value);
  } else {
    out.room = e.test.room;
    if (const Money later = made_later(e); later != Money{}) note_second_test(e, later);
  }
  prepay_excise(e);
  note_room(e);
  note_without_rate(e);
}

}  // namespace payout
