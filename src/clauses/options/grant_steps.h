#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "clauses/case.h"
#include "clauses/options/option_result.h"

namespace payout {

/// Writes down how figures of a grant arose, where somebody asks (`Workings::explaining`). A figure that stands
/// on another of the result names it by its path.
struct GrantSteps {
  const Case& c;
  const GrantResult& grant;
  std::string path;

  GrantSteps(const Case& of, const GrantResult& g) : c(of), grant(g), path("grants[" + g.id + ']') {}

  Workings& w() const { return c.work; }
  Figure shown(std::string_view at, Exact value, Unit unit, std::string_view label) const {
    return w().figure(value, unit, at, label);
  }
  Figure shown(std::string_view at, Date value, std::string_view label) const {
    return shown(at, Workings::serial(value), Unit::date, label);
  }
  Figure shown(std::string_view at, Shares value, std::string_view label) const {
    return shown(at, Exact{value.count}, Unit::shares, label);
  }
  Figure shown(std::string_view at, Money value, std::string_view label) const {
    return shown(at, value.exact(), Unit::money, label);
  }
  Figure shown(std::string_view at, Price value, std::string_view label) const {
    return shown(at, value.in_cents(), Unit::price, label);
  }
  /// Another figure of the grant: "last_day" is `grants[K1].last_day`.
  template <class T>
  Figure own(std::string_view field, T value, std::string_view label) const {
    return shown(path + '.' + std::string{field}, value, label);
  }
  Figure count(int64_t shares, std::string_view label, const std::vector<Figure>& from) const {
    return w().derived(Exact{shares}, Unit::shares, label, std::span<const Figure>{from});
  }
  Figure none(Unit unit, std::string_view why, std::initializer_list<Figure> from) const {
    return w().derived(Exact{}, unit, why, from);
  }
  Figure looked_at() const { return own("as_of", grant.as_of, "day looked at"); }
  Figure kind() const {
    const bool given = is_given();
    return given ? w().fact_at(&grant.grant->type, Exact{}, Unit::word, name_of(grant.type))
                 : w().absent(path + ".type", "type");
  }
  /// Whether the facts give the grant; a formula makes others.
  bool is_given() const {
    for (const Grant& g : c.facts.grants) {
      if (&g == grant.grant) return true;
    }
    return false;
  }

  /// A formula that comes to another value is what the value was found from: readings may count in other ways.
  void enter(std::string at, Exact value, Figure how, std::string_view clause = {},
             std::string_view law = {}) const {
    if (how.value != value)
      how = w().derived(value, w().at(how.step).unit, "as the readings in force have it", {how});
    w().account(std::move(at), how, clause, law);
  }
  void date(std::string_view field, const std::optional<Date>& value, Figure how, std::string_view clause = {},
            std::string_view law = {}) const {
    if (value) enter(path + '.' + std::string{field}, Workings::serial(*value), how, clause, law);
  }
  void shares(std::string_view field, Shares value, Figure how, std::string_view clause = {}) const {
    enter(path + '.' + std::string{field}, Exact{value.count}, how, clause);
  }
  void money(std::string_view field, const std::optional<Money>& value, Figure how) const {
    if (value) enter(path + '.' + std::string{field}, value->exact(), how);
  }
  void price(std::string_view field, const std::optional<Price>& value, Figure how,
             std::string_view clause = {}) const {
    if (value) enter(path + '.' + std::string{field}, value->in_cents(), how, clause);
  }
};

/// The day that a step comes to.
Date date_of_step(const Workings& work, StepRef step);

/// The day of a grant, with the fact or the clause behind it.
Figure granted_figure(const Case& c, const GrantResult& grant);

/// The end of service as a plan sees it.
StepRef end_source(const Case& c);

/// Writes how the figures of a grant arose, from the steps that were kept while it was followed.
void explain_grant(const Case& c, const GrantResult& grant);
void explain_counts(const GrantSteps& steps);
void explain_incentive(const GrantSteps& steps);
void explain_exercises(const GrantSteps& steps);
/// The sums over all grants, and their day.
void explain_sums(const Case& c);

}  // namespace payout
