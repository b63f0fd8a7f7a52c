#include "cli/report_writer.h"

#include "report/formats/csv_report.h"
#include "report/formats/html/html.h"
#include "report/formats/json_report.h"
#include "report/formats/page_markdown.h"
#include "report/pages/memo_page.h"
#include "report/pages/report_page.h"
#include "report/pages/text_layout.h"

namespace payout {

static ReportData data_of(const CaseFile& file, std::optional<Money> at_least) {
  return {file.loaded->facts, *file.agreement, file.space.result,
          file.space.work,    file.problems,   file.receipt ? &*file.receipt : nullptr,
          file.what_if,       at_least};
}

/// The report or the memo, or what is wrong with a file that gives none.
Page ReportWriter::page_of(const CaseFile& file) const {
  if (file.evaluated)
    return memo_ ? parachute_memo(data_of(file, at_least_)) : report_page(data_of(file, at_least_));
  Page page;
  page.title(file.name, "no figures");
  page.heading("Errors");
  for (const Problem& p : file.problems.all())
    page.wrapped(2, p.help.empty() ? p.message : p.message + "; " + p.help);
  return page;
}

ReportWriter::ReportWriter(Format format, bool many, Console& console, bool memo, std::optional<Money> at_least)
    : format_(format), many_(many), memo_(memo), at_least_(at_least), console_(console) {
  if (as_array()) console_.print("[\n");
  if (format_ == Format::csv) console_.print(csv_header());
  if (format_ == Format::ics) console_.print(IcsReport::begin());
  if (format_ == Format::html && many_) console_.print(html_begin("Reports"));
}

void ReportWriter::add(CaseFile& file, std::string_view made) {
  switch (format_) {
    case Format::text: return text(file);
    case Format::json:
    case Format::jsonl: return json(file, made);
    case Format::csv: return csv(file);
    case Format::markdown: return markdown(file);
    case Format::html: return html(file);
    case Format::ics: return ics(file);
    case Format::xlsx: return xlsx(file);
    case Format::sarif:
    case Format::github: return;  // of `validate`: the command refuses them
  }
}

void ReportWriter::finish() {
  if (as_array()) console_.print("\n]\n");
  if (format_ == Format::ics) console_.print(IcsReport::end());
  if (format_ == Format::html && many_) console_.print(html_end());
  if (format_ == Format::xlsx && !book_.empty()) console_.print(book_.take());
}

void ReportWriter::text(const CaseFile& file) {
  if (!file.evaluated) return;
  if (many_) {
    if (count_ != 0) console_.print("\n");
    console_.print("==> " + file.name + " <==\n");
  }
  ++count_;
  console_.print(as_text(page_of(file), console_.width(), console_.color()));
}

std::string ReportWriter::json_of(CaseFile& file, Format format) {
  JsonReport report = json_report(file.name, std::move(file.space.result), file.problems);
  report.receipt = std::move(file.receipt);
  return json_text(report, file.space.work, format == Format::jsonl);
}

void ReportWriter::json(CaseFile& file, std::string_view made) {
  if (as_array() && count_ != 0) console_.print(",\n");
  ++count_;
  console_.print(made.empty() ? json_of(file, format_) : made);
  if (!as_array()) console_.print("\n");
}

void ReportWriter::csv(const CaseFile& file) {
  if (file.evaluated) console_.print(csv_rows(file.name, file.space.result, file.space.work));
  console_.print(csv_problems(file.name, file.problems));
}

void ReportWriter::markdown(const CaseFile& file) {
  if (count_++ != 0) console_.print("\n");
  console_.print(as_markdown(page_of(file)));
}

void ReportWriter::html(const CaseFile& file) {
  const Page page = page_of(file);
  ++count_;
  console_.print(many_ ? html_article(page, count_) : as_html(page));
}

void ReportWriter::ics(const CaseFile& file) {
  if (file.evaluated) console_.print(calendar_.events(data_of(file, {}), file.name));
}

void ReportWriter::xlsx(const CaseFile& file) {
  book_.add(page_of(file), many_ ? std::to_string(++count_) : std::string{});
  if (file.evaluated) book_.add_payments(figure_rows(file.name, file.space.result, file.space.work));
}

}  // namespace payout
