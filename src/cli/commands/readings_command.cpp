#include "report/what_if/compare_readings.h"

#include <fmt/format.h>

#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "report/formats/json.h"
#include "report/formats/page_markdown.h"
#include "report/pages/readings_page.h"
#include "report/pages/text_layout.h"

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
  if (options.format != Format::text && options.format != Format::json && options.format != Format::markdown) {
    console.complain("payout readings: --format must be text, json or markdown\n");
    return ExitStatus::usage;
  }
  Agreements agreements;
  CaseFile file = open_case(options.operands[0], options.sets, agreements);
  console.show(file.problems);
  if (!file.evaluated) return file.status;
  std::vector<ReadingResult> readings = compare_readings(*file.agreement, file.loaded->facts, file.space,
                                                         options.all ? ReadingScope::all : ReadingScope::asked);
  if (options.format == Format::json) {
    if (!options.all) std::erase_if(readings, [](const ReadingResult& r) { return !r.changes_something(); });
    const ReadingsReport report{.file = file.name, .readings = std::move(readings)};
    console.print(to_json(report) + '\n');
    return file.status;
  }
  const Page page = readings_page(readings, title_of(file), options.all);
  console.print(options.format == Format::markdown ? as_markdown(page)
                                                   : as_text(page, console.width(), console.color()));
  return file.status;
}

}  // namespace payout
