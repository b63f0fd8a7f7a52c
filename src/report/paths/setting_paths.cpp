#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "report/paths/result_paths.h"

namespace payout {
namespace {

bool is_about_the_file(std::string_view field) {
  static constexpr std::array<std::string_view, 7> names{"agreement", "columns", "results",     "prepared",
                                                         "expect",    "title",   "expect_error"};
  return std::ranges::find(names, field) != names.end();
}

std::string written_leaf(const Type& leaf, const void* value) {
  std::string text;
  leaf.scalar->write(value, text);
  return text;
}

/// The leaf that a record may be written as.
const Field* stands_for(const Type& record) {
  for (const Field& f : record.fields) {
    if (f.shorthand) return &f;
  }
  return nullptr;
}

/// Walks the description beside the facts that are there: entries of lists have the ids or places of the
/// scenario, keys of tables its keys, and one that stands for any other.
struct SettingLister {
  const Agreement& agreement;
  std::vector<ListedPath>& out;

  void leaf(const Type& t, const std::string& path, const Field& field) {
    out.push_back({path, fmt::format("{} ({})", field.doc.empty() ? t.name : field.doc, t.scalar->expects)});
  }

  static std::string id_of(const Type& element, const void* entry, size_t i) {
    const Type* record = &element;
    if (element.shape == Shape::choice) {
      record = &element.alternatives[element.current(entry)].type();
      entry = element.chosen(const_cast<void*>(entry));
    }
    const Field* id = record->id_field();
    return id != nullptr ? written_leaf(id->type(), id->get(entry)) : std::to_string(i);
  }

  void list(const Type& t, const void* object, const std::string& path, const Field& field) {
    for (size_t i = 0; object != nullptr && i < t.size(object); ++i) {
      const void* entry = t.item(const_cast<void*>(object), i);
      type(t.element(), entry, fmt::format("{}[{}]", path, id_of(t.element(), entry, i)), field);
    }
  }

  void table(const Type& t, const void* object, const std::string& path, const Field& field) {
    const std::string any = &t.key() == &type_of<int>()    ? "YEAR"
                            : &t.key() == &type_of<Date>() ? "DATE"
                                                           : "NAME";
    for (size_t i = 0; object != nullptr && i < t.size(object); ++i) {
      void* o = const_cast<void*>(object);
      type(t.element(), t.item(o, i), fmt::format("{}[{}]", path, written_leaf(t.key(), t.item_key(o, i))),
           field);
    }
    type(t.element(), nullptr, fmt::format("{}[{}]", path, any), field);
  }

  void record(const Type& t, const void* object, const std::string& path, const Field& field) {
    if (const Field* short_form = stands_for(t)) {
      const Type* single = &short_form->type();
      while (single->shape == Shape::optional) single = &single->element();
      if (single->shape == Shape::scalar) leaf(*single, path, field);
    }
    for (const Field& f : t.fields) {
      if (f.shorthand || (path.empty() && is_about_the_file(f.name))) continue;
      if (path.empty() && f.name == "readings") {
        readings();
        continue;
      }
      const std::string below = f.inlined      ? path
                                : path.empty() ? std::string{f.name}
                                               : fmt::format("{}.{}", path, f.name);
      type(f.type(), object != nullptr ? f.get(object) : nullptr, below, f);
    }
  }

  void readings() {
    for (const Reading& r : agreement.readings) {
      std::string words;
      for (const Reading::Word& word : r.words) words += (words.empty() ? "" : ", ") + word.name;
      out.push_back({fmt::format("readings.{}", r.key), fmt::format("{}, one of: {}", r.cite, words)});
    }
  }

  void type(const Type& t, const void* object, const std::string& path, const Field& field) {
    switch (t.shape) {
      case Shape::scalar: return leaf(t, path, field);
      case Shape::optional: {
        const bool there = object != nullptr && t.size(object) != 0;
        return type(t.element(), there ? t.item(const_cast<void*>(object), 0) : nullptr, path, field);
      }
      case Shape::list: return list(t, object, path, field);
      case Shape::table: return table(t, object, path, field);
      case Shape::record: return record(t, object, path, field);
      case Shape::choice:
        if (object == nullptr) return;
        return type(t.alternatives[t.current(object)].type(), t.chosen(const_cast<void*>(object)), path, field);
    }
  }
};

}  // namespace

std::vector<ListedPath> setting_paths(const Agreement& agreement, const Scenario& facts) {
  std::vector<ListedPath> out;
  const Field whole{};
  SettingLister{agreement, out}.type(type_of<Scenario>(), &facts, {}, whole);
  return out;
}

}  // namespace payout
