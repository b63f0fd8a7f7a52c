#include "clauses/parachute/cut_order.h"

#include <algorithm>

#include "clauses/parachute/remedy.h"

namespace payout {
namespace {

constexpr std::array usual_order{PaymentClass::cash, PaymentClass::other, PaymentClass::options,
                                 PaymentClass::deferred};

/// The clause behind a payment in cash or a benefit, by its id; empty where it has none.
std::string_view clause_behind(const Exposure& e, const ContingentLine& line) {
  for (const Line& paid : e.c.out.severance.lines) {
    if (paid.id == line.id && paid.clause != nullptr) return paid.clause->id;
  }
  return line.id;
}

/// Lines that count, in the order in which they are cut: by class, and within one the last paid first.
std::vector<size_t> in_order(const Exposure& e, const CutOrder& terms) {
  const ParachuteResult& out = e.out();
  std::vector<PaymentClass> order = terms.order;
  for (const PaymentClass type : usual_order) {
    if (std::ranges::find(order, type) == order.end()) order.push_back(type);
  }
  const auto place = [&](size_t i) {
    const auto named =
        std::ranges::find(terms.first, clause_behind(e, out.contingent[i])) - terms.first.begin();
    const auto all = static_cast<std::ptrdiff_t>(terms.first.size());
    if (named < all || terms.latest_first) return named;
    return all + (std::ranges::find(order, out.contingent[i].type) - order.begin());
  };
  std::vector<size_t> lines;
  for (size_t i = 0; i < out.contingent.size(); ++i) {
    if (out.contingent[i].counted) lines.push_back(i);
  }
  std::ranges::stable_sort(lines, [&](size_t a, size_t b) {
    if (place(a) != place(b)) return place(a) < place(b);
    return out.contingent[a].paid > out.contingent[b].paid;
  });
  return lines;
}

/// The largest amount of a line whose present value is not above `value`.
Money left_of(const Exposure& e, const ContingentLine& line, Money value) {
  if (line.amount == line.present_value) return value;
  Money left = Money::cents(floor_of(line.amount.exact() * value.exact() / line.present_value.exact()));
  while (left > Money{} && worth_at_change(e, left, line.paid.value_or(e.change)) > value) {
    left -= Money::cents(int64_t{1});
  }
  return left;
}

}  // namespace

Cut cut_to_threshold(const Exposure& e, const CutOrder& order) {
  const ParachuteResult& out = e.out();
  Cut cut{.by_line = std::vector<Money>(out.contingent.size())};
  Money need = e.test.total_present_value - law::safe_harbor(*e.base, order.below_by);
  for (const size_t i : in_order(e, order)) {
    if (need <= Money{}) break;
    const ContingentLine& line = out.contingent[i];
    const Money value = std::min(need, line.present_value);
    const Money left = value == line.present_value ? Money{} : left_of(e, line, line.present_value - value);
    cut.by_line[i] = line.amount - left;
    cut.nominal += cut.by_line[i];
    cut.present_value += value;
    need -= value;
  }
  return cut;
}

}  // namespace payout
