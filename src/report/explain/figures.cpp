#include "report/explain/figures.h"

#include <algorithm>

#include "document/visit.h"
#include "words/nearest.h"

namespace payout {
namespace {

/// What somebody may ask about: numbers and days, not words and the arithmetic beside them.
bool asked_about(const Type& type) {
  return is_single(type) && type.scalar->number != nullptr;
}

bool repeats(const Field& field) {
  return field.name == "id" || field.sentences;
}

/// A grant that is not valid was looked at on no day.
bool looks_at_nothing(const Field& field, const Type& owner_type, const void* owner) {
  return field.name == "as_of" && &owner_type == &type_of<GrantResult>() &&
         !static_cast<const GrantResult*>(owner)->valid;
}

struct Walk {
  std::vector<FigureItem>& out;
  bool nothing = false;  ///< inside a section that was not worked out: its defaults are no figures

  /// The path of a part: an entry of a list that a path may skip is named like a field.
  static std::string path_of_part(const Part& part, const std::string& path, const Field* list) {
    std::string own = path;
    if (part.field != nullptr && (part.field->shorthand || part.field->inlined)) return own;
    if (part.link != Link::entry) return append_part(own, part), own;
    const std::string name = entry_name(part);
    return own + (list != nullptr && list->inlined ? '.' + name : '[' + name + ']');
  }

  /// `field` is the nearest field around the value, and the record that has it.
  void record(const Type& type, const void* object, const std::string& path) {
    for (const Part part : parts_of(type, object)) {
      if (repeats(*part.field) || looks_at_nothing(*part.field, type, object)) continue;
      value(*part.type, part.value, path_of_part(part, path, nullptr), part);
    }
  }

  void value(const Type& type, const void* object, const std::string& path, const Part& from) {
    const auto found = [&](const Type& leaf, const void* at) {
      if (asked_about(leaf))
        out.push_back({path, &leaf, nothing ? nullptr : at, from.field, from.owner_type, from.owner});
    };
    if (is_single(type)) return found(type, object);
    if (is_record(type)) return record(type, object, path);
    if (type.is_section()) {
      nothing = is_not_given(type, object);
      record(type.element(), type.item(object, 0), path);
      nothing = false;
      return;
    }
    for (const Part part : parts_of(type, object))
      value(*part.type, part.value, path_of_part(part, path, from.field), from);
    // A duty without a last day lacks nothing.
    const bool duty = from.owner_type == &type_of<Deadline>() || from.owner_type == &type_of<Obligation>();
    // Nor does a payment that may be made on any day, or that no rule moved.
    const bool unmoved = from.field->name == "earliest" || from.field->name == "stated";
    if (is_optional(type) && is_not_given(type, object) && !duty && !unmoved) found(type.element(), nullptr);
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

/// A name without brackets as figures are printed: "contingent.K1.paid" is `contingent[K1].paid`. A name that
/// begins within brackets is the whole path.
std::string as_printed(const std::vector<FigureItem>& figures, const std::string& name) {
  for (const FigureItem& f : figures) {
    for (size_t at = f.path.size(); at-- > 0;) {
      const bool begins = at == 0 || f.path[at - 1] == '.' || f.path[at - 1] == '[';
      if (begins && plain_path(std::string_view{f.path}.substr(at)) == name)
        return at > 0 && f.path[at - 1] == '[' ? f.path : f.path.substr(at);
    }
  }
  return name;
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
  for (std::string& each : found) each = as_printed(figures, each);
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
  const bool amount = type->scalar->unit == Scalar::Unit::money || type->scalar->unit == Scalar::Unit::shares;
  return amount && type->scalar->number(value) == Exact{};
}

std::string FigureItem::text() const {
  std::string out;
  if (value != nullptr) type->scalar->write(value, out);
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
