#include "document/differences.h"

#include <algorithm>

#include "document/visit.h"

namespace payout {
namespace {

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

  void own(const Type& type, const void* a, const void* b) {
    for (const Field& f : type.fields) {
      if (!is_single(given_type(f.type()))) continue;
      const size_t before = out.size();
      value(f.type(), &f, f.get(a), f.get(b));
      if (out.size() != before) under(before, 0, std::string{f.name});
    }
  }

  /// The entry of `b` that answers to the i-th of `a`: the one with its id, the same place first.
  static size_t partner(const Type& list, const void* a, size_t i, const void* b) {
    const size_t n = list.size(b);
    const Field* id = list.element().id_field();
    if (id == nullptr || id->type().same == nullptr) return std::min(i, n);
    const void* wanted = id->get(list.item(a, i));
    const auto fits = [&](size_t k) { return id->type().same(wanted, id->get(list.item(b, k))); };
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
    while (i < n && id->type().same(id->get(type.item(a, i)), id->get(type.item(b, i)))) ++i;
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
        value(element, field, type.item(a, i), type.item(b, i));
        if (out.size() != before) under(before, 0, entry_name(part_of(type, a, i)));
      }
      return;
    }
    std::vector<bool> met(nb);
    for (size_t i = 0; i < na; ++i) {
      const size_t before = out.size(), k = partner(type, a, i, b);
      if (k < nb) met[k] = true;
      if (k < nb) value(element, field, type.item(a, i), type.item(b, k));
      if (k == nb) found(element, field, type.item(a, i), nullptr);
      if (out.size() != before) under(before, 0, entry_name(part_of(type, a, i)));
    }
    for (size_t k = 0; k < nb; ++k) {
      if (met[k]) continue;
      const size_t before = out.size();
      found(element, field, nullptr, type.item(b, k));
      under(before, 0, entry_name(part_of(type, b, k)));
    }
  }

  /// Where the key of the i-th entry of `a` stands in `b`, the same place first; the size of `b` when nowhere.
  static size_t place_of_key(const Type& type, const void* a, size_t i, const void* b) {
    const size_t n = type.size(b);
    const Type& keys = type.key();
    const auto fits = [&](size_t k) { return keys.same(type.item_key(a, i), type.item_key(b, k)); };
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
      if (k < nb) value(element, field, type.item(a, i), type.item(b, k));
      if (k == nb) found(element, field, type.item(a, i), nullptr);
      if (out.size() != before) under(before, 0, entry_name(part_of(type, a, i)));
    }
    for (size_t k = 0; k < nb; ++k) {
      if (place_of_key(type, b, k, a) < na) continue;
      const size_t before = out.size();
      found(element, field, nullptr, type.item(b, k));
      under(before, 0, entry_name(part_of(type, b, k)));
    }
  }

  void optional(const Type& type, const Field* field, const void* a, const void* b) {
    const bool in_a = type.size(a) != 0, in_b = type.size(b) != 0;
    if (!in_a && !in_b) return;
    const void* before = in_a ? type.item(a, 0) : nullptr;
    const void* after = in_b ? type.item(b, 0) : nullptr;
    if (in_a && in_b) return value(type.element(), field, before, after);
    found(type.element(), field, before, after);
  }

  /// What an optional or a choice holds: the same kind of thing on both sides, or another.
  void held(const Type& type, const Field* field, const void* a, const void* b) {
    if (is_optional(type)) return optional(type, field, a, b);
    if (type.current(a) != type.current(b)) return found(type, field, a, b);
    const bool in_a = part_count(type, a) != 0, in_b = part_count(type, b) != 0;
    if (!in_a && !in_b) return;
    const void* before = in_a ? part_of(type, a, 0).value : nullptr;
    const void* after = in_b ? part_of(type, b, 0).value : nullptr;
    const Type& inner = *part_of(type, in_a ? a : b, 0).type;
    if (in_a && in_b) return value(inner, field, before, after);
    found(inner, field, before, after);
  }

  void value(const Type& type, const Field* field, const void* a, const void* b) {
    // A section that was not worked out is compared member by member: nothing is in it.
    if (type.is_section()) return value(type.element(), field, type.item(a, 0), type.item(b, 0));
    if (is_record(type)) return record(type, a, b);
    if (is_list(type)) return list(type, field, a, b);
    if (is_table(type)) return table(type, field, a, b);
    if (!is_single(type)) return held(type, field, a, b);
    if (!same(type, a, b)) found(type, field, a, b);
  }
};

}  // namespace

std::vector<Difference> differences(const Type& type, const void* before, const void* after,
                                    Compared compared) {
  std::vector<Difference> out;
  Comparison comparison{out, compared == Compared::everything};
  if (type.is_section())
    return differences(type.element(), type.item(before, 0), type.item(after, 0), compared);
  if (compared == Compared::own_figures && is_record(type)) {
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
    if (!f.inlined || !is_record(f.type())) continue;
    if (const Field* inside = field_of(f.type(), name)) return inside;
  }
  return nullptr;
}

/// The list whose entries a path may name without naming the list.
static const Type* inline_list(const Type& type) {
  for (const Field& f : type.fields) {
    if (f.inlined && is_list(f.type())) return &f.type();
  }
  return nullptr;
}

std::string path_text(const Type& type, const std::vector<std::string>& segments) {
  std::string out;
  const Type* at = &type;
  for (const std::string& segment : segments) {
    if (at != nullptr) at = &given_type(*at);
    const bool in_record = at != nullptr && is_record(*at), entry = at != nullptr && is_list(*at);
    const Type* next = nullptr;
    if (const Field* field = in_record ? field_of(*at, segment) : nullptr) {
      next = &field->type();
    } else if (const Type* list = in_record ? inline_list(*at) : nullptr) {
      next = &list->element();
    } else if (at != nullptr && has_entries(*at)) {
      next = &at->element();
    }
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
