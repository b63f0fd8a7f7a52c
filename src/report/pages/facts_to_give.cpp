#include "report/pages/facts_to_give.h"

#include <algorithm>

namespace payout {
namespace {

/// A key and what is missing below it; nothing below is a fact to give.
struct Key {
  std::string name = {};
  std::vector<Key> below = {};
};

/// Adds a path; false where it stands already, by itself or as a part of what is asked for whole.
bool add(std::vector<Key>& keys, std::string_view path) {
  const size_t dot = std::min(path.find('.'), path.size());
  const bool last = dot == path.size();
  auto key = std::ranges::find(keys, path.substr(0, dot), &Key::name);
  const bool fresh = key == keys.end();
  if (fresh) key = keys.insert(keys.end(), Key{std::string{path.substr(0, dot)}, {}});
  if (last) return fresh;
  if (!fresh && key->below.empty()) return false;
  return add(key->below, path.substr(dot + 1));
}

std::string as_yaml(const Key& key) {
  if (key.below.empty()) return key.name + ": ...";
  std::string inner;
  for (const Key& each : key.below) inner += (inner.empty() ? "" : ", ") + as_yaml(each);
  return key.name + ": {" + inner + "}";
}

}  // namespace

std::vector<std::string> facts_to_give(const Result& result) {
  std::vector<Key> keys;
  size_t facts = 0;
  for (const Remark& r : result.remarks) {
    const bool lacks = r.id == "missing-fact" || r.id == "no-price";
    if (!lacks || r.severity == Severity::note || r.path.empty() || r.path.find('[') != r.path.npos) continue;
    if (add(keys, r.path)) ++facts;
  }
  std::vector<std::string> lines;
  if (facts < 2) return lines;
  for (const Key& key : keys) lines.push_back(as_yaml(key));
  const auto for_the_test = [](const Remark& r) {
    return r.id == "missing-fact" && r.module == Module::parachute;
  };
  if (std::ranges::any_of(result.remarks, for_the_test))
    lines.emplace_back("# or, to leave the golden-parachute test out: tax: {test: false}");
  return lines;
}

}  // namespace payout
