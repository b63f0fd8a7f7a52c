#include "report/explain/figures.h"

#include <algorithm>
#include <array>

namespace payout {
namespace {

bool asked_about(const Type& type) {
  static const std::array<const Type*, 7> types{&type_of<Money>(),  &type_of<Date>(),
                                                &type_of<Shares>(), &type_of<Rate>(),
                                                &type_of<Price>(),  &type_of<FractionalShares>(),
                                                &type_of<int>()};
  return std::ranges::find(types, &type) != types.end();
}

bool repeats(const Field& field) {
  return field.name == "id" || field.name == "timeline" || field.name == "readings" ||
         field.name == "nearby_days" || field.name == "remarks";
}

/// A grant that is not valid was looked at on no day.
bool looks_at_nothing(const Field& field, const Type& owner_type, const void* owner) {
  return field.name == "as_of" && &owner_type == &type_of<GrantResult>() &&
         !static_cast<const GrantResult*>(owner)->valid;
}

struct Walk {
  std::vector<FigureItem>& out;

  static std::string id_of(const Type& type, const void* element, size_t i) {
    const Field* id = type.id_field();
    if (id == nullptr) return std::to_string(i);
    std::string text;
    id->type().leaf->write(id->get(element), text);
    return text;
  }

  void record(const Type& type, const void* object, const std::string& path) {
    for (const Field& f : type.fields) {
      if (repeats(f) || looks_at_nothing(f, type, object)) continue;
      const bool itself = f.shorthand || f.inlined;
      const std::string own = itself         ? path
                              : path.empty() ? std::string{f.name}
                                             : path + '.' + std::string{f.name};
      value(f.type(), f.get(object), own, f, type, object);
    }
  }

  void list(const Type& type, const void* object, const std::string& path, const Field& f,
            const Type& owner_type, const void* owner) {
    for (size_t i = 0; i < type.size(object); ++i) {
      const void* element = type.item(const_cast<void*>(object), i);
      std::string key;
      if (type.shape == Shape::table)
        type.key().leaf->write(type.item_key(const_cast<void*>(object), i), key);
      else
        key = id_of(type.element(), element, i);
      value(type.element(), element, f.inlined ? path + '.' + key : path + '[' + key + ']', f, owner_type,
            owner);
    }
  }

  void value(const Type& type, const void* object, const std::string& path, const Field& f,
             const Type& owner_type, const void* owner) {
    switch (type.shape) {
      case Shape::leaf:
        if (asked_about(type)) out.push_back({path, &type, object, &f, &owner_type, owner});
        return;
      case Shape::record: return record(type, object, path);
      case Shape::list:
      case Shape::table: return list(type, object, path, f, owner_type, owner);
      case Shape::optional:
        if (type.size(object) != 0)
          return value(type.element(), type.item(const_cast<void*>(object), 0), path, f, owner_type, owner);
        // A duty without a last day lacks nothing.
        if (&owner_type == &type_of<Deadline>() || &owner_type == &type_of<Obligation>()) return;
        if (asked_about(type.element()))
          out.push_back({path, &type.element(), nullptr, &f, &owner_type, owner});
        return;
      case Shape::choice: return;
    }
  }
};

/// How a figure may be called: its path, and what is left of it without the first parts.
std::vector<std::string> names_of_path(const std::string& plain) {
  std::vector<std::string> names{plain};
  for (size_t dot = plain.find('.'); dot != plain.npos; dot = plain.find('.', dot + 1))
    names.push_back(plain.substr(dot + 1));
  return names;
}

/// The candidate of which all others are parts, where there is one: a line, not its due date.
const FigureItem* whole_of(const std::vector<const FigureItem*>& fits) {
  for (const FigureItem* one : fits) {
    const std::string own = plain_path(one->path);
    const bool all = std::ranges::all_of(fits, [&](const FigureItem* other) {
      const std::string path = plain_path(other->path);
      return path == own || path.starts_with(own + '.');
    });
    if (all) return one;
  }
  return nullptr;
}

/// Of figures of the same name the one that stands least deep, where it is alone.
const FigureItem* shortest_of(const std::vector<const FigureItem*>& fits) {
  const auto depth = [](const FigureItem* f) {
    const std::string path = plain_path(f->path);
    return std::ranges::count(path, '.');
  };
  const FigureItem* found = nullptr;
  bool alone = false;
  for (const FigureItem* f : fits) {
    if (found != nullptr && depth(f) > depth(found)) continue;
    alone = found == nullptr || depth(f) < depth(found);
    found = f;
  }
  return alone ? found : nullptr;
}

/// The calendar and the tax test name what other parts of the report give; those parts are meant first.
void leave_out_echoes(std::vector<const FigureItem*>& fits) {
  const auto echo = [](const FigureItem* f) {
    return f->path.starts_with("calendar") || f->path.starts_with("parachute.contingent") ||
           f->path.starts_with("parachute.withholding");
  };
  if (!std::ranges::all_of(fits, echo)) std::erase_if(fits, echo);
}

std::vector<std::string> nearest_names(const std::vector<FigureItem>& figures, const std::string& name) {
  std::vector<std::string> found, all;
  for (const FigureItem& f : figures) {
    for (std::string& n : names_of_path(plain_path(f.path))) all.push_back(std::move(n));
  }
  std::vector<std::string_view> names{all.begin(), all.end()};
  constexpr size_t most = 3;
  while (found.size() < most) {
    const std::string_view near = nearest(name, names);
    if (near.empty()) break;
    found.emplace_back(near);
    std::erase_if(names, [&](std::string_view n) { return n == found.back(); });
  }
  return found;
}

}  // namespace

std::string plain_path(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (c == ']') continue;
    out += c == '[' ? '.' : c;
  }
  return out;
}

bool FigureItem::is_zero() const {
  if (value == nullptr) return false;
  if (type == &type_of<Money>()) return *static_cast<const Money*>(value) == Money{};
  if (type == &type_of<Shares>()) return *static_cast<const Shares*>(value) == Shares{};
  if (type == &type_of<FractionalShares>())
    return static_cast<const FractionalShares*>(value)->count == Exact{};
  return false;
}

std::string FigureItem::text() const {
  std::string out;
  if (value != nullptr) type->leaf->write(value, out);
  return out;
}

std::vector<FigureItem> figures_of(const Result& result) {
  std::vector<FigureItem> out;
  Walk{out}.record(type_of<Result>(), &result, {});
  return out;
}

FigureChoice choose_figure(const std::vector<FigureItem>& figures, std::string_view name) {
  const std::string wanted = plain_path(name);
  std::vector<const FigureItem*> exact, begins;
  for (const FigureItem& f : figures) {
    const std::string path = plain_path(f.path);
    if (path == wanted) return {&f, {}};
    if (f.field->shorthand && path + '.' + std::string{f.field->name} == wanted) return {&f, {}};
    bool same = false, starts = false;
    for (const std::string& n : names_of_path(path)) {
      same = same || n == wanted;
      starts = starts || n.starts_with(wanted);
    }
    if (same) exact.push_back(&f);
    if (starts) begins.push_back(&f);
  }
  for (auto* fits : {&exact, &begins}) {
    if (fits->empty()) continue;
    leave_out_echoes(*fits);
    if (const FigureItem* one = whole_of(*fits)) return {one, {}};
    if (const FigureItem* one = shortest_of(exact)) return {one, {}};
    FigureChoice choice;
    for (const FigureItem* f : *fits) choice.candidates.push_back(f->path);
    return choice;
  }
  return {nullptr, nearest_names(figures, wanted)};
}

}  // namespace payout
