#include <fmt/format.h>

#include "law/table_cache.h"
#include "law/table_reader.h"
#include "law/tables.h"

namespace payout::law {
namespace {

ExemptionPhaseout exemption_phaseout(NodeRef node) {
  return {.start = dollars_per_status(need(node, "start")),
          .step = dollars_per_status(need(node, "step")),
          .per_step = rate(need(node, "reduction_per_step")),
          .fraction = rate(need(node, "fraction"))};
}

ItemizedLimit itemized_limit(NodeRef node) {
  ItemizedLimit limit = {.rate = rate(need(node, "rate"))};
  if (need(node, "kind").text() == "top_bracket_2_37") {
    limit.kind = ItemizedLimit::Kind::top_bracket;
    return limit;
  }
  limit.kind = ItemizedLimit::Kind::of_agi;
  limit.max_share = rate(need(node, "max_share"));
  limit.fraction = rate(need(node, "fraction"));
  limit.start = dollars_per_status(need(node, "start"));
  return limit;
}

StateTaxLimit state_tax_limit(NodeRef node) {
  StateTaxLimit limit = {.limit = dollars_per_status(need(node, "limit"))};
  if (!node.find("reduction_rate")) return limit;
  limit.reduced_over = dollars_per_status(need(node, "reduced_over"));
  limit.reduction_rate = rate(need(node, "reduction_rate"));
  limit.floor = dollars_per_status(need(node, "floor"));
  return limit;
}

Fica fica(NodeRef node) {
  const NodeRef oasdi = need(node, "oasdi");
  const NodeRef medicare = need(node, "medicare");
  Fica f = {.oasdi_employee = rate(need(oasdi, "employee")),
            .oasdi_employer = rate(need(oasdi, "employer")),
            .wage_base = dollars(need(oasdi, "wage_base")),
            .medicare_employee = rate(need(medicare, "employee")),
            .medicare_employer = rate(need(medicare, "employer"))};
  if (const NodeRef additional = node.find("additional_medicare")) {
    f.additional = rate(need(additional, "rate"));
    f.withheld_over = dollars(need(additional, "withheld_over"));
    f.due_over = dollars_per_status(need(additional, "due_over"));
  }
  return f;
}

MinimumTax minimum_tax(NodeRef node) {
  return {.low_rate = rate(need(node, "low_rate")),
          .high_rate = rate(need(node, "high_rate")),
          .phaseout_rate = rate(need(node, "phaseout_rate")),
          .high_rate_over = dollars_per_status(need(node, "high_rate_over")),
          .exemption = dollars_per_status(need(node, "exemption")),
          .phaseout_start = dollars_per_status(need(node, "phaseout_start")),
          .exemption_zero_at = dollars_per_status(need(node, "exemption_zero_at"))};
}

FederalYear federal_year(int year, NodeRef node) {
  const NodeRef ordinary = need(node, "ordinary_income_tax");
  const NodeRef exemption = need(node, "personal_exemption");
  FederalYear f = {.year = year,
                   .sources = source_keys(ordinary),
                   .brackets = per_status<Brackets>(ordinary, brackets),
                   .standard_deduction = dollars_per_status(need(need(node, "standard_deduction"), "amount")),
                   .exemption = dollars(need(exemption, "amount"))};
  if (const NodeRef credit = node.find("rate_reduction_credit"))
    f.credit = {.rate = rate(need(credit, "rate")), .base = dollars_per_status(need(credit, "base"))};
  if (const NodeRef phaseout = exemption.find("phaseout")) f.exemption_phaseout = exemption_phaseout(phaseout);
  if (const NodeRef limit = node.find("itemized_deduction_limit")) f.itemized_limit = itemized_limit(limit);
  if (const NodeRef limit = node.find("state_and_local_tax_limit")) f.state_tax_limit = state_tax_limit(limit);
  f.supplemental = periods(need(need(node, "supplemental_withholding"), "periods"));
  f.withholding_sources =
      source_keys(need(node, "supplemental_withholding")) + ", " + source_keys(need(node, "fica"));
  f.fica = fica(need(node, "fica"));
  f.minimum_tax = minimum_tax(need(node, "amt"));
  return f;
}

Found<FederalYear> read_federal(int year) {
  const Document doc = table("federal");
  const NodeRef node = find_year(need(doc.root(), "years"), year);
  if (!node) return NoTable{fmt::format("there is no federal tax table for {}", year)};
  return federal_year(year, node);
}

}  // namespace

Found<const FederalYear*> federal(int year) {
  static TableCache<int, FederalYear> cache;
  return cache.get(year, [&] { return read_federal(year); });
}

}  // namespace payout::law
