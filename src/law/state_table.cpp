#include "law/state_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "law/state_allowance.h"
#include "law/table_cache.h"
#include "law/table_reader.h"

namespace payout::law {
namespace {

NoTable nothing_for(std::string_view code, int year, std::string_view why = {}) {
  return {fmt::format("there is no {} tax table for {}{}{}", code, year, why.empty() ? "" : ": ", why)};
}

bool taxes_no_wages(NodeRef state, int year) {
  const NodeRef none = state.find("none_on_wages");
  return none && year >= whole(need(none, "from")) && year <= whole(need(none, "to"));
}

bool covers(NodeRef years, int year) {
  return year >= whole(years.at(0)) && year <= whole(years.at(1));
}

/// The block of `state` under `key` whose `years` hold the year, or nothing.
NodeRef in_year(NodeRef state, std::string_view key, int year) {
  const NodeRef list = state.find(key);
  for (NodeRef block = list ? list.first() : NodeRef{}; block; block = block.next())
    if (covers(need(block, "years"), year)) return block;
  return {};
}

PerStatus<Brackets> brackets_of(NodeRef block) {
  PerStatus<Brackets> out;
  for (size_t i = 0; i < status_names.size(); ++i) out.of[i] = brackets(of_status(block, status_names[i]));
  return out;
}

/// The rates of a schedule that takes an amount off each row, as brackets.
Brackets rates_of(NodeRef rows) {
  Brackets out;
  for (NodeRef row = rows.first(); row; row = row.next()) out.push_back({dollars_of_key(row), rate(row.at(0))});
  return out;
}

void read_schedule(StateYear& s, NodeRef tax) {
  if (tax.find("kind")) {  // rate_less_amount, the only one
    const NodeRef rows = need(tax, "every_status");
    s.brackets.of.fill(rates_of(rows));
    s.on_taxable.of.fill(read_rates_less_amounts(rows));
    return;
  }
  s.brackets = brackets_of(tax);
  for (size_t i = 0; i < s.brackets.of.size(); ++i) s.on_taxable.of[i] = Schedule::marginal(s.brackets.of[i]);
}

/// What comes on top of the brackets, or is spared below an income.
void read_additions(StateYear& s, NodeRef state) {
  if (const NodeRef none = in_year(state, "no_tax_up_to", s.year)) {
    const Schedule above = Schedule::step_above(dollars(need(none, "every_status")).exact());
    for (Schedule& tax : s.on_taxable.of) tax = product(above, tax);
  }
  if (const NodeRef surtax = in_year(state, "surtax", s.year)) {
    s.surtax = brackets_of(surtax);
    for (size_t i = 0; i < s.surtax.of.size(); ++i)
      s.on_taxable.of[i] = s.on_taxable.of[i] + Schedule::marginal(s.surtax.of[i]);
  }
  if (const NodeRef block = in_year(state, "recapture_by_agi", s.year))
    s.recapture_by_agi = read_recapture_by_agi(block);
  if (const NodeRef block = in_year(state, "recapture", s.year)) s.recapture = read_benefit_recapture(block);
  if (const NodeRef least = in_year(state, "minimum_tax", s.year)) s.least.of.fill(read_least(least));
}

Found<StateAllowances> read_allowances(NodeRef state, std::string_view code, int year) {
  if (const NodeRef unknown = state.find("allowances_unknown"))
    if (const NodeRef why = find_year(unknown, year)) return NoTable{std::string{why.text()}};
  if (!covers(need(state, "allowances_known"), year))
    return NoTable{fmt::format("the deductions of {} for {} are not in the tables", code, year)};
  StateAllowances a;
  if (const NodeRef block = in_year(state, "standard_deduction", year))
    a.standard_deduction = read_allowance(block);
  if (const NodeRef block = in_year(state, "personal_exemption", year)) a.exemption = read_allowance(block);
  if (const NodeRef block = in_year(state, "exemption_credit", year)) a.credit = read_allowance(block);
  if (const NodeRef block = in_year(state, "federal_tax_deduction", year))
    a.federal_tax = read_federal_tax_deduction(block);
  if (const NodeRef block = in_year(state, "addback", year)) a.addback = read_addback(block);
  if (const NodeRef block = in_year(state, "payroll_tax_deduction", year))
    a.payroll_tax_up_to = dollars(need(block, "limit"));
  a.payroll_tax_itemized = static_cast<bool>(in_year(state, "payroll_tax_itemized", year));
  if (const NodeRef block = in_year(state, "flat_addition", year))
    a.flat_addition = dollars(need(block, "every_status"));
  return a;
}

LeftOut read_left_out(NodeRef node) {
  LeftOut l = {.text = std::string{need(node, "text").text()},
               .allowances = static_cast<bool>(node.find("allowances")),
               .itemized = static_cast<bool>(node.find("itemized"))};
  const NodeRef statuses = node.find("statuses");
  for (NodeRef s = statuses ? statuses.first() : NodeRef{}; s; s = s.next()) {
    const auto* const name = std::ranges::find(status_names, s.text());
    l.statuses.push_back(static_cast<Status>(name - status_names.begin()));
  }
  if (const NodeRef over = node.find("agi_over")) l.agi_over = dollars(over);
  if (const NodeRef up_to = node.find("agi_up_to")) l.agi_up_to = dollars(up_to);
  return l;
}

void read_left_out(StateYear& s, NodeRef state) {
  const NodeRef list = state.find("left_out");
  for (NodeRef l = list ? list.first() : NodeRef{}; l; l = l.next())
    if (covers(need(l, "years"), s.year)) s.left_out.push_back(read_left_out(l));
  const NodeRef local = state.find("local");
  for (NodeRef l = local ? local.first() : NodeRef{}; l; l = l.next()) s.local.emplace_back(l.text());
}

Found<StateYear> read_state(std::string_view code, int year) {
  const Document doc = table(fmt::format("states/{}", code));
  const NodeRef node = doc.root();
  StateYear s = {.code = std::string{code}, .year = year};
  read_left_out(s, node);
  if (taxes_no_wages(node, year)) {
    s.sources = source_keys(node);
    s.brackets.of.fill({Bracket{}});
    s.allowances = StateAllowances{};
    return s;
  }
  const NodeRef tax = in_year(node, "income_tax", year);
  if (!tax) {
    const NodeRef unknown = node.find("unknown");
    const NodeRef why = unknown ? find_year(unknown, year) : NodeRef{};
    return nothing_for(code, year, why ? why.text() : std::string_view{});
  }
  s.sources = source_keys(tax.find("source") ? tax : node);
  read_schedule(s, tax);
  read_additions(s, node);
  s.allowances = read_allowances(node, code, year);
  return s;
}

StatePayroll payroll(NodeRef node) {
  StatePayroll p = {.name = std::string{need(node, "name").text()}, .periods = periods(need(node, "periods"))};
  if (const NodeRef base = node.find("wage_base")) p.wage_base = dollars(base);
  return p;
}

Found<StateWithholding> read_state_withholding(std::string_view code, int year) {
  const Document doc = table(fmt::format("states/{}", code));
  const NodeRef node = doc.root();
  StateWithholding s = {.code = std::string{code}, .year = year};
  if (taxes_no_wages(node, year)) {
    s.supplemental = {{.from = first_of_year(year), .to = last_of_year(year)}};
    return s;
  }
  if (const NodeRef block = in_year(node, "payroll", year)) s.payroll = payroll(block);
  const NodeRef flat = node.find("supplemental_withholding");
  if (flat) {
    s.supplemental = periods(need(flat, "wages"));
    if (const NodeRef stock = flat.find("stock_options_and_bonuses")) s.supplemental_on_stock = periods(stock);
    const auto in = [&](const SupplementalPeriod& p) { return p.from.year() <= year && year <= p.to.year(); };
    if (std::ranges::any_of(s.supplemental, in) || s.payroll) return s;
  }
  if (!in_year(node, "income_tax", year)) return nothing_for(code, year);
  const NodeRef why = node.find("no_supplemental_rate");
  s.no_supplemental = why ? why.text() : fmt::format("no flat rate of {} in the tables", year);
  return s;
}

using StateAndYear = std::pair<std::string, int>;

NoTable no_state(std::string_view written) {
  return {fmt::format("there are no tax tables for the state {}", written)};
}

}  // namespace

Found<const StateYear*> state(std::string_view code, int year) {
  static TableCache<StateAndYear, StateYear> cache;
  const auto known = state_code(code);
  if (!known) return no_state(code);
  return cache.get({*known, year}, [&] { return read_state(*known, year); });
}

Found<const StateWithholding*> state_withholding(std::string_view code, int year) {
  static TableCache<StateAndYear, StateWithholding> cache;
  const auto known = state_code(code);
  if (!known) return no_state(code);
  return cache.get({*known, year}, [&] { return read_state_withholding(*known, year); });
}

}  // namespace payout::law
