#pragma once
#include <deque>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "document/scalars.h"
#include "values/date.h"
#include "values/money.h"
#include "values/rate.h"

namespace payout {

/// How a figure came about, kept as plain values while it is computed and made into text only when somebody
/// reads it. A step is a leaf (a fact, a term of a clause, a figure of the law) or an operation on earlier
/// steps.
enum class Op : unsigned char {
  fact,     ///< read from the scenario: `where` is the member, found back by `path_of`
  term,     ///< read from a clause: the same
  law,      ///< a figure of the statute or a table: `label` cites it
  derived,  ///< a value found by a named procedure (a count of days, a solved equation): `label` names it
  sum,
  difference,
  product,
  quotient,
  least,
  greatest,
  rounded,     ///< to the cent
  whole,       ///< whole units, fraction dropped
  share_of,    ///< operands: amount, part, whole
  date_after,  ///< operands: date, period
  figure,      ///< another figure of the result: `where` is its path
  absent,      ///< a fact that is not given: `where` is its path
};

enum class Unit : unsigned char { money, price, rate, count, shares, days, months, years, date, word };

/// Index of a step; 0 is "no workings".
struct StepRef {
  uint32_t index = 0;
  explicit operator bool() const { return index != 0; }
  bool operator==(const StepRef&) const = default;
};
const Scalar& scalar_of(const StepRef*);

/// A member of the facts or of a clause: values that outlive the steps.
struct Member {
  const void* address = nullptr;
  const Type* type = nullptr;
};
/// The path of another figure of the result, or of a fact that is not given.
struct FigurePath {
  std::string_view text = {};
};
/// Where the law says so.
struct Cite {
  std::string_view text = {};
};
/// What a step stands for; nothing for an operation, and for a value that has no place of its own.
using Where = std::variant<std::monostate, Member, FigurePath, Cite>;

struct Step {
  Op op = Op::derived;
  Unit unit = Unit::money;
  uint16_t operands = 0;
  uint32_t first = 0;  ///< into the operand list
  Exact value = {};    ///< cents, dollars (price), a pure number, or days since 1970 (date)
  Where where = {};
  std::string_view label = {};  ///< "salary", "target bonus", "26 U.S.C. 4999(a)"
};

/// A value together with how it came about.
struct [[nodiscard]] Figure {
  Exact value = {};
  StepRef step = {};
};

/// How a figure of the result arose that has no field for it: a date, a count of shares, a sum.
struct Account {
  std::string path = {};  ///< of the figure, as in the path language
  StepRef step = {};
  std::string_view clause = {};  ///< id of the clause that gives it, or empty
  std::string_view law = {};     ///< or the statute
};

/// A table of the law that an evaluation asked: of which year, of which month or state where it has one.
struct TableUse {
  std::string_view table = {};
  int year = 0;
  unsigned month = 0;
  std::string_view of = {};
};

/// The steps of one evaluation. Nothing is kept, and no text is made, when recording is off.
class Workings {
 public:
  Workings() { clear(); }
  /// Off in batches: figures are the same, and no steps are kept.
  void record(bool on) { recording_ = on; }
  bool recording() const { return recording_; }
  /// Somebody will ask how figures arose that have no arithmetic beside them: `account` keeps entries only
  /// then, so that a clause may write them where it computes, and a report pays for none.
  void explain(bool on) { explaining_ = on; }
  bool explaining() const { return explaining_; }
  void clear() {
    steps_.assign(1, Step{});
    operands_.clear();
    accounts_.clear();
    tables_.clear();
    texts_.clear();
  }

  // A step keeps the address of what it was read from, so a temporary is refused: it would be gone when
  // somebody reads the step.
  template <class T>
  Figure fact(const T&& gone, std::string_view label) = delete;
  Figure fact(const Money& m, std::string_view label) {
    return member(Op::fact, Unit::money, m.exact(), m, label);
  }
  Figure fact(const PayRate& p, std::string_view label) {
    return member(Op::fact, Unit::money, p.yearly().exact(), p, label);
  }
  Figure fact(const Rate& r, std::string_view label) { return member(Op::fact, Unit::rate, r.value, r, label); }
  Figure fact(const Shares& s, std::string_view label) {
    return member(Op::fact, Unit::shares, s.count, s, label);
  }
  Figure fact(const Price& p, std::string_view label) {
    return member(Op::fact, Unit::price, p.in_cents(), p, label);
  }
  Figure fact(const Date& d, std::string_view label) {
    return member(Op::fact, Unit::date, serial(d), d, label);
  }
  /// A fact of another kind, and what it counts as.
  template <class T>
  Figure fact_at(const T* where, Exact value, Unit unit, std::string_view label) {
    return member(Op::fact, unit, value, *where, label);
  }
  template <class T>
  Figure term(const T&& gone, std::string_view label) = delete;
  template <class T>
  Figure term(const T&& gone, Unit unit, std::string_view label) = delete;
  Figure term(const Rate& r, std::string_view label) { return member(Op::term, Unit::rate, r.value, r, label); }
  Figure term(const Date& d, std::string_view label) {
    return member(Op::term, Unit::date, serial(d), d, label);
  }
  Figure term(const int& n, Unit unit, std::string_view label) { return member(Op::term, unit, n, n, label); }
  Figure term(const Money& m, std::string_view label) {
    return member(Op::term, Unit::money, m.exact(), m, label);
  }
  Figure term(const PayRate& p, std::string_view label) {
    return member(Op::term, Unit::money, p.yearly().exact(), p, label);
  }
  Figure term(const Period& p, std::string_view label) {
    return member(Op::term, unit_of(p), p.count, p, label);
  }
  /// A term of another kind, and what it counts as.
  template <class T>
  Figure term_at(const T* where, Exact value, Unit unit, std::string_view label) {
    return member(Op::term, unit, value, *where, label);
  }
  /// What a clause's own words give and no single term of it holds (a valuation date): leads to its entry.
  Figure by_clause(Exact value, Unit unit, const std::string& clause_id, std::string_view label) {
    return member(Op::term, unit, value, clause_id, label);
  }
  Figure by_clause(Exact value, Unit unit, const std::string&& gone, std::string_view label) = delete;
  /// A figure of the law. `cite` (a literal) says where it stands where the label is another word for it.
  Figure law(Exact value, Unit unit, std::string_view label, std::string_view cite = {}) {
    return leaf(Op::law, unit, value, cite.empty() ? Where{} : Where{Cite{cite}}, label);
  }
  Figure derived(Exact value, Unit unit, std::string_view label, std::initializer_list<Figure> from = {}) {
    return operation(Op::derived, unit, value, {from.begin(), from.size()}, label);
  }
  Figure derived(Exact value, Unit unit, std::string_view label, std::span<const Figure> from) {
    return operation(Op::derived, unit, value, from, label);
  }
  /// Another figure of the result, by its path. Ask `recording` before making the path.
  Figure figure(Exact value, Unit unit, std::string_view path, std::string_view label) {
    return recording_ ? keep_leaf(Op::figure, unit, value, FigurePath{text(std::string{path})}, label)
                      : Figure{value, {}};
  }
  /// A fact that is not given, by its path, where that decides a figure.
  Figure absent(std::string_view path, std::string_view label) {
    return recording_ ? keep_leaf(Op::absent, Unit::word, {}, FigurePath{text(std::string{path})}, label)
                      : Figure{};
  }

  Figure sum(std::span<const Figure> parts, std::string_view label = {}) {
    Exact total;
    for (const Figure& part : parts) total += part.value;
    return recording_ ? keep_sum(total, parts, label) : Figure{total, {}};
  }
  Figure sum(std::initializer_list<Figure> parts, std::string_view label = {}) {
    return sum(std::span{parts.begin(), parts.size()}, label);
  }
  Figure difference(Figure a, Figure b, std::string_view label = {});
  Figure product(Figure a, Figure b, std::string_view label = {});
  Figure quotient(Figure a, Figure b, std::string_view label = {});
  /// `rounded(quotient(a, b))`: a part of an amount, to the cent.
  Figure rounded_quotient(Figure a, Figure b) {
    if (recording_) return rounded(quotient(a, b));
    const Wide divisor = Wide{a.value.den()} * b.value.num();
    if (divisor <= 0 || divisor > INT64_MAX) return {Exact{round_half_up(a.value / b.value)}, {}};
    return {Exact{round_half_up(Wide{a.value.num()} * b.value.den(), static_cast<int64_t>(divisor))}, {}};
  }
  Figure share_of(Figure amount, Figure part, Figure whole, std::string_view label = {});
  Figure least(Figure a, Figure b);
  Figure greatest(Figure a, Figure b);
  /// To the cent, half up: the value a printed line has.
  Figure rounded(Figure a, std::string_view label = {});
  /// The same where it is not half up that decides.
  Figure rounded_to(Exact value, Figure a, std::string_view label = {}) {
    return operation(Op::rounded, Unit::money, value, {&a, 1}, label);
  }
  Figure whole(Figure a, std::string_view label = {});
  /// The day that a period leads to from another day.
  Figure date_after(Figure from, Figure period, Date result, std::string_view label = {});
  /// The same step under a name of its own.
  Figure named(Figure a, std::string_view label) { return recording_ ? keep_named(a, label) : a; }

  /// Says how the figure at a path of the result arose. Ask `explaining` before making the path. Where several
  /// entries stand for one path, the first that comes to the figure counts.
  void account(std::string path, Figure how, std::string_view clause = {}, std::string_view law = {}) {
    if (explaining_) accounts_.push_back({std::move(path), how.step, clause, law});
  }
  const std::vector<Account>& accounts() const { return accounts_; }
  /// Notes that a table was asked, for the receipt.
  void consult(TableUse use) {
    if (recording_) tables_.push_back(use);
  }
  const std::vector<TableUse>& tables() const { return tables_; }
  /// Keeps a text for labels that are made, as long as the steps.
  std::string_view text(std::string made) { return texts_.emplace_back(std::move(made)); }

  const Step& at(StepRef ref) const { return steps_[ref.index]; }
  std::span<const StepRef> operands(const Step& step) const {
    return {operands_.data() + step.first, step.operands};
  }
  size_t size() const { return steps_.size(); }

  static Exact serial(Date d) { return Exact{d.days().time_since_epoch().count()}; }
  static Unit unit_of(const Period& p) {
    return in_days(p) ? Unit::days : p.unit == Period::Unit::months ? Unit::months : Unit::years;
  }

 private:
  template <class T>
  Figure member(Op op, Unit unit, Exact value, const T& at, std::string_view label) {
    return recording_ ? keep_leaf(op, unit, value, Member{&at, &type_of<T>()}, label) : Figure{value, {}};
  }
  Figure leaf(Op op, Unit unit, Exact value, Where where, std::string_view label) {
    return recording_ ? keep_leaf(op, unit, value, where, label) : Figure{value, {}};
  }
  Figure operation(Op op, Unit unit, Exact value, std::span<const Figure> parts, std::string_view label) {
    return recording_ ? keep(op, unit, value, parts, label) : Figure{value, {}};
  }
  Figure keep_leaf(Op op, Unit unit, Exact value, Where where, std::string_view label);
  Figure keep_sum(Exact total, std::span<const Figure> parts, std::string_view label);
  Figure keep_named(Figure a, std::string_view label);
  Figure keep(Op op, Unit unit, Exact value, std::span<const Figure> parts, std::string_view label);

  bool recording_ = true;
  bool explaining_ = false;
  std::vector<Step> steps_;
  std::vector<StepRef> operands_;
  std::vector<Account> accounts_;
  std::vector<TableUse> tables_;
  std::deque<std::string> texts_;
};

/// A sum while its parts come in. They are kept only where steps are.
class Adding {
 public:
  explicit Adding(Workings& work) : work_(work) {}
  void add(Figure part) {
    total_ += part.value;
    ++count_;
    if (work_.recording()) parts_.push_back(part);
  }
  size_t count() const { return count_; }
  Figure sum(std::string_view label = {}) const {
    return work_.recording() ? work_.sum(parts_, label) : Figure{total_, {}};
  }
  /// The sum, or its only part as it is.
  Figure sum_or_part() const { return work_.recording() && count_ == 1 ? parts_[0] : sum(); }

 private:
  Workings& work_;
  Exact total_ = {};
  size_t count_ = 0;
  std::vector<Figure> parts_ = {};
};

inline Money money_of(Figure f) {
  return to_the_cent(f.value);
}

/// The day that a figure of a date stands for.
inline Date day_of(const Figure& day) {
  return Date{std::chrono::sys_days{std::chrono::days{day.value.num()}}};
}

}  // namespace payout
