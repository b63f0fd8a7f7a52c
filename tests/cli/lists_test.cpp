#include <regex>
#include <set>

#include "catch.h"
#include "report/paths/diagnostic_lists.h"
#include "support/files.h"
#include "support/process.h"

TEST_CASE("Every error, warning and note can be listed and looked up", "[cli][lists]") {
  const Ran all = payout_run("ids");
  for (const payout::DiagnosticId& d : payout::all_diagnostics())
    CHECK(all.out.find(std::string{d.id} + " ") != all.out.npos);
  CHECK(payout_run("explain unlikely-pay").out == payout_run("ids unlikely-pay").out);
  CHECK(payout_run("ids unlikely-pay").out.find("pay far from what the agreement states") != std::string::npos);
  const Ran near = payout_run("ids unlikly-pay");
  CHECK(near.status == 5);
  CHECK(near.err.find("did you mean `unlikely-pay`?") != near.err.npos);
}

TEST_CASE("Every id that clauses and commands give is listed", "[cli][lists]") {
  const std::regex given{
      R"re((?:(?:warn|note|error)\(\s*Module::\w+,\s*|unmet\.set\(\s*|refuse\(c, grant,\s*|\bno\(|fail\(\s*|problems\.(?:error|warning|note)\(\s*)"([a-z0-9]+(?:-[a-z0-9]+)*)")re"};
  size_t found = 0;
  for (const char* folder : {"src/clauses", "src/report", "src/batch", "src/cli"}) {
    for (const auto& file : files_under(folder, ".cpp")) {
      const std::string text = read_text(file);
      for (auto at = std::sregex_iterator{text.begin(), text.end(), given}; at != std::sregex_iterator{};
           ++at, ++found) {
        INFO(short_name(file) << ": " << at->str());
        CHECK(payout::find_diagnostic((*at)[1].str()) != nullptr);
      }
    }
  }
  CHECK(found > 100);
}

TEST_CASE("Facts and results can be listed by path, and the paths are taken", "[cli][lists]") {
  const Ran salary = payout_run("fields salary");
  CHECK(salary.status == 0);
  CHECK(salary.out.find("salary.base ") != salary.out.npos);
  CHECK(salary.out.find("termination") == salary.out.npos);
  CHECK(payout_run("fields").out.find("grants[ID].price ") != std::string::npos);
  // What each word means, as --set takes it.
  CHECK(payout_run("fields termination").out.find("termination.reason=constructive_dismissal") !=
        std::string::npos);
  CHECK(payout_run("fields termination.reason").out.find("resigned for good reason") != std::string::npos);
  CHECK(payout_run("fields salry").status == 5);
  const std::string listed_file = "scenarios/icg/change-in-control-everything.yaml";
  const Ran paths = payout_run("paths " + listed_file);
  CHECK(paths.status == 0);
  CHECK(paths.out.find("severance.total ") != paths.out.npos);
  CHECK(paths.out.find("severance[termination_fee]") != paths.out.npos);
  CHECK(payout_run("paths no-such.yaml").status == 3);
}

TEST_CASE("The list of ids in the documents is what the program lists", "[cli][lists]") {
  std::string text =
      "# Errors, warnings and notes\n\nEvery id that a message can carry, that `expect_error` can name and "
      "that stands in "
      "`remarks[ID]` of a result; `payout ids`\nprints the same list. Which paths a result can have depends on "
      "the agreement "
      "and the scenario: `payout paths FILE` lists them,\nand `payout fields` lists the facts.\n\n| id | what "
      "it is "
      "about |\n|---|---|\n";
  for (const payout::DiagnosticId& d : payout::all_diagnostics())
    text += "| `" + std::string{d.id} + "` | " + std::string{d.summary} + " |\n";
  CHECK(differs_from_file(std::filesystem::path{PAYOUT_ROOT} / "scenarios/ids.md", text) == "");
}
