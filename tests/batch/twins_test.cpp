#include "catch.h"
#include "support/row_twins.h"

// What a row is must not hang on the rows before it, nor on what else its table shows. The benchmark does the
// same with 100,000 rows of each template (tests/bench).
TEST_CASE("A row is the same in a table as evaluated alone and whole", "[batch]") {
  for (const TwinTemplate& of : twin_templates()) {
    const Twins twins = compare_twins(of, 400, 7);
    INFO(of.name << "\n" << twins.first);
    CHECK(twins.different == 0);
    CHECK(3 * twins.in_error < 2 * twins.rows);  // else it would compare little
  }
}
