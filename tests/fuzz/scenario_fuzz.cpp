#include "cli/case_file.h"
#include "fuzz/input.h"
#include "scenario/load.h"
#include "values/exact.h"

/// A scenario as a whole: decoded, its facts checked against each other, and evaluated under the built-in
/// agreement.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace payout;
  static const Agreement agreement = [] {
    Problems none;
    static std::vector<Document> documents;
    return load_agreement(std::string{built_in_agreement()}, {}, none, documents);
  }();
  Problems problems;
  try {
    const auto loaded = parse_scenario("fuzz.yaml", fuzz_text(data, size), {}, problems);
    for (const Problem& p : problems.all()) render(p);
    if (problems.any_errors()) return 0;
    Workspace space;
    space.readings = choose_readings(agreement, loaded->facts, loaded->document, problems);
    if (problems.any_errors()) return 0;
    evaluate(agreement, loaded->facts, space);
  } catch (const Overflow&) {  // the program says `too-large-number`
  }
  return 0;
}
