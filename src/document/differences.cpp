#include "document/differences.h"

#include <algorithm>

namespace payout {
namespace {

const void* item(const Type& list, const void* object, size_t i) {
  return list.item(const_cast<void*>(object), i);
}

struct Comparison {
  std::vector<Difference>& out;
  bool sentences = true;  ///< and details
  std::vector<std::string> path = {};
  const Type* view_type = &type_of<std::string_view>();
  const Type* text_type = &type_of<std::string>();

  void found(const Type& type, const Field* field, const void* a, const void* b) {
    out.push_back({path, &type, field, a, b});
  }

  /// A segment is made only when something under it differs: it is put in front of what was found.
  void under(size_t first, size_t depth, std::string segment) {
    for (size_t i = first; i < out.size(); ++i) {
      out[i].path.insert(out[i].path.begin() + static_cast<ptrdiff_t>(depth), segment);
    }
  }

  void record(const Type& type, const void* a, const void* b) {
    for (const Field& f : type.fields) {
      if (f.detail && !sentences) continue;
      const size_t before = out.size();
      value(f.type(), &f, f.get(a), f.get(b));
      if (out.size() != before && !f.inlined) under(before, 0, std::string{f.name});
    }
  }

  static bool single(const Type& type) {
    return type.shape == Shape::leaf || (type.shape == Shape::optional && single(type.element()));
  }
  void own(const Type& type, const void* a, const void* b) {
    for (const Field& f : type.fields) {
      if (!single(f.type())) continue;
      const size_t before = out.size();
      value(f.type(), &f, f.get(a), f.get(b));
      if (out.size() != before) under(before, 0, std::string{f.name});
    }
  }

  static std::string segment(const Type& element, const void* object, size_t i) {
    const Field* id = element.id_field();
    if (id == nullptr) return std::to_string(i);
    std::string text;
    id->type().leaf->write(id->get(object), text);
    return text;
  }

  /// The entry of `b` that answers to the i-th of `a`: the one with its id, the same place first.
  static size_t partner(const Type& list, const void* a, size_t i, const void* b) {
    const size_t n = list.size(b);
    const Field* id = list.element().id_field();
    if (id == nullptr || id->type().same == nullptr) return std::min(i, n);
    const void* wanted = id->get(item(list, a, i));
    const auto fits = [&](size_t k) { return id->type().same(wanted, id->get(item(list, b, k))); };
    if (i < n && fits(i)) return i;
    for (size_t k = 0; k < n; ++k) {
      if (fits(k)) return k;
    }
    return n;
  }

  /// How many entries from the start answer to one another place by place.
  static size_t alike(const Type& type, const void* a, const void* b) {
    const size_t n = std::min(type.size(a), type.size(b));
    const Field* id = type.element().id_field();
    if (id == nullptr || id->type().same == nullptr) return n;
    size_t i = 0;
    while (i < n && id->type().same(id->get(item(type, a, i)), id->get(item(type, b, i)))) ++i;
    return i;
  }

  /// Words of results point into the same terms, so most are seen to be equal without being read.
  bool same(const Type& type, const void* a, const void* b) const {
    const bool view = &type == view_type;
    if (!sentences && (view || &type == text_type)) return true;
    if (view) {
      const auto& x = *static_cast<const std::string_view*>(a);
      const auto& y = *static_cast<const std::string_view*>(b);
      if (x.data() == y.data() && x.size() == y.size()) return true;
    }
    return type.same == nullptr || type.same(a, b);
  }

  void list(const Type& type, const Field* field, const void* a, const void* b) {
    const Type& element = type.element();
    const size_t na = type.size(a), nb = type.size(b);
    if (na == 0 && nb == 0) return;
    if (const size_t same = alike(type, a, b); same == na && same == nb) {
      for (size_t i = 0; i < na; ++i) {
        const size_t before = out.size();
        value(element, field, item(type, a, i), item(type, b, i));
        if (out.size() != before) under(before, 0, segment(element, item(type, a, i), i));
      }
      return;
    }
    std::vector<bool> met(nb);
    for (size_t i = 0; i < na; ++i) {
      const size_t before = out.size(), k = partner(type, a, i, b);
      if (k < nb) met[k] = true;
      if (k < nb) value(element, field, item(type, a, i), item(type, b, k));
      if (k == nb) found(element, field, item(type, a, i), nullptr);
      if (out.size() != before) under(before, 0, segment(element, item(type, a, i), i));
    }
    for (size_t k = 0; k < nb; ++k) {
      if (met[k]) continue;
      const size_t before = out.size();
      found(element, field, nullptr, item(type, b, k));
      under(before, 0, segment(element, item(type, b, k), k));
    }
  }

  static std::string key(const Type& type, const void* table, size_t i) {
    std::string text;
    type.key().leaf->write(type.item_key(const_cast<void*>(table), i), text);
    return text;
  }
  /// Where the key of the i-th entry of `a` stands in `b`, the same place first; the size of `b` when nowhere.
  static size_t place_of_key(const Type& type, const void* a, size_t i, const void* b) {
    const size_t n = type.size(b);
    const Type& keys = type.key();
    const auto fits = [&](size_t k) {
      return keys.same(type.item_key(const_cast<void*>(a), i), type.item_key(const_cast<void*>(b), k));
    };
    if (i < n && fits(i)) return i;
    size_t k = 0;
    while (k < n && !fits(k)) ++k;
    return k;
  }

  void table(const Type& type, const Field* field, const void* a, const void* b) {
    const Type& element = type.element();
    const size_t na = type.size(a), nb = type.size(b);
    for (size_t i = 0; i < na; ++i) {
      const size_t before = out.size(), k = place_of_key(type, a, i, b);
      if (k < nb) value(element, field, item(type, a, i), item(type, b, k));
      if (k == nb) found(element, field, item(type, a, i), nullptr);
      if (out.size() != before) under(before, 0, key(type, a, i));
    }
    for (size_t k = 0; k < nb; ++k) {
      if (place_of_key(type, b, k, a) < na) continue;
      const size_t before = out.size();
      found(element, field, nullptr, item(type, b, k));
      under(before, 0, key(type, b, k));
    }
  }

  void optional(const Type& type, const Field* field, const void* a, const void* b) {
    const bool in_a = type.size(a) != 0, in_b = type.size(b) != 0;
    if (in_a && in_b) return value(type.element(), field, item(type, a, 0), item(type, b, 0));
    if (in_a != in_b) {
      found(type.element(), field, in_a ? item(type, a, 0) : nullptr, in_b ? item(type, b, 0) : nullptr);
    }
  }

  void value(const Type& type, const Field* field, const void* a, const void* b) {
    switch (type.shape) {
      case Shape::leaf:
        if (!same(type, a, b)) found(type, field, a, b);
        return;
      case Shape::record: return record(type, a, b);
      case Shape::list: return list(type, field, a, b);
      case Shape::table: return table(type, field, a, b);
      case Shape::optional: return optional(type, field, a, b);
      case Shape::choice:
        if (type.current(a) != type.current(b)) return found(type, field, a, b);
        return value(type.alternatives[type.current(a)].type(), field, type.chosen(const_cast<void*>(a)),
                     type.chosen(const_cast<void*>(b)));
    }
  }
};

}  // namespace

std::vector<Difference> differences(const Type& type, const void* before, const void* after,
                                    Compared compared) {
  std::vector<Difference> out;
  Comparison comparison{out, compared == Compared::everything};
  if (compared == Compared::own_figures && type.shape == Shape::record) {
    comparison.own(type, before, after);
  } else {
    comparison.value(type, nullptr, before, after);
  }
  return out;
}

/// The field of a record, or of a record inside it whose fields stand in its place.
static const Field* field_of(const Type& type, std::string_view name) {
  if (const Field* f = type.field(name); f != nullptr && !f->inlined) return f;
  for (const Field& f : type.fields) {
    if (!f.inlined || f.type().shape != Shape::record) continue;
    if (const Field* inside = field_of(f.type(), name)) return inside;
  }
  return nullptr;
}

/// The list whose entries a path may name without naming the list.
static const Type* inline_list(const Type& type) {
  for (const Field& f : type.fields) {
    if (f.inlined && f.type().shape == Shape::list) return &f.type();
  }
  return nullptr;
}

std::string path_text(const Type& type, const std::vector<std::string>& segments) {
  std::string out;
  const Type* at = &type;
  for (const std::string& segment : segments) {
    while (at != nullptr && at->shape == Shape::optional) at = &at->element();
    const Field* field = at != nullptr && at->shape == Shape::record ? field_of(*at, segment) : nullptr;
    const Type* next = field != nullptr ? &field->type() : nullptr;
    if (next == nullptr && at != nullptr && at->shape == Shape::record) {
      const Type* list = inline_list(*at);
      if (list != nullptr) next = &list->element();
    }
    const bool entry = at != nullptr && at->shape == Shape::list;
    if (next == nullptr && at != nullptr && (entry || at->shape == Shape::table)) next = &at->element();
    if (entry) {
      out += '[' + segment + ']';
    } else {
      out += (out.empty() ? "" : ".") + segment;
    }
    at = next;
  }
  return out;
}

}  // namespace payout
