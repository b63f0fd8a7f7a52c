#include "report/explain/explained_steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "report/explain/arithmetic.h"
#include "values/number_text.h"

namespace payout {
namespace {

constexpr std::array<std::string_view, 16> op_names{
    "fact",   "term",    "law",     "derived", "sum",      "difference", "product", "quotient",
    "lesser", "greater", "rounded", "whole",   "share_of", "date_after", "figure",  "fact"};

std::string_view name_of_op(Op op) {
  return op_names[static_cast<size_t>(op)];
}

/// Dollars with six decimals, or fewer where the fraction is too long to be written exactly.
std::string cents_text(Exact cents) {
  for (const int places : {6, 4, 3}) {
    try {
      return decimal(cents / Exact{100}, places);
    } catch (const Overflow&) {
      continue;
    }
  }
  return "a fraction of a cent";
}

/// Where a figure of the law comes from: its citation or table; the length of a year is no law.
std::string law_source(const Step& step) {
  if (const auto* cite = std::get_if<Cite>(&step.where)) return std::string{cite->text};
  if (!step.label.empty()) return std::string{step.label};
  const bool time = step.unit == Unit::days || step.unit == Unit::months || step.unit == Unit::years;
  return time ? "calendar" : "arithmetic";
}

/// The name and place that a figure gives to the steps behind it.
struct Shown {
  std::string_view label = {};
  std::string path = {};
  std::string clause = {};
};

/// The steps of one figure, written out.
class Tree {
 public:
  Tree(const Explainer& from, std::vector<ExplainedStep>& out)
      : from_(from), work_(from.space.work), origins_(from.origins()), out_(out) {}

  void open(std::string path) { opened_.insert(std::move(path)); }

  void write(StepRef ref, int level, const Shown& shown = {}) {
    if (!ref) return;
    ExplainedStep entry{.level = level};
    const std::string_view label = shown.label.empty() ? work_.at(ref).label : shown.label;
    const StepRef whole = ref;
    ref = unrounded(ref, entry.before_rounding);
    const Step& step = work_.at(ref);
    if (step.op == Op::figure && ref == whole) return figure(step, level, shown);
    entry.label = label.empty() ? step.label : label;
    entry.value = value_text(step);
    if (work_.at(whole).op == Op::rounded) {
      entry.value = value_text(work_.at(whole));
      const bool half_up = work_.at(whole).value == Exact{round_half_up(step.value)};
      if (!entry.before_rounding.empty())
        entry.rounding = half_up ? "half up" : work_.at(whole).value > step.value ? "up" : "down";
    }
    entry.kind = name_of_op(step.op);
    if (!shown.path.empty() && step.operands != 0)
      entry.kind = "figure", entry.path = shown.path, entry.clause = shown.clause;
    if (step.operands == 0 && step.op != Op::figure) leaf(step, entry);
    if (step.operands != 0 && step.op != Op::derived) entry.formula = arithmetic(work_, ref);
    // The same step again, or another one that reads the same: opened once.
    const bool again = step.operands != 0 && !seen_.insert(key_of(ref, entry)).second;
    if (again) entry.source = "above";
    out_.push_back(std::move(entry));
    if (again) return;
    if (step.op == Op::figure) figure(step, level + 1, {});
    for (const StepRef part : work_.operands(step)) write(part, level + 1);
  }

 private:
  /// Rounding is said beside the value; what was rounded takes the step's place.
  StepRef unrounded(StepRef ref, std::string& before) const {
    while (work_.at(ref).op == Op::rounded) {
      const StepRef inner = work_.operands(work_.at(ref))[0];
      const Step& step = work_.at(inner);
      if (!step.value.whole()) before = cents_text(step.value);
      ref = inner;
    }
    return ref;
  }

  std::string key_of(StepRef ref, const ExplainedStep& entry) const {
    const Step& step = work_.at(ref);
    if (entry.formula.empty()) return std::to_string(step.first);  // a step under another name is a copy
    return entry.value + '|' + entry.formula;
  }

  void leaf(const Step& step, ExplainedStep& entry) const {
    if (step.op == Op::absent) {
      entry.path = std::get<FigurePath>(step.where).text;
      entry.source = "not given";
      entry.value.clear();
      return;
    }
    const Place place = origins_.of(step);
    entry.path = place.path;
    entry.clause = place.clause;
    entry.source = place.source;
    entry.built_in = place.built_in;
    if (step.op == Op::law) entry.source = law_source(step);
  }

  /// Another figure: the steps behind it under its own path, where they have not stood before.
  void figure(const Step& step, int level, const Shown& shown) {
    const std::string path{std::get<FigurePath>(step.where).text};
    const std::string_view label = shown.label.empty() ? step.label : shown.label;
    ExplainedStep entry{
        .level = level, .value = value_text(step), .label = std::string{label}, .kind = "figure", .path = path};
    const FigureItem* item = from_.figure(path);
    const Behind steps = item != nullptr ? behind(from_, *item) : Behind{};
    if (steps.step && !opened_.insert(path).second) {
      entry.source = "above";
    } else if (steps.step) {
      const GivenBy source = given_by(from_, *item, steps.account);
      entry.clause = source.cite.empty() ? source.law : source.cite;
      if (comes_to(steps.step, step)) return write(steps.step, level, {label, path, entry.clause});
      out_.push_back(std::move(entry));
      return write(steps.step, level + 1);
    }
    out_.push_back(std::move(entry));
  }

  bool comes_to(StepRef ref, const Step& value) const {
    return work_.at(ref).value == value.value || value_text(work_.at(ref)) == value_text(value);
  }

  const Explainer& from_;
  const Workings& work_;
  Origins origins_;
  std::vector<ExplainedStep>& out_;
  std::set<std::string> opened_ = {};
  std::set<std::string> seen_ = {};
};

/// The field of arithmetic that stands beside a figure: `arithmetic` of a line, `excise_arithmetic` of the
/// excise.
StepRef arithmetic_beside(const FigureItem& item) {
  std::string_view stem = item.field->name;
  if (stem == "base_amount") stem = "base";
  const std::string beside = std::string{stem} + "_arithmetic";
  for (const Field& f : item.owner_type->fields) {
    if (&f.type() != &type_of<StepRef>()) continue;
    const bool own = f.name == beside || (f.name == "arithmetic" && item.field->name == "amount");
    if (own) return *static_cast<const StepRef*>(f.get(item.owner));
  }
  return {};
}

/// A day of the calendar is that of something else: what leads to the same day under the same section.
const Account* same_day(const Explainer& from, const FigureItem& item) {
  if (item.owner_type != &type_of<Deadline>() || item.value == nullptr) return nullptr;
  const std::string_view cite = static_cast<const Deadline*>(item.owner)->cite;
  const Exact day = Workings::serial(*static_cast<const Date*>(item.value));
  for (const Account& account : from.space.work.accounts()) {
    const Step& step = from.space.work.at(account.step);
    if (step.unit != Unit::date || step.value != day) continue;
    const Clause* clause = from.agreement.find(account.clause);
    if (account.law == cite || (clause != nullptr && clause->head.cite == cite)) return &account;
  }
  return nullptr;
}

GivenBy of_clause(const Clause& clause) {
  return {&clause, clause.head.cite, {}, clause.head.summary};
}

/// What the steps come to must be the figure. Where a reading rounds otherwise the figure is put above them.
void settle_root(const FigureItem& item, std::vector<ExplainedStep>& steps) {
  std::string root = steps.front().value;
  std::erase(root, ',');
  if (root == item.text() || item.type == &type_of<FractionalShares>()) return;
  for (ExplainedStep& step : steps) ++step.level;
  steps.insert(steps.begin(), {.value = item.text(), .label = "found from", .kind = "derived"});
}

}  // namespace

std::string_view words_beside(const FigureItem& item, std::string_view field) {
  const Field* f = item.owner_type->field(field);
  if (f == nullptr || &f->type() != &type_of<std::string_view>()) return {};
  return *static_cast<const std::string_view*>(f->get(item.owner));
}

Behind behind(const Explainer& from, const FigureItem& item) {
  const Account* account = from.account(item);
  if (account == nullptr) account = same_day(from, item);
  return {account != nullptr ? account->step : arithmetic_beside(item), account};
}

GivenBy given_by(const Explainer& from, const FigureItem& item, const Account* account) {
  const std::string_view id = account != nullptr ? account->clause : std::string_view{};
  if (const Clause* clause = from.agreement.find(id)) return of_clause(*clause);
  if (account != nullptr && !account->law.empty()) return {nullptr, {}, account->law, {}};
  if (item.owner_type == &type_of<Line>()) {
    const auto& line = *static_cast<const Line*>(item.owner);
    if (const Clause* clause = line.clause != nullptr ? from.agreement.find(line.clause->id) : nullptr)
      return of_clause(*clause);
  }
  return {nullptr, words_beside(item, "cite"), words_beside(item, "law"), words_beside(item, "summary")};
}

std::vector<ExplainedStep> explained_steps(const Explainer& from, const FigureItem& item, StepRef root) {
  std::vector<ExplainedStep> steps;
  Tree tree{from, steps};
  tree.open(item.path);
  tree.write(root, 0);
  if (!steps.empty()) settle_root(item, steps);
  return steps;
}

}  // namespace payout
