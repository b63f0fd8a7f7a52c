#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "catch.h"
#include "clauses/agreement.h"
#include "clauses/catalogue.h"
#include "document/embedded.h"
#include "document/visit.h"

/// Every kind has an example among the shipped terms, and every key that a kind can have is written in one.
/// That a key which is written moves something is held by the tests over changed terms (every_term_test.cpp,
/// mutations_test.cpp).
using namespace payout;

namespace {

/// The keys below a node, as paths; entries of lists stand for their list.
void keys_below(NodeRef node, const std::string& path, std::set<std::string>& out) {
  for (NodeRef child = node.first(); child; child = child.next()) {
    std::string name = path;
    if (!child.key().empty()) name += (path.empty() ? "" : ".") + std::string{child.key()};
    if (!child.key().empty()) out.insert(name);
    keys_below(child, name, out);
  }
}

/// By kind, the keys that shipped terms write.
const std::map<std::string, std::set<std::string>, std::less<>>& written_keys() {
  static const auto all = [] {
    std::map<std::string, std::set<std::string>, std::less<>> keys;
    for (const EmbeddedFile& file : embedded_files()) {
      if (file.name.find("/terms/") == std::string_view::npos) continue;
      const Document document{file.nodes, std::string{file.name}};
      const NodeRef clauses = document.root() ? document.root().find("clauses") : NodeRef{};
      for (NodeRef c = clauses ? clauses.first() : NodeRef{}; c; c = c.next()) {
        if (const NodeRef kind = c.find("kind")) keys_below(c, "", keys[std::string{kind.text()}]);
      }
    }
    return keys;
  }();
  return all;
}

/// A key of a shape: where it stands in a kind does not matter, since a shape does the same wherever it stands.
using KeyOfShape = std::pair<const Type*, std::string_view>;
using SeesKey = std::function<void(KeyOfShape key, const std::string& path)>;

/// Calls `f(key, path)` for each key that a record can have. What stands under an open point, and under keys
/// that are data, is no key of the kind. An amount can consist of amounts: each shape is looked at once on the
/// way down.
void each_key(const Type& type, const std::string& path, const SeesKey& f,
              std::vector<const Type*> inside = {}) {
  if (std::ranges::find(inside, &type) != inside.end()) return;
  inside.push_back(&type);
  for (const Field& field : type.fields) {
    const Type* inner = &given_type(field.type());
    if (field.inlined && is_record(*inner)) {
      each_key(*inner, path, f, inside);
      continue;
    }
    const std::string name = path + (path.empty() ? "" : ".") + std::string{field.name};
    if (!field.shorthand) f({&type, field.name}, name);  // a value alone writes that one
    if (is_list(*inner)) inner = &given_type(inner->element());
    const bool by_key = std::ranges::any_of(inner->fields, &Field::keyed);
    if (is_record(*inner) && inner->settled_by().empty() && !by_key) each_key(*inner, name, f, inside);
  }
}

}  // namespace

TEST_CASE("Every kind has an example among the shipped terms", "[kinds]") {
  for (const Kind& kind : catalogue()) {
    INFO(
        kind.name << ": write a clause of it into scenarios/example-corp/terms, with a scenario that it moves");
    CHECK(written_keys().contains(kind.name));
  }
}

TEST_CASE("Every key of every kind is written in some shipped terms", "[kinds]") {
  std::set<KeyOfShape> written;
  for (const Kind& kind : catalogue()) {
    for (const std::string_view name : {kind.name, kind.also_called}) {  // an older name is read as well
      const auto keys = written_keys().find(name);
      if (keys == written_keys().end()) continue;
      each_key(kind.type(), "", [&](KeyOfShape key, const std::string& path) {
        if (keys->second.contains(path)) written.insert(key);
      });
    }
  }
  for (const Kind& kind : catalogue()) {
    each_key(kind.type(), "", [&](KeyOfShape key, const std::string& path) {
      INFO(kind.name << ": " << path << ", `" << key.first->name << "." << key.second
                     << "` (write it into shipped terms, with a scenario that it moves)");
      CHECK(written.contains(key));
    });
  }
}
