#include "report/explain/explanation.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/compiled_path.h"
#include "document/visit.h"
#include "report/explain/arithmetic.h"
#include "report/explain/expectation.h"
#include "report/explain/explained_steps.h"
#include "report/what_if/compare_readings.h"

namespace payout {
namespace {

void name_clause(const Explainer& from, const Clause& clause, Explanation& out) {
  out.cite = clause.head.cite;
  out.summary = clause.head.summary;
  out.clause_source = from.origins().of_clause(clause.head.id).source;
}

void name_source(const Explainer& from, const GivenBy& source, Explanation& out) {
  if (source.clause != nullptr) return name_clause(from, *source.clause, out);
  out.cite = source.cite;
  out.law = source.law;
  out.summary = source.summary;
}

std::string label_of(const FigureItem& item) {
  const std::string_view label =
      item.field->name == "amount" ? words_beside(item, "label") : std::string_view{};
  return std::string{label.empty() ? item.field->doc : label};
}

/// The error for which a figure is not there: the one about its own entry ("grants[K1]"), else the first.
const Remark* error_about(const Result& result, std::string_view item) {
  const std::string_view entry = item.substr(0, item.find(']') + 1);
  const Remark* first = nullptr;
  for (const Remark& r : result.remarks) {
    if (r.severity != Severity::error) continue;
    if (!entry.empty() && r.path.starts_with(entry)) return &r;
    if (first == nullptr) first = &r;
  }
  return first;
}

/// Whether the figure stays as it is once the amount is given that a reading lacks: the line was left out for
/// want of it, and this figure of the line does not rest on it. The amount is no likely one, so that whatever
/// rests on it moves.
bool same_once_given(const Explainer& from, const ReadingUse& readings, std::string lacks,
                     const Explanation& out) {
  constexpr int most_facts = 3;
  Scenario trial = from.facts;
  Workspace space;
  for (int i = 0; i < most_facts; ++i) {
    const auto path = parse_path(lacks);
    const CompiledPath target =
        path ? CompiledPath::compile(type_of<Scenario>(), &trial, *path) : CompiledPath{};
    if (!target || target.leaf().scalar->unit != Scalar::Unit::money) return false;
    void* const slot = target.reach(&trial);
    if (slot == nullptr) return false;
    target.leaf().scalar->set_number(slot, Exact::fraction(1'234'567, 100));
    space.readings = readings;
    space.detail = Detail::sentences;
    try {
      evaluate(from.agreement, trial, space);
    } catch (const Overflow&) {
      return false;
    }
    bool found = false;
    const std::string value = value_at(space.result, space.work, out.item, found);
    if (found) return value == out.value;
    const Remark* error = error_about(space.result, out.item);
    if (error == nullptr) return false;
    lacks = error->path;
  }
  return false;
}

}  // namespace

Explainer::Explainer(const Agreement& a, const Scenario& f, const Document& s, const std::vector<Document>& d,
                     Workspace& w)
    : agreement(a), facts(f), scenario(s), documents(d), space(w), figures(figures_of(w.result)) {
  for (const FigureItem& item : figures) by_path_.try_emplace(plain_path(item.path), &item);
  for (const Account& account : w.work.accounts()) accounts_.emplace(plain_path(account.path), &account);
}

const FigureItem* Explainer::figure(std::string_view path) const {
  const auto found = by_path_.find(plain_path(path));
  return found != by_path_.end() ? found->second : nullptr;
}

/// Days of the calendar and lines of one clause may share a path: the account is then the one that comes to the
/// same value.
const Account* Explainer::account(const FigureItem& item) const {
  const std::string path = plain_path(item.path);
  for (const std::string& name : {path, path + '.' + std::string{item.field->name}}) {
    const auto [first, last] = accounts_.equal_range(name);
    if (first == last) continue;
    const bool day = item.owner_type == &type_of<Deadline>();
    for (auto found = first; found != last; ++found) {
      std::string value = value_text(space.work.at(found->second->step));
      std::erase(value, ',');
      if (value == item.text()) return found->second;
    }
    return day ? nullptr : first->second;
  }
  return nullptr;
}

Explanation explain(const Explainer& from, const FigureItem& item) {
  const Workings& work = from.space.work;
  Explanation out{.item = item.path, .label = label_of(item), .value = item.text()};
  out.present = item.value != nullptr && !item.is_zero();
  const Behind steps = behind(from, item);
  name_source(from, given_by(from, item, steps.account), out);
  if (item.value != nullptr && steps.step) {
    out.steps = explained_steps(from, item, steps.step);
    out.formula = arithmetic(work, steps.step);
  }
  if (!out.present) out.why_not = why_not(from, item);
  return out;
}

void add_readings(const Explainer& from, Explanation& out) {
  each_other_reading(from.agreement, from.facts, from.space,
                     [&](const Reading& point, const Reading::Word& word, const Workspace& other) {
                       bool found = false;
                       const std::string value = value_at(other.result, other.work, out.item, found);
                       const bool same = found ? value == out.value : out.value.empty();
                       if (same) return;
                       const Remark* error = found ? nullptr : error_about(other.result, out.item);
                       const bool lacks = error != nullptr && !error->path.empty();
                       if (lacks && same_once_given(from, other.readings, error->path, out)) return;
                       out.readings.push_back({point.key, word.name, word.says, value,
                                               lacks ? "needs `" + error->path + "`" : ""});
                     });
}

Explanation explain_absence(const Explainer& from, std::string_view item,
                            const std::vector<const Clause*>& clauses) {
  Explanation out{.item = std::string{item}, .label = "Does not apply"};
  if (clauses.size() == 1) name_clause(from, *clauses.front(), out);
  out.why_not = why_not(from, clauses);
  const auto applies = [](const WhyNot& each) {
    return std::ranges::all_of(each.conditions, &ExplainedCondition::met);
  };
  const bool any =
      std::ranges::any_of(out.why_not, [](const WhyNot& each) { return !each.conditions.empty(); });
  if (any && std::ranges::all_of(out.why_not, applies)) out.label = "Applies, and gives no figure by itself";
  return out;
}

std::optional<Explanation> explain_route(const Explainer& from) {
  const Header& header = from.space.result.header;
  if (header.route.empty()) return std::nullopt;
  Explanation out{.item = "header.route", .label = "How employment ended", .value = std::string{header.route}};
  out.present = true;
  std::vector<const Clause*> others;
  for (const Clause& clause : from.agreement.clauses) {
    if (clause.head.id == header.route)
      name_clause(from, clause, out);
    else if (clause.terms.kind().name == "route")
      others.push_back(&clause);
  }
  if (out.cite.empty()) out.cite = header.route_cite;
  out.why_not = why_not(from, others);
  return out;
}

std::vector<const Clause*> clauses_named(const Agreement& agreement, std::string_view id) {
  std::vector<const Clause*> found;
  for (const Clause& clause : agreement.clauses) {
    bool named = false;  // by the clause's own id, or that of one of its lines
    visit_records(type_of<Clause>(), static_cast<const void*>(&clause), {},
                  [&](const Type& record, const void* object, std::string_view) {
                    const Field* own = record.field("id");
                    named = named || (own != nullptr && own->type().scalar->text(own->get(object)) == id);
                  });
    if (named) found.push_back(&clause);
  }
  return found;
}

std::vector<const Clause*> clauses_cited(const Agreement& agreement, std::string_view cite) {
  std::vector<const Clause*> found;
  for (const Clause& clause : agreement.clauses) {
    if (clause.head.cite == cite) found.push_back(&clause);
  }
  return found;
}

}  // namespace payout
