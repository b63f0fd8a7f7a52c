#include <map>
#include <regex>

#include "catch.h"
#include "document/scalars.h"
#include "document/visit.h"
#include "support/shipped.h"

using namespace payout;

namespace {

/// Checks that every single value of a result is written in the form that `payout schema result` gives for it.
struct Forms {
  std::map<std::string_view, std::regex> patterns = {};
  std::string wrong = {};
  int seen = 0;

  void check(const Type& type, const void* value, const std::string& where) {
    if (!is_single(type)) {
      for (const Part part : parts_of(type, value))
        check(*part.type, part.value,
              part.field != nullptr ? where + '.' + std::string{part.field->name} : where);
      return;
    }
    const Scalar& leaf = *type.scalar;
    const std::string text = written(type, value);
    ++seen;
    if (leaf.json == Scalar::Json::number && leaf.quantum == Exact{1} && text.find('.') != text.npos)
      wrong += where + " is no whole number: " + text + '\n';
    if (leaf.pattern.empty()) return;
    const auto known = patterns.try_emplace(leaf.pattern, std::string{leaf.pattern}).first;
    if (!std::regex_match(text, known->second)) wrong += where + " is written " + text + '\n';
  }
};

}  // namespace

TEST_CASE("Every figure of every shipped scenario is written as the schema of results says", "[shipped]") {
  Forms forms;
  for (const auto& one : shipped_cases()) {
    if (one->evaluated) forms.check(type_of<Result>(), &one->space.result, one->path.string());
  }
  CHECK(forms.wrong == "");
  CHECK(forms.seen > 100000);
}

TEST_CASE("A price is written in four decimals at most, and read as it is written", "[values]") {
  const auto text = [](int64_t num, int64_t den) { return to_string(Price{Exact::fraction(num, den)}); };
  CHECK(text(75, 7) == "10.7143");  // 10.714285...
  CHECK(text(18, 1) == "18.00");
  CHECK(text(37, 2) == "18.50");
  CHECK(text(127, 16) == "7.9375");
  CHECK(text(1, 3) == "0.3333");
  CHECK(text(2, 3) == "0.6667");
  CHECK(text(1, 32) == "0.0313");  // 0.03125, half up
  for (const auto& [num, den] : {std::pair{75, 7}, std::pair{127, 16}, std::pair{2, 3}}) {
    const auto read = parse_price(text(num, den));
    REQUIRE(read);
    CHECK(to_string(*read) == text(num, den));
  }
}
