#include "report/explanation.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/arithmetic.h"
#include "report/expectation.h"
#include "report/readings.h"
#include "values/number_text.h"

namespace payout {
namespace {

constexpr std::array<std::string_view, 14> op_names{"fact",       "term",    "law",      "derived",   "sum",
                                                    "difference", "product", "quotient", "lesser",    "greater",
                                                    "rounded",    "whole",   "share_of", "date_after"};

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

/// The steps of one figure, written out.
struct Tree {
  const Workings& work;
  const Origins& origins;
  std::vector<ExplainedStep>& out;

  /// Rounding is said beside the value; what was rounded takes the step's place.
  StepRef unrounded(StepRef ref, std::string& before) const {
    while (work.at(ref).op == Op::rounded) {
      const StepRef inner = work.operands(work.at(ref))[0];
      const Step& step = work.at(inner);
      if (!step.value.whole()) before = cents_text(step.value);
      ref = inner;
    }
    return ref;
  }

  void leaf(const Step& step, ExplainedStep& entry) const {
    const Place place = origins.of(step);
    entry.path = place.path;
    entry.clause = place.clause;
    entry.source = place.source;
    entry.built_in = place.built_in;
    if (step.op == Op::law) entry.source = step.label.empty() ? "law" : std::string{step.label};
  }

  void write(StepRef ref, int level) const {
    if (!ref) return;
    ExplainedStep entry{.level = level};
    const std::string_view label = work.at(ref).label;
    ref = unrounded(ref, entry.before_rounding);
    const Step& step = work.at(ref);
    entry.label = label.empty() ? step.label : label;
    entry.value = entry.before_rounding.empty() ? value_text(step) : value_text_rounded(step);
    entry.kind = name_of_op(step.op);
    if (step.operands == 0) leaf(step, entry);
    if (step.operands != 0 && step.op != Op::derived) entry.formula = arithmetic(work, ref);
    out.push_back(std::move(entry));
    for (const StepRef part : work.operands(step)) write(part, level + 1);
  }

  static std::string value_text_rounded(const Step& step) {
    Step rounded = step;
    rounded.value = Exact{round_half_up(step.value)};
    return value_text(rounded);
  }
};

const Account* account_of(const Workings& work, const FigureItem& item) {
  const std::string path = plain_path(item.path);
  const std::string own = path + '.' + std::string{item.field->name};
  for (const Account& account : work.accounts()) {
    const std::string other = plain_path(account.path);
    if (other == path || other == own) return &account;
  }
  return nullptr;
}

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

std::string_view words_at(const FigureItem& item, std::string_view field) {
  const Field* f = item.owner_type->field(field);
  if (f == nullptr || &f->type() != &type_of<std::string_view>()) return {};
  return *static_cast<const std::string_view*>(f->get(item.owner));
}

void name_clause(const Explainer& from, const Clause& clause, Explanation& out) {
  out.cite = clause.head.cite;
  out.gist = clause.head.gist;
  out.clause_source = from.origins().of_clause(clause.head.id).source;
}

void name_source(const Explainer& from, const FigureItem& item, const Account* account, Explanation& out) {
  const std::string_view id = account != nullptr ? account->clause : std::string_view{};
  if (const Clause* clause = from.agreement.find(id)) return name_clause(from, *clause, out);
  if (account != nullptr && !account->law.empty()) {
    out.law = account->law;
    return;
  }
  if (item.owner_type == &type_of<Line>()) {
    const auto& line = *static_cast<const Line*>(item.owner);
    if (const Clause* clause = line.clause != nullptr ? from.agreement.find(line.clause->id) : nullptr)
      return name_clause(from, *clause, out);
  }
  out.cite = words_at(item, "cite");
  out.law = words_at(item, "law");
  out.gist = words_at(item, "gist");
}

/// What the steps come to must be the figure. Where a reading rounds otherwise, or only the last of several
/// periods has its steps, the figure is put above them.
void settle_root(const FigureItem& item, std::vector<ExplainedStep>& steps) {
  std::string root = steps.front().value;
  std::erase(root, ',');
  if (root == item.text() || item.type == &type_of<FractionalShares>()) return;
  for (ExplainedStep& step : steps) ++step.level;
  steps.insert(steps.begin(), {.value = item.text(), .label = "found from", .kind = "derived"});
}

std::string label_of(const FigureItem& item) {
  const std::string_view label = item.field->name == "amount" ? words_at(item, "label") : std::string_view{};
  return std::string{label.empty() ? item.field->doc : label};
}

}  // namespace

Explanation explain(const Explainer& from, const FigureItem& item) {
  const Workings& work = from.space.work;
  Explanation out{.item = item.path, .label = label_of(item), .value = item.text()};
  out.present = item.value != nullptr && !item.is_zero();
  const Account* account = account_of(work, item);
  if (account == nullptr) account = same_day(from, item);
  const StepRef step = account != nullptr ? account->step : arithmetic_beside(item);
  name_source(from, item, account, out);
  if (item.value != nullptr && step) {
    const Origins origins = from.origins();
    Tree{work, origins, out.steps}.write(step, 0);
    settle_root(item, out.steps);
    out.formula = arithmetic(work, step);
  }
  if (!out.present) out.why_not = why_not(from, item);
  return out;
}

void add_readings(const Explainer& from, Explanation& out) {
  each_other_reading(
      from.agreement, from.facts, from.space,
      [&](const Reading& point, const Reading::Word& word, const Workspace& other) {
        bool found = false;
        const std::string value = value_at(other.result, other.work, out.item, found);
        const bool same = found ? value == out.value : out.value.empty();
        if (same) return;
        const auto& remarks = other.result.remarks;
        const auto error = std::ranges::find(remarks, Severity::error, &Remark::severity);
        const bool lacks = !found && error != remarks.end() && !error->path.empty();
        out.readings.push_back({point.key, word.name, value, lacks ? "needs " + error->path : ""});
      });
}

Explanation explain_absence(const Explainer& from, std::string_view item,
                            const std::vector<const Clause*>& clauses) {
  Explanation out{.item = std::string{item}, .label = "not there"};
  if (clauses.size() == 1) name_clause(from, *clauses.front(), out);
  out.why_not = why_not(from, clauses);
  return out;
}

std::vector<const Clause*> clauses_named(const Agreement& agreement, std::string_view id) {
  std::vector<const Clause*> found;
  for (const Clause& clause : agreement.clauses) {
    bool named = clause.head.id == id;
    if (const auto* payment = std::get_if<CashPayment>(&clause.terms))
      named = named || std::ranges::any_of(payment->items, [&](const PaymentItem& i) { return i.id == id; });
    if (named) found.push_back(&clause);
  }
  return found;
}

}  // namespace payout
