#include <fmt/format.h>

#include "document/locate.h"
#include "scenario/load.h"

namespace payout {
namespace {

struct TaxChecks {
  const Scenario& facts;
  const TaxFacts& tax;
  const Document& source;
  Problems& problems;

  void contradiction(std::string_view path, std::string message, std::string help) const {
    const NodeRef node = locate(source, path);
    problems.error("contradiction", node ? node.origin() : Origin{}, std::move(message), std::move(help));
  }

  void one_source_of_rates() const {
    if (!tax.marginal || !tax.from_tables.value_or(false)) return;
    contradiction("tax.from_tables", "`tax.marginal` gives the rates and `tax.from_tables` asks for others",
                  "keep one of the two");
  }

  void one_base_amount() const {
    if (!tax.base_pay.empty() && (tax.base_amount || !facts.w2.empty()))
      contradiction("tax.base_pay", "the pay of the base years is given, and `w2` or the base amount as well",
                    "keep one of them");
    if (!tax.base_amount || facts.w2.empty()) return;
    contradiction("tax.base_amount",
                  "the base amount is given, and `w2` from which it would be worked out as well",
                  "keep one of the two");
  }

  void one_time_pay_is_part_of_the_year() const {
    for (const auto& [year, amount] : tax.one_time_pay) {
      const Money* all = facts.w2.find(year);
      if (all != nullptr && amount <= *all) continue;
      contradiction(fmt::format("tax.one_time_pay.{}", year),
                    all == nullptr ? fmt::format("`w2` has no {} that this could be part of", year)
                                   : fmt::format("{} is more than all pay of {}, {}", grouped(amount), year,
                                                 grouped(*all)),
                    "give the part of that year's `w2` that was paid no more than once a year");
    }
  }

  /// Supplemental wages are a part of the wages of their year.
  void supplemental_is_part_of_the_wages() const {
    if (!tax.withholding) return;
    for (const auto& [year, part] : tax.withholding->supplemental_so_far) {
      const Money* wages = tax.withholding->wages_so_far.find(year);
      if (wages == nullptr || part <= *wages) continue;
      contradiction(
          fmt::format("tax.withholding.supplemental_so_far.{}", year),
          fmt::format("supplemental wages of {}, {}, are a part of the wages of that year, {}", year,
                      grouped(part), grouped(*wages)),
          fmt::format("give all wages of the year so far under `tax.withholding.wages_so_far.{}`, the "
                      "supplemental ones among them",
                      year));
    }
  }

  void one_final_figure() const {
    if (!tax.true_up || !tax.true_up->final_excise || !tax.true_up->additional_parachute) return;
    contradiction("tax.true_up.additional_parachute",
                  "`final_excise` says what the excise is, and `additional_parachute` by how much it changes",
                  "keep one of the two");
  }
};

}  // namespace

/// Nobody is paid by the company for years before the first day of employment, 280G(d)(2).
static void pay_begins_with_employment(const Scenario& facts, const Document& source, Problems& problems) {
  const auto& hired = facts.employee.hired;
  if (!hired) return;
  for (const auto& [year, pay] : facts.w2) {
    if (year >= hired->year()) continue;
    const NodeRef node = locate(source, fmt::format("w2.{}", year));
    problems.error("contradiction", node ? node.origin() : Origin{},
                   fmt::format("`w2` gives {} for {}, and employment began on {} (`employee.hired`)",
                               grouped(pay), year, to_string(*hired)),
                   "take the year out: a predecessor's pay belongs in `tax.predecessor_pay`");
  }
}

void check_tax(const Scenario& facts, const Document& source, Problems& problems) {
  pay_begins_with_employment(facts, source, problems);
  if (!facts.tax) return;
  const TaxChecks checks{facts, *facts.tax, source, problems};
  checks.one_source_of_rates();
  checks.one_base_amount();
  checks.one_time_pay_is_part_of_the_year();
  checks.supplemental_is_part_of_the_wages();
  checks.one_final_figure();
}

}  // namespace payout
