#include "report/pages/explain_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/formats/markdown.h"
#include "report/formats/page_markdown.h"
#include "values/money.h"
#include "values/number_text.h"

namespace payout {
namespace {

/// Amounts in groups of three; anything else as it is.
std::string grouped_text(const std::string& value) {
  const bool amount = value.size() > 3 && value[value.size() - 3] == '.';
  const auto money = amount ? parse_money(value) : std::nullopt;
  return money ? grouped(*money) : value;
}

std::string source_of(const ExplainedStep& step) {
  std::string out = step.source;
  if (step.kind == "fact" && !step.path.empty())
    out = fmt::format("{}{}{}", step.path, out.empty() ? "" : ", ", out);
  if (step.kind == "term") {
    const std::string field = step.path == "id" ? "" : ' ' + step.path;
    out = fmt::format("{}{}, {}{}", step.clause, field, step.source, step.built_in ? " (built in)" : "");
  }
  if (step.kind == "figure" || (!step.path.empty() && step.source == "above")) {
    out = step.path;
    for (const std::string& more : {step.clause, step.source}) {
      if (!more.empty()) out += (out.empty() ? "" : ", ") + more;
    }
  }
  return out;
}

void print_figure(Page& page, const Explanation& e) {
  const bool absent = e.value.empty() && e.why_not.empty();
  const std::string value = e.steps.empty() ? grouped_text(e.value) : e.steps.front().value;
  page.title(fmt::format("{}{}{}", e.label, absent ? ": none" : value.empty() ? "" : ": ", value));
  std::string from = e.item;
  if (!e.cite.empty()) from += ", " + e.cite;
  if (!e.law.empty()) from += ", " + e.law;
  if (!e.clause_source.empty()) from += ", " + e.clause_source;
  page.wrapped(2, from);
  if (!e.summary.empty()) page.wrapped(2, e.summary);
  if (!e.formula.empty() && e.steps.size() > 1) page.wrapped(2, "= " + e.formula);
  if (!e.steps.empty() && !e.steps.front().before_rounding.empty())
    page.wrapped(2, fmt::format("rounded {} to the cent from {}", e.steps.front().rounding,
                                e.steps.front().before_rounding));
}

std::string line_of_step(const ExplainedStep& step) {
  std::string text = step.value;
  if (!step.label.empty() && step.kind != "law" && !text.ends_with(' ' + step.label))
    text += (text.empty() ? "" : " ") + step.label;
  const std::string from = source_of(step);
  if (!step.formula.empty()) text += " = " + step.formula;
  if (!from.empty()) text += fmt::format(" [{}]", from);
  if (!step.before_rounding.empty())
    text += fmt::format(" (rounded {} from {})", step.rounding, step.before_rounding);
  return text;
}

void print_steps(Page& page, const Explanation& e) {
  if (e.steps.empty()) return;
  page.heading("How it is calculated");
  const bool tree = e.steps.size() > 1;
  for (const ExplainedStep& step : e.steps) {
    if (tree && step.level == 0) continue;
    page.wrapped(2 + 2 * static_cast<size_t>(step.level - (tree ? 1 : 0)), line_of_step(step));
  }
}

void print_why_not(Page& page, const Explanation& e) {
  if (e.why_not.empty()) return;
  const bool applies = std::ranges::all_of(
      e.why_not, [](const WhyNot& w) { return std::ranges::all_of(w.conditions, &ExplainedCondition::met); });
  page.heading(e.value.empty() ? (applies ? "Why it applies" : "Why not")
               : e.present     ? "Why by no other clause"
                               : "Why it is zero");
  for (const WhyNot& w : e.why_not) {
    std::string head = w.clause.empty()
                           ? w.why
                           : fmt::format("{} ({}){}{}", w.clause, w.cite, w.why.empty() ? "" : ": ", w.why);
    if (w.clause.empty() && !head.empty() && !w.cite.empty()) head += fmt::format(" ({})", w.cite);
    if (head.empty()) continue;
    page.wrapped(2, head);
    for (const ExplainedCondition& c : w.conditions) {
      std::string text = fmt::format("{} {}", c.met ? "met:" : "not met:", c.text);
      if (!c.found.empty()) text += "; " + c.found;
      if (!c.met && !c.facts.empty()) text += fmt::format(" [{}]", c.facts);
      page.wrapped(4, text);
    }
  }
  if (!applies) page.wrapped(2, "in brackets: the facts that would change it");
}

void print_readings_of(Page& page, const Explanation& e) {
  if (e.readings.empty()) return;
  page.heading("Other interpretations");
  Grid grid{{{"figure with it", Align::right}, {"interpretation", Align::left, true}}};
  for (const ReadingEffect& r : e.readings) {
    grid.row({!r.needs.empty()  ? "?"
              : r.value.empty() ? "none"
                                : grouped_text(r.value),
              r.says.empty() ? fmt::format("with `{}`", r.reading) : "if " + r.says});
    grid.note(r.needs.empty() ? fmt::format("{}: {}", r.key, r.reading)
                              : fmt::format("{}: {}; {}", r.key, r.reading, r.needs));
  }
  grid.print(page);
}

std::string list_of_steps(const Explanation& e) {
  std::string out = markdown_heading(2, "How it is calculated");
  for (const ExplainedStep& step : e.steps) {
    out +=
        std::string(2 * static_cast<size_t>(step.level), ' ') + "- " + markdown_text(line_of_step(step)) + '\n';
  }
  return out + '\n';
}

}  // namespace

std::string explain_markdown(const Explanation& explanation) {
  Page head, rest;
  print_figure(head, explanation);
  print_why_not(rest, explanation);
  print_readings_of(rest, explanation);
  return as_markdown(head) + (explanation.steps.empty() ? "" : list_of_steps(explanation)) + as_markdown(rest);
}

Page explain_page(const Explanation& explanation) {
  Page page;
  print_figure(page, explanation);
  print_steps(page, explanation);
  print_why_not(page, explanation);
  print_readings_of(page, explanation);
  return page;
}

}  // namespace payout
