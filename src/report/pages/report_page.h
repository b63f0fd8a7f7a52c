#pragma once
#include <optional>
#include <span>
#include <string>

#include "clauses/agreement.h"
#include "clauses/result.h"
#include "clauses/workings.h"
#include "document/diagnostic.h"
#include "report/pages/page.h"
#include "scenario/scenario.h"

namespace payout {

struct Receipt;

/// What a report is made from: plain values, read only.
struct ReportData {
  const Scenario& facts;
  const Agreement& agreement;
  const Result& result;
  const Workings& work;
  const Problems& problems;                   ///< of the input and of the evaluation
  const Receipt* receipt = nullptr;           ///< printed at the end, where it was asked for
  std::span<const std::string> what_if = {};  ///< the facts that were changed for this report
  std::optional<Money> at_least = {};         ///< the least effect of an interpretation that is listed
};

/// The itemized report: the answer first, then why, then every figure with its clause and arithmetic. A section
/// without anything to say is not there. text_layout.h, markdown.h and html/html.h show it.
Page report_page(const ReportData& data);

// The sections, each in a file of its own (section_*.cpp).
void print_head(Page& page, const ReportData& data);
void print_reasons(Page& page, const ReportData& data);
void print_timeline(Page& page, const ReportData& data);  ///< a drawing only
void draw_waterfall(Page& page, const ReportData& data);  ///< a drawing only
void draw_gauge(Page& page, const ParachuteResult& p);    ///< a drawing only
void print_severance(Page& page, const ReportData& data);
void print_benefits(Page& page, const ReportData& data);  ///< and what is paid up to a limit
void print_options(Page& page, const ReportData& data);
void print_deferral(Page& page, const ReportData& data);
void print_parachute(Page& page, const ReportData& data);
void print_net_pay(Page& page, const ParachuteResult& p);
void print_calendar(Page& page, const ReportData& data);
void print_obligations(Page& page, const ReportData& data);
void print_warnings(Page& page, const ReportData& data);     ///< what is refused, and what to look at
void print_main_points(Page& page, const ReportData& data);  ///< the open points that move the total most
void print_option_days(Page& page, const ReportData& data);
void print_readings(Page& page, const ReportData& data);  ///< all of them
void print_notes(Page& page, const ReportData& data);
void print_clauses_in_force(Page& page, const ReportData& data);
void print_receipt(Page& page, const Receipt& receipt);

// Small words that several sections share.
std::string due_text(DueKind kind, const std::optional<Date>& due);  ///< "by 2000-07-15 (Saturday)"
std::string shares_text(Shares shares);                              ///< "40,000", or empty for none
std::string spaced(std::string_view id);                             ///< "last_day" as "last day"
std::string parachute_sentence(const ParachuteResult& p);            ///< the test in a sentence
std::string rule_words(ContingencyRule rule);                        ///< "full value"
std::string alternative_words(std::string_view id);                  ///< "cutback to safe harbor"

}  // namespace payout
