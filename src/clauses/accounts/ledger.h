#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "clauses/case.h"

namespace payout {

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
  Figure amount(Money value, std::string_view label) const;
  Figure count(int64_t shares, std::string_view label) const;
  Figure none(Unit unit, std::string_view why) const;
  /// Kept text for a label.
  std::string_view text(std::string made) const { return c.work.text(std::move(made)); }

  /// The fact that a day was read from: the last day of employment, a death, a notice, an event.
  Figure known_day(Date day) const;
  /// The last day of employment that governs.
  Figure end() const;
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
void account_situation(const Ledger& book);
void account_severance(const Ledger& book);
void account_grants(const Ledger& book);
void account_shares(const Ledger& book, const GrantResult& grant, const std::string& path);
void account_windows(const Ledger& book, const GrantResult& grant, const std::string& path);
void account_incentive(const Ledger& book);
void account_exercises(const Ledger& book, const GrantResult& grant, const std::string& path);
void account_deferral(const Ledger& book);
void account_parachute(const Ledger& book);
void account_remedies(const Ledger& book);
void account_obligations(const Ledger& book);
void account_totals(const Ledger& book);

}  // namespace payout
