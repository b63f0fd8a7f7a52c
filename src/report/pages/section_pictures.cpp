#include <fmt/format.h>

#include "report/explain/cut_from_cash.h"
#include "report/pages/report_page.h"

namespace payout {
namespace {

/// Puts steps one on the other: what is added rises from the sum before, what is taken falls back.
struct Waterfall {
  Ranges drawing = {};
  Money sum = {};

  void step(std::string_view label, const std::optional<Money>& amount) {
    if (!amount || *amount == Money{}) return;
    const bool taken = *amount < Money{};
    drawing.bars.push_back(
        {std::string{label}, sum, sum + *amount, grouped(*amount), taken ? size_t{1} : size_t{0}});
    sum += *amount;
  }
  void total(std::string_view label) {
    drawing.bars.push_back({std::string{label}, Money{}, sum, grouped(sum), 2});
  }
};

}  // namespace

/// From what is paid to what is kept of it, as far as the taxes are known: those on the gross-up and the
/// excise.
void draw_waterfall(Page& page, const ReportData& data) {
  const Result& r = data.result;
  if (!r.totals.all) return;
  Waterfall w;
  w.drawing.title = "From payments to what is kept, before income tax on the payments themselves";
  w.step("Severance", r.severance.total);
  w.step("Retirement promises", r.totals.retirement);
  w.step("Deferred compensation", r.deferred.total);
  w.step("Benefits", r.totals.benefits);
  w.step("Awards paid in cash", r.equity.cash);
  w.step("Stock awards", r.totals.awards);
  w.step("In-the-money value of options", r.options.spread);
  if (const Money cut = cut_from_cash(r); cut != Money{}) w.step("Cut back", -cut);
  if (const Money waived = waived_in_cash(r); waived != Money{}) w.step("Given up, not paid", -waived);
  w.step("Gross-up", r.parachute.gross_up);
  if (w.drawing.bars.size() < 2) return;
  w.total("Total with equity");
  const auto taken = [](const std::optional<Money>& tax) { return tax ? std::optional{-*tax} : std::nullopt; };
  const size_t before = w.drawing.bars.size();
  w.step("Excise tax on the payments", taken(r.parachute.excise));
  w.step("Excise tax on the gross-up", taken(r.parachute.excise_on_gross_up));
  w.step("Other taxes on the gross-up", taken(r.parachute.tax_on_gross_up));
  if (w.drawing.bars.size() != before) w.total("Kept");
  page.add(std::move(w.drawing));
}

/// How near the payments come to the cliff of 280G.
void draw_gauge(Page& page, const ParachuteResult& p) {
  if (!p.base_amount || !p.threshold || !p.present_value) return;
  Ranges drawing;
  drawing.title = "Parachute payments against three times the base amount";
  drawing.bars.push_back({"Parachute payments, present value", Money{}, *p.present_value,
                          grouped(*p.present_value), p.over ? size_t{6} : size_t{2}});
  drawing.bars.push_back({"Base amount", Money{}, *p.base_amount, grouped(*p.base_amount), 5});
  drawing.marks.push_back({"280G threshold (3 x base amount)", *p.threshold});
  page.add(std::move(drawing));
}

}  // namespace payout
