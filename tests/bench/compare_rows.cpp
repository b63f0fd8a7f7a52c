// Evaluates random rows of six templates twice, in a table and alone, and compares their bytes: compare_rows
// ROWS [SEED]. Prints a line for each template; ends with 1 when a row differs.
#include <cstdlib>
#include <iostream>

#include "support/row_twins.h"

int main(int argc, char** argv) {
  const uint64_t rows = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000;
  const uint64_t seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
  bool same = true;
  for (const TwinTemplate& of : twin_templates()) {
    const Twins twins = compare_twins(of, rows, seed);
    std::cout << of.name << ": " << twins.rows << " rows, " << twins.different << " different, "
              << twins.in_error << " in error\n";
    if (twins.different == 0) continue;
    same = false;
    std::cout << twins.first << '\n';
  }
  return same ? 0 : 1;
}
