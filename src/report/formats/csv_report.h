#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "clauses/result.h"
#include "clauses/workings.h"
#include "document/diagnostic.h"

namespace payout {

/// The first line of a CSV report. The columns are stable; new ones would come last.
///   file        the scenario file
///   module      severance, grants, deferred, parachute, calendar, ...
///   item        path of the figure, as `expect:` and `payout explain` take it
///   kind        payment (these add up to totals.cash), total, amount, shares, date, deadline,
///               outside total (what is owed and in no total, in words) or problem
///   label, clause, payee, due_kind (on, by, ...), due (or the date itself)
///   amount      in dollars with two decimals, without grouping
///   shares      a whole number
///   arithmetic  how the amount arises
std::string csv_header();

/// One row, as the header names its cells.
struct FigureRow {
  std::string file = {}, module = {}, item = {}, kind = {}, label = {}, clause = {}, payee = {}, due_kind = {},
              due = {}, amount = {}, shares = {}, how = {};
};
std::vector<FigureRow> figure_rows(std::string_view file, const Result& result, const Workings& work);

/// Every amount of a result, and every share count and date of what has an id, one a row.
std::string csv_rows(std::string_view file, const Result& result, const Workings& work);

/// What is wrong with a file that gives no figures, one row a problem.
std::string csv_problems(std::string_view file, const Problems& problems);

}  // namespace payout
