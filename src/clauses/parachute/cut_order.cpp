#include "clauses/parachute/cut_order.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/parachute/remedy.h"
#include "words/nearest.h"

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

/// The payments that are cut first: those of the terms, or those that the person names.
const std::vector<std::string>& first_of(const Exposure& e, const CutOrder& terms) {
  const auto& chosen = e.c.facts.parachute;
  return terms.person_chooses && chosen ? chosen->cut : terms.first;
}

/// What gives way at once: a payment of a line that is paid in several, or a line.
struct Piece {
  size_t line = 0;
  std::optional<size_t> row = {};
  std::optional<Date> paid = {};
  Money amount = {};
  Money value = {};  ///< on the day of the change
};

/// The payments of a line one by one, as long as they make it up.
bool has_rows(const ContingentLine& line) {
  Money sum;
  for (const ContingentPayment& each : line.payments) sum += each.amount;
  return !line.payments.empty() && sum == line.amount;
}

std::vector<Piece> pieces(const ParachuteResult& out) {
  std::vector<Piece> all;
  for (size_t i = 0; i < out.contingent.size(); ++i) {
    const ContingentLine& line = out.contingent[i];
    if (!line.counted) continue;
    if (!has_rows(line)) {
      all.push_back({i, {}, line.paid, line.amount, line.present_value});
      continue;
    }
    for (size_t k = line.payments.size(); k-- > 0;) {
      const ContingentPayment& each = line.payments[k];
      all.push_back({i, k, each.paid, each.amount, each.present_value});
    }
  }
  return all;
}

/// What counts, in the order in which it is cut: by class, and within one the last paid first.
std::vector<Piece> in_order(const Exposure& e, const CutOrder& terms) {
  const ParachuteResult& out = e.out();
  std::vector<PaymentClass> order = terms.order;
  for (const PaymentClass type : usual_order) {
    if (std::ranges::find(order, type) == order.end()) order.push_back(type);
  }
  const auto& first = first_of(e, terms);
  const auto place = [&](const Piece& piece) {
    const ContingentLine& line = out.contingent[piece.line];
    const std::string_view clause = clause_behind(e, line);
    const auto named =
        std::ranges::find_if(first, [&](const std::string& id) { return id == clause || id == line.id; }) -
        first.begin();
    const auto all = static_cast<std::ptrdiff_t>(first.size());
    if (named < all || terms.latest_first) return named;
    return all + (std::ranges::find(order, line.type) - order.begin());
  };
  std::vector<Piece> sorted = pieces(out);
  std::ranges::stable_sort(sorted, [&](const Piece& a, const Piece& b) {
    if (place(a) != place(b)) return place(a) < place(b);
    return a.paid > b.paid;
  });
  return sorted;
}

/// The largest amount of a payment whose present value is not above `value`.
Money left_of(const Exposure& e, const Piece& piece, Money value) {
  if (piece.amount == piece.value) return value;
  Money left = Money::cents(floor_of(piece.amount.exact() * value.exact() / piece.value.exact()));
  const Money cent = Money::cents(int64_t{1});
  const auto worth = [&](Money amount) { return worth_at_change(e, amount, piece.paid.value_or(e.change)); };
  while (left > Money{} && worth(left) > value) left -= cent;
  while (left < piece.amount && worth(left + cent) <= value) left += cent;
  return left;
}

/// The largest present value that a cut leaves: below three times the base amount; of payments that violate a
/// securities law, which have no threshold, what the base amount takes off.
Money value_left(const Exposure& e, const CutOrder& order) {
  const bool by_violation = e.test.parachute && !e.out().over;
  return by_violation ? Money::cents(floor_of(e.base->cents)) : law::safe_harbor(*e.base, order.below_by);
}

}  // namespace

Cut cut_to_threshold(const Exposure& e, const CutOrder& order) {
  const ParachuteResult& out = e.out();
  Cut cut{.by_line = std::vector<Money>(out.contingent.size()),
          .by_payment = std::vector<std::vector<Money>>(out.contingent.size())};
  for (size_t i = 0; i < out.contingent.size(); ++i)
    cut.by_payment[i].resize(out.contingent[i].payments.size());
  Money need = e.test.total_present_value - value_left(e, order);
  for (const Piece& piece : in_order(e, order)) {
    if (need <= Money{}) break;
    const Money value = std::min(need, piece.value);
    const Money left = value == piece.value ? Money{} : left_of(e, piece, piece.value - value);
    const Money taken = piece.amount - left;
    cut.by_line[piece.line] += taken;
    if (piece.row) cut.by_payment[piece.line][*piece.row] = taken;
    cut.nominal += taken;
    cut.present_value += value;
    need -= value;
  }
  return cut;
}

bool knows_cut_order(const Exposure& e, const ClauseHead& asker, const CutOrder& terms) {
  const auto& chosen = e.c.facts.parachute;
  if (!terms.person_chooses) return true;
  if (!chosen) {
    if (!terms.first.empty() || !terms.order.empty() || terms.latest_first)
      return true;  // what the terms say else
    e.c.missing(Module::parachute, asker, "parachute.cut",
                "the order in which the executive gives up payments");
    return false;
  }
  for (const std::string& id : chosen->cut) {
    const auto known = [&](const ContingentLine& line) {
      return line.id == id || clause_behind(e, line) == id;
    };
    if (std::ranges::any_of(e.out().contingent, known)) continue;
    std::vector<std::string_view> ids;
    for (const ContingentLine& line : e.out().contingent) ids.push_back(line.id);
    const std::string_view near = nearest(id, ids);
    e.c.error(Module::parachute, "unknown-payment", "parachute.cut",
              fmt::format("no payment that is tested is called `{}`", id),
              near.empty() ? fmt::format("the payments are: {}", fmt::join(ids, ", "))
                           : fmt::format("did you mean `{}`?", near),
              asker.cite);
    return false;
  }
  return true;
}

}  // namespace payout
