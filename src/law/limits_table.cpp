#include <fmt/format.h>

#include <tuple>

#include "law/table_cache.h"
#include "law/table_reader.h"
#include "law/tables.h"

namespace payout::law {

static Found<Afr> read_afr_120(int year, unsigned month, AfrTerm term) {
  constexpr std::string_view names[] = {"short", "mid", "long"};
  const std::string_view name = names[static_cast<size_t>(term)];
  const Document doc = table("afr");
  const NodeRef in_month = need(doc.root(), "months").find(fmt::format("{}-{:02}", year, month));
  const NodeRef node = in_month ? in_month.find(name) : NodeRef{};
  if (!node)
    return NoTable{fmt::format("there is no {}-term AFR for {}-{:02} in the tables", name, year, month)};
  return Afr{.rate = rate(need(node, "at_120")),
             .derived = static_cast<bool>(node.find("derived")),
             .sources = source_keys(in_month)};
}

AfrTerm afr_term(Exact years) {
  if (years <= Exact{3}) return AfrTerm::short_term;
  return years <= Exact{9} ? AfrTerm::mid_term : AfrTerm::long_term;
}

Found<const Afr*> afr_120(int year, unsigned month, AfrTerm term) {
  static TableCache<std::tuple<int, unsigned, AfrTerm>, Afr> cache;
  return cache.get({year, month, term}, [&] { return read_afr_120(year, month, term); });
}

Found<Money> plan_limit(int year, std::string_view name) {
  const Document doc = table("limits");
  const NodeRef fixed = need(doc.root(), "fixed").find(name);
  if (fixed && year >= whole(need(fixed, "from")) && year <= whole(need(fixed, "to")))
    return dollars(need(fixed, "amount"));
  const NodeRef in_year = find_year(need(doc.root(), "years"), year);
  const NodeRef node = in_year ? in_year.find(name) : NodeRef{};
  if (!node) return NoTable{fmt::format("there is no limit {} for {} in the tables", name, year)};
  return dollars(node);
}

}  // namespace payout::law
