#pragma once
#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "document/shape.h"
#include "values/keep_memory.h"

/// The one description of each field. A struct lists its fields once, in `describe(const T*)`; from that list
/// come decoding, messages, JSON Schema, `--set`, sweeps, CSV columns and JSON output. Everything that reads
/// the description is ordinary code over `Type` and `Field`; only this header is templates.
namespace payout {

// Types of the language and the library have no home namespace to be found in, so they are named before use.
const Scalar& scalar_of(const int*);
const Scalar& scalar_of(const bool*);
const Scalar& scalar_of(const std::string*);
const Scalar& scalar_of(const std::string_view*);  ///< write only: words of results

template <class T>
const Type& type_of();

/// What `describe` of a record returns. It is written as a template for one type,
///   template <std::same_as<Grant> Self>
///   constexpr auto describe(const Self*) { return record("grant", ..., field<&Grant::shares>(...)); }
/// so that only files which read descriptions pay for compiling them.
template <size_t N>
struct Record {
  std::string_view name;
  std::string_view doc;
  std::array<Field, N> fields;
};
template <class... F>
Record(std::string_view, std::string_view, F...) -> Record<sizeof...(F)>;

template <class... F>
constexpr auto record(std::string_view name, std::string_view doc, F... fields) {
  return Record<sizeof...(F)>{name, doc, std::array<Field, sizeof...(F)>{fields...}};
}

/// A map with keys that are data: `w2: {1995: 180000}`. Keeps the order of the file.
template <class K, class V>
struct Table {
  std::vector<std::pair<K, V>> entries = {};
  bool given = false;  ///< written, if only as `{}`
  bool empty() const { return entries.empty(); }
  auto begin() const { return entries.begin(); }
  auto end() const { return entries.end(); }
  const V* find(const K& key) const {
    for (const auto& [k, v] : entries) {
      if (k == key) return &v;
    }
    return nullptr;
  }
  bool operator==(const Table& other) const { return entries == other.entries; }
};

/// A section of a result that may not have been worked out: in code it is the section itself, at its defaults;
/// read by path, and in JSON, it is absent until `given` is set. So no default passes for a figure.
template <class T>
struct Section : T {
  bool given = false;
};

/// A single value that stands in code as itself, and is absent, read by path and in JSON, once it is not known.
template <class T>
struct Known : T {
  bool known = true;
  constexpr Known() = default;
  constexpr Known(T value) : T{value} {}  // NOLINT: a value stands for itself
};

namespace detail {

template <class T>
constexpr bool is_known = false;
template <class T>
constexpr bool is_known<Known<T>> = true;
template <class T>
constexpr bool is_section = false;
template <class T>
constexpr bool is_section<Section<T>> = true;
template <class T>
constexpr bool is_optional = false;
template <class T>
constexpr bool is_optional<std::optional<T>> = true;
template <class T>
constexpr bool is_list = false;
template <class T>
constexpr bool is_list<std::vector<T>> = true;
template <class T>
constexpr bool is_table = false;
template <class K, class V>
constexpr bool is_table<Table<K, V>> = true;
template <class T>
constexpr bool is_choice = false;
template <class... T>
constexpr bool is_choice<std::variant<T...>> = true;

template <class M>
struct Member;
template <class O, class T>
struct Member<T O::*> {
  using Owner = O;
  using Value = T;
};

template <class T>
concept HasScalar = requires {
  scalar_of(static_cast<const T*>(nullptr));
};
template <class T>
concept HasRecord = requires {
  describe(static_cast<const T*>(nullptr));
};

template <class T>
Type list_type() {
  Type t{.shape = Shape::list, .name = "list"};
  t.element = []() -> const Type& { return type_of<typename T::value_type>(); };
  t.size = [](const void* v) { return static_cast<const T*>(v)->size(); };
  t.item_at = [](void* v, size_t i) -> void* { return &(*static_cast<T*>(v))[i]; };
  t.append = [](void* v) -> void* { return &static_cast<T*>(v)->emplace_back(); };
  t.bytes_of = [](void* v) { return std::as_writable_bytes(std::span{*static_cast<T*>(v)}); };
  t.stride = sizeof(typename T::value_type);
  t.reserve = [](void* v, size_t n) { static_cast<T*>(v)->reserve(n); };
  t.clear = [](void* v) { static_cast<T*>(v)->clear(); };
  t.assign = [](void* to, const void* from) { *static_cast<T*>(to) = *static_cast<const T*>(from); };
  t.hand_over = [](void* from, void* to) { keep_memory(*static_cast<T*>(from), *static_cast<T*>(to)); };
  t.erase = [](void* v, size_t i) {
    auto& list = *static_cast<T*>(v);
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(i));
  };
  return t;
}

template <class T>
struct TableParts;
template <class K, class V>
struct TableParts<Table<K, V>> {
  using Key = K;
  using Value = V;
};

template <class T>
Type table_type() {
  using K = typename TableParts<T>::Key;
  using V = typename TableParts<T>::Value;
  Type t{.shape = Shape::table, .name = "table"};
  t.element = []() -> const Type& { return type_of<V>(); };
  t.key = []() -> const Type& { return type_of<K>(); };
  t.size = [](const void* v) { return static_cast<const T*>(v)->entries.size(); };
  t.item_at = [](void* v, size_t i) -> void* { return &static_cast<T*>(v)->entries[i].second; };
  t.key_at = [](void* v, size_t i) -> void* { return &static_cast<T*>(v)->entries[i].first; };
  t.append = [](void* v) -> void* { return &static_cast<T*>(v)->entries.emplace_back().second; };
  t.clear = [](void* v) { *static_cast<T*>(v) = {}; };
  t.mark_given = [](void* v) { static_cast<T*>(v)->given = true; };
  t.assign = [](void* to, const void* from) { *static_cast<T*>(to) = *static_cast<const T*>(from); };
  t.erase = [](void* v, size_t i) {
    auto& entries = static_cast<T*>(v)->entries;
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(i));
  };
  return t;
}

template <class T>
Type optional_type() {
  Type t{.shape = Shape::optional, .name = "optional"};
  t.element = []() -> const Type& { return type_of<typename T::value_type>(); };
  t.size = [](const void* v) -> size_t { return static_cast<const T*>(v)->has_value() ? 1 : 0; };
  t.item_at = [](void* v, size_t) -> void* { return &**static_cast<T*>(v); };
  t.append = [](void* v) -> void* { return &static_cast<T*>(v)->emplace(); };
  t.clear = [](void* v) { static_cast<T*>(v)->reset(); };
  t.assign = [](void* to, const void* from) { *static_cast<T*>(to) = *static_cast<const T*>(from); };
  return t;
}

template <class T>
struct SectionOf;
template <class T>
struct SectionOf<Section<T>> {
  using Whole = T;
};

template <class P>
Type section_type() {
  using T = typename SectionOf<P>::Whole;
  Type t{.shape = Shape::optional, .name = "section"};
  t.element = []() -> const Type& { return type_of<T>(); };
  t.size = [](const void* v) -> size_t { return static_cast<const P*>(v)->given ? 1 : 0; };
  t.item_at = [](void* v, size_t) -> void* { return static_cast<T*>(static_cast<P*>(v)); };
  t.append = [](void* v) -> void* {
    static_cast<P*>(v)->given = true;
    return static_cast<T*>(static_cast<P*>(v));
  };
  t.clear = [](void* v) { static_cast<P*>(v)->given = false; };
  t.assign = [](void* to, const void* from) { *static_cast<P*>(to) = *static_cast<const P*>(from); };
  return t;
}

template <class T>
struct KnownOf;
template <class T>
struct KnownOf<Known<T>> {
  using Value = T;
};

template <class P>
Type known_type() {
  using T = typename KnownOf<P>::Value;
  Type t{.shape = Shape::optional, .name = "known"};
  t.element = []() -> const Type& { return type_of<T>(); };
  t.size = [](const void* v) -> size_t { return static_cast<const P*>(v)->known ? 1 : 0; };
  t.item_at = [](void* v, size_t) -> void* { return static_cast<T*>(static_cast<P*>(v)); };
  t.append = [](void* v) -> void* {
    static_cast<P*>(v)->known = true;
    return static_cast<T*>(static_cast<P*>(v));
  };
  t.clear = [](void* v) { static_cast<P*>(v)->known = false; };
  return t;
}

template <class T>
struct Choice;
template <class... A>
struct Choice<std::variant<A...>> {
  using V = std::variant<A...>;
  static constexpr std::array<Alternative, sizeof...(A)> alternatives{
      Alternative{A::kind, A::doc, []() -> const Type& { return type_of<A>(); },
                  [](void* v) -> void* { return &static_cast<V*>(v)->template emplace<A>(); }}...};
  static Type make() {
    Type t{.shape = Shape::choice, .name = "choice"};
    t.alternatives = alternatives;
    t.current = [](const void* v) { return static_cast<const V*>(v)->index(); };
    t.chosen_in = [](void* v) -> void* {
      return std::visit([](auto& x) -> void* { return &x; }, *static_cast<V*>(v));
    };
    return t;
  }
};

template <class T>
Type make_type() {
  if constexpr (is_section<T>) {
    return section_type<T>();
  } else if constexpr (is_known<T>) {
    return known_type<T>();
  } else if constexpr (is_optional<T>) {
    return optional_type<T>();
  } else if constexpr (is_list<T>) {
    return list_type<T>();
  } else if constexpr (is_table<T>) {
    return table_type<T>();
  } else if constexpr (is_choice<T>) {
    return Choice<T>::make();
  } else if constexpr (HasScalar<T>) {
    const Scalar& leaf = scalar_of(static_cast<const T*>(nullptr));
    Type t{.shape = Shape::scalar, .name = leaf.name, .scalar = &leaf};
    t.same = [](const void* a, const void* b) {
      return *static_cast<const T*>(a) == *static_cast<const T*>(b);
    };
    return t;
  } else {
    static_assert(HasRecord<T>, "a described type needs scalar_of or describe");
    static constexpr auto description = describe(static_cast<const T*>(nullptr));
    return Type{
        .shape = Shape::record, .name = description.name, .doc = description.doc, .fields = description.fields};
  }
}

}  // namespace detail

template <class T>
const Type& type_of() {
  static const Type type = detail::make_type<T>();
  return type;
}

/// `field<&Grant::shares>("shares", "Shares granted")`. A plain member is required; optional, list and table
/// are not.
template <auto M>
constexpr Field field(std::string_view name, std::string_view doc) {
  using Owner = typename detail::Member<decltype(M)>::Owner;
  using Value = typename detail::Member<decltype(M)>::Value;
  Field f{};
  f.name = name;
  f.doc = doc;
  f.type = []() -> const Type& { return type_of<Value>(); };
  f.at = [](void* owner) -> void* { return &(static_cast<Owner*>(owner)->*M); };
  f.required = !detail::is_section<Value> && !detail::is_known<Value> && !detail::is_optional<Value> &&
               !detail::is_list<Value> && !detail::is_table<Value>;
  return f;
}

// ---- enumerations ----

/// `names_of(E)` gives the words of an enumeration in order of its values, which count from 0.
template <class E>
concept Named = std::is_enum_v<E> && requires(E e) {
  names_of(e);
};

template <Named E>
std::string_view name_of(E e) {
  return names_of(e)[static_cast<size_t>(e)];
}

/// Another word for one of an enumeration's: taken as it stands, or only pointed out.
struct Synonym {
  std::string_view word;
  std::string_view means;
  bool taken = false;
};
/// `synonyms_of(E)` gives the other words of an enumeration, where it has some.
template <class E>
concept WithSynonyms = requires(E e) {
  synonyms_of(e);
};
template <Named E>
constexpr std::span<const Synonym> other_words_of() {
  if constexpr (WithSynonyms<E>) {
    return synonyms_of(E{});
  } else {
    return {};
  }
}

namespace detail {
std::string one_of(std::span<const std::string_view> words);
/// In any case of letters.
bool read_word(std::string_view text, std::span<const std::string_view> words,
               std::span<const Synonym> synonyms, size_t& index, std::string& why, std::string& help);
}  // namespace detail

template <Named E>
const Scalar& scalar_of(const E*) {
  static const Scalar leaf = [] {
    Scalar l{};
    l.name = "word";
    l.expects = "one of the words listed";
    l.read = [](std::string_view text, bool, void* out, std::string& why, std::string& help) {
      size_t index = 0;
      if (!detail::read_word(text, names_of(E{}), other_words_of<E>(), index, why, help)) return false;
      *static_cast<E*>(out) = static_cast<E>(index);
      return true;
    };
    l.write = [](const void* in, std::string& out) { out += name_of(*static_cast<const E*>(in)); };
    l.words = []() -> std::span<const std::string_view> { return names_of(E{}); };
    l.other_words = [] {
      std::vector<std::string_view> taken;
      for (const Synonym& other : other_words_of<E>()) {
        if (other.taken) taken.push_back(other.word);
      }
      return taken;
    };
    return l;
  }();
  return leaf;
}

}  // namespace payout
