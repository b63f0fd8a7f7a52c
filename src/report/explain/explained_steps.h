#pragma once
#include <vector>

#include "report/explain/explanation.h"

namespace payout {

/// What leads to a figure: its steps, and the account of them where there is one.
struct Behind {
  StepRef step = {};
  const Account* account = nullptr;
};
Behind behind(const Explainer& from, const FigureItem& item);

/// The words of a field that stands beside a figure (`label`, `cite`, `law`); empty where there is none.
std::string_view words_beside(const FigureItem& item, std::string_view field);

/// The clause or statute that gives a figure.
struct GivenBy {
  const Clause* clause = nullptr;
  std::string_view cite = {}, law = {}, summary = {};
};
GivenBy given_by(const Explainer& from, const FigureItem& item, const Account* account);

/// The tree of a figure, written out. Another figure of the result that it stands on is opened where it first
/// occurs, and only named after that.
std::vector<ExplainedStep> explained_steps(const Explainer& from, const FigureItem& item, StepRef root);

}  // namespace payout
