#include "law/table_reader.h"

#include <fmt/format.h>

#include <stdexcept>

#include "document/embedded.h"
#include "values/number_text.h"

namespace payout::law {
namespace {

[[noreturn]] void broken(NodeRef node, std::string_view wanted) {
  throw std::logic_error(fmt::format("{}:{}: {} wanted at `{}`", node.origin().source->name,
                                     node.origin().mark.line, wanted, node.key()));
}

template <class T>
T sure(const std::optional<T>& value, NodeRef node, std::string_view wanted) {
  if (!value) broken(node, wanted);
  return *value;
}

}  // namespace

Document table(std::string_view name) {
  const std::string path = fmt::format("src/law/tables/{}.yaml", name);
  const EmbeddedFile* file = embedded_file(path);
  if (file == nullptr) throw std::logic_error(path + " is not compiled in");
  return Document{file->nodes, path};
}

NodeRef need(NodeRef parent, std::string_view key) {
  const NodeRef child = parent.find(key);
  if (!child) broken(parent, key);
  return child;
}

NodeRef find_year(NodeRef parent, int year) {
  return parent.find(std::to_string(year));
}

Money dollars(NodeRef node) {
  return sure(parse_money(node.text()), node, "an amount");
}

Money dollars_of_key(NodeRef node) {
  return sure(parse_money(node.key()), node, "an amount");
}

Exact rate(NodeRef node) {
  const std::string_view text = node.text();
  const size_t slash = text.find('/');
  if (slash == std::string_view::npos) return sure(parse_decimal(text, 9), node, "a rate");
  const int64_t over = sure(parse_whole(text.substr(0, slash)), node, "a fraction");
  return Exact::fraction(over, sure(parse_whole(text.substr(slash + 1)), node, "a fraction"));
}

int whole(NodeRef node) {
  return static_cast<int>(sure(parse_whole(node.text()), node, "a whole number"));
}

Date date(NodeRef node) {
  return sure(parse_date(node.text()), node, "a date");
}

PerStatus<Money> dollars_per_status(NodeRef node) {
  return per_status<Money>(node, dollars);
}

Brackets brackets(NodeRef node) {
  Brackets out;
  for (NodeRef b = node.first(); b; b = b.next()) out.push_back({dollars_of_key(b), rate(b)});
  return out;
}

SupplementalPeriod period(NodeRef node) {
  SupplementalPeriod p = {
      .from = date(need(node, "from")), .to = date(need(node, "to")), .rate = rate(need(node, "rate"))};
  if (const NodeRef over = node.find("over")) {
    p.over = dollars(over);
    p.rate_over = rate(need(node, "rate_over"));
  }
  if (const NodeRef verified = node.find("verified")) p.verified = verified.text() != "false";
  return p;
}

std::vector<SupplementalPeriod> periods(NodeRef list) {
  std::vector<SupplementalPeriod> out;
  for (NodeRef p = list.first(); p; p = p.next()) out.push_back(period(p));
  return out;
}

std::string source_keys(NodeRef block) {
  std::string out;
  for (NodeRef s = need(block, "source").first(); s; s = s.next()) {
    if (!out.empty()) out += ", ";
    out += s.text();
  }
  return out;
}

}  // namespace payout::law
