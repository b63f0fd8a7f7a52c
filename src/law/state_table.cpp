#include <fmt/format.h>

#include "law/table_cache.h"
#include "law/table_reader.h"
#include "law/tables.h"

namespace payout::law {
namespace {

NoTable nothing_for(std::string_view code, int year, std::string_view why = {}) {
  return {fmt::format("there is no {} tax table for {}{}{}", code, year, why.empty() ? "" : ": ", why)};
}

bool taxes_no_wages(NodeRef state, int year) {
  const NodeRef none = state.find("none_on_wages");
  return none && year >= whole(need(none, "from")) && year <= whole(need(none, "to"));
}

/// Brackets per status, or one schedule for every status.
void read_income_tax(StateYear& s, NodeRef tax) {
  if (const NodeRef one = tax.find("every_status")) {
    s.brackets.of.fill(brackets(one));
    return;
  }
  s.sources = source_keys(tax);
  s.brackets = per_status<Brackets>(tax, brackets);
  if (const NodeRef surcharge = tax.find("surcharge")) s.surcharge = brackets(surcharge).front();
}

StatePayroll payroll(NodeRef node) {
  StatePayroll p = {.name = std::string{need(node, "name").text()}, .periods = periods(need(node, "periods"))};
  if (const NodeRef base = node.find("wage_base")) p.wage_base = dollars(base);
  return p;
}

Found<StateYear> read_state(std::string_view code, int year) {
  const Document doc = table("states");
  const NodeRef node = need(doc.root(), "states").find(code);
  if (!node) return NoTable{fmt::format("there are no tax tables for the state {}", code)};
  StateYear s = {.code = std::string{code}, .year = year};
  if (taxes_no_wages(node, year)) {
    s.sources = source_keys(need(node, "none_on_wages"));
    s.brackets.of.fill({Bracket{}});
    return s;
  }
  const NodeRef years = node.find("years");
  const NodeRef in_year = years ? find_year(years, year) : NodeRef{};
  if (!in_year) return nothing_for(code, year);
  const NodeRef tax = need(in_year, "income_tax");
  if (const NodeRef unknown = tax.find("unknown")) return nothing_for(code, year, unknown.text());
  if (node.find("source")) s.sources = source_keys(node);
  read_income_tax(s, tax);
  return s;
}

Found<StateWithholding> read_state_withholding(std::string_view code, int year) {
  const Document doc = table("states");
  const NodeRef node = need(doc.root(), "states").find(code);
  if (!node) return NoTable{fmt::format("there are no tax tables for the state {}", code)};
  StateWithholding s = {.code = std::string{code}, .year = year};
  if (taxes_no_wages(node, year)) {
    s.supplemental = {{.from = first_of_year(year), .to = last_of_year(year)}};
    return s;
  }
  const NodeRef years = node.find("years");
  const NodeRef in_year = years ? find_year(years, year) : NodeRef{};
  if (in_year && in_year.find("payroll")) s.payroll = payroll(in_year.find("payroll"));
  if (const NodeRef flat = node.find("supplemental_withholding")) {
    s.supplemental = periods(need(flat, "wages"));
    if (const NodeRef stock = flat.find("stock_options_and_bonuses")) s.supplemental_on_stock = periods(stock);
  } else if (!in_year) {
    return nothing_for(code, year);
  } else {
    const NodeRef why = node.find("no_supplemental_rate");
    s.no_supplemental = why ? why.text() : "no flat rate in the tables";
  }
  return s;
}

using StateAndYear = std::pair<std::string, int>;

}  // namespace

Found<const StateYear*> state(std::string_view code, int year) {
  static TableCache<StateAndYear, StateYear> cache;
  return cache.get({std::string{code}, year}, [&] { return read_state(code, year); });
}

Found<const StateWithholding*> state_withholding(std::string_view code, int year) {
  static TableCache<StateAndYear, StateWithholding> cache;
  return cache.get({std::string{code}, year}, [&] { return read_state_withholding(code, year); });
}

}  // namespace payout::law
