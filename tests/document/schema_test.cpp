#include "document/schema.h"

#include "catch.h"
#include "document/leaves.h"

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

TEST_CASE("A schema of an output requires every field and says where null may stand", "[schema]") {
  const std::string text = json_schema(type_of<Small>(), SchemaUse::output);
  CHECK(has(text, "\"required\": [\"id\", \"amount\", \"days\"]"));
  CHECK(has(text, "\"type\": \"null\""));
}
