#include <algorithm>
#include <map>
#include <set>

#include "batch/csv.h"
#include "catch.h"
#include "cli/case_file.h"
#include "report/formats/csv_report.h"
#include "report/formats/html/html.h"
#include "report/formats/ics_report.h"
#include "report/formats/json_report.h"
#include "report/formats/page_markdown.h"
#include "report/pages/report_page.h"
#include "report/pages/text_layout.h"
#include "support/files.h"
#include "support/html.h"
#include "support/process.h"
#include "support/report_text.h"

using namespace payout;

namespace {

/// One scenario in every format.
struct Formats {
  std::string text, markdown, html, csv, ics, json;
};

Formats formats_of(CaseFile& file) {
  const ReportData data{file.loaded->facts, *file.agreement, file.space.result, file.space.work, file.problems};
  const Page page = report_page(data);
  Formats f;
  f.text = as_text(page, 100);
  f.markdown = as_markdown(page);
  f.html = as_html(page);
  f.csv = csv_rows(file.name, file.space.result, file.space.work);
  f.ics = IcsReport::begin() + IcsReport{}.events(data, "scenario.yaml") + IcsReport::end();
  f.json = json_text(json_report(file.name, file.space.result, file.problems), file.space.work);
  return f;
}

/// Calls `f(CaseFile&)` for each shipped scenario that evaluates.
template <class F>
void each_case(F&& f) {
  Agreements agreements;
  for (const auto& path : shipped_scenarios()) {
    CaseFile file = open_case(path.string(), {}, agreements);
    if (!file.evaluated) continue;
    INFO(short_name(path));
    f(file);
  }
}

bool has_text(const std::string& all, const std::string& part) {
  return all.find(part) != all.npos;
}

/// Amounts that a reader is owed or that are added up: they stand in every format for people.
std::vector<Money> main_amounts(const Result& r) {
  std::vector<Money> out;
  const auto add = [&](const std::optional<Money>& m) {
    if (m && *m != Money{}) out.push_back(*m);
  };
  const auto refused = [&](Module m) {
    return std::ranges::any_of(r.remarks, [&](const Remark& remark) {
      return remark.severity == Severity::error && (remark.module == m || remark.module == Module::facts);
    });
  };
  if (!refused(Module::severance)) {
    for (const Line& l : r.severance.lines) add(l.amount);
    add(r.severance.total);
  }
  if (!refused(Module::deferred)) {
    for (const DeferralPayment& p : r.deferred.payments) add(p.amount);
    add(r.deferred.total);
  }
  if (!refused(Module::parachute) && r.parachute.tested && r.parachute.base_amount) add(r.parachute.gross_up);
  add(r.totals.cash);
  return out;
}

/// `"name": "12.50"` in JSON, apart from prices per share: every amount there is.
std::set<std::string> json_amounts(const std::string& json) {
  std::set<std::string> out;
  for (size_t at = 0; (at = json.find("\": \"", at)) != json.npos; at += 4) {
    const size_t key = json.rfind('"', at - 1) + 1;
    const std::string name = json.substr(key, at - key);
    const std::string value = json.substr(at + 4, json.find('"', at + 4) - at - 4);
    const size_t dot = value.find('.');
    const bool amount = dot != value.npos && dot + 3 == value.size() && dot != 0 &&
                        value.find_first_not_of("-0123456789.") == value.npos;
    if (amount && name != "price" && name != "market" && name != "delivered_at" && name != "fmv")
      out.insert(value);
  }
  return out;
}

}  // namespace

namespace {

void what_is_owed_stands_in_text_markdown_and_html(const CaseFile& file, const Formats& f) {
  for (const Money m : main_amounts(file.space.result)) {
    INFO(grouped(m));
    CHECK(has_text(f.text, grouped(m)));
    CHECK(has_text(f.markdown, grouped(m)));
    CHECK(has_text(f.html, grouped(m)));
  }
}

void every_deadline_stands_in_every_format(const CaseFile& file, const Formats& f) {
  const bool refused = std::ranges::any_of(file.space.result.remarks, [](const Remark& r) {
    return r.severity == Severity::error && r.module == Module::facts;
  });
  for (const Deadline& d : file.space.result.calendar) {
    const std::string day = to_string(d.date);
    INFO(day << ' ' << d.label);
    for (const std::string* s : {&f.text, &f.markdown, &f.html}) CHECK((refused || has_text(*s, day)));
    CHECK(has_text(f.csv, ',' + day + ','));
    CHECK(has_text(f.json, '"' + day + '"'));
    std::string basic = day;
    std::erase(basic, '-');
    CHECK(has_text(f.ics, "DTSTART;VALUE=DATE:" + basic + "\r\n"));
  }
}

void every_amount_of_the_json_report_is_a_cell_of_the_csv_report(const Formats& f) {
  for (const std::string& amount : json_amounts(f.json)) {
    INFO(amount);
    CHECK(has_text(f.csv, ',' + amount + ','));
  }
}

void the_payments_of_the_csv_report_add_up_to_the_total_cash(const CaseFile& file, const Formats& f) {
  if (!file.space.result.totals.cash) return;
  std::string_view rest = f.csv;
  Records records;
  Money sum;
  while (records.next(rest)) {
    const auto cells = records.cells();
    REQUIRE(cells.size() == 12);
    if (cells[3] == "payment") sum += parse_money(cells[9]).value();
  }
  CHECK(plain(sum) == plain(*file.space.result.totals.cash));
}

void the_html_report_is_well_nested_loads_nothing_and_runs_nothing(const Formats& f) {
  const std::string& html = f.html;
  CHECK(badly_nested(html) == "");
  CHECK(repeated_id(html) == "");
  for (const char* never : {"<script", "javascript:", "http:", "https:", "src=", "url(", "@import", " on"}) {
    INFO(never);
    // " on" stands for event handlers: outside tags it is an ordinary word.
    if (std::string_view{never} == " on")
      CHECK(html.find("\" on") == html.npos);
    else
      CHECK(html.find(never) == html.npos);
  }
}

}  // namespace

void the_text_is_well_set_and_its_totals_are_sums(const Formats& f) {
  CHECK(badly_set_line(f.text) == "");
  CHECK(wrong_total(f.text) == "");
}

// One walk: to write a scenario in every format takes longer than all that is asked of the texts.
TEST_CASE("The formats of a shipped scenario say the same, its HTML is well nested, its text adds up",
          "[report][formats][csv][html]") {
  each_case([](CaseFile& file) {
    const Formats f = formats_of(file);
    what_is_owed_stands_in_text_markdown_and_html(file, f);
    every_deadline_stands_in_every_format(file, f);
    every_amount_of_the_json_report_is_a_cell_of_the_csv_report(f);
    the_payments_of_the_csv_report_add_up_to_the_total_cash(file, f);
    the_html_report_is_well_nested_loads_nothing_and_runs_nothing(f);
    the_text_is_well_set_and_its_totals_are_sums(f);
  });
}

TEST_CASE("What a user wrote cannot become a mark of the format", "[report][formats]") {
  Page page;
  page.title("Ann <b>\"Lee\"</b> & 'Co'", "ESTIMATE");
  page.heading("A_section | one");
  Grid grid{{{"item"}, {"amount", Align::right}}};
  grid.row({"a | b <script>alert(1)</script>\nc", "1.00"});
  grid.note("2 * 3 = `6`");
  grid.print(page);
  const std::string html = as_html(page);
  CHECK(badly_nested(html) == "");
  CHECK(has_text(html, "Ann &lt;b&gt;&quot;Lee&quot;&lt;/b&gt; &amp; &#39;Co&#39;"));
  CHECK_FALSE(has_text(html, "<script"));
  CHECK(as_markdown(page) ==
        "# Ann \\<b\\>\"Lee\"\\</b\\> & 'Co' (ESTIMATE)\n"
        "\n"
        "## A\\_section \\| one\n"
        "\n"
        "| item | amount |\n"
        "| --- | ---: |\n"
        "| a \\| b \\<script\\>alert(1)\\</script\\> c<br><sub>2 \\* 3 = \\`6\\`</sub> | 1.00 |\n");
}

TEST_CASE("Lines of a calendar are folded at 75 octets and never within a character",
          "[report][formats][ics]") {
  // 74 octets and a two-octet letter: the letter goes to the next line.
  CHECK(ics_line(std::string(74, 'x') + "\u00e9y") == std::string(74, 'x') + "\r\n \u00e9y\r\n");
  CHECK(ics_line(std::string(75, 'x')) == std::string(75, 'x') + "\r\n");
  CHECK(ics_line(std::string(150, 'x')) ==
        std::string(75, 'x') + "\r\n " + std::string(74, 'x') + "\r\n " + "x" + "\r\n");
  CHECK(ics_text("a, b; c\\d\ne") == "a\\, b\\; c\\\\d\\ne");
}

TEST_CASE("A calendar has one UID an event, and the same one when a date moves", "[report][formats][ics]") {
  const auto uids = [](const std::string& ics) {
    std::vector<std::string> out;
    for (size_t at = 0; (at = ics.find("\r\nUID:", at)) != ics.npos; at += 6)
      out.push_back(ics.substr(at + 6, ics.find("\r\n", at + 6) - at - 6));
    return out;
  };
  const std::string command = "report scenarios/icg/change-in-control-everything.yaml --format ics 2>/dev/null";
  const Ran ran = payout_run(command), moved = payout_run(command + " --set termination.date=2000-07-05");
  const auto before = uids(ran.out), after = uids(moved.out);
  CHECK(before.size() > 5);
  CHECK(std::set<std::string>(before.begin(), before.end()).size() == before.size());
  CHECK(std::set<std::string>(before.begin(), before.end()) ==
        std::set<std::string>(after.begin(), after.end()));
  CHECK(ran.out != moved.out);
  // K1 and K2 end on the same day; a correction that parts them moves one event and renames none.
  const Ran parted = payout_run(command + " --set grants[K2].expires=2001-03-01");
  const auto apart = uids(parted.out);
  CHECK(parted.out.find("K2: last day to exercise (EA 5.6)") == ran.out.npos);
  for (const char* grant : {"K1", "K2"})
    CHECK(ran.out.find(std::string{grant} + ": last day to exercise") != ran.out.npos);
  for (const std::string& uid : before) {
    INFO(uid);
    if (uid.starts_with("last_day_to_exercise")) CHECK(std::ranges::find(apart, uid) != apart.end());
  }
  const Ran both = payout_run(
      "report scenarios/icg/change-in-control-everything.yaml "
      "scenarios/icg/change-in-control-everything.yaml --format ics 2>/dev/null");
  const auto twice = uids(both.out);
  CHECK(twice.size() == 2 * before.size());
  CHECK(std::set<std::string>(twice.begin(), twice.end()).size() == twice.size());
}

TEST_CASE("Several files make one document in every format", "[report][formats]") {
  const std::string two =
      "report scenarios/icg/death-in-service.yaml scenarios/icg/deferred/ten-installments.yaml ";
  const Ran html = payout_run(two + "--format html 2>/dev/null");
  CHECK(badly_nested(html.out) == "");
  CHECK(repeated_id(html.out) == "");
  CHECK(html.out.find("<article", html.out.find("<article") + 1) != html.out.npos);
  const Ran csv = payout_run(two + "--format csv 2>/dev/null");
  CHECK(csv.out.find("file,module") == csv.out.rfind("file,module"));
  CHECK(has_text(csv.out, "death-in-service.yaml,"));
  CHECK(has_text(csv.out, "ten-installments.yaml,"));
}

TEST_CASE("Text takes the width that COLUMNS gives, and 100 without a terminal", "[report][text]") {
  const std::string file = "scenarios/icg/gross-up-five-year-history.yaml 2>/dev/null";
  const auto widest = [](const std::string& text) {
    size_t most = 0, line = 0;
    for (const char c : text) {
      line = c == '\n' ? 0 : line + 1;
      most = std::max(most, line);
    }
    return most;
  };
  const size_t narrow = widest(shell("COLUMNS=80 payout " + file).out);
  CHECK(narrow <= 80);
  const size_t wide = widest(payout_run(file).out);  // words fill their lines up to a word's length
  CHECK((wide > 90 && wide <= 100));
  const size_t wider = widest(shell("COLUMNS=140 payout " + file).out);  // longer lines the eye loses
  CHECK((wider > 100 && wider <= 140));
  CHECK(widest(shell("COLUMNS=none payout " + file).out) == wide);
}

TEST_CASE("Progress is for a person at a terminal: a pipe gets none", "[cli][progress]") {
  const Ran ran = payout_run("report scenarios --format csv -o /dev/null");
  CHECK(ran.err.find('\r') == ran.err.npos);
}
