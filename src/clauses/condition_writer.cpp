#include "clauses/condition_writer.h"

#include <fmt/format.h>

#include <algorithm>

namespace payout {

void WordList::add(std::string_view item) {
  if (item.empty() || text.find(item) != std::string::npos) return;
  if (!text.empty()) text += between;
  text += item;
}

/// "by resignation": how employment ends, completing "employment ended ...".
static std::string_view ended_by(Reason reason) {
  switch (reason) {
    case Reason::death: return "by death";
    case Reason::disability: return "for disability";
    case Reason::cause: return "for cause";
    case Reason::without_cause: return "without cause";
    case Reason::constructive_dismissal: return "for good reason";
    case Reason::resignation: return "by resignation";
    case Reason::retirement: return "by retirement";
    case Reason::change_in_control: return "by the right that a change in control gives";
    case Reason::director_not_renominated: return "without renomination as a director";
    case Reason::director_ineligible: return "by loss of eligibility as a director";
    case Reason::director_resignation: return "by resignation as a director";
    case Reason::director_removed: return "by removal as a director";
  }
  return {};
}

void ConditionWriter::add(bool met, std::string text, std::string found, std::string facts,
                          std::string sentence) {
  if (met) found.clear(), sentence.clear();
  out.push_back({std::move(text), met, std::move(found), std::move(facts), std::move(sentence)});
}

std::string ConditionWriter::cite_of(std::string_view id) const {
  const Clause* found = c.agreement.find(id);
  return found != nullptr ? found->head.cite : std::string{id};
}

std::string ConditionWriter::end_day() const {
  return s().end ? to_string(*s().end) : std::string{};
}

std::string ConditionWriter::how_it_ended() const {
  if (!s().end) return "employment goes on";
  const ClauseHead* route = s().route_under(clause.document());
  if (route == nullptr) route = s().route;
  const std::string by = s().reason == Reason::change_in_control ? fmt::format(" by the {}", name_of(s().by))
                                                                 : fmt::format(" {}", ended_by(*s().reason));
  return fmt::format("employment ended{}{}", by, route != nullptr ? ", under " + route->cite : "");
}

void ConditionWriter::reasons(const std::vector<Reason>& reasons, bool met) {
  WordList ways{" or "}, names{" or "};
  for (const Reason r : reasons) ways.add(ended_by(r)), names.add(name_of(r));
  add(met, fmt::format("employment ends {}", ways.text), how_it_ended(),
      fmt::format("termination.reason: {}", names.text), how_it_ended());
}

void ConditionWriter::by(Party party, bool met) {
  const bool known = s().end && s().reason != Reason::death;
  const std::string other = known ? fmt::format("the {} ended it", name_of(s().by)) : how_it_ended();
  add(met, fmt::format("the {} ends employment", name_of(party)), other,
      fmt::format("termination.by: {}", name_of(party)), how_it_ended());
}

std::string ConditionWriter::why_no_change(std::string_view id) const {
  const auto finding = std::ranges::find(c.out.changes, id, &ChangeFinding::id);
  std::string why = finding != c.out.changes.end() ? finding->why : std::string{};
  return why.empty() ? "none of the events is one" : why;
}

void ConditionWriter::change(std::string_view id, bool met) {
  const std::string cite = cite_of(id);
  add(met, fmt::format("a change in control under {}", cite), why_no_change(id), facts_for_change(c, id),
      fmt::format("no change in control under {}", cite));
}

void ConditionWriter::finding(bool wanted, bool met, std::string_view is, std::string_view is_not,
                              std::string_view where, std::string facts) {
  const std::string in = where.empty() ? std::string{} : fmt::format(" ({})", where);
  add(met, fmt::format("{}{}", wanted ? is : is_not, in), fmt::format("{}", wanted ? is_not : is),
      std::move(facts), fmt::format("{}{}", wanted ? is_not : is, in));
}

}  // namespace payout
