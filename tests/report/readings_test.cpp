#include "report/what_if/compare_readings.h"

#include <algorithm>
#include <filesystem>

#include "catch.h"
#include "clauses/evaluate.h"
#include "document/differences.h"
#include "scenario/load.h"
#include "support/files.h"
#include "support/process.h"
#include "support/shipped.h"

using namespace payout;

namespace {

struct Judged {
  Problems problems = {};
  std::vector<Document> keep = {};
  std::unique_ptr<LoadedScenario> loaded = {};
  Agreement agreement = {};
  Workspace space = {};
};

std::unique_ptr<Judged> evaluated(const std::string& name) {
  auto e = std::make_unique<Judged>();
  const std::string path = std::string{PAYOUT_ROOT} + "/scenarios/icg/" + name;
  e->loaded = load_scenario(path, {}, e->problems);
  e->agreement = load_agreement(std::string{built_in_agreement()}, path, e->problems, e->keep);
  e->space.readings = choose_readings(e->agreement, e->loaded->facts, e->loaded->document, e->problems);
  evaluate(e->agreement, e->loaded->facts, e->space);
  return e;
}

std::vector<ReadingResult> readings_of(const Judged& e) {
  return compare_readings(e.agreement, e.loaded->facts, e.space);
}

}  // namespace

TEST_CASE("A reading that was asked about shows what each other reading gives", "[readings]") {
  const auto e = evaluated("gross-up-five-year-history.yaml");
  const auto readings = readings_of(*e);
  const auto scope = std::ranges::find(readings, "multiplier_scope", &ReadingResult::key);
  REQUIRE(scope != readings.end());
  CHECK(scope->used == "whole_sum");
  CHECK(scope->is_default);
  CHECK(scope->mattered);
  REQUIRE(scope->others.size() == 1);
  // Only the salary doubled: 2 x 240,000 + 108,000 + 15,000 = 603,000, which is 123,000 less. The excise falls
  // by 20 % x 123,000 = 24,600 and the gross-up by 24,600 / 0.3615348 = 68,043.24: -123,000 - 68,043.24.
  REQUIRE(scope->others[0].total_change);
  CHECK(plain(*scope->others[0].total_change) == "-191043.24");
}

/// The shipped scenarios under the built-in agreement that evaluate.
static std::vector<const ShippedCase*> icg_cases() {
  std::vector<const ShippedCase*> found;
  for (const auto& one : shipped_cases()) {
    if (one->evaluated && one->loaded->facts.agreement.value_or("icg") == "icg") found.push_back(one.get());
  }
  return found;
}

TEST_CASE("Evaluating only the stages that a reading reaches gives what a whole evaluation gives",
          "[readings]") {
  size_t compared = 0, shortened = 0;
  for (const ShippedCase* one : icg_cases()) {
    const std::string folder = short_name(one->path.parent_path());
    if (folder != "scenarios/icg" && folder != "scenarios/icg/options" && folder != "scenarios/icg/deferred" &&
        folder != "scenarios/icg/parachute")
      continue;
    const Agreement& agreement = *one->agreement;
    const Workspace& base = one->space;
    const auto error = std::ranges::find(base.result.remarks, Severity::error, &Remark::severity);
    if (error != base.result.remarks.end()) continue;
    Workspace again;
    each_other_reading(
        agreement, one->loaded->facts, base,
        [&](const Reading& point, const Reading::Word& word, const Workspace& whole) {
          const auto i = static_cast<size_t>(&point - agreement.readings.data());
          const Stages changed = base.readings.consulted[i];
          again.readings = whole.readings;
          again.detail = Detail::sentences;
          evaluate_again(agreement, one->loaded->facts, base, changed, again);
          ++compared;
          shortened += changed.has(Module::facts) ? 0 : 1;
          for (const Difference& d : differences(type_of<Result>(), &whole.result, &again.result)) {
            if (d.type->shape == Shape::scalar && d.type->scalar->name == "arithmetic") continue;
            // A note may tell what other facts would come to, in the reading on trial.
            if (d.path[0] == "remarks") continue;
            INFO(short_name(one->path)
                 << ' ' << point.key << '=' << word.name << ' ' << path_text(type_of<Result>(), d.path));
            CHECK(false);
          }
        });
  }
  CHECK(compared > 500);
  CHECK(shortened > compared / 2);
}

TEST_CASE("Figures and deadlines are the same whether sentences are made or not", "[readings]") {
  size_t compared = 0;
  for (const ShippedCase* one : icg_cases()) {
    const Workspace& told = one->space;
    Workspace silent;
    silent.readings = told.readings;
    silent.detail = Detail::calendar;
    evaluate(*one->agreement, one->loaded->facts, silent);
    ++compared;
    for (const Field& part : type_of<Result>().fields) {
      if (part.name == "remarks") continue;  // warnings and notes are sentences
      for (const Difference& d :
           differences(part.type(), part.get(&told.result), part.get(&silent.result), Compared::figures)) {
        if (d.type->shape == Shape::scalar && d.type->scalar->name == "arithmetic") continue;
        // What no total holds is told in words, which are not made here.
        if (part.name == "totals" && path_text(part.type(), d.path) == "outside") continue;
        INFO(short_name(one->path) << ' ' << part.name << ' ' << path_text(part.type(), d.path));
        CHECK(false);
      }
    }
  }
  CHECK(compared > 300);
}

TEST_CASE("Comparing readings on two threads tells the same as on one", "[readings]") {
  const auto e = evaluated("change-in-control-everything.yaml");
  const auto one = readings_of(*e);
  const auto two = compare_readings(e->agreement, e->loaded->facts, e->space, ReadingScope::asked, 2);
  REQUIRE(one.size() > 20);
  CHECK(differences(type_of<std::vector<ReadingResult>>(), &one, &two).empty());
}

TEST_CASE("A reading that only moves a date says which", "[readings]") {
  const auto e = evaluated("gross-up-five-year-history.yaml");
  const auto readings = readings_of(*e);
  const auto roll = std::ranges::find(readings, "weekend_roll", &ReadingResult::key);
  REQUIRE(roll != readings.end());
  CHECK(roll->mattered);
  // July 15, 2000 was a Saturday.
  CHECK(roll->others[0].changes == std::vector<std::string>{"Termination fee due by 2000-07-17"});
  CHECK(roll->others[1].changes == std::vector<std::string>{"Termination fee due by 2000-07-14"});
}

TEST_CASE("Comparing a result with itself finds nothing", "[differences]") {
  const auto e = evaluated("gross-up-five-year-history.yaml");
  CHECK(differences(type_of<Result>(), &e->space.result, &e->space.result).empty());
}

TEST_CASE("Differences name entries by id, and entries that only one side has", "[differences]") {
  Result before, after;
  before.severance.lines = {Line{.id = "fee", .amount = Money::dollars(10)}, Line{.id = "car"}};
  after.severance.lines = {Line{.id = "fee", .amount = Money::dollars(12)}, Line{.id = "bonus"}};
  const auto found = differences(type_of<Result>(), &before, &after);
  REQUIRE(found.size() == 3);
  CHECK(found[0].path == std::vector<std::string>{"severance", "fee", "amount"});
  CHECK(found[1].path == std::vector<std::string>{"severance", "car"});
  CHECK(found[1].after == nullptr);
  CHECK(found[2].path == std::vector<std::string>{"severance", "bonus"});
  CHECK(found[2].before == nullptr);
}

/// What another word of a point would give, in words.
static std::string effect_of(const Judged& e, std::string_view key, std::string_view word) {
  for (const ReadingResult& reading : readings_of(e)) {
    if (reading.key != key) continue;
    for (const OtherReading& other : reading.others) {
      std::string text;
      for (const std::string& change : other.changes) text += change + '\n';
      if (other.reading == word) return text;
    }
  }
  return {};
}

TEST_CASE("A reading that adds a warning and a claim is told with both", "[readings]") {
  // Mailed 2000-09-18, received 2000-09-26: on receipt 52 of 60 days, and 8 days of 300,000 a year are
  // 6,575.34.
  const auto e = evaluated("notice/mailed-and-received-later.yaml");
  const std::string text = effect_of(*e, "notice_effective", "on_receipt");
  CHECK(text.find("52 of 60 days") != text.npos);
  CHECK(text.find("6,575.34") != text.npos);
  // 60 of 61 days: 300,000 / 365
  CHECK(effect_of(*e, "notice_counting", "clear_days").find("821.92") != std::string::npos);
}

TEST_CASE("A reading that changes the clause and a covenant alone is told with both", "[readings]") {
  const auto e = evaluated("notice/employee-39-days-short.yaml");
  const std::string text = effect_of(*e, "employee_short_of_notice", "under_no_section");
  CHECK(text.find("employment ends under no clause") != text.npos);
  CHECK(text.find("Covenant not to compete does not bind") != text.npos);
  CHECK(text.find("without the warning: ") != text.npos);
}

TEST_CASE("An open point is cited from the clause that asked about it", "[readings]") {
  const auto cite_of = [](const Judged& e, std::string_view key) -> std::string {
    for (const ReadingResult& reading : readings_of(e)) {
      if (reading.key == key) return std::string{reading.cite};
    }
    return {};
  };
  // Notice of sixty days stands in EA 4, of thirty days in EA 5.2 to 5.4.
  CHECK(cite_of(*evaluated("short-notice.yaml"), "short_notice") == "EA 4");
  CHECK(cite_of(*evaluated("disability-notice-one-day-short.yaml"), "short_notice") == "EA 5.2");
  CHECK(cite_of(*evaluated("notice/employee-paid-for-nothing.yaml"), "short_notice") == "EA 5.4");
  // What benefits are worth is asked by the clause that pays: on a change in control, or for the rest of the
  // term.
  CHECK(cite_of(*evaluated("at-a-death/payment-known-unpaid.yaml"), "benefits_value") == "EA 5.3");
  CHECK(cite_of(*evaluated("short-notice.yaml"), "benefits_value") == "EA 5.6");
}

TEST_CASE("Every reading of the built-in agreement stands in plain words, for people who do not read keys",
          "[readings]") {
  Problems problems;
  std::vector<Document> keep;
  const Agreement agreement = load_agreement(std::string{built_in_agreement()}, {}, problems, keep);
  REQUIRE(problems.empty());
  for (const Reading& reading : agreement.readings) {
    for (const Reading::Word& word : reading.words) {
      INFO(reading.key << ": " << word.name);
      CHECK(!word.says.empty());
      CHECK(word.says.find('_') == word.says.npos);
    }
  }
}

TEST_CASE("Words for a reading that there is not are refused", "[readings]") {
  const std::string terms =
      "d=$(mktemp -d); mkdir $d/terms; cp scenarios/icg/terms/*.yaml $d/terms; "
      "printf 'in_words: {multiplier_scope: {nonsense: x}}\\n' > $d/terms/more.yaml; "
      "printf 'agreement: .\\nemployee: {name: X}\\n' > $d/s.yaml; payout validate $d/s.yaml";
  const Ran ran = shell(terms);
  CHECK(ran.status == 3);
  CHECK(ran.err.find("there is no reading `nonsense` of an open point `multiplier_scope`") != ran.err.npos);
}
