#include <algorithm>
#include <cstring>

#include "batch/stream.h"
#include "cli/case_file.h"
#include "fuzz/input.h"
#include "scenario/load.h"
#include "values/exact.h"

/// A table of rows, through the whole of batch. The first byte says how its numbers, dates and cells are
/// written.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace payout;
  static Problems none;
  static std::vector<Document> documents;
  static const Agreement agreement = load_agreement(std::string{built_in_agreement()}, {}, none, documents);
  static const auto loaded = parse_scenario(
      "template.yaml",
      "employee: {name: A}\nsalary: {base: 240000/year, target_bonus: 45%}\n"
      "termination: {reason: without_cause, by: company, notice: 2000-07-03, date: 2000-09-29}\n",
      {}, none);
  if (size == 0) return 0;
  const uint8_t way = data[0];
  std::string_view left{reinterpret_cast<const char*>(data) + 1, size - 1};
  BatchPorts ports;
  ports.read = [&left](char* to, size_t n) {
    n = std::min(n, left.size());
    std::memcpy(to, left.data(), n);
    left.remove_prefix(n);
    return n;
  };
  ports.write = [](std::string_view) { return true; };
  ports.complain = [](const RowComplaint&) {};
  BatchOptions job;
  job.request = {.agreement = &agreement,
                 .sample = &loaded->facts,
                 .format = (way & 1U) != 0 ? RowFormat::jsonl : RowFormat::csv,
                 .readings = agreement.defaults(),
                 .numbers = static_cast<Region>((way >> 1U) % 3),
                 .dates = static_cast<Region>((way >> 3U) % 3),
                 .table = "table.csv"};
  Problems problems;
  Document keep;
  try {
    run_batch(job, ports, problems, keep);
  } catch (const Overflow&) {
  }
  return 0;
}
