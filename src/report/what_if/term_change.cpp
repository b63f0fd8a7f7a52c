#include "report/what_if/term_change.h"

#include <array>
#include <string_view>

#include "document/visit.h"

namespace payout {
namespace {

/// Names and sentences are not terms: changing them changes words only.
bool is_wording(std::string_view field) {
  static constexpr std::array<std::string_view, 8> words{"id",  "cite",   "summary", "label",
                                                         "why", "called", "key",     "reason"};
  for (const std::string_view word : words) {
    if (field == word) return true;
  }
  return false;
}

/// Walks the terms, counting the changes they allow, and applies the one asked for.
struct Changer {
  size_t wanted;
  std::string path = {};
  bool done = false;

  bool mine() {
    if (wanted-- != 0) return false;
    return done = true;
  }

  /// The texts that a leaf may be changed to; those it cannot read are skipped.
  static std::vector<std::string> other_values(const Type& type, const std::string& now) {
    if (type.scalar->words != nullptr) {
      std::vector<std::string> words;
      for (const std::string_view word : type.scalar->words()) {
        if (word != now) words.emplace_back(word);
      }
      return words;
    }
    if (now == "true") return {"false"};
    if (now == "false") return {"true"};
    if (type.scalar->name == "date") return {std::to_string(std::stoi(now.substr(0, 4)) + 1) + now.substr(4)};
    if (type.scalar->name == "period") {
      const int count = std::stoi(now);
      const std::string unit = now.substr(now.find(' '));
      return {std::to_string(count + 1) + unit, std::to_string(count / 2) + unit,
              std::to_string(count * 3 + 5) + unit};
    }
    if (type.scalar->name == "rate") return {"1/7", "99%", "1%"};
    if (type.scalar->name == "whole number" || type.scalar->name == "shares") {
      return {std::to_string(std::stoll(now) + 1), std::to_string(std::stoll(now) / 2)};
    }
    if (type.scalar->name == "money" || type.scalar->name == "price") return {"1.00", "987654.00"};
    return {"another"};
  }

  void leaf(const Type& type, void* object) {
    std::string now;
    type.scalar->write(object, now);
    for (const std::string& other : other_values(type, now)) {
      std::string why, help;
      if (!mine()) continue;
      type.scalar->read(other, false, object, why, help);
      return;
    }
  }

  /// An open choice has its own words, and its point's readings are changed elsewhere.
  void choice(OpenChoice& open) {
    if (open.point >= 0) return;
    for (size_t i = 0; i < open.words.size() && !done; ++i) {
      if (static_cast<int>(i) == open.value) continue;
      if (mine()) open.value = static_cast<int>(i);
    }
  }

  /// An entry of a list may fall away, and so may what is optional.
  bool leaves_out(const Type& type, void* object, size_t i) {
    if (is_list(type) && mine()) return type.erase(object, i), true;
    if (is_optional(type) && mine()) return type.clear(object), true;
    return false;
  }

  void change(const Type& type, void* object) {
    if (done) return;
    if (is_single(type)) return leaf(type, object);
    if (&type == &type_of<OpenChoice>()) return choice(*static_cast<OpenChoice*>(object));
    for (size_t i = 0; i < part_count(type, object) && !done; ++i) {
      const MutablePart part = part_of(type, object, i);
      if (part.field != nullptr && is_wording(part.field->name)) continue;
      const size_t before = path.size();
      // Entries are numbered: a term is changed at its place, and not by its id.
      if (is_list(type)) path += '[' + std::to_string(i) + ']';
      if (part.field != nullptr && !part.field->inlined)
        path += (path.empty() ? "" : ".") + std::string{part.field->name};
      if (leaves_out(type, object, i)) return;
      change(*part.type, part.value);
      if (!done) path.resize(before);
    }
  }
};

}  // namespace

bool change_term(Clause& clause, size_t number, std::string& term) {
  Changer changer{number};
  changer.change(type_of<Clause>(), &clause);
  term = changer.path;
  return changer.done;
}

}  // namespace payout
