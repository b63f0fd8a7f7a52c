#pragma once
#include <string>
#include <vector>

#include "clauses/result.h"
#include "clauses/workings.h"
#include "scenario/expected.h"

namespace payout {

/// The printed form of what stands at a path of a result: "726000.00", "2000-07-15", "40000", "true". `found`
/// is false when nothing does. A record stands for the field that it names for it (a line for its amount).
std::string value_at(const Result& result, const Workings& work, std::string_view path, bool& found);

/// The clause that gives what stands at a path, or empty.
std::string clause_at(const Result& result, const Workings& work, std::string_view path);

struct Mismatch {
  std::string path;
  std::string expected;
  std::string
      actual;  ///< "(nothing)" where the path leads nowhere, "(refused: ID)" where there can be no figure
  std::string difference;  ///< of amounts and counts: actual less expected
  bool found = false;      ///< something stands at the path
};

/// Compares a scenario's `expect:` with a result. Amounts compare as amounts: 726000 and 726000.00 are the
/// same. The word `none` expects that nothing stands at the path: no value or an empty one, or, at a part of
/// the result
/// (`severance`), nothing in it. A part that was refused has no figures at all: `none` fails there, unless the
/// scenario expects the error or one of its remarks.
std::vector<Mismatch> mismatches(const Table<std::string, Expected>& expect, const Result& result,
                                 const Workings& work, std::string_view expected_error = {});

}  // namespace payout
