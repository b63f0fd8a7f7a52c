#pragma once
#include "report/pages/page.h"
#include "report/what_if/diff_data.h"
#include "report/what_if/matrix_data.h"
#include "report/what_if/sweep_data.h"

namespace payout {

/// The termination events as stacked bars, one part a row of the table.
void draw_matrix(Page& page, const Matrix& matrix);

/// From the total of the first side to that of the second, by what moves it.
void draw_diff(Page& page, const Diff& diff);

/// Amounts over the varied input as lines, with the cliffs marked. Of a grid, the first result with a line for
/// each value of the second input. Inputs that have no order are not drawn.
void draw_sweep(Page& page, const Sweep& sweep);

}  // namespace payout
