#pragma once
#include <string>
#include <string_view>

#include "clauses/workings.h"
#include "document/type.h"

namespace payout {

/// Writes any described object as JSON, from its field description: amounts and dates as strings, counts as
/// numbers. `work` turns references to workings into their arithmetic. A negative indent writes one line.
void append_json(std::string& out, const Type& type, const void* object, const Workings* work, int indent = 0);
void append_json_string(std::string& out, std::string_view text);
inline std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

template <class T>
std::string to_json(const T& object, const Workings* work = nullptr, int indent = 0) {
  std::string out;
  append_json(out, type_of<T>(), &object, work, indent);
  return out;
}

}  // namespace payout
