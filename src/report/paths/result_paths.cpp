#include "report/paths/result_paths.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/result.h"
#include "document/diagnostic.h"
#include "document/path.h"
#include "report/paths/result_ids.h"
#include "values/number_text.h"
#include "words/nearest.h"

namespace payout {
namespace {

/// Whether entries of a list are called by words; others are numbered, by their place or by an id of their own.
bool called_by_words(const Type& element) {
  const Field* id = element.id_field();
  return id != nullptr && &id->type() != &type_of<int>();
}

struct Walker {
  const Agreement& agreement;
  const Scenario& facts;
  const std::vector<std::string>& segments;
  size_t bad = 0;  ///< the segment that leads nowhere, of the way that leads furthest
  std::vector<std::string> candidates = {};

  bool nowhere(size_t i, const std::vector<std::string>& names) {
    if (i >= bad) {
      if (i > bad) candidates.clear();
      bad = i;
      candidates.insert(candidates.end(), names.begin(), names.end());
    }
    return false;
  }

  bool entry(const Type& element, size_t i, std::string_view field) {
    const std::string& segment = segments[i];
    const auto number = parse_whole(segment);
    bool known = number && *number >= 0;
    std::vector<std::string> names;
    if (!known && called_by_words(element)) {
      names = entry_ids(agreement, facts, field);
      known = std::ranges::find(names, segment) != names.end() || is_made_id(agreement, field, segment);
    }
    return known ? follow(element, i + 1, {}) : nowhere(i, names);
  }

  bool key(const Type& table, size_t i) {
    std::string why, help;
    alignas(16) unsigned char scratch[64]{};
    if (table.key().name != "text" && !table.key().scalar->read(segments[i], false, scratch, why, help))
      return nowhere(i, {});
    return follow(table.element(), i + 1, {});
  }

  bool member(const Type& record, size_t i) {
    for (const Field& f : record.fields) {
      if (!f.inlined && f.name == segments[i]) return follow(f.type(), i + 1, f.name);
    }
    std::vector<std::string> names;
    for (const Field& f : record.fields) {
      if (f.inlined && follow(f.type(), i, f.name)) return true;
      if (!f.inlined) names.emplace_back(f.name);
    }
    return nowhere(i, names);
  }

  bool follow(const Type& type, size_t i, std::string_view field) {
    if (type.shape == Shape::optional) return follow(type.element(), i, field);
    if (i == segments.size()) return true;
    switch (type.shape) {
      case Shape::list: return entry(type.element(), i, field);
      case Shape::table: return key(type, i);
      case Shape::record: return member(type, i);
      default: return nowhere(i, {});
    }
  }
};

/// The path with another word in place of one of its segments, as it was written otherwise.
std::string with_segment(std::string_view path, const std::string& segment, std::string_view word) {
  const size_t at = path.rfind(segment);
  if (at == path.npos) return std::string{word};
  return fmt::format("{}{}{}", path.substr(0, at), word, path.substr(at + segment.size()));
}

struct Lister {
  const Agreement& agreement;
  const Scenario& facts;
  std::vector<ListedPath>& out;

  void list(const Type& element, const std::string& prefix, const Field& field, int depth) {
    const auto at = [&](std::string_view id) { return fmt::format("{}[{}]", prefix, id); };
    if (!called_by_words(element)) {
      const bool years = field.name == "plan_years" || field.name == "net_pay";
      const bool counted = element.id_field() != nullptr;
      return type(element, at(years ? "YEAR" : counted ? "1" : "0"), field, depth);
    }
    if (field.name == "remarks") return type(element, at("ID"), field, depth);
    for (const std::string& id : entry_ids(agreement, facts, field.name)) type(element, at(id), field, depth);
  }

  void type(const Type& t, const std::string& path, const Field& field, int depth) {
    if (depth == 0) return;
    switch (t.shape) {
      case Shape::scalar: out.push_back({path, std::string{field.doc}}); break;
      case Shape::optional: return type(t.element(), path, field, depth);
      case Shape::list: return list(t.element(), path, field, depth - 1);
      case Shape::table: return type(t.element(), fmt::format("{}[YEAR]", path), field, depth - 1);
      case Shape::record:
        for (const Field& f : t.fields) {
          std::string below = f.inlined || f.shorthand ? path
                              : path.empty()           ? std::string{f.name}
                                                       : fmt::format("{}.{}", path, f.name);
          type(f.type(), below, f, depth - 1);
        }
        break;
      case Shape::choice: break;
    }
  }
};

}  // namespace

PathVerdict possible_result(const Agreement& agreement, const Scenario& facts, std::string_view path) {
  const auto parsed = parse_path(path);
  if (!parsed) return {false, {}};
  Walker walker{agreement, facts, parsed->segments};
  if (walker.follow(type_of<Result>(), 0, {})) return {};
  const std::string& wrong = parsed->segments[walker.bad];
  const std::vector<std::string_view> names{walker.candidates.begin(), walker.candidates.end()};
  const std::string_view near = nearest(wrong, names);
  return {false, near.empty() ? std::string{} : with_segment(path, wrong, near)};
}

std::vector<ListedPath> result_paths(const Agreement& agreement, const Scenario& facts) {
  std::vector<ListedPath> out;
  constexpr int deep = 9;
  const Field whole{};
  Lister{agreement, facts, out}.type(type_of<Result>(), {}, whole, deep);
  return out;
}

}  // namespace payout
