#include <fmt/format.h>

#include <algorithm>

#include "batch/sweep.h"
#include "clauses/situation/protection.h"
#include "report/what_if/find_diff.h"
#include "report/what_if/grant_steps.h"
#include "values/number_text.h"

namespace payout {
namespace {

/// The facts with the inputs put in; nothing where they contradict each other.
std::optional<Scenario> facts_at(const SweepPlan& plan, const std::vector<std::string>& inputs) {
  Scenario facts = plan.sample;
  for (size_t i = 0; i < inputs.size(); ++i) {
    std::string why, help;
    const CompiledPath& target = plan.axes[i].column.target;
    if (!target) continue;  // a reading is no fact
    void* slot = target.reach(&facts);
    if (slot == nullptr || !target.leaf().scalar->read(inputs[i], false, slot, why, help)) return std::nullopt;
  }
  return facts;
}

/// One side of a jump: the whole report's figures.
struct Side {
  Scenario facts = {};
  Workspace space = {};
};

bool evaluate_side(const SweepPlan& plan, const std::vector<std::string>& inputs, Side& side) {
  auto facts = facts_at(plan, inputs);
  if (!facts) return false;
  side.facts = std::move(*facts);
  side.space.readings = plan.readings;
  side.space.detail = Detail::explanation;
  for (size_t i = 0; i < inputs.size(); ++i) {
    const InputColumn& column = plan.axes[i].column;
    if (column.point < 0) continue;
    const auto word = std::ranges::find(column.words, inputs[i]);
    side.space.readings.selected[static_cast<size_t>(column.point)] =
        static_cast<int>(word - column.words.begin());
  }
  try {
    evaluate(plan.agreement, side.facts, side.space);
  } catch (const Overflow&) {
    return false;
  }
  return true;
}

/// Why a side has no figures; empty where it has.
std::string refusal_of(const Side& side) {
  for (const Remark& r : side.space.result.remarks) {
    if (r.severity == Severity::error) return r.message;
  }
  return {};
}

/// Sums repeat what their parts say.
bool is_sum(std::string_view id) {
  return id == "severance.total" || id == "parachute.total" || id == "deferred.total" ||
         id.starts_with("options.");
}

std::optional<Exact> amount_of(const std::optional<std::string>& text) {
  if (!text) return Exact{};
  const auto money = parse_money(text->starts_with('-') ? std::string_view{*text}.substr(1) : *text);
  return money ? std::optional{money->exact() / Exact{100}} : std::nullopt;
}

/// A date that follows the input, day by day.
bool moves_with_the_days(const ChangedLine& line) {
  if (!line.difference || line.difference->find(" day") == std::string::npos) return false;
  const auto days = parse_whole(line.difference->substr(0, line.difference->find(' ')));
  return days && *days >= -5 && *days <= 5;
}

/// Whether a line that differs is part of the jump, not of the drift: it comes or goes, is a word or date that
/// moved, or makes up a tenth of the jump.
bool takes_part(const ChangedLine& line, const std::optional<Exact>& jump) {
  if (line.part == "calendar" || line.part == "obligations") return false;
  if (line.id.starts_with("parachute.contingent")) return false;  // the lines that count there are told already
  if (moves_with_the_days(line)) return false;
  if (!line.before || !line.after || !line.amount || !jump) return true;
  const auto a = amount_of(line.before), b = amount_of(line.after);
  if (!a || !b) return true;
  const Exact d = *b < *a ? *a - *b : *b - *a;
  const Exact size = *jump < Exact{} ? -*jump : *jump;
  return d * Exact{10} >= size;
}

/// Whether a line of a part of the report can make up a jump of the item. Payments of every kind count for the
/// parachute tax.
bool concerns(std::string_view item, std::string_view part) {
  if (part == "facts" || item.starts_with("parachute") || item == "totals.all") return true;
  if (item == "totals.cash") return part != "options";
  if (item == "totals.spread" || item.starts_with("grants")) return part == "options";
  const std::string_view module = item.substr(0, item.find('.'));
  return module == part || (module != "severance" && module != "options" && module != "deferred");
}

/// Of the parachute tax, what is paid or given up: the rest are steps on the way there.
bool is_step_of_tax(std::string_view id) {
  return id.starts_with("parachute.") && id != "parachute.excise" && id != "parachute.gross_up" &&
         id != "parachute.cutback";
}

struct CauseFinder {
  const SweepPlan& plan;
  std::string_view item;
  const Side& a;
  const Side& b;
  std::vector<CliffCause> causes = {};
  std::vector<std::string> stepped = {};  ///< grants whose steps moved

  /// Payments that reach three times the base amount on one side only.
  void threshold() {
    const ParachuteResult &p = a.space.result.parachute, &q = b.space.result.parachute;
    const auto counted = [](const ParachuteResult& r) { return r.present_value ? r.present_value : r.total; };
    if (!p.tested || !q.tested || !p.threshold || !q.threshold || !counted(p) || !counted(q)) return;
    const auto reaches = [&](const ParachuteResult& r) { return *counted(r) >= *r.threshold; };
    if (reaches(p) == reaches(q)) return;
    causes.push_back({"parachute.threshold", "26 U.S.C. 280G(b)(2)(A)(ii)",
                      fmt::format("Contingent payments against three times the base amount, {}",
                                  grouped(q.threshold.value())),
                      plain(*counted(p)), plain(*counted(q))});
  }

  /// Protection after a change in control that employment ends inside of on one side only.
  void protection() {
    const Situation &s = a.space.situation, &t = b.space.situation;
    const bool was = s.found(Finding::protected_period), is = t.found(Finding::protected_period);
    if (was == is) return;
    for (const Protection& protection : protections_of(plan.agreement)) {
      const Change* change = (was ? s : t).first_change(protection.change);
      if (change == nullptr) continue;
      const auto words = [](bool inside) { return inside ? "inside" : "outside"; };
      causes.push_back({protection.clause->id, protection.clause->cite,
                        fmt::format("Protected time of {} after the change of {}", to_string(protection.after),
                                    to_string(change->date)),
                        words(was), words(is)});
    }
  }

  /// Vesting steps that moved; of such a grant only the value is told besides.
  void steps() {
    for (const GrantResult& grant : b.space.result.grants) {
      const GrantResult* before = grant_named(a.space.result, grant.id);
      if (before == nullptr) continue;
      for (const MovedStep& step : moved_steps(*before, grant)) {
        if (stepped.empty() || stepped.back() != grant.id) stepped.push_back(grant.id);
        causes.push_back({fmt::format("grants[{}].tranches", grant.id), std::string{step.cite}, step.label,
                          std::string{step.before}, std::string{step.after}});
      }
    }
  }
  bool told_by_its_steps(std::string_view path) const {
    return !path.ends_with(".spread") && std::ranges::any_of(stepped, [&](const std::string& id) {
      return path.starts_with(fmt::format("grants[{}].", id));
    });
  }

  /// The lines of the report that make up the jump. Of many payments like one another the first is told.
  void lines(std::string_view axis, const std::optional<Exact>& jump) {
    const auto side = [&](const Side& s) {
      return DiffSide{{}, s.facts, s.space.result, &plan.agreement, &s.space.work};
    };
    std::vector<CliffCause> cited, uncited;
    for (const ChangedLine& line : find_diff(side(a), side(b), false).lines) {
      if (line.id == axis || line.id == "header.termination" || !takes_part(line, jump)) continue;
      if (told_by_its_steps(line.id) || is_sum(line.id) || is_step_of_tax(line.id)) continue;
      if (!concerns(item, line.part)) continue;
      std::string cite = line.cite;
      if (!line.other_cite.empty()) cite += fmt::format(" (was {})", line.other_cite);
      std::vector<CliffCause>& list = line.cite.empty() ? uncited : cited;
      const bool payment = line.id.starts_with("deferred.payments[");
      if (payment && !list.empty() && list.back().id.starts_with("deferred.payments[")) {
        if (!list.back().label.ends_with("others")) list.back().label += " and others";
        continue;
      }
      list.push_back({line.id, cite, line.label, line.before, line.after});
    }
    const bool any = !causes.empty() || !cited.empty();
    causes.insert(causes.end(), cited.begin(), cited.end());
    if (!any) causes = std::move(uncited);
  }

  /// Where the figure begins or ends: what each side lacks, and how employment ended or control changed.
  void beginnings(const std::string& before, const std::string& after) {
    const auto text = [](const std::string& t) { return t.empty() ? std::nullopt : std::optional{t}; };
    if (!before.empty() || !after.empty())
      causes.push_back({"error", {}, "No figures", text(before), text(after)});
    for (const ChangedLine& line : changed_lines(a.space.result, b.space.result)) {
      if (line.part == "facts" && line.id != "header.termination")
        causes.push_back({line.id, line.cite, line.label, line.before, line.after});
    }
  }
};

}  // namespace

std::vector<CliffCause> causes_of(const SweepPlan& plan, std::string_view item, std::string_view axis,
                                  const std::vector<std::string>& before, const std::vector<std::string>& after,
                                  const std::optional<Exact>& jump) {
  Side a, b;
  if (!evaluate_side(plan, before, a) || !evaluate_side(plan, after, b)) return {};
  CauseFinder finder{plan, item, a, b};
  const std::string no_before = refusal_of(a), no_after = refusal_of(b);
  if (!jump && no_before != no_after) {
    finder.beginnings(no_before, no_after);
    return std::move(finder.causes);
  }
  finder.protection();
  if (concerns(item, "options")) finder.steps();
  if (concerns(item, "parachute")) finder.threshold();
  finder.lines(axis, jump);
  return std::move(finder.causes);
}

}  // namespace payout
