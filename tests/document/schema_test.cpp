#include "document/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "catch.h"
#include "document/scalars.h"
#include "scenario/scenario.h"
#include "scenario/word_sentences.h"
#include "support/process.h"

using namespace payout;

namespace {

struct Small {
  std::string id = {};
  std::optional<Money> amount = {};
  std::vector<Date> days = {};
};
template <std::same_as<Small> Self>
constexpr auto describe(const Self*) {
  return record("small", "A small thing", field<&Small::id>("id", "Its name"),
                field<&Small::amount>("amount", "Dollars"), field<&Small::days>("days", "Some \"days\""));
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

}  // namespace

TEST_CASE("A schema of an input closes its objects and requires what must be given", "[schema]") {
  const std::string text = json_schema(type_of<Small>(), SchemaUse::input);
  CHECK(has(text, "\"$schema\": \"http://json-schema.org/draft-07/schema#\""));
  CHECK(has(text, "\"additionalProperties\": false"));
  CHECK(has(text, "\"required\": [\"id\"]"));
  CHECK(has(text, "\"type\": [\"string\", \"number\"]"));  // 240000 may stand unquoted
  CHECK(has(text, "Some \\\"days\\\""));
}

TEST_CASE("A schema for editors names itself, shows how values are written, and says what each word means",
          "[schema]") {
  const std::string text = json_schema(type_of<Small>(), SchemaUse::input, "small.schema.json");
  CHECK(has(text, "\"$id\": \"small.schema.json\""));
  CHECK(has(payout_run("schema scenario").out, "\"examples\": [\"240000/year\", \"500/month\"]"));
  CHECK(has(payout_run("schema scenario").out, "\"examples\": [\"45%\", \"2/37\"]"));
  std::string silent;
  const auto look = [&](auto&& self, const Type& type, std::set<const Type*>& seen) -> void {
    if (!seen.insert(&type).second) return;
    switch (type.shape) {
      case Shape::scalar:
        if (type.scalar->words == nullptr) return;
        for (const std::string_view word : type.scalar->words()) {
          const auto said = [&](const WordSentence& s) {
            return s.first == type.scalar->words().front() && s.word == word;
          };
          if (std::ranges::none_of(word_sentences(), said)) silent += fmt::format("{} {}; ", type.name, word);
        }
        return;
      case Shape::record:
        for (const Field& f : type.fields) self(self, f.type(), seen);
        return;
      case Shape::choice:
        for (const Alternative& a : type.alternatives) self(self, a.type(), seen);
        return;
      default: return self(self, type.element(), seen);
    }
  };
  std::set<const Type*> seen;
  look(look, type_of<Scenario>(), seen);
  CHECK(silent == "");
}

TEST_CASE("A schema of an output requires every field and says where null may stand", "[schema]") {
  const std::string text = json_schema(type_of<Small>(), SchemaUse::output);
  CHECK(has(text, "\"required\": [\"id\", \"amount\", \"days\"]"));
  CHECK(has(text, "\"type\": \"null\""));
}

TEST_CASE("A schema of terms takes what readers of YAML make of words without quotes", "[schema]") {
  const std::string text = payout_run("schema agreement").out;
  CHECK(has(text, "\"actual\", 365"));                                  // `days_in_year: 365`
  CHECK(has(text, "\"pattern\": \"^([1-9]|[12][0-9]|3[01]|last)$\""));  // `day: 1`, and `day: last`
  CHECK(has(text, "\"enum\": [\"acceleration\", \"option_acceleration\"]"));
  CHECK(has(text, "Readers of YAML 1.1 take the key for true: for them, write it in quotes, \\\"on\\\":"));
}
