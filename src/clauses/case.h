#pragma once
#include <algorithm>
#include <string>
#include <string_view>

#include "clauses/agreement.h"
#include "clauses/detail.h"
#include "clauses/result.h"
#include "clauses/situation/situation.h"
#include "clauses/workings.h"
#include "scenario/scenario.h"
#include "values/business_days.h"
#include "values/few.h"

namespace payout {

/// The last day of a window, and the latest day that is inside under every way of counting.
struct WindowDays {
  Date last = {};
  Date safe = {};
};

/// What is known while one person's case is evaluated: plain references to values that outlive the evaluation.
/// Who takes only this looks and writes nothing; nothing here touches files, text or the clock.
struct KnownCase {
  const Agreement& agreement;
  const Scenario& facts;
  const ReadingUse& readings;
  const Situation& situation;
  Detail detail = Detail::report;
  Grounds grounds = Grounds::tested;
  bool explain = detail >= Detail::sentences;  ///< sentences are made
  bool lists = detail >= Detail::calendar;     ///< the calendar is kept

  /// The word that holds at an open point; notes that the point was asked about.
  template <Named E>
  E choose(const Open<E>& open) const {
    return static_cast<E>(chosen(open.choice));
  }
  int chosen(const OpenChoice& choice) const;
  /// A word is not offered to the reader as another reading: on these facts it would be somebody else's.
  template <Named E>
  void does_not_fit(const Open<E>& open, E word) const {
    if (open.choice.point >= 0)
      readings.unfit[static_cast<size_t>(open.choice.point)] |= 1U << static_cast<unsigned>(word);
  }
  /// The same, asked for a section of the document that is not the clause's own (a literal or a term).
  template <Named E>
  E choose(const Open<E>& open, std::string_view cite) const {
    ask_for(open.choice, cite);
    return choose(open);
  }
  void ask_for(const OpenChoice& choice, std::string_view cite) const;

  /// Whether the person is under a document of the agreement ("EA").
  bool under(std::string_view document) const {
    return facts.documents.empty() || std::ranges::find(facts.documents, document) != facts.documents.end();
  }
  /// The same, and the document had begun when employment ended.
  bool in_force(std::string_view document) const {
    const auto& not_yet = situation.not_in_force;
    return under(document) && (not_yet.empty() || std::ranges::find(not_yet, document) == not_yet.end());
  }

  /// The same of the document of a clause; mostly nothing is left out, and nobody asks which it is.
  bool in_force(const ClauseHead& clause) const {
    return (facts.documents.empty() && situation.not_in_force.empty()) || in_force(clause.document());
  }

  /// Dates under the agreement's counting rules (readings month_end_rule, window_last_day, weekend_roll).
  Date plus(Date from, Period period) const;
  /// The same for several dates counted from one day.
  Date plus_months(std::chrono::year_month_day from, int months) const;
  /// The days of a window that runs from a day on; the day itself is not counted.
  WindowDays window_after(Date from, Period lasts) const;
  /// Last day of "within `period` after `from`", the day itself not counted.
  Date last_day_of(Date from, Period period) const;
  /// The days on which business is done, as the agreement counts them.
  BusinessCalendar business_days() const;
  /// A due date moved off a weekend, where a reading says so.
  Date rolled(Date due) const;
};

/// A case and where a clause puts what it finds: the result, the steps behind it. Earlier findings are read
/// only.
struct Case : KnownCase {
  Workings& work;
  Result& out;
  Asides asides = {};  ///< what somebody asks for

  /// A fact that a clause needs and the scenario does not give: the module's figures are refused, others go on.
  void missing(Module module, const ClauseHead& clause, std::string_view path, std::string_view what) const;
  void error(Module module, std::string_view id, std::string_view path, std::string message,
             std::string help = {}, std::string_view cite = {}) const;
  void warn(Module module, std::string_view id, std::string_view path, std::string message,
            std::string help = {}, std::string_view cite = {}) const;
  void note(Module module, std::string_view id, std::string_view path, std::string message,
            std::string help = {}, std::string_view cite = {}) const;
  /// A line of cash that hangs on a fact which was found missing.
  void open_line(const ClauseHead& clause, std::string_view id, std::string_view label, Date arises) const;
  bool refused(Module module) const;  ///< an error stands against the module, or against the facts as a whole

  void deadline(std::string_view id, Date date, std::string label, std::string_view cite,
                bool assumed = false) const;
  /// The last day of a window; the day before it is inside under every reading.
  void window_end(std::string_view id, Date last, std::string label, std::string_view cite) const;
};

/// One way a triggered clause comes to apply: the day the right arises and, for a change in control, which.
struct Occurrence {
  Date date = {};
  const Change* change = nullptr;  ///< the change that gives it, where it is not the end of employment alone
  Date measured = {};              ///< the day on which amounts are taken: never after the end of employment
};

/// The occurrences of a clause on these facts: one for each day on which one of its ways has all that it asks
/// for. (Condition by condition, and in words: clauses/conditions.h.)
using Occurrences = Few<Occurrence, 2>;
[[nodiscard]] Occurrences occurrences(const KnownCase& c, const ClauseHead& clause);

/// The triggered clause that displaces this one, or null.
[[nodiscard]] const ClauseHead* replaced_by(const KnownCase& c, const ClauseHead& clause);

/// Warns where a way of triggering the clause turns on a contested day, or carries a warning of its own.
void warn_of_contested_ways(const Case& c, const ClauseHead& clause);

}  // namespace payout
