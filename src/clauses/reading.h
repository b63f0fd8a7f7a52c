#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "clauses/stages.h"
#include "document/type.h"

namespace payout {

/// What a terms file says about a point on which readers may differ. Three forms:
///   multiplier_scope: whole_sum                                   settled by the author
///   multiplier_scope: {reading: whole_sum, or: [salary_only], why: ...}   open: a default and its alternatives
///   multiplier_scope: {key: multiplier_scope}                     the open point declared elsewhere under that
///   key
/// `called` maps the words of the kind to the words this agreement uses for them (`after: after_2000_02_17`).
struct OpenChoice {
  std::string settled = {};
  std::string reading = {};
  std::vector<std::string> others = {};
  std::string key = {};
  Table<std::string, std::string> called = {};
  std::string why = {};
  std::string section = {};

  // Filled when the agreement is linked:
  std::span<const std::string_view> words = {};
  std::span<const Synonym> other_words = {};
  int point = -1;         ///< index into Agreement::readings, or -1 where settled
  int value = 0;          ///< the settled word
  std::string cite = {};  ///< where it is written: its own section, or that of the clause in which it stands
};

template <std::same_as<OpenChoice> Self>
constexpr auto describe(const Self*) {
  return record("reading", "A point that is settled, or open with a default and alternatives",
                field<&OpenChoice::settled>("settled", "The word that holds").as_shorthand().optional_with(""),
                field<&OpenChoice::reading>("reading", "Default interpretation").optional_with(""),
                field<&OpenChoice::others>("or", "The other interpretations"),
                field<&OpenChoice::key>("key", "Name of the open point; the field's own name when absent")
                    .optional_with(""),
                field<&OpenChoice::called>("called", "This agreement's words for the kind's own"),
                field<&OpenChoice::why>("why", "Why the default is the default").optional_with(""),
                field<&OpenChoice::section>("cite",
                                            "Document and section that leave it open, where they are "
                                            "others than the clause's own (a rule of `counting`)")
                    .optional_with(""));
}

/// A field of a clause whose value is one of the words of `E`, settled or open. Clause code asks the case which
/// word holds (`Case::choose`), which also notes that the point mattered.
template <Named E>
struct Open {
  OpenChoice choice = {};
  Open() : Open(E{}) {}
  Open(E settled) {  // NOLINT: a word stands for itself
    choice.words = names_of(E{});
    choice.other_words = other_words_of<E>();
    choice.value = static_cast<int>(settled);
  }
};
template <Named E>
constexpr auto describe(const Open<E>*) {
  return record("reading", "A point that is settled or open",
                field<&Open<E>::choice>("choice", "").inline_fields().with_words(names_of(E{})));
}

/// One open point of an agreement, as the user sees it.
struct Reading {
  struct Word {
    std::string name;       ///< as written in scenarios and reports
    int value = 0;          ///< the kind's word behind it
    std::string says = {};  ///< in plain words that can stand after "if"; empty where the terms give none
  };
  std::string key = {};
  std::string cite = {};
  std::string why = {};
  std::vector<Word> words = {};  ///< the default first
};

/// Readings of different points that together contradict themselves; a scenario that combines them is warned.
struct AtOdds {
  Table<std::string, std::string> readings = {};
  std::string why = {};
};
template <std::same_as<AtOdds> Self>
constexpr auto describe(const Self*) {
  return record("readings at odds", "Interpretations that do not go together",
                field<&AtOdds::readings>("readings", "The interpretations, by the key of their point"),
                field<&AtOdds::why>("why", "What is contradictory about them, in one line"));
}

/// Which word holds at each open point, and which points an evaluation asked about.
struct ReadingUse {
  std::vector<int> selected = {};                  ///< by point: index into Reading::words
  mutable std::vector<Stages> consulted = {};      ///< by point: the stages that asked
  mutable std::vector<const OpenChoice*> by = {};  ///< by point: who asked first, or null
  mutable Module stage = Module::facts;            ///< the one that runs
  mutable std::vector<uint32_t> unfit = {};        ///< by point: bits of the words that do not fit these facts
  /// By point: where the clause that asked stands, where it is another than the point was declared in.
  mutable std::vector<std::string_view> cited = {};

  bool asked(size_t point) const { return !consulted[point].none(); }
  /// Whether a word is one to tell people about: a reading that goes back to one person's figure is for him.
  bool fits(size_t point, int value) const { return (unfit[point] >> static_cast<unsigned>(value) & 1U) == 0; }
};

/// A gate: whether something applies at all.
enum class Applies { yes, no };
inline constexpr std::array<std::string_view, 2> applies_names{"yes", "no"};
constexpr std::span<const std::string_view> names_of(Applies) {
  return applies_names;
}

extern template const Type& type_of<OpenChoice>();

}  // namespace payout
