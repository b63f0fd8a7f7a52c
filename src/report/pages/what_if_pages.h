#pragma once
#include <cstddef>

#include "report/pages/page.h"
#include "report/what_if/diff_data.h"
#include "report/what_if/matrix_data.h"
#include "report/what_if/sweep_data.h"

namespace payout {

/// What the what-if commands found, as pages that text, Markdown and HTML show.
void print_diff(Page& page, const Diff& diff);
/// As many columns side by side as a text of `width` holds, the others below. Other formats (0) have a table
/// for the ways without a change in control and one for those with it. With `detail`, what each cell is made
/// of.
/// The table of a deal, 17 CFR 229.402(t): a row for each executive, of the end of employment after the change.
void print_deal(Page& page, const std::vector<Matrix>& executives, size_t width);
void print_matrix(Page& page, const Matrix& matrix, size_t width, bool detail);
/// The totals of several executives side by side, then the table of each.
void print_matrices(Page& page, const std::vector<Matrix>& executives, size_t width, bool detail);
/// Two inputs are a table for each result, in as many columns as a text of `width` holds; others are a list.
void print_sweep(Page& page, const Sweep& sweep, size_t width);

/// An input as it is read: amounts of pay with their digits grouped, "240,000.00/year".
std::string shown_input(const std::string& text, SweepUnit unit);

/// An amount or a count as it is read, "1,234.50"; any other text as it is.
std::string with_commas(std::string_view plain);
/// An amount or pay with its digits grouped; anything else as it is written.
std::string shown_fact(const std::optional<std::string>& text);

}  // namespace payout
