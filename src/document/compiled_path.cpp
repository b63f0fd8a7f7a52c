#include "document/compiled_path.h"

#include "values/number_text.h"

namespace payout {

/// Compares a leaf with a word without making text where it is text already.
static bool reads(const Type& leaf, const void* object, std::string_view word) {
  if (&leaf == &type_of<std::string>()) return *static_cast<const std::string*>(object) == word;
  if (&leaf == &type_of<std::string_view>()) return *static_cast<const std::string_view*>(object) == word;
  std::string text;
  leaf.leaf->write(object, text);
  return text == word;
}

void* CompiledPath::entry(const Step& step, void* list, size_t& index) {
  const size_t n = step.type->size(list);
  const bool numbered = step.id != nullptr && &step.id->type() == &type_of<int>();
  const auto matches = [&](size_t i) {
    if (numbered) return *static_cast<const int*>(step.id->at(step.type->item(list, i))) == step.position;
    return step.id != nullptr && reads(step.id->type(), step.id->at(step.type->item(list, i)), step.segment);
  };
  if (step.guess < n && matches(step.guess)) {
    index = step.guess;
    return step.type->item(list, index);
  }
  for (size_t i = 0; i < n; ++i) {
    if (!matches(i)) continue;
    step.guess = index = i;
    return step.type->item(list, i);
  }
  if (step.position < 0 || static_cast<size_t>(step.position) >= n) return nullptr;
  index = static_cast<size_t>(step.position);
  return step.type->item(list, index);
}

void* CompiledPath::key(const Step& step, void* table, bool create) {
  const size_t n = step.type->size(table);
  const Type& key_type = step.type->key();
  if (step.guess < n && reads(key_type, step.type->item_key(table, step.guess), step.segment)) {
    return step.type->item(table, step.guess);
  }
  for (size_t i = 0; i < n; ++i) {
    if (!reads(key_type, step.type->item_key(table, i), step.segment)) continue;
    step.guess = i;
    return step.type->item(table, i);
  }
  if (!create) return nullptr;
  void* value = step.type->append(table);
  std::string why, help;
  key_type.leaf->read(step.segment, false, step.type->item_key(table, n), why, help);
  return value;
}

void* CompiledPath::walk(void* root, size_t until, bool create) const {
  void* at = root;
  size_t ignored = 0;
  for (size_t i = 0; i < until && at != nullptr; ++i) {
    const Step& step = steps_[i];
    switch (step.kind) {
      case Kind::field: at = step.at(at); break;
      case Kind::engage:
        if (step.type->size(at) == 0) {
          if (!create) return nullptr;
          step.type->append(at);
        }
        at = step.type->item(at, 0);
        break;
      case Kind::entry: at = entry(step, at, ignored); break;
      case Kind::key: at = key(step, at, create); break;
      case Kind::chosen: at = step.type->chosen(at); break;
    }
  }
  return at;
}

bool CompiledPath::clear(void* root) const {
  if (steps_.empty() || steps_.back().kind != Kind::engage) return false;
  void* container = walk(root, steps_.size() - 1, false);
  if (container != nullptr) steps_.back().type->clear(container);
  return true;
}

void* CompiledPath::list(void* root) const {
  return walk(root, list_step_, false);
}

size_t CompiledPath::list_index(void* root) const {
  void* container = list(root);
  size_t index = SIZE_MAX;
  if (container != nullptr) entry(steps_[list_step_], container, index);
  return index;
}

/// Adds the steps for one segment. False when the segment leads nowhere.
bool CompiledPath::descend(const Type& type, const void* object, const std::string& segment, const Type*& next,
                           const void*& next_object) {
  void* o = const_cast<void*>(object);
  switch (type.shape) {
    case Shape::leaf: return false;
    case Shape::optional: {
      steps_.push_back({Kind::engage, &type});
      const void* inner = o != nullptr && type.size(o) != 0 ? type.item(o, 0) : nullptr;
      return descend(type.element(), inner, segment, next, next_object);
    }
    case Shape::choice: {
      if (o == nullptr) return false;
      steps_.push_back({Kind::chosen, &type});
      return descend(type.alternatives[type.current(o)].type(), type.chosen(o), segment, next, next_object);
    }
    case Shape::list: {
      const Type* element = &type.element();
      const auto position = parse_whole(segment);
      Step step{Kind::entry, &type, nullptr, segment, position.value_or(-1), element->id_field(), 0};
      size_t index = 0;
      next_object = o != nullptr ? entry(step, o, index) : nullptr;
      // Facts must name an entry of the template; results fill their lists later.
      if (list_step_ == SIZE_MAX) list_step_ = steps_.size();
      steps_.push_back(std::move(step));
      next = element;
      return true;
    }
    case Shape::table: {
      std::string why, help;
      alignas(16) unsigned char scratch[64]{};
      if (type.key().name != "text" && !type.key().leaf->read(segment, false, scratch, why, help)) return false;
      steps_.push_back({Kind::key, &type, nullptr, segment, -1, nullptr, 0});
      next = &type.element();
      next_object = nullptr;
      return true;
    }
    case Shape::record: break;
  }
  for (const Field& f : type.fields) {
    if (f.inlined || f.name != segment) continue;
    steps_.push_back({Kind::field, &type, f.at});
    next = &f.type();
    next_object = o != nullptr ? f.at(o) : nullptr;
    field_ = &f;
    return true;
  }
  for (const Field& f : type.fields) {
    if (!f.inlined) continue;
    const size_t before = steps_.size();
    const size_t list_before = list_step_;
    steps_.push_back({Kind::field, &type, f.at});
    if (descend(f.type(), o != nullptr ? f.at(o) : nullptr, segment, next, next_object)) return true;
    steps_.resize(before);
    list_step_ = list_before;
  }
  return false;
}

CompiledPath CompiledPath::compile(const Type& type, const void* sample, const Path& path) {
  CompiledPath compiled;
  const Type* at = &type;
  const void* object = sample;
  for (const std::string& segment : path.segments) {
    const Type* next = nullptr;
    const void* next_object = nullptr;
    if (!compiled.descend(*at, object, segment, next, next_object)) return {};
    at = next;
    object = next_object;
  }
  // A path may stop at a record that names a field to stand for it, or at an optional.
  for (;;) {
    if (at->shape == Shape::optional) {
      compiled.steps_.push_back({Kind::engage, at});
      at = &at->element();
      continue;
    }
    if (at->shape != Shape::record) break;
    const Field* stands_for = nullptr;
    for (const Field& f : at->fields) {
      if (f.shorthand) stands_for = &f;
    }
    if (stands_for == nullptr) return {};
    compiled.steps_.push_back({Kind::field, at, stands_for->at});
    compiled.field_ = stands_for;
    at = &stands_for->type();
  }
  if (at->shape != Shape::leaf) return {};
  compiled.leaf_ = at;
  return compiled;
}

}  // namespace payout
