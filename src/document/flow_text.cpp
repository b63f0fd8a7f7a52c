#include "document/flow_text.h"

#include <vector>

#include "document/visit.h"

namespace payout {
namespace {

/// A text in quotes where YAML would read something else into it.
std::string in_quotes(std::string text) {
  const bool plain = !text.empty() && text.find_first_of(":,[]{}#&*!|>'\"%@`\n") == text.npos &&
                     text.front() != ' ' && text.back() != ' ' && text.front() != '-' && text.front() != '?';
  if (plain) return text;
  std::string out = "'";
  for (const char c : text) {
    out += c;
    if (c == '\'') out += c;
  }
  return out + '\'';
}

std::string joined(const std::vector<std::string>& parts, char open, char close) {
  std::string out(1, open);
  for (const std::string& part : parts) out += (out.size() == 1 ? "" : ", ") + part;
  return out + close;
}

std::string inner(const Type& type, const void* object);

void add_members(const Type& type, const void* object, std::vector<std::string>& parts) {
  for (const Part part : parts_of(type, object)) {
    if (is_not_given(*part.type, part.value)) continue;
    if (part.field->inlined && is_record(*part.type)) {
      add_members(*part.type, part.value, parts);
    } else {
      parts.push_back(std::string{part.field->name} + ": " + inner(*part.type, part.value));
    }
  }
}

std::string entries(const Type& type, const void* object) {
  const bool table = is_table(type);
  std::vector<std::string> texts;
  for (const Part part : parts_of(type, object))
    texts.push_back((table ? entry_name(part) + ": " : "") + inner(*part.type, part.value));
  return table ? joined(texts, '{', '}') : joined(texts, '[', ']');
}

/// A value inside a map or list.
std::string inner(const Type& type, const void* object) {
  std::string text = flow_text(type, object);
  const Type& given = given_type(type);
  return is_single(given) && given.scalar->text != nullptr ? in_quotes(std::move(text)) : text;
}

/// The field that may stand for the whole record, where nothing else of it is given: `2000-06-30: 41.00`.
const Field* stands_alone(const Type& record, const void* object) {
  const Field* field = shorthand_of(record);
  if (field == nullptr || !is_single(given_type(field->type()))) return nullptr;
  for (const Part part : parts_of(record, object)) {
    if (part.field != field && !is_not_given(*part.type, part.value)) return nullptr;
  }
  return is_not_given(field->type(), field->get(object)) ? nullptr : field;
}

}  // namespace

std::string flow_text(const Type& type, const void* object) {
  if (is_single(type)) return written(type, object);
  if (has_entries(type)) return entries(type, object);
  std::vector<std::string> texts;
  if (is_record(type)) {
    if (const Field* alone = stands_alone(type, object); alone != nullptr)
      return inner(alone->type(), alone->get(object));
    add_members(type, object, texts);
    return joined(texts, '{', '}');
  }
  if (is_not_given(type, object)) return {};
  const Part held = part_of(type, object, 0);
  if (is_optional(type)) return flow_text(*held.type, held.value);
  texts.push_back("kind: " + std::string{type.alternatives[type.current(object)].kind});
  add_members(*held.type, held.value, texts);
  return joined(texts, '{', '}');
}

}  // namespace payout
