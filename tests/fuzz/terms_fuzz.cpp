#include "clauses/agreement.h"
#include "document/decode.h"
#include "document/read_yaml.h"
#include "fuzz/input.h"
#include "values/exact.h"

/// The terms of an agreement: one file, decoded.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace payout;
  Problems problems;
  try {
    const Document document = read_yaml("terms/fuzz.yaml", fuzz_text(data, size), problems);
    AgreementFile terms;
    if (document.root()) decode(document.root(), terms, problems);
    for (const Problem& p : problems.all()) render(p);
  } catch (const Overflow&) {
  }
  return 0;
}
