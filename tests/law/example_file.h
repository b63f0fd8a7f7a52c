#pragma once
#include <string>

#include "catch.h"
#include "document/read_yaml.h"
#include "values/date.h"
#include "values/money.h"
#include "values/number_text.h"

namespace payout {

/// A file of worked examples of others: a list of {id, inputs, expected, ...}, read once.
class ExampleFile {
 public:
  explicit ExampleFile(const std::string& name) {
    Problems problems;
    bool ok = false;
    const std::string path = PAYOUT_ROOT "/tests/law/" + name;
    std::string text = read_file(path, problems, ok);
    document_ = read_yaml(path, std::move(text), problems);
  }

  NodeRef list() const {
    const NodeRef named = document_.root().find("examples");
    return named ? named : document_.root();
  }

  NodeRef operator[](std::string_view id) const {
    for (NodeRef e = list().first(); e; e = e.next())
      if (e.find("id").text() == id) return e;
    FAIL("no example " << id);
    return {};
  }

 private:
  Document document_;
};

/// Amounts, rates and days of an example, by the path of their keys.
inline NodeRef at(NodeRef node, std::string_view path) {
  while (!path.empty()) {
    const size_t dot = path.find('.');
    const std::string_view key = path.substr(0, dot);
    INFO("key " << key);
    node = node.kind() == NodeKind::list ? node.at(static_cast<size_t>(key[0] - '0')) : node.find(key);
    REQUIRE(node);
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  }
  return node;
}
inline Money money_at(NodeRef node, std::string_view path) {
  return *parse_money(at(node, path).text());
}
inline Exact number_at(NodeRef node, std::string_view path) {
  return *parse_decimal(at(node, path).text(), 9);
}
inline Date date_at(NodeRef node, std::string_view path) {
  return *parse_date(at(node, path).text());
}
inline int count_at(NodeRef node, std::string_view path) {
  return static_cast<int>(*parse_whole(at(node, path).text()));
}
inline bool yes_at(NodeRef node, std::string_view path) {
  return at(node, path).text() == "true";
}
/// To the dollar, as the regulation prints.
inline int64_t to_the_dollar(Money amount) {
  return round_half_up(amount.exact() / 100);
}
inline int64_t dollars_at(NodeRef node, std::string_view path) {
  return to_the_dollar(money_at(node, path));
}

}  // namespace payout
