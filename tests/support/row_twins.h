#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// A template and what its rows are made of, for comparing rows.
struct TwinTemplate {
  std::string_view name;      ///< for whoever reads what differs
  std::string_view scenario;  ///< from the project's root
  std::vector<std::pair<std::string_view, std::string_view>>
      columns;  ///< the path of each, and a form of its cells
  std::vector<std::string_view> results;
};

/// Six kinds of tables: the benchmark's job, all clauses of the example agreement, taxes from tables, deferral,
/// an agreement of other people, and the rows of a sweep.
const std::vector<TwinTemplate>& twin_templates();

struct Twins {
  uint64_t rows = 0, different = 0, in_error = 0;
  std::string first = {};  ///< the first row that differs: its cells, and both results
};

/// Evaluates random rows twice: one after the other on one engine, as a batch does, which works out only what
/// the columns show and keeps its memory; and each on an engine of its own, made for this row, which works out
/// everything. Their bytes must be the same.
Twins compare_twins(const TwinTemplate& of, uint64_t rows, uint64_t seed);
