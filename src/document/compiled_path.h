#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "document/path.h"
#include "document/type.h"

namespace payout {

/// A path worked out once against a type, then followed in many objects without comparing field names again:
/// what a sweep and every CSV column use. List entries are found by id with the last position as a first guess.
class CompiledPath {
 public:
  CompiledPath() = default;

  /// Compiles `path` for objects shaped like `sample` (choices take the alternative that the sample holds).
  /// Empty when the path leads nowhere in `type`.
  static CompiledPath compile(const Type& type, const void* sample, const Path& path);

  explicit operator bool() const { return leaf_ != nullptr; }
  const Type& leaf() const { return *leaf_; }
  const Field* field() const { return field_; }

  /// The value in `root`, or null when an optional on the way is empty or a list has no such entry.
  void* find(void* root) const { return legs_.empty() ? find_first(root) : follow_legs(root); }
  const void* find(const void* root) const { return find(const_cast<void*>(root)); }
  /// The value in `root`, engaging empty optionals and adding table keys on the way. `added` tells of a key
  /// that was: the values beside it may stand elsewhere now.
  void* reach(void* root, bool& added) const { return walk(root, steps_.size(), &added); }
  void* reach(void* root) const {
    bool added = false;
    return reach(root, added);
  }
  /// Empties the optional that the path ends in, or that holds the record for which its last field stands;
  /// false when there is none.
  bool clear(void* root) const;
  /// Whether more than one value goes when it is cleared: other fields of a record.
  bool clears_more() const { return !steps_.empty() && optional_step_ != steps_.size() - 1; }
  /// Gives that optional in `root` what it holds in `sample`.
  void restore(void* root, const void* sample) const;

  /// Whether the path goes through a list or a table, whose entries may be left out.
  bool through_list() const { return list_step_ != SIZE_MAX; }
  bool through_table() const { return through_list() && steps_[list_step_].kind == Kind::key; }
  void* list(void* root) const;  ///< the first of them on the way; null when it is in what is not there
  const Type& list_type() const { return *steps_[list_step_].type; }
  size_t list_index(void* root) const;  ///< the position of the entry in it; SIZE_MAX when it has none such

 private:
  enum class Kind : uint8_t { field, engage, entry, key, chosen };
  struct Step {
    Kind kind = Kind::field;
    const Type* type = nullptr;        // engage, entry, key, chosen: the container's type
    void* (*at)(void*) = nullptr;      // field
    mutable ptrdiff_t offset = -1;     // field: of the member in its owner, once seen
    mutable ptrdiff_t inside = -1;     // engage: of the value in its optional, once seen
    std::string segment = {};          // entry, key
    int64_t position = -1;             // entry: a plain position
    const Field* id = nullptr;         // entry: the element's id field
    mutable ptrdiff_t id_offset = -1;  // entry: of that field in an element, once seen
    enum class Id : uint8_t { none, number, text, view, other } id_kind = Id::none;
    mutable size_t guess = 0;  // entry, key: where it was last time
  };

  /// Steps put together once everything about them has been seen: so far on, and then into an optional or to an
  /// entry of a list.
  struct Leg {
    ptrdiff_t offset = 0;
    size_t (*holds)(const void*) = nullptr;  ///< of an optional
    ptrdiff_t inside = 0;                    ///< and how far its value is from its beginning
    size_t entry = SIZE_MAX;                 ///< the step that finds an entry
  };

  void* find_first(void* root) const;
  void* follow_legs(void* root) const;
  void put_together() const;
  /// Creates what is missing on the way where there is somebody to tell what was `added`.
  void* walk(void* root, size_t until, bool* added) const;
  static void* follow(const Step& step, void* at, bool* added);
  static bool is_entry(const Step& step, void* element);
  static void* entry(const Step& step, void* list, size_t& index);
  static Step::Id id_kind_of(const Type& id);
  static size_t find_key(const Step& step, void* table);
  static void* key(const Step& step, void* table, bool* added);
  /// Where compiling has come to: a type, and the sample's object there, if it has one.
  struct Place {
    const Type* type = nullptr;
    const void* object = nullptr;
  };
  bool descend(Place from, const std::string& segment, Place& next);
  void descend_list(const Type& type, void* object, const std::string& segment, Place& next);
  bool descend_table(const Type& type, const std::string& segment, Place& next);
  bool descend_record(const Type& type, void* object, const std::string& segment, Place& next);

  std::vector<Step> steps_;
  mutable std::vector<Leg> legs_;  ///< of all steps; none before all were seen, or where a table is on the way
  mutable bool seen_ = false;      ///< all of them
  const Type* leaf_ = nullptr;
  const Field* field_ = nullptr;
  size_t list_step_ = SIZE_MAX;
  size_t optional_step_ = SIZE_MAX;  ///< into the optional that the path names
};

}  // namespace payout
