#include <fmt/format.h>

#include <algorithm>

#include "cli/check/groups.h"
#include "cli/check/outcome.h"
#include "cli/plural.h"
#include "document/clean_text.h"
#include "report/formats/json.h"
#include "values/money.h"

namespace payout {

CheckTally tally_of(const std::vector<CheckOutcome>& outcomes) {
  CheckTally t;
  for (const CheckOutcome& o : outcomes) {
    if (!o.checked) continue;
    if (o.unreadable) {
      ++t.unreadable;
      continue;
    }
    ++t.scenarios;
    t.figures += o.figures;
    t.wrong += o.wrong.size() + (o.error.empty() ? 0U : 1U);
    if (!o.passed()) ++t.failed;
  }
  return t;
}

std::string sentence(const WrongFigure& w) {
  const Mismatch& m = w.mismatch;
  return clean_text(fmt::format("{}: expected {}, got {}{}", m.path, m.expected, m.actual,
                                m.difference.empty() ? "" : fmt::format(" (difference {})", m.difference)));
}

namespace {

/// "12 of 300 scenarios failed (31 figures); 2 files unreadable"
std::string summary(const CheckTally& t) {
  std::string out = t.failed == 0 ? fmt::format("{}, {}, 0 wrong", counted(t.scenarios, "scenario"),
                                                counted(t.figures, "figure"))
                                  : fmt::format("{} of {} failed ({} wrong)", t.failed,
                                                counted(t.scenarios, "scenario"), counted(t.wrong, "figure"));
  if (t.unreadable != 0) out += fmt::format("; {} unreadable", counted(t.unreadable, "file"));
  return out + '\n';
}

std::string json_of(const CheckOutcome& o) {
  std::string out = fmt::format(
      "{{\"file\": {}, \"title\": {}, \"passed\": {}, \"unreadable\": {}, \"figures\": {}, \"error\": {}, "
      "\"line\": {}, "
      "\"wrong\": [",
      json_string(o.file), json_string(o.title), o.passed(), o.unreadable, o.figures, json_string(o.error),
      o.error_line);
  for (size_t i = 0; i < o.wrong.size(); ++i) {
    const Mismatch& m = o.wrong[i].mismatch;
    out += fmt::format(
        "{}\n      {{\"path\": {}, \"line\": {}, \"clause\": {}, \"expected\": {}, \"actual\": {}, "
        "\"difference\": {}}}",
        i == 0 ? "" : ",", json_string(m.path), o.wrong[i].line, json_string(o.wrong[i].cite),
        json_string(m.expected), json_string(m.actual), json_string(m.difference));
  }
  return out + (o.wrong.empty() ? "]}" : "\n    ]}");
}

std::string json_of(const FigureGroup& g) {
  std::vector<std::string> files;
  for (const std::string& file : g.files) files.push_back(json_string(file));
  return fmt::format("{{\"path\": {}, \"clause\": {}, \"off\": {}, \"scenarios\": {}, \"files\": [{}]}}",
                     json_string(g.path), json_string(g.cite), json_string(g.off), g.files.size(),
                     fmt::join(files, ", "));
}

}  // namespace

std::string check_text(const std::vector<CheckOutcome>& outcomes, size_t most) {
  std::string out;
  size_t shown = 0, left = 0;
  const auto line = [&](std::string text) {
    if (most != 0 && shown == most) return void(++left);
    ++shown;
    out += text;
  };
  for (const CheckOutcome& o : outcomes) {
    if (!o.error.empty()) line(clean_text(o.error, "\n"));
    for (const WrongFigure& w : o.wrong)
      line(fmt::format("{}:{}: {}\n", clean_text(o.file), w.line, sentence(w)));
  }
  if (left != 0) out += fmt::format("{} more (--max 0 shows them)\n", left);
  std::string groups;
  for (const FigureGroup& g : groups_of(outcomes)) {
    if (g.files.size() > 1) groups += clean_text("  " + sentence(g)) + '\n';
  }
  if (!groups.empty()) out += "the same in several scenarios:\n" + groups;
  return out + summary(tally_of(outcomes));
}

std::string check_json(const std::vector<CheckOutcome>& outcomes) {
  const CheckTally t = tally_of(outcomes);
  std::vector<std::string> files, groups;
  for (const CheckOutcome& o : outcomes) {
    if (o.checked) files.push_back("\n    " + json_of(o));
  }
  for (const FigureGroup& g : groups_of(outcomes)) groups.push_back("\n    " + json_of(g));
  return fmt::format(
      "{{\n  \"schema\": \"payout-check/1\",\n  \"scenarios\": {},\n  \"failed\": {},\n  \"unreadable\": {},\n "
      " "
      "\"figures\": {},\n  \"wrong\": {},\n  \"files\": [{}\n  ],\n  \"groups\": [{}{}]\n}}\n",
      t.scenarios, t.failed, t.unreadable, t.figures, t.wrong, fmt::join(files, ","), fmt::join(groups, ","),
      groups.empty() ? "" : "\n  ");
}

}  // namespace payout
