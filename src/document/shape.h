#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "values/exact.h"

/// What a description of a struct consists of: plain values and function pointers, so that everything that
/// reads descriptions is ordinary code, compiled once.
namespace payout {

enum class Shape : unsigned char { scalar, record, list, table, optional, choice };

struct Type;

/// How one kind of single value is read and written.
struct Scalar {
  std::string_view name;     ///< "date", "money per time"
  std::string_view expects;  ///< "a date as YYYY-MM-DD": completes "expected ..."
  std::string_view pattern;  ///< JSON Schema pattern; empty for none
  enum class Json : unsigned char { string, number, boolean } json = Json::string;
  /// Reads `text`; on failure leaves a reason in `why` and perhaps a remedy in `help`.
  bool (*read)(std::string_view text, bool quoted, void* out, std::string& why, std::string& help);
  void (*write)(const void* in, std::string& out);
  std::span<const std::string_view> (*words)() = nullptr;    ///< the allowed words, where the set is closed
  std::vector<std::string_view> (*other_words)() = nullptr;  ///< words that are taken for one of them
  /// What the number is of; `none` for words, texts and periods, which are no single number.
  enum class Unit : unsigned char { none, money, price, rate, date, shares, count } unit = Unit::none;
  /// The value as a number: dollars, days since 1970, a fraction, a count. Null where it is none.
  Exact (*number)(const void*) = nullptr;
  /// Puts a number into the value, which keeps what else it says (money over a period). Null for results.
  void (*set_number)(void*, Exact) = nullptr;
  Exact quantum = 1;  ///< by how much two numbers must differ to be told apart in writing
  /// The value where it is a text. Null where it is none.
  std::string_view (*text)(const void*) = nullptr;
};

/// One field of a record.
struct Field {
  std::string_view name;
  std::string_view doc;
  const Type& (*type)();
  void* (*at)(void* owner);
  bool required = false;
  bool inlined = false;      ///< its fields stand in the owner's map (or it is the list that a path may skip)
  bool detail = false;       ///< tells step by step what other fields of the record sum up
  bool clause_id = false;    ///< its text is the id of a clause of the agreement, or a list of such
  bool aside = false;        ///< explains, repeats or estimates figures that stand elsewhere
  bool sentences = false;    ///< tells in words what stands elsewhere: no figure is asked for by it
  bool shorthand = false;    ///< a scalar in place of the whole record means this field
  bool keyed = false;        ///< in a list that is written as a map, the key of the entry
  bool keyed_value = false;  ///< and what a scalar there means
  bool small = false;        ///< a rate that is often below 1 %: nothing to be warned about
  std::string_view otherwise = {};               ///< what holds when it is absent, for schema and documents
  std::span<const std::string_view> words = {};  ///< of a point that can be settled by one of these words
  /// A rule on the single value: returns what is wrong, or empty.
  std::string_view (*check)(const void* value) = nullptr;
  std::string_view unit = {};
  std::string_view also = {};           ///< another spelling of the name, read as well
  std::string_view where_several = {};  ///< where several values of it are written, for who gives a list

  constexpr Field also_called(std::string_view name_too) const {
    Field f = *this;
    f.also = name_too;
    return f;
  }
  constexpr Field several_stand_in(std::string_view text) const {
    Field f = *this;
    f.where_several = text;
    return f;
  }
  constexpr Field optional_with(std::string_view text) const {
    Field f = *this;
    f.required = false;
    f.otherwise = text;
    return f;
  }
  constexpr Field as_required() const {
    Field f = *this;
    f.required = true;
    return f;
  }
  constexpr Field inline_fields() const {
    Field f = *this;
    f.inlined = true;
    return f;
  }
  constexpr Field as_detail() const {
    Field f = *this;
    f.detail = true;
    return f;
  }
  constexpr Field as_aside() const {
    Field f = *this;
    f.aside = true;
    return f;
  }
  constexpr Field as_sentences() const {
    Field f = *this;
    f.aside = f.sentences = true;
    return f;
  }
  constexpr Field names_clause() const {
    Field f = *this;
    f.clause_id = true;
    return f;
  }
  constexpr Field as_shorthand() const {
    Field f = *this;
    f.shorthand = true;
    return f;
  }
  /// `acts: {salary_cut: any, bonus_cut: {over: 5%}}` in place of a list of records.
  constexpr Field as_key() const {
    Field f = *this;
    f.keyed = true;
    return f;
  }
  constexpr Field as_keyed_value() const {
    Field f = *this;
    f.keyed_value = true;
    return f;
  }
  constexpr Field often_below_one_percent() const {
    Field f = *this;
    f.small = true;
    return f;
  }
  constexpr Field with_words(std::span<const std::string_view> list) const {
    Field f = *this;
    f.words = list;
    return f;
  }
  constexpr Field checked(std::string_view (*rule)(const void*)) const {
    Field f = *this;
    f.check = rule;
    return f;
  }
  bool is_called(std::string_view key) const { return name == key || (!also.empty() && also == key); }
  const void* get(const void* owner) const { return at(const_cast<void*>(owner)); }
};

/// One of the alternatives of a choice (`kind:` says which).
struct Alternative {
  std::string_view kind;
  std::string_view doc;
  const Type& (*type)();
  void* (*emplace)(void* choice);
  std::string_view also = {};  ///< another name, taken as well
};

struct Type {
  Shape shape = Shape::scalar;
  std::string_view name = {};
  std::string_view doc = {};
  const Scalar* scalar = nullptr;                    // scalar
  bool (*same)(const void*, const void*) = nullptr;  // leaf: equal values
  std::span<const Field> fields = {};                // record
  const Type& (*element)() = nullptr;                // list, table (value), optional
  const Type& (*key)() = nullptr;                    // table
  std::span<const Alternative> alternatives = {};    // choice
  std::string_view (*kind_meant)(std::string_view word) =
      nullptr;  // choice: what another word for a kind means
  // list, table, optional (size 0 or 1): element access
  size_t (*size)(const void*) = nullptr;
  void* (*item_at)(void*, size_t) = nullptr;          // value of the n-th entry
  void* (*key_at)(void*, size_t) = nullptr;           // table: key of the n-th entry
  void* (*append)(void*) = nullptr;                   // list, table, optional: a new entry, its value
  std::span<std::byte> (*bytes_of)(void*) = nullptr;  // list: its entries, each of `stride` bytes
  size_t stride = 0;
  void (*reserve)(void*, size_t) = nullptr;  // list: room for so many entries
  void (*clear)(void*) = nullptr;
  void (*mark_given)(void*) = nullptr;                // table: written, if only as `{}`
  void (*assign)(void*, const void*) = nullptr;       // list, table, optional: becomes a copy of another
  void (*hand_over)(void* from, void* to) = nullptr;  // list: `from` is emptied, and `to` gets its memory
  void (*erase)(void*, size_t) = nullptr;             // list, table: without its n-th entry
  size_t (*current)(const void*) = nullptr;           // choice: which alternative
  void* (*chosen_in)(void*) = nullptr;                // choice: the alternative's object

  // Who may only look at an object gets what is in it to look at.
  void* item(void* object, size_t i) const { return item_at(object, i); }
  const void* item(const void* object, size_t i) const { return item_at(const_cast<void*>(object), i); }
  void* item_key(void* object, size_t i) const { return key_at(object, i); }
  const void* item_key(const void* object, size_t i) const { return key_at(const_cast<void*>(object), i); }
  void* chosen(void* object) const { return chosen_in(object); }
  const void* chosen(const void* object) const { return chosen_in(const_cast<void*>(object)); }
  std::span<std::byte> bytes(void* object) const { return bytes_of(object); }

  /// The words by which a point of this type is settled; none where it is no such point.
  std::span<const std::string_view> settled_by() const {
    return fields.size() == 1 ? fields[0].words : std::span<const std::string_view>{};
  }
  /// A part that may not have been worked out. Its record is there all the same, at its defaults.
  bool is_section() const { return shape == Shape::optional && name == "section"; }
  /// The field that names one entry of a list of such records, or null.
  const Field* id_field() const { return shape == Shape::record ? field("id") : nullptr; }

  const Field* field(std::string_view field_name) const {
    for (const Field& f : fields) {
      if (f.name == field_name) return &f;
    }
    return nullptr;
  }
};

}  // namespace payout
