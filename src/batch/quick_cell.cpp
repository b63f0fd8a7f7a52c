#include "batch/quick_cell.h"

#include <array>

#include "document/scalars.h"

namespace payout {
namespace {

/// Digits without a sign, as one whole number, and how many of them stand behind the point.
struct Digits {
  int64_t number = 0;
  int behind = 0;
};

/// At most twelve digits before the point and `decimals` behind it, without a zero in front of others: a part
/// of what a leaf reads.
bool read(std::string_view text, int decimals, Digits& out) {
  const char* at = text.data();
  const char* const end = at + text.size();
  int64_t number = 0;
  const auto take_digits = [&] {
    for (; at != end && static_cast<unsigned char>(*at - '0') < 10; ++at) number = number * 10 + (*at - '0');
  };
  const char* const first = at;
  if (text.size() > 16) return false;
  take_digits();
  const auto whole = at - first;
  if (whole == 0 || whole > 12 || (whole > 1 && *first == '0')) return false;
  if (at == end) {
    out = {number, 0};
    return true;
  }
  if (*at++ != '.') return false;
  const char* const part = at;
  take_digits();
  const auto behind = at - part;
  if (at != end || behind == 0 || behind > decimals) return false;
  out = {number, static_cast<int>(behind)};
  return true;
}

constexpr std::array<int64_t, 5> powers{1, 10, 100, 1000, 10'000};

bool read_money(std::string_view cell, Money& out) {
  Digits digits;
  if (!read(cell, 2, digits)) return false;
  out = Money::cents(digits.number * powers[static_cast<size_t>(2 - digits.behind)]);
  return true;
}

bool read_pay(std::string_view cell, std::string_view unit, PayRate& out) {
  Money amount;
  if (!read_money(cell, amount)) return false;
  out = {amount, unit == "/year" ? Per::year : Per::month};
  return true;
}

bool read_price(std::string_view cell, Price& out) {
  Digits digits;
  if (!read(cell, 4, digits)) return false;
  out = Price{Exact::fraction(digits.number, powers[static_cast<size_t>(digits.behind)])};
  return true;
}

/// Percentages below one could be a share written as a fraction: they are looked at.
bool read_percent(std::string_view cell, Rate& out) {
  Digits digits;
  if (!read(cell, 4, digits)) return false;
  const int64_t scale = powers[static_cast<size_t>(digits.behind)];
  if (digits.number < scale) return false;
  out = Rate{Exact::fraction(digits.number, scale * 100)};
  return true;
}

bool read_shares(std::string_view cell, Shares& out) {
  Digits digits;
  if (!read(cell, 0, digits)) return false;
  out = Shares{digits.number};
  return true;
}

bool read_date(std::string_view cell, Date& out) {
  const auto date = parse_date(cell);
  if (date) out = *date;
  return date.has_value();
}

}  // namespace

CellForm cell_form(const Type& leaf, std::string_view unit) {
  if (&leaf == &type_of<PayRate>() && (unit == "/year" || unit == "/month")) return CellForm::pay;
  if (&leaf == &type_of<Rate>() && unit == "%") return CellForm::percent;
  if (!unit.empty()) return CellForm::other;
  if (&leaf == &type_of<Money>()) return CellForm::money;
  if (&leaf == &type_of<Price>()) return CellForm::price;
  if (&leaf == &type_of<Shares>()) return CellForm::shares;
  return &leaf == &type_of<Date>() ? CellForm::date : CellForm::other;
}

bool read_quickly(CellForm form, std::string_view unit, std::string_view cell, void* slot) {
  switch (form) {
    case CellForm::money: return read_money(cell, *static_cast<Money*>(slot));
    case CellForm::pay: return read_pay(cell, unit, *static_cast<PayRate*>(slot));
    case CellForm::price: return read_price(cell, *static_cast<Price*>(slot));
    case CellForm::percent: return read_percent(cell, *static_cast<Rate*>(slot));
    case CellForm::shares: return read_shares(cell, *static_cast<Shares*>(slot));
    case CellForm::date: return read_date(cell, *static_cast<Date*>(slot));
    case CellForm::other: break;
  }
  return false;
}

}  // namespace payout
