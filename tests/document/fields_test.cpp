#include <algorithm>

#include "catch.h"
#include "scenario/scenario.h"
#include "support/files.h"

using namespace payout;

namespace {

/// Writes the fields of a type as Markdown tables: its own first, then those of the records it uses.
struct Manual {
  std::string text = {};
  std::vector<const Type*> waiting = {};

  static std::string cell(std::string_view content) {
    std::string out;
    for (const char c : content) {
      if (c == '|') out += '\\';
      out += c;
    }
    return out;
  }

  void queue(const Type& type) {
    if (std::ranges::find(waiting, &type) == waiting.end()) waiting.push_back(&type);
  }

  std::string form(const Type& type) {
    switch (type.shape) {
      case Shape::scalar:
        return type.scalar->words != nullptr ? words(type) : std::string{type.scalar->expects};
      case Shape::optional: return form(type.element());
      case Shape::list: return "a list of: " + form(type.element());
      case Shape::table: return "by " + std::string{type.key().name} + ": " + form(type.element());
      case Shape::choice:
        for (const Alternative& a : type.alternatives) queue(a.type());
        return "`kind` and its fields, see below";
      case Shape::record: queue(type); return "see *" + std::string{type.name} + "*";
    }
    return {};
  }

  static std::string words(const Type& type) {
    std::string out;
    for (const std::string_view w : type.scalar->words())
      out += (out.empty() ? "`" : ", `") + std::string{w} + "`";
    return out;
  }

  void fields(const Type& type) {
    for (const Field& f : type.fields) {
      if (f.inlined) {
        fields(f.type());
        continue;
      }
      std::string doc{f.doc};
      if (!f.otherwise.empty()) doc += "; " + std::string{f.otherwise} + " when absent";
      text += "| `" + std::string{f.name} + "`" + (f.required ? " (required)" : "") + " | " + cell(doc) +
              " | " + cell(form(f.type())) + " |\n";
    }
  }

  void write(const Type& root) {
    queue(root);
    for (size_t i = 0; i < waiting.size(); ++i) {
      const Type& type = *waiting[i];
      text += "### " + std::string{type.name} + "\n\n" + std::string{type.doc} +
              ".\n\n| key | what it is | how it is written |\n|---|---|---|\n";
      fields(type);
      text += "\n";
    }
  }
};

}  // namespace

TEST_CASE("The list of scenario fields in scenarios/fields.md is current", "[docs]") {
  Manual manual;
  manual.write(type_of<Scenario>());
  CHECK(differs_between_marks(std::filesystem::path{PAYOUT_ROOT} / "scenarios/fields.md", "fields",
                              manual.text) == "");
}
