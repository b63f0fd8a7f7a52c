#include "clauses/situation/how_it_ended.h"

#include <fmt/format.h>

#include "clauses/case.h"

namespace payout {

/// The trade says good reason; where the document has another word it stands beside it.
static std::string_view as_the_document_says(const Situation& s) {
  const bool dismissal = s.route != nullptr && s.route->id.find("constructive") != std::string::npos;
  return dismissal ? " (constructive dismissal)" : "";
}

static std::string what_happened(const Case& c) {
  const Situation& s = c.situation;
  const bool board = c.facts.employee.position == Position::director;
  const std::string_view who = board ? "director" : "employee";
  const std::string day = to_string(*s.end);
  switch (*s.reason) {
    case Reason::death: return fmt::format("The {} died on {}", who, day);
    case Reason::disability: return fmt::format("The company ended employment on {} for disability", day);
    case Reason::cause: return fmt::format("The company ended employment on {} for cause", day);
    case Reason::retirement: return fmt::format("The {} retired on {}", who, day);
    case Reason::resignation: return fmt::format("The {} resigned; the last day was {}", who, day);
    case Reason::constructive_dismissal:
      return fmt::format("The employee resigned for good reason{}; the last day was {}",
                         as_the_document_says(s), day);
    case Reason::without_cause: return fmt::format("The company ended employment on {}", day);
    case Reason::change_in_control:
      return fmt::format("The {} ended employment on {} after a change in control", name_of(s.by), day);
    default: return fmt::format("Service as a director ended on {}", day);
  }
}

std::string how_it_ended(const Case& c) {
  const Situation& s = c.situation;
  if (!s.end) return "Employment goes on.";
  std::string text = what_happened(c);
  if (s.route != nullptr) text += fmt::format(", under {}", route_cites(s));
  if (s.moved_by_notice != nullptr && !s.notice) {
    text += fmt::format(", at the end of the {} days of notice that were not given", s.notice_needed);
  } else if (s.notice_needed > 0) {
    text += s.notice ? fmt::format(", on {} days of notice ({} needed)", s.notice_given, s.notice_needed)
                     : fmt::format(", without notice ({} days needed)", s.notice_needed);
  }
  return text + '.';
}

}  // namespace payout
