#include "clauses/options/grant_rules.h"

#include <fmt/format.h>

#include "clauses/options/option_result.h"
#include "clauses/options/plan_clause.h"
#include "clauses/options/share_price.h"

namespace payout {

void refuse(const Case& c, GrantResult& grant, std::string_view id, std::string_view field, std::string message,
            std::string help, std::string_view cite) {
  if (grant.valid || !grant.allowed) grant.leave_out_for(id);
  c.error(Module::options, id, fmt::format("grants[{}].{}", grant.id, field), std::move(message),
          std::move(help), cite);
}

namespace {

struct Rules {
  const Case& c;
  const ClauseHead& head;
  const GrantRules& terms;
  GrantResult& grant;

  void no(std::string_view id, std::string_view field, std::string message, std::string help) const {
    refuse(c, grant, id, field, std::move(message), std::move(help), head.cite);
  }

  void in_the_plans_life() const {
    const Date day = *grant.granted;
    if (terms.from && day < *terms.from) {
      no("grant-outside-plan", "granted",
         fmt::format("{} is granted on {}, before the plan took effect on {}", grant.id, to_string(day),
                     to_string(*terms.from)),
         "another plan?");
    }
    if (terms.through && day > *terms.through) {
      no("grant-outside-plan", "granted",
         fmt::format("{} is granted on {}; the plan grants nothing after {}", grant.id, to_string(day),
                     to_string(*terms.through)),
         "another plan?");
    }
  }

  void eligible() const {
    const Position position = c.facts.employee.position.value_or(Position::employee);
    const bool hourly = position == Position::employee && c.facts.employee.salaried == false;
    if (terms.salaried_only && (hourly || position == Position::contractor)) {
      no("not-eligible", "plan", fmt::format("{}: only salaried common-law employees take part", grant.id),
         "see `employee.salaried` and `employee.position`");
    }
    if (terms.iso_to_employees_only && grant.type == AwardType::iso && position != Position::employee) {
      no("iso-to-non-employee", "type", "incentive options go only to common-law employees", "type: nso?");
    }
  }

  bool large_holder() const {
    return terms.large_holder_over && c.facts.employee.voting_power &&
           *c.facts.employee.voting_power > *terms.large_holder_over;
  }

  bool value_known() const {
    if (grant.grant->fmv) return true;
    c.missing(Module::options, head, fmt::format("grants[{}].fmv", grant.id),
              fmt::format("the value of a share when {} was granted (its price is no substitute)", grant.id));
    if (grant.valid) grant.leave_out_for("missing-fact");
    return false;
  }

  void performance_based_floor() const {
    if (!terms.performance_based_price_floor || !grant.grant->performance_based.value_or(false)) return;
    if (grant.type == AwardType::iso || is_stock(grant.type) || !value_known()) return;
    const Price least{terms.performance_based_price_floor->value * grant.grant->fmv->dollars};
    if (*grant.grant->price >= least) return;
    no("performance-based-below-floor", "price",
       fmt::format(
           "{}: performance-based pay under 162(m) needs {} of the value at grant ({}), and the price is {}",
           grant.id, to_string(*terms.performance_based_price_floor), to_string(*grant.grant->fmv),
           to_string(*grant.grant->price)),
       fmt::format("minimum {}; or leave `performance_based` out", to_string(least)));
  }

  void price_floor() const {
    if (grant.type != AwardType::iso || !terms.iso_price_floor) return;
    if (!value_known()) return;
    const bool large = large_holder() && terms.iso_price_floor_large_holder;
    const Rate floor = large ? *terms.iso_price_floor_large_holder : *terms.iso_price_floor;
    const Price least{floor.value * grant.grant->fmv->dollars};
    if (*grant.grant->price >= least) return;
    no("iso-price-below-floor", "price",
       fmt::format("{}: an incentive option needs {} of the value at grant ({}), and the price is {}", grant.id,
                   to_string(floor), to_string(*grant.grant->fmv), to_string(*grant.grant->price)),
       fmt::format("minimum {}; below it the option would be non-qualified", to_string(least)));
  }

  /// Limits of the plan are in shares of its first day; splits move them with everything else.
  Exact on_the_grant_date(Shares limit) const {
    std::optional<Date> first;
    each_clause_for<GrantRules>(c, held(grant), [&](const ClauseOf<GrantRules>& clause) {
      if (!first) first = clause.terms.from;
    });
    return Exact{limit.count} * split_factor(c, grant.plan, first.value_or(Date{}), *grant.granted);
  }

  /// Shares granted in the calendar year up to this grant, in shares of its day.
  Exact granted_in_year() const {
    Exact total;
    for (const Grant& other : c.facts.grants) {
      if (other.plan == grant.plan && other.granted && other.granted->year() == grant.granted->year() &&
          (*other.granted < *grant.granted || &other <= grant.grant)) {
        total += Exact{other.count().count} * split_factor(c, grant.plan, *other.granted, *grant.granted);
      }
    }
    return total;
  }

  void yearly_cap_kept() const {
    if (!terms.yearly_cap_covered_executive || !c.facts.employee.covered_executive.value_or(false)) return;
    const Exact in_year = granted_in_year();
    const Exact cap = on_the_grant_date(*terms.yearly_cap_covered_executive);
    if (in_year <= cap) return;
    no("yearly-cap", "shares",
       fmt::format("{} brings the grants of {} to {} shares", grant.id, grant.granted->year(),
                   grouped(floor_of(in_year))),
       fmt::format("cap {}; excess {}", grouped(floor_of(cap)), grouped(floor_of(in_year - cap))));
  }

  /// The fact that says how much is left: of the grant, or of the year of a formula grant.
  const Shares* pool_fact(Shares left) const {
    for (const Grant& given : c.facts.grants) {
      if (&given == grant.grant) return given.pool_left == left ? &*given.pool_left : nullptr;
    }
    if (!c.facts.director) return nullptr;
    for (const auto& [year, shares] : c.facts.director->pool_left) {
      if (year == grant.granted->year() && shares == left) return &shares;
    }
    return nullptr;
  }

  void within_pool() const {
    std::optional<Shares> left = grant.grant->pool_left, whole;
    if (terms.pool) whole = Shares{floor_of(on_the_grant_date(*terms.pool))};
    if (!left || (whole && *whole < *left)) left = whole;
    if (!left || grant.shares <= *left) return;
    c.warn(Module::options, "pool-exhausted", fmt::format("grants[{}].shares", grant.id),
           fmt::format("{}: {} shares are left in the plan; the grant is valid to that extent", grant.id,
                       grouped(left->count)),
           {}, head.cite);
    if (c.work.explaining()) {
      Workings& w = c.work;
      const Shares* fact = pool_fact(*left);
      const Figure pool =
          fact != nullptr ? w.fact(*fact, "left in the pool")
                          : w.term_at(&*terms.pool, Exact{terms.pool->count}, Unit::shares, "pool of the plan");
      grant.how.shares = w.derived(Exact{left->count}, Unit::shares, "what the pool leaves",
                                   {{Exact{grant.shares.count}, grant.how.shares}, pool})
                             .step;
    }
    grant.shares = *left;
  }

  void award_exists() const {
    if (!terms.signed_award || grant.grant->award_signed != false) return;
    c.warn(Module::options, "award-not-signed", fmt::format("grants[{}].award_signed", grant.id),
           fmt::format("{} has no signed award agreement, and the plan requires one", grant.id),
           "computed as if it had", head.cite);
  }

  void below_value() const {
    if (grant.type != AwardType::nso || !c.facts.employee.covered_executive.value_or(false)) return;
    if (!grant.grant->fmv || *grant.grant->price >= *grant.grant->fmv) return;
    c.note(Module::options, "not-performance-based", fmt::format("grants[{}].price", grant.id),
           fmt::format("{} is below the value at grant: it cannot be performance-based pay under 162(m)",
                       grant.id),
           {}, head.cite);
  }
};

bool granted_known(const Case& c, GrantResult& grant, const ClauseHead& head) {
  if (grant.granted) return true;
  c.missing(Module::options, head, fmt::format("grants[{}].granted", grant.id),
            fmt::format("the grant date of {}", grant.id));
  grant.leave_out_for("missing-fact");
  return false;
}

}  // namespace

void check_grant(const Case& c, GrantResult& grant) {
  // A plan may say its rules in several clauses. What no rule states, a fact about the pool, is looked at once.
  bool pool = false, floor = false, first = true;
  each_clause_for<GrantRules>(c, held(grant), [&](const ClauseOf<GrantRules>& clause) {
    pool = pool || clause.terms.pool;
    floor = floor || clause.terms.performance_based_price_floor;
  });
  each_clause_for<GrantRules>(c, held(grant), [&](const ClauseOf<GrantRules>& clause) {
    if (!granted_known(c, grant, clause.head)) return;
    const Rules rules{c, clause.head, clause.terms, grant};
    rules.in_the_plans_life();
    rules.eligible();
    rules.price_floor();
    rules.performance_based_floor();
    rules.yearly_cap_kept();
    if (pool ? clause.terms.pool.has_value() : first) rules.within_pool();
    rules.award_exists();
    if (floor ? clause.terms.performance_based_price_floor.has_value() : first) rules.below_value();
    first = false;
  });
}

}  // namespace payout
