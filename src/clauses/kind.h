#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "clauses/turning_day.h"
#include "document/type.h"

namespace payout {

struct Case;
struct ClauseHead;
struct ConditionWriter;
struct GrantScope;
struct PaymentDue;
struct Result;
struct TermsCheck;

namespace detail {
size_t next_kind_number();
}

/// Identity of a kind's type: small numbers, the same throughout a run and of no meaning outside it.
template <class K>
inline const size_t kind_number = detail::next_kind_number();

/// What acts on the dated payments that the clauses of an agreement gave, and in which order: of promises among
/// which there is a choice one stays, a release moves what falls due before it is in force, limits are taken
/// off, then what section 409A holds back is moved, and in the end payments that stop, are to be returned, or
/// were paid late. (What new pay takes off is taken off as payments are made.)
enum class RowStage : unsigned char { choice, release, limits, delay, recovery };

/// What a condition of another clause may name a clause of the kind as: `when: {route: ID}`.
enum class Defines : unsigned char { nothing, route, change, release };

/// A kind of clause, seen from outside: its name and page of the manual, how its terms are made, and what a
/// kind may offer (null where it does not). `terms` are the terms of a clause of the kind.
struct Kind {
  std::string_view name;
  std::string_view doc;
  size_t number;          ///< `kind_number` of its type
  const Type& (*type)();  ///< the description of its terms
  void* (*create)();
  void* (*copy)(const void* terms);
  void (*destroy)(void* terms);

  /// Tells what cannot be meant in its terms, without a scenario; `clause` is its position in the agreement.
  void (*check)(const void* terms, const TermsCheck& t, size_t clause) = nullptr;
  /// Writes in words what it needs to be found, or not to be, for a clause that the conditions of others name.
  void (*tell)(const void* terms, const ClauseHead& clause, bool wanted, bool met,
               ConditionWriter& out) = nullptr;
  /// Adds the lines of cash that the clause gives by itself.
  void (*pay)(const void* terms, const ClauseHead& clause, const Case& c) = nullptr;
  /// Why a triggered clause gave no line, where the kind knows better than "nothing is owed".
  std::string (*why_nothing)(const void* terms, const Case& c) = nullptr;
  /// Lists duties and notes.
  void (*oblige)(const void* terms, const ClauseHead& clause, const Case& c) = nullptr;
  /// The grants that the clause speaks of.
  const GrantScope& (*scope)(const void* terms) = nullptr;
  /// When its payments fall due, or null.
  const PaymentDue* (*due)(const void* terms) = nullptr;
  /// Adds the days around the last day of employment on which what the clause gives can change.
  void (*turning_days)(const void* terms, const ClauseHead& clause, const Result& result, Date end,
                       TurningDays& out) = nullptr;
  /// Acts on the payments that clauses gave, in its stage.
  void (*act_on_rows)(const void* terms, const ClauseHead& clause, const Case& c) = nullptr;
  RowStage row_stage = {};
  /// The id of the clause whose payments are taken off what the clause pays; empty where none is.
  std::string_view (*takes_off)(const void* terms) = nullptr;
  /// The optional fact that only such clauses read, by its path; empty where this one does not.
  std::string_view (*fact_read)(const void* terms) = nullptr;
  /// Acts on the settlements of awards.
  void (*act_on_awards)(const void* terms, const ClauseHead& clause, const Case& c) = nullptr;
  bool accelerates = false;           ///< its clauses can vest shares early
  bool forfeits = false;              ///< its clauses can take all options away when employment ends
  bool answers_events = false;        ///< and do so on events of the company rather than when triggered
  bool earned = false;                ///< what it pays is pay for services that were rendered
  bool plan_benefit = false;          ///< what it pays is a benefit, whatever it is worked out from
  bool keeps_account = false;         ///< it sets up an account of deferred pay
  bool asks_when = false;             ///< it asks whether its clause is triggered; the others hold throughout
  Defines defines = {};               ///< what conditions may name it as
  bool makes_grants = false;          ///< it makes grants by itself
  bool exercises = false;             ///< it speaks of exercising, which stock awards know nothing of
  std::string_view also_called = {};  ///< an older name, taken as well
  bool uses_own_amount = false;       ///< a sum of the scenario goes with the clause: `amounts: {ID_used: ...}`
  bool gives_up_payments = false;     ///< it can take payments away to avoid the excise tax
};

/// The terms of one clause, of whatever kind. Copies are deep; empty only before it is filled.
class Terms {
 public:
  Terms() = default;
  explicit Terms(const Kind& kind) : kind_(&kind), object_(kind.create()) {}
  Terms(const Terms& other)
      : kind_(other.kind_), object_(other.kind_ ? other.kind_->copy(other.object_) : nullptr) {}
  Terms(Terms&& other) noexcept
      : kind_(std::exchange(other.kind_, nullptr)), object_(std::exchange(other.object_, nullptr)) {}
  Terms& operator=(Terms other) noexcept {
    std::swap(kind_, other.kind_);
    std::swap(object_, other.object_);
    return *this;
  }
  ~Terms() {
    if (kind_ != nullptr) kind_->destroy(object_);
  }

  /// Precondition of these three: not empty.
  const Kind& kind() const { return *kind_; }
  const void* object() const { return object_; }
  void* object() { return object_; }

  /// The terms as those of a kind, or null where they are of another.
  template <class K>
  const K* as() const {
    return kind_ != nullptr && kind_->number == kind_number<K> ? static_cast<const K*>(object_) : nullptr;
  }

 private:
  const Kind* kind_ = nullptr;
  void* object_ = nullptr;
};

/// A choice among the kinds of the catalogue; made where the catalogue is.
template <>
const Type& type_of<Terms>();

}  // namespace payout
