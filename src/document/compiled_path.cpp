#include "document/compiled_path.h"

#include "document/visit.h"
#include "values/number_text.h"

namespace payout {

static ptrdiff_t distance(const void* from, const void* to) {
  return static_cast<const std::byte*>(to) - static_cast<const std::byte*>(from);
}

/// Compares a leaf with a word without making text where it is text already.
static bool reads(const Type& leaf, const void* object, std::string_view word) {
  if (leaf.scalar->text != nullptr) return leaf.scalar->text(object) == word;
  return written(leaf, object) == word;
}

bool CompiledPath::is_entry(const Step& step, void* element) {
  if (step.id_kind == Step::Id::none) return false;
  if (step.id_offset < 0) step.id_offset = distance(element, step.id->at(element));
  const void* id = static_cast<std::byte*>(element) + step.id_offset;
  switch (step.id_kind) {
    case Step::Id::number: return *static_cast<const int*>(id) == step.position;
    case Step::Id::text: return *static_cast<const std::string*>(id) == step.segment;
    case Step::Id::view: return *static_cast<const std::string_view*>(id) == step.segment;
    default: return reads(step.id->type(), id, step.segment);
  }
}

void* CompiledPath::entry(const Step& step, void* list, size_t& index) {
  const std::span<std::byte> entries = step.type->bytes(list);
  const size_t stride = step.type->stride;
  // Where it was last time, it nearly always is again.
  if (const size_t guess = step.guess * stride; guess < entries.size() && is_entry(step, &entries[guess])) {
    index = step.guess;
    return &entries[guess];
  }
  const size_t n = entries.size() / stride;
  for (size_t i = 0; i < n; ++i) {
    if (!is_entry(step, &entries[i * stride])) continue;
    step.guess = index = i;
    return &entries[i * stride];
  }
  if (step.position < 0 || static_cast<size_t>(step.position) >= n) return nullptr;
  index = static_cast<size_t>(step.position);
  return &entries[index * stride];
}

size_t CompiledPath::find_key(const Step& step, void* table) {
  const size_t n = step.type->size(table);
  const Type& key_type = step.type->key();
  if (step.guess < n && reads(key_type, step.type->item_key(table, step.guess), step.segment))
    return step.guess;
  for (size_t i = 0; i < n; ++i) {
    if (reads(key_type, step.type->item_key(table, i), step.segment)) return step.guess = i;
  }
  return SIZE_MAX;
}

void* CompiledPath::key(const Step& step, void* table, bool* added) {
  if (const size_t found = find_key(step, table); found != SIZE_MAX) return step.type->item(table, found);
  if (added == nullptr) return nullptr;
  *added = true;
  const size_t n = step.type->size(table);
  void* value = step.type->append(table);
  std::string why, help;
  step.type->key().scalar->read(step.segment, false, step.type->item_key(table, n), why, help);
  return value;
}

void* CompiledPath::follow(const Step& step, void* at, bool* added) {
  size_t ignored = 0;
  switch (step.kind) {
    case Kind::field: step.offset = distance(at, step.at(at)); return step.at(at);
    case Kind::engage: {
      if (step.type->size(at) == 0) {
        if (added == nullptr) return nullptr;
        step.type->append(at);
      }
      void* value = step.type->item(at, 0);
      step.inside = distance(at, value);
      return value;
    }
    case Kind::entry: return entry(step, at, ignored);
    case Kind::key: return key(step, at, added);
    case Kind::chosen: return step.type->chosen(at);
  }
  return nullptr;
}

void* CompiledPath::walk(void* root, size_t until, bool* added) const {
  auto* at = static_cast<std::byte*>(root);
  for (const Step *step = steps_.data(), *end = step + until; step != end && at != nullptr; ++step) {
    // A member stands at the same place in every object, and so does the value of an optional that has one.
    if (step->offset >= 0) {
      at += step->offset;
    } else if (step->inside >= 0 && step->type->size(at) != 0) {
      at += step->inside;
    } else if (step->kind == Kind::entry) {
      size_t index = 0;
      at = static_cast<std::byte*>(entry(*step, at, index));
    } else {
      at = static_cast<std::byte*>(follow(*step, at, added));
    }
  }
  return at;
}

void CompiledPath::put_together() const {
  seen_ = true;
  std::vector<Leg> legs(1);
  for (size_t i = 0; i < steps_.size(); ++i) {
    const Step& step = steps_[i];
    if (step.offset >= 0) {
      legs.back().offset += step.offset;
      continue;
    }
    if (step.kind == Kind::entry) {
      legs.back().entry = i;
    } else if (step.inside >= 0) {
      legs.back().holds = step.type->size;
      legs.back().inside = step.inside;
    } else {
      return;
    }
    if (i + 1 < steps_.size()) legs.emplace_back();
  }
  legs_ = std::move(legs);
}

void* CompiledPath::find_first(void* root) const {
  void* found = walk(root, steps_.size(), nullptr);
  if (found != nullptr && !seen_) put_together();
  return found;
}

void* CompiledPath::follow_legs(void* root) const {
  auto* at = static_cast<std::byte*>(root);
  for (const Leg& leg : legs_) {
    at += leg.offset;
    if (leg.holds != nullptr) {
      if (leg.holds(at) == 0) return nullptr;
      at += leg.inside;
    } else if (leg.entry != SIZE_MAX) {
      size_t index = 0;
      at = static_cast<std::byte*>(entry(steps_[leg.entry], at, index));
      if (at == nullptr) return nullptr;
    }
  }
  return at;
}

bool CompiledPath::clear(void* root) const {
  if (optional_step_ == SIZE_MAX) return false;
  void* container = walk(root, optional_step_, nullptr);
  if (container != nullptr) steps_[optional_step_].type->clear(container);
  return true;
}

void CompiledPath::restore(void* root, const void* sample) const {
  void* container = walk(root, optional_step_, nullptr);
  const void* original = walk(const_cast<void*>(sample), optional_step_, nullptr);
  if (container != nullptr && original != nullptr) steps_[optional_step_].type->assign(container, original);
}

void* CompiledPath::list(void* root) const {
  return walk(root, list_step_, nullptr);
}

size_t CompiledPath::list_index(void* root) const {
  void* container = list(root);
  const Step& step = steps_[list_step_];
  if (container == nullptr) return SIZE_MAX;
  if (step.kind == Kind::key) return find_key(step, container);
  size_t index = SIZE_MAX;
  entry(step, container, index);
  return index;
}

CompiledPath::Step::Id CompiledPath::id_kind_of(const Type& id) {
  if (&id == &type_of<int>()) return Step::Id::number;
  if (&id == &type_of<std::string>()) return Step::Id::text;
  return &id == &type_of<std::string_view>() ? Step::Id::view : Step::Id::other;
}

/// Into a list; facts must name an entry of the template, results fill their lists later.
void CompiledPath::descend_list(const Type& type, void* object, const std::string& segment, Place& next) {
  const Type* element = &type.element();
  const auto position = parse_whole(segment);
  Step step{.kind = Kind::entry, .type = &type, .segment = segment, .position = position.value_or(-1)};
  step.id = element->id_field();
  if (step.id != nullptr) step.id_kind = id_kind_of(step.id->type());
  size_t index = 0;
  next = {element, object != nullptr ? entry(step, object, index) : nullptr};
  if (list_step_ == SIZE_MAX) list_step_ = steps_.size();
  steps_.push_back(std::move(step));
}

bool CompiledPath::descend_table(const Type& type, const std::string& segment, Place& next) {
  std::string why, help;
  alignas(16) unsigned char scratch[64]{};
  if (type.key().name != "text" && !type.key().scalar->read(segment, false, scratch, why, help)) return false;
  if (list_step_ == SIZE_MAX) list_step_ = steps_.size();
  steps_.push_back({.kind = Kind::key, .type = &type, .segment = segment});
  next = {&type.element(), nullptr};
  return true;
}

/// A field of the record, or of a part whose fields stand in its place.
bool CompiledPath::descend_record(const Type& type, void* object, const std::string& segment, Place& next) {
  const auto member = [&](const Field& f) { return object != nullptr ? f.at(object) : nullptr; };
  for (const Field& f : type.fields) {
    if (f.inlined || f.name != segment) continue;
    steps_.push_back({Kind::field, &type, f.at});
    next = {&f.type(), member(f)};
    field_ = &f;
    return true;
  }
  for (const Field& f : type.fields) {
    if (!f.inlined) continue;
    const size_t before = steps_.size();
    const size_t list_before = list_step_;
    steps_.push_back({Kind::field, &type, f.at});
    if (descend({&f.type(), member(f)}, segment, next)) return true;
    steps_.resize(before);
    list_step_ = list_before;
  }
  return false;
}

/// Adds the steps for one segment. False when the segment leads nowhere.
bool CompiledPath::descend(Place from, const std::string& segment, Place& next) {
  const Type& type = *from.type;
  void* o = const_cast<void*>(from.object);
  if (is_record(type)) return descend_record(type, o, segment, next);
  if (is_list(type)) return descend_list(type, o, segment, next), true;
  if (is_table(type)) return descend_table(type, segment, next);
  if (is_optional(type)) {
    steps_.push_back({Kind::engage, &type});
    return descend({&type.element(), o != nullptr && type.size(o) != 0 ? type.item(o, 0) : nullptr}, segment,
                   next);
  }
  if (is_single(type) || o == nullptr) return false;
  steps_.push_back({Kind::chosen, &type});
  const MutablePart held = part_of(type, o, 0);
  return descend({held.type, held.value}, segment, next);
}

CompiledPath CompiledPath::compile(const Type& type, const void* sample, const Path& path) {
  CompiledPath compiled;
  Place place{&type, sample};
  for (const std::string& segment : path.segments) {
    Place next;
    if (!compiled.descend(place, segment, next)) return {};
    place = next;
  }
  const Type* at = place.type;
  // A path may stop at a record that names a field to stand for it, or at an optional.
  for (;;) {
    if (is_optional(*at)) {
      compiled.optional_step_ = compiled.steps_.size();
      compiled.steps_.push_back({Kind::engage, at});
      at = &at->element();
      continue;
    }
    if (!is_record(*at)) break;
    const Field* stands_for = shorthand_of(*at);
    if (stands_for == nullptr) return {};
    compiled.steps_.push_back({Kind::field, at, stands_for->at});
    compiled.field_ = stands_for;
    at = &stands_for->type();
  }
  if (!is_single(*at)) return {};
  compiled.leaf_ = at;
  return compiled;
}

}  // namespace payout
