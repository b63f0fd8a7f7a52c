#include "clauses/evaluate.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "clauses/deferral/deferral.h"
#include "clauses/known_days.h"
#include "clauses/named_amount.h"
#include "clauses/obligations/obligations.h"
#include "clauses/options/evaluate_options.h"
#include "clauses/outside_total.h"
#include "clauses/parachute/parachute.h"
#include "clauses/severance/severance.h"
#include "clauses/situation/how_it_ended.h"
#include "clauses/situation/situate.h"
#include "clauses/stage_order.h"
#include "clauses/unused_readings.h"
#include "document/fresh.h"
#include "document/locate.h"
#include "words/former_names.h"
#include "words/nearest.h"

namespace payout {

static void fill_header(const Case& c) {
  Header& h = c.out.header;
  if (c.facts.title) h.title = *c.facts.title;
  h.name = c.facts.employee.name;
  h.agreement = c.agreement.title;
  h.reason = c.situation.reason;
  h.termination = c.situation.end;
  if (c.situation.route != nullptr) {
    h.route = c.situation.route->id;
    h.route_cite = route_cites(c.situation);
  } else if (c.situation.reason) {
    h.route = name_of(*c.situation.reason);
  }
  if (c.explain) h.how = how_it_ended(c);
  if (c.work.explaining() && h.termination)
    account_day(c, "header.termination", *h.termination, end_figure(c),
                c.situation.route != nullptr ? std::string_view{c.situation.route->id} : std::string_view{});
}

/// Takes back the figures of a module that an error stands against: half a module's figures would mislead.
static void withhold(const Case& c) {
  Result& r = c.out;
  if (c.refused(Module::severance)) {
    const bool only_open = !lines_withheld(r);
    r.severance.total.reset();
    if (!only_open) r.severance.lines.clear(), r.severance.open.clear();
    r.severance.retirement_total.reset();
    if (!only_open) r.benefits.clear(), r.limits.clear(), r.returns.clear();
    if (r.severance.lines.empty()) r.severance.known.reset();
  }
  if (c.refused(Module::options)) r.options = {}, r.equity = {};
  if (c.refused(Module::deferred)) {
    r.deferred = {};
    for (Line& line : r.severance.lines) line.deferred.reset(), line.paid.reset();
  }
  if (c.refused(Module::parachute)) r.parachute = {};
}

/// Whether the person is under a document that speaks of what a module works out. The tax on a change in
/// control is law.
static bool speaks_of(const Case& c, Module module) {
  const auto under = [&](const std::vector<std::string>& documents) {
    return std::ranges::any_of(documents, [&](const std::string& name) { return c.under(name); });
  };
  switch (module) {
    case Module::severance: return under(c.agreement.subjects.severance);
    case Module::options: {
      const auto own_terms = [](const Grant& g) { return g.vested || g.expires; };
      return under(c.agreement.subjects.options) || std::ranges::any_of(c.facts.grants, own_terms);
    }
    case Module::deferred: return under(c.agreement.subjects.deferred);
    default: return true;
  }
}

/// What was worked out is there to be read; of the rest not even a default is.
static void give(const Case& c) {
  const auto given = [&](Module module) { return !c.refused(module) && speaks_of(c, module); };
  c.out.severance.given = given(Module::severance) || !c.out.severance.open.empty();
  c.out.options.given = given(Module::options);
  c.out.equity.given = c.out.options.given && !c.out.grants.empty();
  c.out.deferred.given = given(Module::deferred);
  c.out.parachute.given = given(Module::parachute);
}

/// What a cutback takes of a benefit that goes on.
static Money cut_of(const Result& r, const BenefitResult& benefit) {
  for (const ContingentLine& line : r.parachute.contingent) {
    if (line.type == PaymentClass::other && line.id == benefit.id) return line.cut;
  }
  return {};
}

/// What of it was given up for a vote of the shareholders that failed.
static Money waived_of(const Result& r, const BenefitResult& benefit) {
  for (const WaivedPayment& p : r.parachute.waived_payments) {
    if (p.type == PaymentClass::other && p.id == benefit.id) return p.amount;
  }
  return {};
}

/// What of it is left after a cutback and after what was given up for a vote.
static Money left_of(const Result& r, const BenefitResult& benefit) {
  return benefit.amount - cut_of(r, benefit) - waived_of(r, benefit);
}

/// Awards of which the value is stated, as far as they are not given up; nothing where there are none.
static std::optional<Money> stated_equity(const Result& r) {
  std::optional<Money> sum;
  for (const BenefitResult& benefit : r.benefits) {
    if (benefit.of_equity()) sum = sum.value_or(Money{}) + left_of(r, benefit);
  }
  return sum;
}

/// Retirement promises: all of them, and those that are paid because employment ends, which are cash as well.
struct RetirementSums {
  Money all = {};
  Money in_cash = {};
  bool any = false;

  explicit RetirementSums(const Result& r) {
    for (const Line& line : r.severance.lines) {
      if (!line.of_retirement()) continue;
      any = true;
      all += cash_of(line);
      if (!line.beside_cash) in_cash += cash_of(line);
    }
  }
};

/// The totals from the figures that they add up.
static void explain_totals(const Case& c) {
  if (!c.work.explaining()) return;
  Workings& w = c.work;
  const Result& out = c.out;
  std::vector<Figure> cash;
  const auto shown = [&](std::string_view path, Money part, std::string_view label) {
    return w.figure(part.exact(), Unit::money, path, label);
  };
  const auto add = [&](std::string_view path, const std::optional<Money>& part, std::string_view label) {
    if (part && *part != Money{}) cash.push_back(shown(path, *part, label));
  };
  add(out.severance.paid ? "severance.paid" : "severance.total", cash_of(out.severance), "severance");
  const auto& after_deferral = out.parachute.gross_up_paid;
  add(after_deferral ? "parachute.gross_up_paid" : "parachute.gross_up",
      after_deferral ? after_deferral : out.parachute.gross_up, "gross-up");
  std::vector<Figure> promised, beside;
  for (const Line& line : out.severance.lines) {
    if (!line.of_retirement()) continue;
    const Figure one = shown(fmt::format("severance.{}", line.id), cash_of(line), line.label);
    promised.push_back(one);
    (line.beside_cash ? beside : cash).push_back(one);
  }
  if (out.totals.retirement) w.account("totals.retirement", w.sum(promised));
  add("deferred.total", out.deferred.total, "deferred compensation");
  add("equity.cash", out.equity.cash, "awards paid in cash");
  for (const ContingentLine& line : out.parachute.contingent) {
    if (line.type != PaymentClass::cash || line.cut == Money{}) continue;
    const Figure cut = shown(fmt::format("parachute.contingent[{}].cut", line.id), line.cut, "given up");
    cash.push_back(w.derived(-cut.value, Unit::money, "given up", {cut}));
  }
  for (const WaivedPayment& p : out.parachute.waived_payments) {
    if (p.type != PaymentClass::cash) continue;
    const Figure waived =
        shown(fmt::format("parachute.waived_payments[{}]", p.id), p.amount, "given up, and not approved");
    cash.push_back(w.derived(-waived.value, Unit::money, "given up, and not approved", {waived}));
  }
  if (out.totals.spread)
    w.account("totals.spread", shown("options.spread", *out.totals.spread, "spread of exercisable options"));
  if (!out.totals.cash) return;
  const Figure standing = c.situation.end ? end_figure(c) : w.absent("termination", "employment goes on");
  w.account("totals.cash",
            cash.empty() ? w.derived(0, Unit::money, "nothing is owed", {standing}) : w.sum(cash));
  std::vector<Figure> all{shown(
      "totals.cash", *out.totals.cash,
      out.totals.spread || out.totals.benefits || out.totals.awards ? "cash" : "cash; there are no options")};
  std::vector<Figure> benefits, awards;
  for (const BenefitResult& benefit : out.benefits) {
    const Figure whole = shown(fmt::format("benefits[{}]", benefit.id), benefit.amount, benefit.label);
    const Money cut = cut_of(out, benefit), waived = waived_of(out, benefit);
    Figure left = whole;
    if (cut != Money{})
      left =
          w.difference(left, shown(fmt::format("parachute.contingent[{}].cut", benefit.id), cut, "given up"));
    if (waived != Money{})
      left = w.difference(left, shown(fmt::format("parachute.waived_payments[{}]", benefit.id), waived,
                                      "given up, and not approved"));
    (benefit.of_equity() ? awards : benefits).push_back(left);
  }
  if (out.totals.benefits) {
    w.account("totals.benefits", benefits.size() == 1 ? benefits[0] : w.sum(benefits));
    all.push_back(shown("totals.benefits", *out.totals.benefits, "benefits"));
  }
  all.insert(all.end(), beside.begin(), beside.end());
  if (out.equity.awards) awards.push_back(shown("equity.awards", *out.equity.awards, "stock awards that vest"));
  if (out.totals.awards) w.account("totals.awards", awards.size() == 1 ? awards[0] : w.sum(awards));
  if (out.totals.spread)
    all.push_back(shown("options.spread", *out.totals.spread, "spread of exercisable options"));
  if (out.totals.awards) all.push_back(shown("totals.awards", *out.totals.awards, "stock awards that vest"));
  w.account("totals.all", all.size() == 1 ? all[0] : w.sum(all));
}

/// A sum with a refused part would pass for the whole; it is left out.
static void sum_up(const Case& c) {
  Result& r = c.out;
  Money cash;
  const auto add = [&](const std::optional<Money>& part) { cash += part.value_or(Money{}); };
  const RetirementSums retirement{r};
  cash += retirement.in_cash;
  add(cash_of(r.severance)), add(r.deferred.total), add(r.equity.cash);
  add(r.parachute.gross_up_paid ? r.parachute.gross_up_paid : r.parachute.gross_up);
  for (const ContingentLine& line : r.parachute.contingent) {
    if (line.type == PaymentClass::cash) cash -= line.cut;
  }
  for (const WaivedPayment& p : r.parachute.waived_payments) {
    if (p.type == PaymentClass::cash) cash -= p.amount;
  }
  const bool whole =
      !c.refused(Module::severance) && !c.refused(Module::parachute) && !c.refused(Module::deferred);
  if (whole) r.totals.cash = cash;
  if (retirement.any && !c.refused(Module::severance)) r.totals.retirement = retirement.all;
  std::optional<Money> benefits;
  for (const BenefitResult& benefit : r.benefits) {
    if (!benefit.of_equity()) benefits = benefits.value_or(Money{}) + left_of(r, benefit);
  }
  const std::optional<Money> stated = stated_equity(r);
  if (!c.refused(Module::severance)) r.totals.benefits = benefits;
  r.totals.spread = r.options.spread;
  // Shares of which nobody knows what they are worth are not worth nothing.
  r.totals.awards = r.equity.awards;
  const bool stock = std::ranges::any_of(r.grants, [](const GrantResult& g) { return is_stock(g.type); });
  const bool worth_known =
      (r.options.spread || r.options.exercisable == Shares{}) && (!stock || r.equity.awards);
  if (stated && (!stock || r.equity.awards) && !c.refused(Module::severance) && !c.refused(Module::options))
    r.totals.awards = r.equity.awards.value_or(Money{}) + *stated;
  if (whole && worth_known && !c.refused(Module::options))
    r.totals.all = cash + benefits.value_or(Money{}) + (retirement.all - retirement.in_cash) +
                   r.options.spread.value_or(Money{}) + r.totals.awards.value_or(Money{});
}

/// Nobody is under the built-in documents because a key was forgotten.
static void warn_of_built_in(const Case& c) {
  if (c.facts.agreement || c.agreement.name != built_in_agreement()) return;
  std::string which = c.agreement.title;
  for (const auto& [name, document] : c.agreement.documents) {
    if (!document.dated) continue;
    which += fmt::format(", {} of {}", document.title, to_string(*document.dated));
    break;
  }
  c.warn(
      Module::facts, "built-in-agreement", "agreement",
      fmt::format("no `agreement` is given: the built-in example ({}) is used", which),
      fmt::format("write `agreement: {}` if it is meant, or the folder of the agreement that the executive is "
                  "under",
                  c.agreement.name));
}

static void run(const Case& c, Situation& situation, Module stage) {
  switch (stage) {
    case Module::facts: check_own_facts(c), situate(c, situation), fill_header(c), warn_of_built_in(c); return;
    case Module::severance: return evaluate_severance(c);
    case Module::options: return evaluate_options(c);
    case Module::deferred: return evaluate_deferral(c);
    case Module::parachute: return evaluate_parachute(c);
    case Module::obligations: return evaluate_obligations(c);
  }
}

/// What a stage left behind in another evaluation.
static void take_over(const Case& c, Module stage, const Workspace& base) {
  const Result& from = base.result;
  switch (stage) {
    case Module::facts: c.out.header = from.header, c.out.changes = from.changes; break;
    case Module::severance:
      c.out.severance = from.severance, c.out.benefits = from.benefits, c.out.limits = from.limits;
      c.out.returns = from.returns;
      break;
    case Module::options:
      c.out.grants = from.grants, c.out.options = from.options, c.out.equity = from.equity;
      break;
    case Module::deferred: c.out.deferred = from.deferred; break;
    case Module::parachute: c.out.parachute = from.parachute; break;
    case Module::obligations: break;
  }
  const auto i = static_cast<size_t>(stage);
  const Workspace::Lengths begin = i == 0 ? Workspace::Lengths{} : base.after[i - 1], end = base.after[i];
  const auto add = [](auto& to, const auto& list, size_t first, size_t last) {
    to.insert(to.end(), list.begin() + static_cast<ptrdiff_t>(first),
              list.begin() + static_cast<ptrdiff_t>(last));
  };
  add(c.out.calendar, from.calendar, begin.calendar, end.calendar);
  add(c.out.obligations, from.obligations, begin.obligations, end.obligations);
  add(c.out.remarks, from.remarks, begin.remarks, end.remarks);
}

/// The pipeline. Stages that are not to be run are taken over from `base`.
static void run_stages(const Agreement& agreement, const Scenario& facts, Workspace& space, Stages stages,
                       const Workspace* base) {
  space.work.clear();
  space.work.record(space.detail >= Detail::report);
  space.work.explain(space.detail >= Detail::explanation);
  begin_fresh(space.result);
  const Case c{{agreement, facts, space.readings, space.situation, space.detail, space.grounds},
               space.work,
               space.result,
               space.asides};
  for (size_t i = 0; i < module_names.size(); ++i) {
    const auto stage = static_cast<Module>(i);
    space.readings.stage = stage;
    if (stages.has(stage)) {
      run(c, space.situation, stage);
    } else if (base != nullptr) {
      take_over(c, stage, *base);
    }
    space.after[i] = {c.out.calendar.size(), c.out.obligations.size(), c.out.remarks.size()};
    if (stage == Module::facts && c.refused(Module::facts)) return;
  }
  withhold(c);
  give(c);
  sum_up(c);
  tell_outside_total(c);
  explain_totals(c);
  // Only a whole evaluation knows what was asked.
  if (base == nullptr && space.wanted.bits == Stages::all().bits) note_unused_readings(c);
}

void evaluate(const Agreement& agreement, const Scenario& facts, Workspace& space) {
  space.situation.clear();
  run_stages(agreement, facts, space, space.wanted, nullptr);
}

void evaluate_again(const Agreement& agreement, const Scenario& facts, const Workspace& base, Stages changed,
                    Workspace& space) {
  const Stages stages = stages_after(changed);
  if (stages.has(Module::facts)) return evaluate(agreement, facts, space);
  space.situation = base.situation;
  run_stages(agreement, facts, space, stages, &base);
}

/// The word that holds at an open point, by its key; empty where there is no such point.
static std::string_view word_at(const Agreement& agreement, const ReadingUse& use, std::string_view key) {
  for (size_t i = 0; i < agreement.readings.size(); ++i) {
    const Reading& r = agreement.readings[i];
    if (r.key == key) return r.words[static_cast<size_t>(use.selected[i])].name;
  }
  return {};
}

void warn_of_odds(const Agreement& agreement, const ReadingUse& use, const Document& source,
                  Problems& problems) {
  for (const AtOdds& odds : agreement.at_odds) {
    const bool all = std::ranges::all_of(odds.readings.entries, [&](const auto& entry) {
      return word_at(agreement, use, entry.first) == entry.second;
    });
    if (!all) continue;
    std::string words;
    for (const auto& [key, word] : odds.readings)
      words += fmt::format("{}`{}: {}`", words.empty() ? "" : " with ", key, word);
    problems.warning("readings-at-odds", origin_of(source, "readings"),
                     fmt::format("{} does not go together: {}", words, odds.why), "change one of the two");
  }
}

ReadingUse choose_readings(const Agreement& agreement, const Scenario& facts, const Document& source,
                           Problems& problems) {
  ReadingUse use = agreement.defaults();
  std::vector<std::string_view> keys;
  for (const Reading& r : agreement.readings) keys.push_back(r.key);
  for (const auto& [key, written] : facts.readings) {
    const NodeRef node = locate(source, fmt::format("readings.{}", key));
    size_t point = 0;
    while (point < keys.size() && keys[point] != key) ++point;
    if (point == keys.size()) {
      const std::string_view near = nearest(key, keys);
      problems.error(
          "unknown-reading", node ? node.key_origin() : Origin{},
          fmt::format("this agreement has no open point `{}`", key),
          near.empty() ? "see `payout readings FILE --all`" : fmt::format("did you mean `{}`?", near));
      continue;
    }
    const Reading& reading = agreement.readings[point];
    std::vector<std::string_view> words;
    for (const Reading::Word& w : reading.words) words.push_back(w.name);
    auto chosen = std::ranges::find(words, written);
    if (const std::string_view now = current_name(written); chosen == words.end() && now != written) {
      chosen = std::ranges::find(words, now);
      problems.warning("former-name", node ? node.origin() : Origin{},
                       fmt::format("`{}` is now called `{}`", written, now), fmt::format("write `{}`", now));
    }
    if (chosen == words.end()) {
      problems.error("unknown-reading", node ? node.origin() : Origin{},
                     fmt::format("`{}` is not a reading of {}", written, key),
                     fmt::format("one of: {}", detail::one_of(words)));
      continue;
    }
    use.selected[point] = static_cast<int>(chosen - words.begin());
  }
  warn_of_odds(agreement, use, source, problems);
  return use;
}

}  // namespace payout
