#include <fmt/format.h>

#include <algorithm>

#include "clauses/evaluate.h"
#include "clauses/parachute/compare_remedies.h"
#include "clauses/parachute/true_up.h"
#include "values/number_text.h"

namespace payout {
namespace {

/// Dollars in millionths: a residual is smaller than any price.
std::string millionths(Exact dollars) {
  std::string text = decimal(dollars, 6);
  while (text.back() == '0' && text[text.size() - 3] != '.') text.pop_back();
  return text;
}

void report_no_solution(const Exposure& e, const ClauseHead& clause) {
  e.c.error(
      Module::parachute, "no-gross-up", "tax.marginal",
      fmt::format("no gross-up can satisfy {} at these rates: taxes and the excise leave nothing of a dollar",
                  clause.cite),
      "the marginal rates and the 20% excise must stay below 100% together", clause.cite);
}

/// Each tax on the gross-up, and the rates at which its last dollar is taxed.
void split_taxes(const Exposure& e, const law::YearTaxes& taxes, const law::GrossUp& solved) {
  ParachuteResult& out = e.out();
  const law::TaxBill bill = law::cost_of(taxes, solved.amount);
  out.federal_on_gross_up = bill.federal;
  out.state_on_gross_up = bill.state + bill.local;
  out.social_security_on_gross_up = bill.oasdi;
  out.medicare_on_gross_up = bill.medicare;
  const auto last = [&](const law::Schedule& s) { return s.piece_at(solved.cents).slope; };
  Workings& w = e.c.work;
  const auto rate = [&](Exact value, std::string_view name) {
    if (!w.recording()) return Figure{value, {}};
    const std::string_view table = w.text(fmt::format("{} tables of {}", name, out.table_year.value_or(0)));
    return w.law(value, Unit::rate, name, table.data());
  };
  std::vector<Figure> parts{rate(last(taxes.federal), "federal"), rate(last(taxes.medicare), "Medicare")};
  if (const Exact oasdi = last(taxes.oasdi); oasdi != Exact{0}) parts.push_back(rate(oasdi, "social security"));
  if (const Exact state = last(taxes.state) + last(taxes.local); state != Exact{0})
    parts.push_back(rate(state, "state"));
  const Figure sum = w.sum(parts);
  out.rate = Rate{sum.value};
  out.rate_arithmetic = sum.step;
}

/// What the state's table leaves out of this gross-up, local taxes included, each with its own sentence.
void tell_left_out(const Exposure& e, const OtherTaxes& taxes, Money gross_up) {
  if (taxes.state == nullptr || !e.c.explain) return;
  law::StateUse use = taxes.use;
  use.agi_after = use.agi_before + gross_up;
  ParachuteResult& out = e.out();
  out.left_out = law::left_out_of(*taxes.state, use);
  const auto& year = e.c.facts.tax->year;
  if (taxes.state->local.empty() || (year && year->local)) return;
  std::string local;
  for (const auto& tax : taxes.state->local) local += fmt::format("{}{}", local.empty() ? "" : "; ", tax);
  out.left_out.push_back(fmt::format("local taxes: {}", local));
}

void fill(const Exposure& e, const ClauseHead& clause, const OtherTaxes& taxes, const law::GrossUp& solved,
          Figure how) {
  ParachuteResult& out = e.out();
  out.rate = Rate{taxes.by_bracket ? taxes.rates.combined() : solved.other_rate};
  out.rate_arithmetic = taxes.combined.step;
  if (taxes.by_tax) out.table_year = taxes.table_year;
  out.federal_source = taxes.federal_source;
  out.state_source = taxes.state_source;
  if (taxes.by_tax) split_taxes(e, *taxes.by_tax, solved);
  out.gross_up = solved.amount;
  const bool half_up = to_the_cent(how.value) == solved.amount;
  out.gross_up_arithmetic = (half_up ? how : e.c.work.rounded_to(solved.amount.exact(), how)).step;
  out.gross_up_cite = clause.cite;
  tell_left_out(e, taxes, solved.amount);
  out.tax_on_gross_up = solved.proof.income_taxes;
  out.excise_on_gross_up = solved.proof.excise;
  out.kept = solved.proof.kept;
  out.shortfall = solved.proof.shortfall();
  explain_gross_up(e);
  // Where the promise covers the excise in part, the shortfall says what is left.
  if (e.c.explain && out.shortfall == Money{}) out.residual = millionths(solved.proof.residual / Exact{100});
}

/// A dollar of value counted under Q&A-24 costs the person more than a dollar, so a cut that reaches it says
/// so.
void note_vesting_cut(const Exposure& e, const ContingentLine& line) {
  if (!e.c.explain || line.cut == Money{} || line.parts.empty()) return;
  Money worth;
  for (const ContingentPart& part : line.parts) worth += part.payment;
  e.c.note(Module::parachute, "cut-reaches-vesting", "tax",
           fmt::format("the cut takes {} of the {} that {} counts for; what would not vest early is worth {}",
                       grouped(line.cut), grouped(line.amount), line.id, grouped(worth)),
           "where the agreement lets the order of cuts be chosen, cash costs less", "26 CFR 1.280G-1 Q&A-24");
}

/// Writes a cut into the lines; no excise is left after it.
void apply_cut(const Exposure& e, const ClauseHead& clause, const CutOrder& order) {
  ParachuteResult& out = e.out();
  if (!knows_cut_order(e, clause, order)) return;
  const Cut cut = cut_to_threshold(e, order);
  for (size_t i = 0; i < out.contingent.size(); ++i) {
    ContingentLine& line = out.contingent[i];
    line.cut = cut.by_line[i];
    for (size_t k = 0; k < line.payments.size(); ++k) line.payments[k].cut = cut.by_payment[i][k];
    line.base_allocated = line.excess = Money{};
    note_vesting_cut(e, line);
  }
  out.cutback = cut.nominal;
  if (out.over) out.safe_harbor = law::safe_harbor(*e.base, order.below_by);
  Workings& w = e.c.work;
  if (w.explaining() && out.over)
    w.account("parachute.safe_harbor",
              w.difference(w.figure(out.threshold->exact(), Unit::money, "parachute.threshold", "threshold"),
                           w.term(order.below_by, "stay below it by")),
              {}, "26 U.S.C. 280G(b)(2)(A)(ii)");
  out.excess = out.excise = Money{};
}

std::string_view settle(Exposure& e, const ClauseHead& clause, const GrossUp& terms, const OtherTaxes& taxes) {
  if (!meets_condition(e, terms, &taxes)) {
    e.out().gross_up = Money{};
    e.out().gross_up_cite = clause.cite;
    const bool cut = terms.otherwise == Otherwise::cutback ||
                     (terms.otherwise == Otherwise::best_net && cut_leaves_more(e, taxes, {.cut = terms.cut}));
    if (cut) apply_cut(e, clause, terms.cut);
    return "conditional_gross_up";
  }
  const auto paid = solve_agreed(e, taxes, terms, e.excise);
  if (!paid) {
    report_no_solution(e, clause);
  } else {
    fill(e, clause, taxes, paid->solved, paid->how);
  }
  if (terms.conditional()) return "conditional_gross_up";
  return terms.partial() ? "partial_gross_up" : "full_gross_up";
}

using Remedies = Few<const Clause*, 4>;

/// The clauses of a kind that remedies under which the person is, as far as they are met.
template <class K>
void add_under(const Case& c, Remedies& all) {
  for (const size_t i : c.agreement.of_kind<K>()) {
    const Clause& clause = c.agreement.clauses[i];
    if (!c.under(clause.head.document())) continue;
    if (clause.head.when.empty() || !occurrences(c, clause.head).empty()) all.push_back(&clause);
  }
}

/// One clause of a kind that remedies, the first that the person is under.
template <class K>
const Clause* first_under(const Case& c) {
  Remedies all;
  add_under<K>(c, all);
  return all.empty() ? nullptr : all[0];
}

void warn_of_idle(const Case& c, const Clause& clause, const std::string& why) {
  c.warn(Module::parachute, "idle-remedy", {},
         c.explain ? fmt::format("{} (`kind: {}`) can do nothing: {}", clause.head.cite,
                                 clause.terms.kind().name, why)
                   : std::string{},
         "take the clause out of the terms, or give what it needs", clause.head.cite);
}

/// A correction of a gross-up needs one, and facts for it need a clause that corrects.
void check_true_up(const Case& c) {
  const Clause* clause = first_under<TrueUp>(c);
  if (clause != nullptr && !promises_gross_up(c))
    warn_of_idle(c, *clause, "no clause promises the gross-up that it would correct");
  if (!c.facts.tax || !c.facts.tax->true_up || (clause != nullptr && promises_gross_up(c))) return;
  c.warn(Module::parachute, "true-up-not-used", "tax.true_up",
         "what was found later about the excise changes nothing: no clause corrects a gross-up", {},
         "26 U.S.C. 4999");
}

void explain_deferred(const Exposure& e, const DeferralYear& year) {
  Workings& w = e.c.work;
  if (!w.explaining()) return;
  const ParachuteResult& out = e.out();
  const std::string of_year = fmt::format("deferred.plan_years[{}].own_on_change_pay", year.id);
  w.account(
      "parachute.gross_up_deferred",
      w.derived(out.gross_up_deferred->exact(), Unit::money, "what is out of no other payment on the change",
                {w.figure(year.own_on_change_pay->exact(), Unit::money, of_year, "own contribution")}));
  w.account("parachute.gross_up_paid",
            w.difference(w.figure(out.gross_up->exact(), Unit::money, "parachute.gross_up", "gross-up"),
                         w.figure(out.gross_up_deferred->exact(), Unit::money, "parachute.gross_up_deferred",
                                  "deferred")));
}

/// A gross-up that is paid in service is pay that an election reaches: the facts give it among the pay on the
/// change.
void defer_gross_up(const Exposure& e) {
  ParachuteResult& out = e.out();
  const Date due = out.gross_up_due.value_or(e.change);
  if (!out.gross_up || *out.gross_up == Money{} || (e.c.situation.end && due > *e.c.situation.end)) return;
  for (const DeferralYear& year : e.c.out.deferred.plan_years) {
    if (year.id != due.year() || year.own_on_change_pay.value_or(Money{}) == Money{}) continue;
    if (year.own_elsewhere > Money{}) {
      out.gross_up_deferred = std::min(year.own_elsewhere, *out.gross_up);
      out.gross_up_paid = *out.gross_up - *out.gross_up_deferred;
      explain_deferred(e, year);
    } else if (e.c.explain) {
      e.c.warn(
          Module::parachute, "gross-up-under-election", fmt::format("deferred_comp.plan_years.{}", year.id),
          fmt::format("the gross-up of {} is paid in service and the election reaches it too; it stands here "
                      "as paid in full",
                      grouped(*out.gross_up)),
          fmt::format("give `deferred_comp.plan_years.{}.change_pay`, the gross-up included", year.id),
          out.gross_up_cite);
    }
  }
}

/// The gross-up on what would be paid if employment had gone on; nothing where that is not known.
std::optional<Money> gross_up_in_service(const Exposure& e) {
  Scenario other = e.c.facts;
  other.termination.reset(), other.release.reset(), other.employee.died.reset();
  other.new_employment.clear(), other.payments.clear(), other.chosen = {};
  Workspace space;
  space.readings = e.c.readings;
  space.detail = Detail::figures;
  evaluate(e.c.agreement, other, space);
  const bool refused = std::ranges::any_of(space.result.remarks, [](const Remark& r) {
    return r.severity == Severity::error && (r.module == Module::parachute || r.module == Module::facts);
  });
  if (refused) return std::nullopt;
  return space.result.parachute.gross_up.value_or(Money{});
}

/// A gross-up that is fixed twice: what was fixed on the change, and what the end of employment adds.
void fix_twice(const Exposure& e, const ClauseHead& clause, const GrossUp& terms) {
  ParachuteResult& out = e.out();
  const bool twice = std::ranges::find(terms.fixed_at, FixedAt::change) != terms.fixed_at.end() &&
                     std::ranges::find(terms.fixed_at, FixedAt::end) != terms.fixed_at.end();
  const auto& end = e.c.situation.end;
  if (!twice || !out.gross_up || !end || *end < e.change) return;
  out.gross_up_at_change = gross_up_in_service(e);
  if (!out.gross_up_at_change) return;
  out.gross_up_at_end = *out.gross_up - *out.gross_up_at_change;
  Workings& w = e.c.work;
  if (!w.explaining()) return;
  const Figure first =
      w.derived(out.gross_up_at_change->exact(), Unit::money, "the same test as if employment had gone on",
                {w.figure(Workings::serial(e.change), Unit::date, "parachute.change", "change"),
                 w.figure(e.base->cents, Unit::money, "parachute.base_amount", "base amount")});
  w.account("parachute.gross_up_at_change", first, clause.id);
  w.account(
      "parachute.gross_up_at_end",
      w.difference(w.figure(out.gross_up->exact(), Unit::money, "parachute.gross_up", "gross-up"),
                   w.figure(first.value, Unit::money, "parachute.gross_up_at_change", "fixed on the change")),
      clause.id);
}

void apply_gross_up(Exposure& e, const Clause& clause) {
  const auto& terms = *clause.as<GrossUp>();
  const auto taxes = other_taxes(e, clause.head, &terms);
  if (!taxes) return;
  const auto id = settle(e, clause.head, terms, *taxes);
  fix_twice(e, clause.head, terms);
  defer_gross_up(e);
  if (e.c.asides.remedies && !e.c.refused(Module::parachute))
    compare_remedies(e, *taxes, {id, &terms, terms.cut});
}

/// A remedy without a gross-up needs the rates only where they decide it, or to compare.
void apply_other(Exposure& e, const ClauseHead& asker, std::string_view id, const CutOrder& order,
                 const BestNet* best_net = nullptr) {
  const bool known = e.c.facts.tax && (e.c.facts.tax->marginal || e.c.facts.tax->from_tables);
  const auto taxes = known || id == "best_net" ? other_taxes(e, asker, nullptr) : std::nullopt;
  if (e.c.asides.remedies && taxes) compare_remedies(e, *taxes, {id, nullptr, order, best_net});
  if (id == "cutback" || (taxes && best_net != nullptr && cut_leaves_more(e, *taxes, *best_net)))
    apply_cut(e, asker, order);
}

}  // namespace

bool promises_gross_up(const Case& c) {
  return first_under<GrossUp>(c) != nullptr;
}

void check_remedies(const Case& c) {
  check_true_up(c);
  Remedies all;
  add_under<GrossUp>(c, all), add_under<Cutback>(c, all), add_under<BestNet>(c, all);
  if (all.empty()) return;
  for (size_t i = 1; i < all.size(); ++i) {
    warn_of_idle(
        c, *all[i],
        c.explain ? fmt::format("{} says what happens about the excise", all[0]->head.cite) : std::string{});
  }
  const bool dated = c.facts.tax && c.facts.tax->change_date;
  if (c.out.changes.empty() && !dated)
    warn_of_idle(c, *all[0], "no clause says what a change in control is, and no `tax.change_date` is given");
}

void apply_remedy(Exposure& e) {
  const Clause* gross_up = first_under<GrossUp>(e.c);
  if (!e.test.parachute) {
    if (gross_up != nullptr) e.out().gross_up = Money{}, e.out().gross_up_cite = gross_up->head.cite;
    return;
  }
  if (gross_up != nullptr) return apply_gross_up(e, *gross_up);
  if (const Clause* clause = first_under<Cutback>(e.c)) {
    return apply_other(e, clause->head, "cutback", clause->as<Cutback>()->cut);
  }
  if (const Clause* clause = first_under<BestNet>(e.c)) {
    const BestNet& terms = *clause->as<BestNet>();
    return apply_other(e, clause->head, "best_net", terms.cut, &terms);
  }
  apply_other(e, e.head, "no_remedy", {});
}

}  // namespace payout
