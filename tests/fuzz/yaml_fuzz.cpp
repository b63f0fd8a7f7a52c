#include "document/diagnostic.h"
#include "document/read_yaml.h"
#include "fuzz/input.h"

/// The YAML reader, and the words of whatever it complains about.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  payout::Problems problems;
  const payout::Document document = payout::read_yaml("fuzz.yaml", payout::fuzz_text(data, size), problems);
  if (document.empty() && !problems.any_errors() && size > 3) return 0;
  for (const payout::Problem& p : problems.all()) payout::render(p);
  return 0;
}
