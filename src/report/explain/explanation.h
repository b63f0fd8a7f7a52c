#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clauses/evaluate.h"
#include "document/type.h"
#include "report/explain/figures.h"
#include "report/explain/origins.h"

namespace payout {

/// One step of how a figure arose. The steps of a tree stand in one list, each after the step that it is part
/// of and one level below it.
struct ExplainedStep {
  int level = 0;
  std::string value = {};
  std::string label = {};
  std::string_view kind = {};
  std::string formula = {};
  std::string before_rounding = {};
  std::string rounding = {};
  std::string path = {};
  std::string clause = {};
  std::string source = {};
  bool built_in = false;
};
template <std::same_as<ExplainedStep> Self>
constexpr auto describe(const Self*) {
  using S = ExplainedStep;
  return record("step", "One step of how a figure arose",
                field<&S::level>("level", "Depth in the tree; the figure itself is 0"),
                field<&S::value>("value", "The value"), field<&S::label>("label", "What it is"),
                field<&S::kind>("kind", "fact, term, law, derived or the operation"),
                field<&S::formula>("formula", "The operation with the numbers put in"),
                field<&S::before_rounding>("before_rounding", "The value before it was rounded to the cent"),
                field<&S::rounding>("rounding", "How it was rounded: half up, up"),
                field<&S::path>("path", "Path of the fact, or of the term in its clause"),
                field<&S::clause>("clause", "Clause of a term"),
                field<&S::source>("source", "File and line, --set argument, default, statute or table"),
                field<&S::built_in>("built_in", "The file is one of the built-in documents"));
}

/// A condition of a clause that gave nothing.
struct ExplainedCondition {
  std::string text = {};
  bool met = false;
  std::string found = {};
  std::string facts = {};
};
template <std::same_as<ExplainedCondition> Self>
constexpr auto describe(const Self*) {
  using E = ExplainedCondition;
  return record("condition", "Something that must be true for a clause to be triggered",
                field<&E::text>("text", "What must be true"), field<&E::met>("met", "Whether it is"),
                field<&E::found>("found", "What the facts say instead"),
                field<&E::facts>("facts", "Facts that would change it"));
}

/// One way in which there would have been a figure, and what is missing for it.
struct WhyNot {
  std::string clause = {};
  std::string cite = {};
  std::string summary = {};
  std::string why = {};
  std::vector<ExplainedCondition> conditions = {};
};
template <std::same_as<WhyNot> Self>
constexpr auto describe(const Self*) {
  return record("why not", "A way in which there would have been a figure",
                field<&WhyNot::clause>("clause", "Clause"), field<&WhyNot::cite>("cite", "Its citation"),
                field<&WhyNot::summary>("summary", "It in one sentence"),
                field<&WhyNot::why>("why", "Why it gave nothing, in short"),
                field<&WhyNot::conditions>("conditions", "What it requires"));
}

/// What the figure would be in another reading of an open point.
struct ReadingEffect {
  std::string key = {};
  std::string reading = {};
  std::string says = {};
  std::string value = {};
  std::string needs = {};
};
template <std::same_as<ReadingEffect> Self>
constexpr auto describe(const Self*) {
  return record("reading effect", "The figure in another reading",
                field<&ReadingEffect::key>("key", "The open interpretation point"),
                field<&ReadingEffect::reading>("reading", "The other reading"),
                field<&ReadingEffect::says>("says", "The same in plain words").optional_with(""),
                field<&ReadingEffect::value>("value", "The figure then; empty where there is none"),
                field<&ReadingEffect::needs>("needs", "What that reading needs and the facts do not give"));
}

/// Everything behind one figure, or behind its absence.
struct Explanation {
  static constexpr std::string_view version = "payout/explanation/1";
  std::string schema = std::string{version};
  std::string file = {};
  std::string item = {};
  std::string label = {};
  std::string value = {};
  bool present = false;
  std::string cite = {};
  std::string law = {};
  std::string summary = {};
  std::string clause_source = {};
  std::string formula = {};
  std::vector<ExplainedStep> steps = {};
  std::vector<WhyNot> why_not = {};
  std::vector<ReadingEffect> readings = {};
};
template <std::same_as<Explanation> Self>
constexpr auto describe(const Self*) {
  using E = Explanation;
  return record(
      "explanation", "How one figure arose, or why there is none",
      field<&E::schema>("schema", "Name and version of this format"),
      field<&E::file>("file", "The scenario file"), field<&E::item>("item", "Path of the figure, or a clause"),
      field<&E::label>("label", "What it is"),
      field<&E::value>("value", "The figure; empty where there is none"),
      field<&E::present>("present", "Whether there is a figure other than zero"),
      field<&E::cite>("cite", "Clause that gives it"), field<&E::law>("law", "Statute that gives it"),
      field<&E::summary>("summary", "The clause in one sentence"),
      field<&E::clause_source>("clause_source", "File and line of the clause"),
      field<&E::formula>("formula", "The arithmetic with the numbers put in"),
      field<&E::steps>("steps", "How it arose, down to the facts and terms"),
      field<&E::why_not>("why_not",
                         "For a figure that is absent or zero: what is missing; of a clause that applies, what "
                         "it requires"),
      field<&E::readings>("readings", "Other readings that would change it"));
}

/// What explanations are made from: one evaluated scenario and the texts behind it.
class Explainer {
 public:
  /// `space` is evaluated and accounted for, and stays as it is.
  Explainer(const Agreement& agreement, const Scenario& facts, const Document& scenario,
            const std::vector<Document>& documents, Workspace& space);
  Explainer(const Explainer&) = delete;
  Explainer& operator=(const Explainer&) = delete;

  const Agreement& agreement;
  const Scenario& facts;
  const Document& scenario;
  const std::vector<Document>& documents;
  Workspace& space;
  const std::vector<FigureItem> figures;  ///< all of the result

  Origins origins() const { return {facts, scenario, agreement, documents, space.situation}; }
  /// The figure at a path, or null.
  const FigureItem* figure(std::string_view path) const;
  /// The account of a figure, or null.
  const Account* account(const FigureItem& item) const;

 private:
  std::map<std::string, const FigureItem*> by_path_ = {};
  std::multimap<std::string, const Account*> accounts_ = {};
};

/// Explains a figure, without what other readings would make of it.
Explanation explain(const Explainer& from, const FigureItem& item);
/// Adds what the figure would be in other readings: an evaluation for each.
void add_readings(const Explainer& from, Explanation& explanation);

/// Explains why a clause, or the line that it would pay, is not there.
Explanation explain_absence(const Explainer& from, std::string_view item,
                            const std::vector<const Clause*>& clauses);

/// The clauses that could give a line or count of this name: by their own id or that of a payment.
/// By which event employment ended, and why by no other; nothing where it did not end.
std::optional<Explanation> explain_route(const Explainer& from);
std::vector<const Clause*> clauses_named(const Agreement& agreement, std::string_view id);
/// Those of a section as reports cite it: "EA 5.6".
std::vector<const Clause*> clauses_cited(const Agreement& agreement, std::string_view cite);

/// What is missing for a figure that is absent or zero (why_not.cpp).
std::vector<WhyNot> why_not(const Explainer& from, const FigureItem& item);
std::vector<WhyNot> why_not(const Explainer& from, const std::vector<const Clause*>& clauses);

}  // namespace payout
