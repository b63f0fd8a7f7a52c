#include "document/embedded.h"
#include "fuzz/input.h"
#include "scenario/load.h"
#include "values/exact.h"

/// `--set` arguments, one a line, on a scenario with an entry of most kinds.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace payout;
  const std::string text = fuzz_text(data, size);
  std::vector<std::string> sets;
  for (size_t begin = 0; begin < text.size() && sets.size() < 20;) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    // `@FILE` would read a file.
    if (end > begin && text[begin] != '@') sets.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  static const std::string scenario =
      "employee: {name: A}\nsalary: {base: 240000/year, target_bonus: 45%, benefits: {health_insurance: "
      "1/year}}\n"
      "w2: {1998: 1, 1999: 2}\nevents: [{kind: ownership, date: 2000-03-15, percent: 52%, acquirer: "
      "outsider}]\n"
      "termination: {reason: without_cause, by: company, notice: 2000-07-03, date: 2000-09-29}\n"
      "grants:\n  - {id: K1, plan: sop, type: nso, granted: 1998-10-01, shares: 40000, price: 18.00}\n"
      "prices: {2000-03-15: 36.00}\nreadings: {merger_cic: closing}\nexpect: {severance.total: 1.00}\n";
  Problems problems;
  try {
    const auto loaded = parse_scenario("fuzz.yaml", scenario, sets, problems);
    for (const Problem& p : problems.all()) render(p);
  } catch (const Overflow&) {
  }
  return 0;
}
