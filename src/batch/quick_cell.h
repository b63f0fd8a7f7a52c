#pragma once
#include <cstdint>
#include <string_view>

#include "document/type.h"
#include "values/rate.h"

namespace payout {

/// What the cells of a column nearly always are. They are then read straight into their fact; whatever is
/// written in another way, or could be a mistake, goes the long way, which says what is wrong with it.
enum class CellForm : uint8_t { other, money, pay, price, percent, shares, date };

/// The form of cells of a kind of value, `unit` being what the column's header adds to them.
CellForm cell_form(const Type& leaf, std::string_view unit);

/// Reads a plain cell of a form: digits with at most one point, or a day as YYYY-MM-DD. False, and nothing
/// written, where it is anything else. What it reads is what the leaf reads of the cell with its unit.
bool read_quickly(CellForm form, std::string_view unit, std::string_view cell, void* slot);

}  // namespace payout
