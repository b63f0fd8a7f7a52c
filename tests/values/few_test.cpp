#include "values/few.h"

#include <vector>

#include "catch.h"

using payout::Few;

TEST_CASE("A short list keeps its entries in order when it grows beyond what it holds itself", "[values]") {
  Few<int, 3> list;
  CHECK(list.empty());
  std::vector<int> expected;
  for (int i = 1; i <= 10; ++i) {
    list.push_back(i);
    expected.push_back(i);
    CHECK(std::vector<int>(list.begin(), list.end()) == expected);
    CHECK(list.size() == expected.size());
    CHECK(list[list.size() - 1] == i);
  }
  const Few<int, 3> copy = list;
  list.push_back(11);
  CHECK(copy.size() == 10);
  CHECK(copy[9] == 10);
}
