#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clauses/case.h"

namespace payout {

struct DeferralPlan;

/// Where accounts are entered, and the figures that many of them start from.
struct Ledger {
  const Case& c;

  Workings& work() const { return c.work; }

  /// Enters how the value at `path` arose. A formula that comes to another value is kept as what the value was
  /// found from: readings may count in other ways than the formula says.
  void enter(std::string path, Exact value, Figure how, std::string_view clause = {},
             std::string_view law = {}) const;
  void date(std::string path, std::optional<Date> value, Figure how, std::string_view clause = {},
            std::string_view law = {}) const;
  void money(std::string path, std::optional<Money> value, Figure how, std::string_view clause = {},
             std::string_view law = {}) const;
  void shares(std::string path, Shares value, Figure how, std::string_view clause = {}) const;

  /// A value that was found by a named procedure.
  Figure day(Date day, std::string_view label, std::initializer_list<Figure> from = {}) const;
  Figure amount(Money value, std::string_view label, std::initializer_list<Figure> from = {}) const;
  Figure count(int64_t shares, std::string_view label, std::initializer_list<Figure> from = {}) const;
  /// Nothing, and why; with the figures or facts that make it so.
  Figure count(int64_t shares, std::string_view label, const std::vector<Figure>& from) const {
    return work().derived(Exact{shares}, Unit::shares, label, std::span<const Figure>{from});
  }
  Figure none(Unit unit, std::string_view why, std::initializer_list<Figure> from = {}) const;
  /// Another figure of the result, by its path as `report/explain/figures` writes it: it is opened where it is
  /// read.
  Figure shown(std::string_view path, Money value, std::string_view label) const {
    return work().figure(value.exact(), Unit::money, path, label);
  }
  Figure shown(std::string_view path, Date value, std::string_view label) const {
    return work().figure(Workings::serial(value), Unit::date, path, label);
  }
  Figure shown(std::string_view path, Shares value, std::string_view label) const {
    return work().figure(Exact{value.count}, Unit::shares, path, label);
  }
  Figure shown(std::string_view path, Exact value, Unit unit, std::string_view label) const {
    return work().figure(value, unit, path, label);
  }
  /// What a clause's own words give.
  Figure by_clause(Date day, const ClauseHead& head, std::string_view label) const {
    return work().by_clause(Workings::serial(day), Unit::date, head.id, label);
  }
  /// Kept text for a label.
  std::string_view text(std::string made) const { return c.work.text(std::move(made)); }

  /// The fact that a day was read from: the last day of employment, a death, a notice, an event.
  Figure known_day(Date day) const;
  Figure day_of_facts(Date day) const;
  /// The last day of employment that governs.
  Figure end() const;
  /// The end of employment, or that it goes on.
  Figure standing() const;
  /// A fact that is a word, for what turns on it ("nso").
  template <class T>
  Figure word(const T* where, std::string_view value) const {
    return work().fact_at(where, Exact{}, Unit::word, value);
  }
  Figure absent(std::string_view path, std::string_view label) const { return work().absent(path, label); }
  /// A share price as the facts give it for a day.
  Figure quoted(Price price, Date day, std::string_view label) const;
  /// The day of a change in control, from the event that brought it.
  Figure change(const Change& change) const;
  /// The day that a period leads to, as the contracts' rules of counting have it.
  Figure after(Figure from, const Period& period) const;
  /// The same moved off a weekend where a reading does that.
  Figure due(Figure from, const Period& period) const;

  const Clause* clause(std::string_view id) const { return c.agreement.find(id); }
  /// The first clause with a citation, or null.
  const ClauseHead* cited(std::string_view cite) const;
};

Date date_of(Figure figure);

// The accounts of each part, in files of their own.
void account_deferral(const Ledger& book);
void account_deferral_history(const Ledger& book, const DeferralPlan& plan);
void account_deferral_payments(const Ledger& book, const DeferralPlan& plan);

}  // namespace payout
