#include "law/tables.h"

#include "catch.h"
#include "law/table_reader.h"

using namespace payout;
using namespace payout::law;

TEST_CASE("A year or state without tables is refused with a reason, never taken from a neighbour", "[tables]") {
  CHECK(std::get<NoTable>(federal(1998)).why == "there is no federal tax table for 1998");
  CHECK(std::holds_alternative<NoTable>(federal(2027)));
  CHECK(std::get<NoTable>(state("ZZ", 2000)).why == "there are no tax tables for the state ZZ");
  CHECK(std::get<NoTable>(state("NY", 2017)).why == "there is no NY tax table for 2017");
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
  for (const char* name : {"federal", "states", "afr", "limits"}) {
    const Document doc = table(name);
    for (NodeRef part = doc.root().first(); part; part = part.next()) {
      if (part.key() == "sources" || !part.first()) continue;
      check_sources(part, need(doc.root(), "sources"), false);
    }
  }
}

TEST_CASE("A table is read once and stays where it is", "[tables]") {
  CHECK(std::get<const FederalYear*>(federal(2000)) == std::get<const FederalYear*>(federal(2000)));
  CHECK(std::get<const StateYear*>(state("CO", 2000)) == std::get<const StateYear*>(state("CO", 2000)));
  CHECK(std::get<const StateYear*>(state("CO", 2000)) != std::get<const StateYear*>(state("CA", 2000)));
}
