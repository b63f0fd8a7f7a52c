#pragma once
#include <optional>
#include <string>
#include <vector>

#include "clauses/clause.h"
#include "clauses/deferral/deferral_result.h"
#include "clauses/due_kind.h"
#include "clauses/module.h"
#include "clauses/options/equity_totals.h"
#include "clauses/options/option_result.h"
#include "clauses/parachute/parachute_result.h"
#include "clauses/payee.h"
#include "clauses/reading_result.h"
#include "clauses/severance/limit_result.h"
#include "clauses/severance/return_result.h"
#include "clauses/workings.h"
#include "document/diagnostic.h"

/// What an evaluation yields: plain values by path (`severance.termination_fee`, `grants[K1].last_day`). Words
/// that come from terms are views into the agreement; sentences are only made when somebody will read them.
namespace payout {

struct Pay;

/// One payment of a line that is paid in several: `severance.sev.payments[3]`.
struct PaymentRow {
  int id = 0;  ///< from 1
  std::string_view label = {};
  std::string_view cite = {};
  Payee payee = Payee::employee;
  DueKind due_kind = DueKind::on;
  std::optional<Date> earliest = {};
  std::optional<Date> due = {};
  Money amount = {};
  std::optional<Date> stated = {};     ///< where a rule moved it
  std::string_view moved_by = {};      ///< the citation of that rule
  std::optional<Money> deferred = {};  ///< set when the plan's contributions are found
  std::optional<Money> paid = {};      ///< beside it
  StepRef arithmetic = {};
  StepRef day = {};        ///< not printed: how the day arose
  bool scheduled = false;  ///< not printed: one of installments, which a rule moves to a payday
};
template <std::same_as<PaymentRow> Self>
constexpr auto describe(const Self*) {
  using P = PaymentRow;
  return record("payment", "One payment of a line that is paid in several",
                field<&P::id>("id", "Its number, from 1"), field<&P::label>("label", "What it is"),
                field<&P::cite>("cite", "Clause that gives it"), field<&P::payee>("payee", "Who is paid"),
                field<&P::due_kind>("due_kind", "on, by, or payment date not specified"),
                field<&P::earliest>("earliest", "First day on which it may be paid, where one is stated"),
                field<&P::due>("due", "Date due, or last day to pay"),
                field<&P::amount>("amount", "Amount").as_shorthand(),
                field<&P::stated>("stated", "Date due by the clause alone, where a rule changed it"),
                field<&P::moved_by>("moved_by", "The rule that changed it"),
                field<&P::deferred>("deferred", "Part deferred into an account"),
                field<&P::paid>("paid", "Part paid in cash, where some is deferred"),
                field<&P::arithmetic>("arithmetic", "How the amount arises"));
}

/// What of a payment is paid in cash.
inline Money cash_of(const PaymentRow& row) {
  return row.paid.value_or(row.amount);
}

/// An amount owed. As a path it stands for its amount.
struct Line {
  std::string_view id = {};
  std::string_view label = {};
  std::string_view cite = {};
  Payee payee = Payee::employee;
  DueKind due_kind = DueKind::not_stated;
  std::optional<Date> earliest = {};
  std::optional<Date> due = {};
  Money amount = {};
  std::optional<Date> stated = {};     ///< where a rule moved the day
  std::string_view moved_by = {};      ///< the citation of that rule
  std::optional<Money> deferred = {};  ///< set when the plan's contributions are found
  std::optional<Money> paid = {};      ///< beside it
  StepRef arithmetic = {};
  std::string_view summary = {};
  bool computed = true;                   ///< false: stated by the author of the terms
  const ClauseHead* clause = nullptr;     ///< not printed: who wrote the line
  Date arises = {};                       ///< not printed: the day the right arose
  std::vector<PaymentRow> payments = {};  ///< where it is paid in several; while rules act, always
  const Pay* pay = nullptr;               ///< not printed: when it is paid, where the terms say it in `pay`
  StepRef due_day = {};                   ///< not printed: how the day arose
  bool medical = false;                   ///< not printed: cover that COBRA gives
  bool earned = false;                    ///< not printed: pay for services that were rendered
  std::optional<LineSection> section = {};
  std::optional<Date> vests_on = {};  ///< the day on which it would have vested without the event
  bool beside_cash = false;  ///< not printed: owed whether or not employment ends, so in no sum of cash

  bool of_retirement() const { return section == LineSection::retirement; }
};
template <std::same_as<Line> Self>
constexpr auto describe(const Self*) {
  return record(
      "line", "An amount owed", field<&Line::id>("id", "Stable id"), field<&Line::label>("label", "What it is"),
      field<&Line::cite>("cite", "Clause that gives it"), field<&Line::payee>("payee", "Who is paid"),
      field<&Line::due_kind>("due_kind", "on, by, payment date not specified, or in installments through"),
      field<&Line::earliest>("earliest", "First day on which it may be paid, where one is stated"),
      field<&Line::due>("due", "Date due, or last day to pay; of several payments, the last"),
      field<&Line::amount>("amount", "Amount").as_shorthand(),
      field<&Line::stated>("stated", "Date due by the clause alone, where a rule changed it"),
      field<&Line::moved_by>("moved_by", "The rule that changed it"),
      field<&Line::deferred>("deferred", "Part deferred into an account"),
      field<&Line::paid>("paid", "Part paid in cash, where some is deferred"),
      field<&Line::arithmetic>("arithmetic", "How the amount arises"),
      field<&Line::summary>("summary", "The clause in one sentence"),
      field<&Line::computed>("computed", "false: an amount stated in the terms, not computed"),
      field<&Line::section>("section", "retirement: a promise of retirement pay, which stands apart"),
      field<&Line::vests_on>("vests_on", "Day on which it would have vested by itself"),
      field<&Line::payments>("payments", "The payments, where it is paid in several").as_detail());
}

/// What of a line is paid in cash.
inline Money cash_of(const Line& line) {
  return line.paid.value_or(line.amount);
}

/// A clause that gave nothing, and why.
struct NotPaid {
  std::string_view id = {};
  std::string_view cite = {};
  std::string why = {};
};
template <std::same_as<NotPaid> Self>
constexpr auto describe(const Self*) {
  return record("not paid", "A clause that gave nothing", field<&NotPaid::id>("id", "Clause"),
                field<&NotPaid::cite>("cite", "Its citation"),
                field<&NotPaid::why>("why", "Why it gave nothing"));
}

/// A line whose amount hangs on a fact that is not given.
struct OpenLine {
  std::string_view id = {};
  std::string_view label = {};
  std::string_view cite = {};
  std::string fact = {};
  const ClauseHead* clause = nullptr;       ///< not printed: who would pay it
  Date arises = {};                         ///< not printed: the day the right arose
  std::optional<LineSection> section = {};  ///< not printed
};
template <std::same_as<OpenLine> Self>
constexpr auto describe(const Self*) {
  return record("open line", "An amount that depends on a fact which is not given",
                field<&OpenLine::id>("id", "Stable id"), field<&OpenLine::label>("label", "What it is"),
                field<&OpenLine::cite>("cite", "Clause that gives it"),
                field<&OpenLine::fact>("fact", "The fact to give"));
}

struct SeveranceResult {
  std::vector<Line> lines = {};
  std::optional<Money> total = {};  ///< absent where a fact is missing; retirement promises are not in it
  std::optional<Money> retirement_total = {};
  std::optional<Money> deferred = {};  ///< set when the plan's contributions are found
  std::optional<Money> paid = {};      ///< beside it
  std::optional<Money> known = {};     ///< of the lines that hang on no missing fact, where others do
  std::vector<OpenLine> open = {};
  std::vector<NotPaid> not_paid = {};
  std::string asked = {};  ///< not printed: the fact that was last found missing
};
template <std::same_as<SeveranceResult> Self>
constexpr auto describe(const Self*) {
  return record(
      "severance", "Cash owed on the way out",
      field<&SeveranceResult::lines>("lines", "Amounts owed").inline_fields(),
      field<&SeveranceResult::total>("total", "Sum of the lines"),
      field<&SeveranceResult::retirement_total>("retirement_total",
                                                "Sum of the retirement promises, where there are some"),
      field<&SeveranceResult::deferred>("deferred", "Part deferred into an account"),
      field<&SeveranceResult::paid>("paid", "Part paid in cash, where some is deferred"),
      field<&SeveranceResult::known>("known", "Sum of the lines that are known, where others are open")
          .as_aside(),
      field<&SeveranceResult::open>("open", "Lines that depend on a fact which is not given")
          .as_aside()
          .as_detail(),
      field<&SeveranceResult::not_paid>("not_paid", "Clauses that gave nothing").as_aside().as_detail());
}

/// What of severance is paid in cash.
inline std::optional<Money> cash_of(const SeveranceResult& severance) {
  return severance.paid ? severance.paid : severance.total;
}

/// A change in control as one document sees the events, or why it does not.
struct ChangeFinding {
  std::string_view id = {};
  std::string_view cite = {};
  bool occurred = false;
  std::optional<Date> date = {};
  std::string why = {};
};
template <std::same_as<ChangeFinding> Self>
constexpr auto describe(const Self*) {
  return record("change finding", "A change in control under one definition",
                field<&ChangeFinding::id>("id", "Definition"),
                field<&ChangeFinding::cite>("cite", "Its citation"),
                field<&ChangeFinding::occurred>("occurred", "Whether there was one"),
                field<&ChangeFinding::date>("date", "When (the first)"),
                field<&ChangeFinding::why>("why", "Which event, or why not"));
}

/// A date that somebody must keep.
struct Deadline {
  std::string_view id = {};
  Date date = {};
  std::string label = {};
  std::string_view cite = {};
  std::optional<Date> safe = {};  ///< the last day that is inside under every reading
  bool assumed = false;           ///< the documents name no day; the date is a reading or an estimate
};
template <std::same_as<Deadline> Self>
constexpr auto describe(const Self*) {
  return record("deadline", "A date that somebody must keep", field<&Deadline::id>("id", "Stable id"),
                field<&Deadline::date>("date", "The date").as_shorthand(),
                field<&Deadline::label>("label", "What it is"), field<&Deadline::cite>("cite", "Clause"),
                field<&Deadline::safe>("safe", "Latest safe day"),
                field<&Deadline::assumed>("assumed", "The documents name no day"));
}

/// A duty or note without an amount.
struct Obligation {
  std::string_view id = {};
  std::string_view cite = {};
  std::string_view label = {};
  std::string_view summary = {};
  std::optional<Date> ends = {};
  bool perpetual = false;
  bool applies = true;
  std::optional<Date> starts = {};  ///< for what sets in on a day and does not end
  bool earliest = false;            ///< it cannot set in sooner, and may later
};
template <std::same_as<Obligation> Self>
constexpr auto describe(const Self*) {
  return record("obligation", "A duty or note without an amount", field<&Obligation::id>("id", "Stable id"),
                field<&Obligation::cite>("cite", "Clause"), field<&Obligation::label>("label", "What it is"),
                field<&Obligation::summary>("summary", "The clause in one sentence"),
                field<&Obligation::ends>("ends", "Last day").as_shorthand(),
                field<&Obligation::perpetual>("perpetual", "It has no end"),
                field<&Obligation::applies>("applies", "Whether it binds on these facts"),
                field<&Obligation::starts>("starts", "Day from which it holds, where that is what counts"),
                field<&Obligation::earliest>("earliest", "That day is the earliest; it may be later"));
}

/// Something to tell the reader: an error refuses the module's figures, a warning stands beside them.
struct Remark {
  Severity severity = Severity::warning;
  std::string_view id = {};
  Module module = Module::facts;
  std::string path = {};  ///< the fact it is about, for file and line
  std::string message = {};
  std::string help = {};
  std::string_view cite = {};
};
constexpr std::array<std::string_view, 3> severity_names{"error", "warning", "note"};
constexpr std::span<const std::string_view> names_of(Severity) {
  return severity_names;
}
template <std::same_as<Remark> Self>
constexpr auto describe(const Self*) {
  return record("remark", "Something to tell the reader",
                field<&Remark::severity>("severity", "error, warning or note"),
                field<&Remark::id>("id", "What kind of remark"),
                field<&Remark::module>("module", "The part of the report"),
                field<&Remark::path>("path", "The fact it is about"),
                field<&Remark::message>("message", "What there is to say"),
                field<&Remark::help>("help", "What to do"), field<&Remark::cite>("cite", "Clause"));
}

/// Sums for the first lines of the report. Cash is severance, gross-up and deferred compensation; benefits are
/// at their cost to the company.
struct Totals {
  std::optional<Money> cash = {};
  std::optional<Money> benefits = {};
  std::optional<Money> retirement = {};
  std::optional<Money> spread = {};
  std::optional<Money> awards = {};
  std::optional<Money> all = {};
  std::optional<std::string> outside = {};
};
template <std::same_as<Totals> Self>
constexpr auto describe(const Self*) {
  return record("totals", "Sums",
                field<&Totals::cash>(
                    "cash", "Total cash: severance, gross-up, deferred compensation and awards paid in cash"),
                field<&Totals::benefits>("benefits", "Benefits that go on, where there are some"),
                field<&Totals::retirement>("retirement", "Retirement promises, those among the cash as well"),
                field<&Totals::spread>("spread", "Spread of exercisable options"),
                field<&Totals::awards>("awards",
                                       "Value of the stock awards that vest and are settled in shares"
                                       ", and of awards of which the value is stated"),
                field<&Totals::all>("all", "Total with equity: cash, benefits, spread and stock awards"),
                field<&Totals::outside>("outside",
                                        "What is owed and in no total, since it is not known; "
                                        "in words, with the fact to give"));
}

struct Header {
  std::string_view title = {};
  std::string_view name = {};
  std::string_view agreement = {};
  std::string_view route = {};  ///< id of the route's clause, or the bare reason
  std::string route_cite = {};
  std::optional<Reason> reason = {};
  std::optional<Date> termination = {};
  std::string how = {};  ///< one sentence: who ended employment, when, under what
};
template <std::same_as<Header> Self>
constexpr auto describe(const Self*) {
  return record("header", "Whose report this is", field<&Header::title>("title", "Title of the scenario"),
                field<&Header::name>("name", "The person"),
                field<&Header::agreement>("agreement", "The agreement"),
                field<&Header::route>("route", "How employment ended, as the agreement names it"),
                field<&Header::route_cite>("route_cite", "Clause of the termination"),
                field<&Header::reason>("reason", "Why employment ended"),
                field<&Header::termination>("termination", "Last day of employment"),
                field<&Header::how>("how", "The same in a sentence"));
}

struct Result {
  Header header = {};
  std::vector<ChangeFinding> changes = {};
  Section<SeveranceResult> severance = {};
  std::vector<BenefitResult> benefits = {};
  std::vector<LimitResult> limits = {};
  std::vector<ReturnResult> returns = {};
  std::vector<GrantResult> grants = {};
  Section<OptionTotals> options = {};
  Section<EquityTotals> equity = {};
  Section<DeferralResult> deferred = {};
  Section<ParachuteResult> parachute = {};
  std::vector<Deadline> calendar = {};
  std::vector<Obligation> obligations = {};
  std::vector<ReadingResult> readings = {};
  std::vector<NearbyDay> nearby_days = {};
  std::vector<Remark> remarks = {};
  Totals totals = {};
};
template <std::same_as<Result> Self>
constexpr auto describe(const Self*) {
  return record(
      "result", "What an evaluation yields", field<&Result::header>("header", "Whose report this is"),
      field<&Result::changes>("changes", "Changes in control, by definition"),
      field<&Result::severance>("severance", "Cash owed on the way out"),
      field<&Result::benefits>("benefits", "Benefits that go on after employment"),
      field<&Result::limits>("limits", "What is paid up to a limit: in no total"),
      field<&Result::returns>("returns", "What is to be returned to the company: in no total"),
      field<&Result::grants>("grants", "Equity awards"), field<&Result::options>("options", "Options in sum"),
      field<&Result::equity>("equity", "Equity in sum: what vests early, apart from what had vested"),
      field<&Result::deferred>("deferred", "Deferred compensation"),
      field<&Result::parachute>("parachute", "Change-in-control tax"),
      field<&Result::calendar>("calendar", "Dates to keep"),
      field<&Result::obligations>("obligations", "Duties and notes"),
      field<&Result::readings>("readings", "Open interpretation points that these facts meet").as_sentences(),
      field<&Result::nearby_days>("nearby_days", "Days near the last one on which a figure turns")
          .as_sentences(),
      field<&Result::remarks>("remarks", "Errors, warnings and notes").as_sentences(),
      field<&Result::totals>("totals", "Sums"));
}

extern template const Type& type_of<Result>();
extern template const Type& type_of<Line>();
extern template const Type& type_of<Deadline>();
extern template const Type& type_of<Obligation>();

}  // namespace payout
