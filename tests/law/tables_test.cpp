#include "law/tables.h"

#include "catch.h"
#include "document/embedded.h"
#include "law/state_tax.h"
#include "law/table_reader.h"

using namespace payout;
using namespace payout::law;

TEST_CASE("A year or state without tables is refused with a reason, never taken from a neighbor", "[tables]") {
  CHECK(std::get<NoTable>(federal(1998)).why == "there is no federal tax table for 1998");
  CHECK(std::holds_alternative<NoTable>(federal(2027)));
  CHECK(std::get<NoTable>(state("ZZ", 2000)).why == "there are no tax tables for the state ZZ");
  CHECK(std::get<NoTable>(state("NY", 2011)).why == "there is no NY tax table for 2011");
  CHECK(std::get<NoTable>(state("TX", 1998)).why == "there is no TX tax table for 1998");
  CHECK(std::get<NoTable>(state("CA", 2026)).why.find("do not assume 2025") != std::string::npos);
  CHECK(std::holds_alternative<NoTable>(state("MA", 2026)));
  CHECK(std::holds_alternative<NoTable>(state("MA", 2010)));
}

TEST_CASE("Every federal year of the tables can be read whole", "[tables]") {
  for (int year = 1999; year <= 2026; ++year) {
    const auto f = *std::get<const FederalYear*>(federal(year));
    CHECK(f.brackets[Status::joint].size() >= 5);
    CHECK_FALSE(f.sources.empty());
    CHECK(f.exemption_phaseout.has_value() == (year <= 2009 || (year >= 2013 && year <= 2017)));
    CHECK(f.state_tax_limit.has_value() == (year >= 2018));
  }
}

TEST_CASE("Rates are exact decimals and fractions", "[tables]") {
  const auto f = *std::get<const FederalYear*>(federal(2000));
  CHECK(f.brackets[Status::single].back() == Bracket{Money::dollars(288350), Exact::fraction(396, 1000)});
  CHECK(std::get<const FederalYear*>(federal(2026))->itemized_limit.rate == Exact::fraction(2, 37));
  CHECK(std::get<const StateYear*>(state("CO", 2000))->brackets[Status::separate].front().rate ==
        Exact::fraction(463, 10000));
}

TEST_CASE("States without a tax on wages have a table of zero", "[tables]") {
  CHECK(std::get<const StateYear*>(state("WA", 2026))->brackets[Status::single].front().rate == Exact{0});
  CHECK(std::get<const StateWithholding*>(state_withholding("FL", 2001))->supplemental.front().rate ==
        Exact{0});
}

TEST_CASE("A state may say what is withheld in a year whose income tax is not known", "[tables]") {
  CHECK(std::get<const StateWithholding*>(state_withholding("CA", 2026))->payroll->name == "SDI");
  CHECK(std::get<const StateWithholding*>(state_withholding("NJ", 2020))->no_supplemental ==
        "no flat rate found");
  CHECK(std::holds_alternative<NoTable>(state_withholding("IL", 2010)));
}

TEST_CASE("120% of the AFR comes from the month and the term, read or derived", "[tables]") {
  // Rev. Rul. 99-11: 5.54, 5.72 and 6.28 percent
  CHECK(std::get<const Afr*>(afr_120(1999, 3, AfrTerm::short_term))->rate == Exact::fraction(554, 10000));
  CHECK(std::get<const Afr*>(afr_120(1999, 3, AfrTerm::mid_term))->rate == Exact::fraction(572, 10000));
  CHECK(std::get<const Afr*>(afr_120(1999, 3, AfrTerm::long_term))->rate == Exact::fraction(628, 10000));
  CHECK_FALSE(std::get<const Afr*>(afr_120(1999, 3, AfrTerm::mid_term))->derived);
  // March 2000: 1.2 * 6.69% = 8.028%, rounded 8.03%
  const auto march = *std::get<const Afr*>(afr_120(2000, 3, AfrTerm::mid_term));
  CHECK(march.rate == Exact::fraction(803, 10000));
  CHECK(march.derived);
  CHECK(std::get<NoTable>(afr_120(2000, 3, AfrTerm::short_term)).why ==
        "there is no short-term AFR for 2000-03 in the tables");
  CHECK(std::holds_alternative<NoTable>(afr_120(2023, 1, AfrTerm::mid_term)));
}

TEST_CASE("The term of the AFR changes above three and above nine years", "[tables]") {
  CHECK(afr_term(3) == AfrTerm::short_term);
  CHECK(afr_term(Exact::fraction(37, 12)) == AfrTerm::mid_term);
  CHECK(afr_term(9) == AfrTerm::mid_term);
  CHECK(afr_term(Exact::fraction(109, 12)) == AfrTerm::long_term);
}

TEST_CASE("Plan limits are found by year and name", "[tables]") {
  CHECK(std::get<Money>(plan_limit(2000, "elective_deferral_402g")) == Money::dollars(10500));
  CHECK(std::get<Money>(plan_limit(2026, "elective_deferral_402g")) == Money::dollars(24500));
  CHECK(std::get<Money>(plan_limit(2010, "iso_first_exercisable_422d")) == Money::dollars(100000));
  CHECK(std::holds_alternative<NoTable>(plan_limit(2001, "catch_up_414v_age_50")));
  CHECK(std::holds_alternative<NoTable>(plan_limit(2027, "elective_deferral_402g")));
}

namespace {

/// Every block of figures names its source, itself or in a block around it, and every name is declared.
void check_sources(NodeRef node, NodeRef declared, bool named) {
  bool figures = false;
  const NodeRef source = node.find("source");
  for (NodeRef s = source ? source.first() : NodeRef{}; s; s = s.next()) {
    INFO("line " << s.origin().mark.line << ": " << s.text());
    CHECK(declared.find(s.text()));
  }
  named = named || source;
  for (NodeRef child = node.first(); child; child = child.next()) {
    if (child.key() == "source" || child.key() == "checked") continue;
    if (child.first())
      check_sources(child, declared, named);
    else
      figures = figures ||
                (child.key() != "note" && child.key() != "unknown" && child.key() != "no_supplemental_rate");
  }
  INFO("line " << node.origin().mark.line << ": " << node.key());
  CHECK((named || !figures));
}

}  // namespace

TEST_CASE("Every figure of the tables carries the key of a declared source", "[tables]") {
  int tables = 0;
  for (const EmbeddedFile& file : embedded_files()) {
    const std::string_view folder = "src/law/tables/";
    if (!file.name.starts_with(folder) || file.name == "src/law/tables/state-names.yaml") continue;
    ++tables;
    const Document doc = table(file.name.substr(folder.size(), file.name.size() - folder.size() - 5));
    for (NodeRef part = doc.root().first(); part; part = part.next()) {
      if (part.key() == "sources" || !part.first()) continue;
      check_sources(part, need(doc.root(), "sources"), static_cast<bool>(doc.root().find("source")));
    }
  }
  CHECK(tables == 3 + 51);
}

TEST_CASE("A state is found however it is written", "[tables][states]") {
  for (const char* written : {"CA", "ca", "California", "CALIFORNIA", " california "})
    CHECK(state_code(written) == "CA");
  CHECK(state_code("New York") == "NY");
  CHECK(state_code("new  york") == "NY");
  CHECK(state_code("Washington, D.C.") == "DC");
  CHECK(state_code("Washington") == "WA");
  CHECK_FALSE(state_code("York"));
  CHECK_FALSE(state_code(""));
  CHECK(std::get<const StateYear*>(state("new york", 2024)) == std::get<const StateYear*>(state("NY", 2024)));
  CHECK(std::get<const StateWithholding*>(state_withholding("Florida", 2001))->code == "FL");
}

TEST_CASE("Every state and the District has tables for 2021 to 2025", "[tables][states]") {
  const Document names = table("state-names");
  int states = 0;
  for (NodeRef s = need(names.root(), "states").first(); s; s = s.next(), ++states) {
    for (int year = 2021; year <= 2025; ++year) {
      INFO(s.key() << ' ' << year);
      const auto found = state(s.key(), year);
      REQUIRE(std::holds_alternative<const StateYear*>(found));
      CHECK(std::holds_alternative<StateAllowances>(std::get<const StateYear*>(found)->allowances));
      CHECK(std::holds_alternative<const StateWithholding*>(state_withholding(s.key(), year)));
    }
  }
  CHECK(states == 51);
}

TEST_CASE("A year whose deductions are not known keeps its brackets and says why", "[tables][states]") {
  const auto* arizona = std::get<const StateYear*>(state("AZ", 2026));
  CHECK(arizona->brackets[Status::single].front().rate == Exact::fraction(25, 1000));
  CHECK(std::get<NoTable>(arizona->allowances).why.find("standard deduction of 2026") != std::string::npos);
  const auto* old = std::get<const StateYear*>(state("CA", 2000));
  CHECK(std::get<NoTable>(old->allowances).why == "the deductions of CA for 2000 are not in the tables");
}

TEST_CASE("What a table leaves out is told to whom it touches and to nobody else", "[tables][states]") {
  const auto said = [](const char* code, int year, StateUse use, const char* words) {
    for (const std::string& s : left_out_of(*std::get<const StateYear*>(state(code, year)), use))
      if (s.find(words) != std::string::npos) return true;
    return false;
  };
  const Money half_a_million = Money::dollars(500000), two_million = Money::dollars(2000000);
  const StateUse single = {Status::single, half_a_million, two_million};
  const StateUse joint = {Status::joint, half_a_million, two_million};
  CHECK(said("MS", 2024, joint, "spouses who both work"));
  CHECK_FALSE(said("MS", 2024, single, "spouses who both work"));
  // the joint filing credit of Ohio ends at 750,000 in 2025, and is a matter of the state's own return
  StateUse own = joint;
  own.own_deductions = true;
  CHECK(said("OH", 2025, own, "joint filing credit"));
  CHECK_FALSE(said("OH", 2025, joint, "joint filing credit"));
  own.agi_before = Money::dollars(800000);
  CHECK_FALSE(said("OH", 2025, own, "joint filing credit"));
  CHECK(said("CO", 2022, {Status::single, half_a_million, two_million, false, true}, "added back"));
  CHECK_FALSE(said("CO", 2022, single, "added back"));
  CHECK(said("TX", 2024, single, "") == false);
  CHECK(said("VA", 2026, single, "rest on one source"));
  CHECK_FALSE(said("VA", 2024, single, "rest on one source"));
  CHECK(std::get<const StateYear*>(state("PA", 2024))->local.size() == 3);
  CHECK(std::get<const StateYear*>(state("AZ", 2024))->local.empty());
}

TEST_CASE("A table is read once and stays where it is", "[tables]") {
  CHECK(std::get<const FederalYear*>(federal(2000)) == std::get<const FederalYear*>(federal(2000)));
  CHECK(std::get<const StateYear*>(state("CO", 2000)) == std::get<const StateYear*>(state("CO", 2000)));
  CHECK(std::get<const StateYear*>(state("CO", 2000)) != std::get<const StateYear*>(state("CA", 2000)));
}

TEST_CASE("A derived 120% rate is 1.2 times the AFR beside it, to a hundredth of a percent", "[tables]") {
  const Document doc = table("afr");
  int derived = 0;
  for (NodeRef month = need(doc.root(), "months").first(); month; month = month.next()) {
    for (const char* term : {"short", "mid", "long"}) {
      const NodeRef pair = month.find(term);
      if (!pair) continue;
      INFO(month.key() << ' ' << term);
      // in hundredths of a percent; every printed pair agrees with it too
      const int64_t expected = round_half_up(rate(need(pair, "afr")) * Exact::fraction(12, 10) * 10000);
      CHECK(rate(need(pair, "at_120")) == Exact::fraction(expected, 10000));
      derived += pair.find("derived") ? 1 : 0;
    }
  }
  CHECK(derived > 200);
}

TEST_CASE("The reduction of itemized deductions began at the same income for all but separate filers",
          "[tables]") {
  // 26 U.S.C. 68(b)(1): 100,000 of 1990, indexed, half for separate; since 2013 250,000, 275,000 and 300,000
  for (int year = 1999; year <= 2009; ++year) {
    const auto& start = std::get<const FederalYear*>(federal(year))->itemized_limit.start;
    INFO(year);
    CHECK(start[Status::head_of_household] == start[Status::single]);
    CHECK(start[Status::joint] == start[Status::single]);
    CHECK(start[Status::separate].in_cents() * 2 == start[Status::single].in_cents());
  }
  const int64_t heads[] = {275000, 279650, 284050, 285350, 287650};  // 2013 to 2017: 275,000 indexed
  for (int year = 2013; year <= 2017; ++year)
    CHECK(std::get<const FederalYear*>(federal(year))->itemized_limit.start[Status::head_of_household] ==
          Money::dollars(heads[year - 2013]));
}

TEST_CASE("The limit of 415(c), which a plan may name, is that of each year", "[tables]") {
  const int64_t limits[] = {30000, 30000, 35000, 40000, 40000, 41000, 42000, 44000, 45000, 46000,
                            49000, 49000, 49000, 50000, 51000, 52000, 53000, 53000, 54000, 55000,
                            56000, 57000, 58000, 61000, 66000, 69000, 70000, 72000};  // 1999 to 2026
  for (int year = 1999; year <= 2026; ++year) {
    INFO(year);
    CHECK(std::get<Money>(plan_limit(year, "annual_additions_415c")) == Money::dollars(limits[year - 1999]));
  }
}
