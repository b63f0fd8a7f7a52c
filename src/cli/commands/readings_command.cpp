#include "report/what_if/compare_readings.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "cli/what_if_output.h"
#include "report/formats/json.h"
#include "report/pages/readings_page.h"

namespace payout {

static std::string title_of(const CaseFile& file) {
  const auto& title = file.loaded->facts.title;
  return title ? *title : file.name;
}

ExitStatus readings_command(const Options& options, Console& console) {
  if (options.operands.size() != 1) {
    console.complain("payout readings: give one scenario\n help: payout readings --help\n");
    return ExitStatus::usage;
  }
  if (options.format != Format::text && options.format != Format::json && options.format != Format::markdown &&
      options.format != Format::html) {
    console.complain("payout readings: --format must be text, json, markdown or html\n");
    return ExitStatus::usage;
  }
  Agreements agreements;
  CaseFile file = open_case(options.operands[0], options.sets, agreements);
  console.show(file.problems);
  if (!file.evaluated) return file.status;
  std::vector<ReadingResult> readings = compare_readings(*file.agreement, file.loaded->facts, file.space,
                                                         options.all ? ReadingScope::all : ReadingScope::asked);
  const Money least = Money::dollars(std::max<int64_t>(options.at_least, 0));
  if (options.format == Format::json) {
    if (options.at_least > 0)
      std::erase_if(readings,
                    [&](const ReadingResult& r) { return !needs_a_fact(r) && largest_effect_of(r) < least; });
    if (!options.all) std::erase_if(readings, [](const ReadingResult& r) { return !r.changes_something(); });
    const ReadingsReport report{.file = file.name, .readings = std::move(readings)};
    console.print(to_json(report) + '\n');
    return file.status;
  }
  print_page(readings_page(readings, title_of(file), options.all, least), options.format, console);
  return file.status;
}

}  // namespace payout
