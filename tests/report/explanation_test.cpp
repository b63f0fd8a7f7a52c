#include <algorithm>

#include "catch.h"
#include "document/path.h"
#include "report/explain/arithmetic.h"
#include "report/pages/explain_page.h"
#include "report/pages/text_layout.h"
#include "scenario/load.h"
#include "support/files.h"
#include "support/process.h"
#include "support/shipped.h"

using namespace payout;
namespace fs = std::filesystem;

namespace {

/// A scenario evaluated and accounted for. Names are those from the project's explain_root, as a user would
/// write them.
struct Explained {
  std::unique_ptr<LoadedScenario> loaded;
  std::vector<Document> keep;
  Agreement agreement;
  Workspace space;
  bool evaluated = false;
  std::optional<Explainer> from;

  explicit Explained(const fs::path& path, const std::vector<std::string>& sets = {}) {
    Problems problems;
    loaded = parse_scenario(short_name(path), read_text(path), sets, problems);
    if (problems.any_errors()) return;
    agreement = load_agreement(loaded->facts.agreement.value_or("icg"), path.string(), problems, keep);
    if (!problems.any_errors())
      space.readings = choose_readings(agreement, loaded->facts, loaded->document, problems);
    if (problems.any_errors()) return;
    space.detail = Detail::explanation;
    evaluate(agreement, loaded->facts, space);
    evaluated = true;
    from.emplace(agreement, loaded->facts, loaded->document, keep, space);
  }
  const Explainer& explainer() const { return *from; }
  Explanation of(std::string_view name) {
    const FigureChoice choice = choose_figure(from->figures, name);
    REQUIRE(choice.found != nullptr);
    return explain(explainer(), *choice.found);
  }
};

const fs::path explain_root{PAYOUT_ROOT};
const fs::path everything = explain_root / "scenarios/icg/change-in-control-everything.yaml";

bool has_step(const Explanation& e, const std::string& value, const std::string& source) {
  return std::ranges::any_of(e.steps, [&](const ExplainedStep& s) {
    return s.value == value && s.source.find(source) != std::string::npos;
  });
}

/// The figure as the steps write it: grouped, and rates as they are.
std::string without_groups(std::string text) {
  std::erase(text, ',');
  return text;
}

}  // namespace

TEST_CASE("Every figure of the whole example is explained down to facts, terms and law",
          "[report][explain][golden]") {
  Explained all{everything};
  std::string text;
  for (const FigureItem& item : all.from->figures) {
    const Explanation e = explain(all.explainer(), item);
    INFO(e.item);
    if (item.value != nullptr) CHECK(!e.steps.empty());
    if (!e.present) CHECK((!e.steps.empty() || !e.why_not.empty()));
    text += as_text(explain_page(e), 100) + '\n';
  }
  CHECK(differs_from_file(explain_root / "tests/report/golden/change-in-control-everything.explain.txt",
                          text) == "");
}

/// A leaf that does not say where it comes from, or nothing.
static std::string leaf_without_origin(const Explanation& e) {
  for (size_t i = 0; i < e.steps.size(); ++i) {
    const ExplainedStep& step = e.steps[i];
    const bool leaf = i + 1 == e.steps.size() || e.steps[i + 1].level <= step.level;
    if (leaf && step.source.empty()) return step.value + ' ' + step.label;
  }
  return {};
}

TEST_CASE(
    "What explains a figure comes to the figure, and every leaf says where it comes from, in every shipped "
    "scenario",
    "[report][explain][shipped]") {
  size_t explained = 0;
  for (const auto& one : shipped_cases()) {
    if (!one->evaluated) continue;
    const Explainer from{*one->agreement, one->loaded->facts, one->loaded->document, *one->documents,
                         one->space};
    for (const FigureItem& item : from.figures) {
      if (item.value == nullptr) continue;
      ++explained;
      const Explanation e = explain(from, item);
      const std::string leaf = leaf_without_origin(e);
      // Fractions of shares are printed with two decimals and explained with four.
      const bool compared = !e.steps.empty() && item.type != &type_of<FractionalShares>();
      if ((!e.present || !e.steps.empty()) && leaf.empty() &&
          (!compared || without_groups(e.steps.front().value) == without_groups(e.value)))
        continue;
      INFO(short_name(one->path) << ": " << e.item);
      if (e.present) CHECK(!e.steps.empty());
      CHECK(leaf == "");
      if (compared) CHECK(without_groups(e.steps.front().value) == without_groups(e.value));
    }
  }
  CHECK(explained > 100'000);
}

TEST_CASE("A sum is opened down to the lines of the files, and a figure only once", "[report][explain]") {
  Explained all{everything};
  const Explanation sum = all.of("totals.all");
  CHECK(sum.formula == "1,811,643.02 cash + 1,060,000.00 spread of exercisable options");
  CHECK(has_step(sum, "240,000.00", "scenarios/icg/change-in-control-everything.yaml:6"));
  CHECK(has_step(sum, "36.00", "scenarios/icg/change-in-control-everything.yaml:22"));
  CHECK(has_step(sum, "20%", "26 U.S.C. 4999(a)"));
  const auto opened = [&](std::string_view path) {
    return std::ranges::count_if(sum.steps,
                                 [&](const ExplainedStep& s) { return s.path == path && s.source.empty(); });
  };
  CHECK(opened("severance.termination_fee") == 1);
  CHECK(std::ranges::count(sum.steps, "above", &ExplainedStep::source) > 0);
}

TEST_CASE("A gross-up that is rounded up says so under its formula", "[report][explain]") {
  Explained up{explain_root / "scenarios/icg/independent/p25-round-gross-up-up.yaml"};
  const Explanation e = up.of("parachute.gross_up");
  CHECK(e.steps.front().rounding == "up");
  CHECK(e.steps.front().value == "475,196.31");
  CHECK(e.formula.find(" / (1 - ") != std::string::npos);
}

TEST_CASE("The contributions of a year are the sum of those of its periods", "[report][explain]") {
  Explained year{explain_root / "scenarios/icg/deferred/hardship-suspension.yaml"};
  const Explanation own = year.of("plan_years[2000].own");
  CHECK(without_groups(own.steps.front().value) == own.value);
  CHECK(own.steps.front().kind == "sum");
}

TEST_CASE("A fee is traced to the lines of the facts and of the clause", "[report][explain]") {
  Explained all{everything};
  const Explanation fee = all.of("termination_fee");
  CHECK(fee.item == "severance.termination_fee");
  CHECK(fee.value == "726000.00");
  CHECK(fee.cite == "EA 5.6");
  CHECK(fee.formula ==
        "2 x (240,000.00 salary + 108,000.00 target bonus + 15,000.00 benefits and perquisites)");
  CHECK(has_step(fee, "240,000.00", "scenarios/icg/change-in-control-everything.yaml:6"));
  CHECK(has_step(fee, "45%", "scenarios/icg/change-in-control-everything.yaml:7"));
  CHECK(has_step(fee, "2", "scenarios/icg/terms/employment-agreement.yaml:"));
}

TEST_CASE("A last day of exercise is explained from the end of employment and the window",
          "[report][explain]") {
  Explained all{everything};
  const Explanation last = all.of("K1.last_day");
  CHECK(last.value == "2001-06-30");
  CHECK(last.formula == "2000-06-30 last day of employment + 12 months");
  CHECK(has_step(last, "12 months", "scenarios/icg/terms/"));
}

TEST_CASE("An installment that waits for a later change in control is explained from that change",
          "[report][explain]") {
  Explained all{explain_root / "scenarios/promises/look-back-installments.yaml"};
  const Explanation first = all.of("severance.sev.payments[1].due");
  CHECK(first.value == "2018-04-01");
  CHECK(has_step(first, "2018-03-12", "scenarios/promises/look-back-installments.yaml:8"));
}

TEST_CASE("A fact that was set on the command line is traced to it", "[report][explain]") {
  Explained all{everything, {"salary.base=250000/year"}};
  CHECK(has_step(all.of("termination_fee"), "250,000.00", "--set salary.base=250000/year"));
}

TEST_CASE("An interpretation that lacks a fact is no other interpretation of a day that does not rest on it",
          "[report][explain]") {
  const std::vector<std::string> sets{"payments=[{line: change_in_control_payment, made: 2000-03-20}]"};
  Explained all{everything, sets};
  const auto needs = [&](std::string_view item) {
    std::vector<std::string> out;
    Explanation e = all.of(item);
    add_readings(*all.from, e);
    for (const ReadingEffect& r : e.readings) {
      if (!r.needs.empty()) out.push_back(r.key + " " + r.needs);
    }
    return out;
  };
  // EA 5.3 is due "upon the occurrence" of the change, whatever counts as benefits in the sum.
  CHECK(needs("change_in_control_payment.due").empty());
  const std::vector<std::string> amount = needs("change_in_control_payment");
  CHECK(std::ranges::find(amount, "benefits_value needs `salary.retirement_contributions`") != amount.end());
}

TEST_CASE("A payment that was made shows the day on which it was", "[report][explain]") {
  Explained paid{everything, {"payments=[{line: change_in_control_payment, made: 2000-03-20}]"}};
  const auto& calendar = paid.space.result.calendar;
  const auto entry = std::ranges::find(calendar, "change_in_control_payment", &Deadline::id);
  REQUIRE(entry != calendar.end());
  CHECK(entry->label == "Change-in-control payment due, paid on 2000-03-20");
  const auto fee = std::ranges::find(calendar, "termination_fee", &Deadline::id);
  REQUIRE(fee != calendar.end());
  CHECK(fee->label == "Termination fee due");
}

TEST_CASE("A line that is not there names the conditions and the facts that would change them",
          "[report][explain]") {
  Explained all{everything};
  const auto clauses = clauses_named(all.agreement, "departure_salary");
  REQUIRE(clauses.size() == 1);
  const Explanation none = explain_absence(all.explainer(), "departure_salary", clauses);
  REQUIRE(none.why_not.size() == 1);
  CHECK(none.why_not[0].cite == "EA 5.7");
  const auto& conditions = none.why_not[0].conditions;
  const auto unmet = std::ranges::find(conditions, false, &ExplainedCondition::met);
  REQUIRE(unmet != conditions.end());
  CHECK(unmet->facts.find("termination.") != std::string::npos);
}

TEST_CASE("A name is completed where it is unique, and told apart where it is not", "[report][explain]") {
  Explained all{everything};
  const std::vector<FigureItem> figures = figures_of(all.space.result);
  const auto path = [&](std::string_view name) {
    const FigureChoice choice = choose_figure(figures, name);
    return choice.found == nullptr ? std::string{"?"} : choice.found->path;
  };
  CHECK(path("termination_f") == "severance.termination_fee");
  CHECK(path("severance.termination_fee.due") == "severance.termination_fee.due");
  CHECK(path("grants[K1].last") == "grants[K1].last_day");
  CHECK(path("grants.K2.iso_unt") == "grants[K2].iso_until");
  CHECK(path("payments[1]") == "deferred.payments[1]");
  const FigureChoice many = choose_figure(figures, "last_day");
  CHECK(many.found == nullptr);
  CHECK(many.candidates.size() >= 3);
  const FigureChoice slip = choose_figure(figures, "terminaton_fee");
  CHECK(slip.found == nullptr);
  CHECK(std::ranges::find(slip.candidates, "termination_fee") != slip.candidates.end());
}

TEST_CASE("payout explain ends with 2 when it is not clear which figure is meant", "[cli][explain]") {
  const std::string file = "scenarios/icg/change-in-control-everything.yaml";
  CHECK(payout_run("explain " + file + " termination_fee").status == 0);
  const Ran slip = payout_run("explain " + file + " terminaton_fee");
  CHECK(slip.status == 2);
  CHECK(slip.err.find("did you mean `termination_fee`") != std::string::npos);
  CHECK(payout_run("explain " + file + " last_day").status == 2);
  CHECK(payout_run("explain " + file).out.find("totals.cash\t") != std::string::npos);  // lists them
  CHECK(payout_run("explain " + file + " departure_salary").out.find("not met:") != std::string::npos);
  CHECK(payout_run("explain " + file + " excise --format json").out.find("payout/explanation/1") !=
        std::string::npos);
}
