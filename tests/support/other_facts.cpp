#include "support/other_facts.h"

#include <algorithm>
#include <utility>

namespace payout {

namespace {

Rate percent(int value) {
  return Rate{Exact::fraction(value, 100)};
}

Date last_day(const Scenario& facts) {
  return facts.termination ? facts.termination->date : Date::of(2020, 6, 30);
}

Scenario left(const Scenario& facts, Reason reason) {
  Scenario other = facts;
  Termination end;
  end.reason = reason;
  end.date = last_day(facts);
  if (facts.termination) end.notice = facts.termination->notice;
  other.termination = end;
  other.expect = {};
  return other;
}

PayRate less_by(PayRate pay, int percents) {
  return PayRate{to_the_cent(pay.amount, Exact::fraction(100 - percents, 100)), pay.per};
}

Dismissal act_of(const Scenario& facts, DismissalKind kind) {
  Dismissal act;
  const Date end = last_day(facts);
  act.kind = kind;
  act.date = end - 45;
  act.notice = end - 40;
  act.cured = Cure{};
  act.material = true;
  act.commute_before = Miles{Exact{5}};
  act.commute_after = Miles{Exact{90}};
  act.distance = Miles{Exact{95}};
  act.travel_before = 10;
  act.travel_after = 100;
  act.comparable_offer = false;
  const PayRate pay = facts.salary ? facts.salary->base : PayRate{Money::dollars(200'000)};
  act.old_salary = pay;
  act.new_salary = less_by(pay, 20);
  act.old_target = percent(50);
  act.new_target = percent(20);
  act.old_bonus_paid = Money::dollars(50'000);
  act.new_bonus_paid = Money::dollars(20'000);
  return act;
}

void add_dismissals(const Scenario& facts, std::vector<Scenario>& out) {
  for (size_t i = 0; i < dismissal_kind_names.size(); ++i) {
    const Dismissal act = act_of(facts, static_cast<DismissalKind>(i));
    const auto with = [&](auto&& change) {
      Scenario other = left(facts, Reason::constructive_dismissal);
      other.termination->dismissal = act;
      change(*other.termination->dismissal);
      out.push_back(std::move(other));
    };
    with([](Dismissal&) {});
    with([](Dismissal& a) { a.material = false; });
    with([](Dismissal& a) { a.across_the_board = true; });
    with([](Dismissal& a) { a.cured = Cure{a.date + 12}; });
    with([](Dismissal& a) { a.date = a.date - 400; });
    with([&](Dismissal& a) { a.new_salary = less_by(*a.old_salary, 3); });
    with([](Dismissal& a) { a.commute_after = Miles{Exact{20}}, a.distance = Miles{Exact{20}}; });
    with([](Dismissal& a) { a.commute_after = Miles{Exact{40}}, a.distance = Miles{Exact{40}}; });
  }
}

void add_causes(const Scenario& facts, std::vector<Scenario>& out) {
  for (size_t i = 0; i < cause_kind_names.size(); ++i) {
    for (const bool willful : {true, false}) {
      for (const bool convicted : {true, false}) {
        Scenario other = left(facts, Reason::cause);
        Cause cause;
        cause.kind = static_cast<CauseKind>(i);
        cause.willful = willful;
        cause.convicted = convicted;
        cause.written_notice_received = last_day(facts) - 60;
        cause.continued = true;
        other.termination->cause = cause;
        out.push_back(std::move(other));
      }
    }
  }
}

void add_disabilities(const Scenario& facts, std::vector<Scenario>& out) {
  for (const int days : {20, 100, 150, 200, 400}) {
    Scenario other = left(facts, Reason::disability);
    other.termination->absences = {{last_day(facts) - days, last_day(facts)}};
    other.termination->permanent_disability = days > 150;
    out.push_back(std::move(other));
  }
}

/// Ways of leaving that most agreements tell apart.
std::vector<Scenario> ways(const Scenario& facts) {
  std::vector<Scenario> out;
  for (size_t i = 0; i < reason_names.size(); ++i) out.push_back(left(facts, static_cast<Reason>(i)));
  for (Scenario& other : out) {
    if (other.termination->reason == Reason::constructive_dismissal)
      other.termination->dismissal = act_of(facts, DismissalKind::duties_change);
  }
  Scenario stays = facts;
  stays.termination = {};
  out.push_back(std::move(stays));
  return out;
}

template <class E>
E deal(E event, Date date) {
  event.date = date;
  if constexpr (requires { event.price_per_share; }) event.price_per_share = Price{Exact{50}};
  return event;
}

/// Events that one definition of a change in control counts and another does not.
std::vector<Event> changes(Date on) {
  std::vector<Event> out;
  for (const int share : {10, 22, 28, 35, 45, 60}) {
    for (size_t who = 0; who < acquirer_names.size(); ++who) {
      Ownership event;
      event.percent = percent(share);
      event.acquirer = static_cast<Acquirer>(who);
      out.push_back(deal(event, on));
    }
  }
  for (const int kept : {10, 30, 45, 50, 52, 55, 60, 65, 70, 78, 90}) {
    MergerApproval approval;
    approval.holders_keep = percent(kept);
    out.push_back(deal(approval, on));
    MergerClosing closing;
    closing.holders_keep = percent(kept);
    out.push_back(deal(closing, on));
  }
  for (const int not_nominated : {3, 5, 6, 8}) {
    BoardChange board;
    board.directors = 10, board.not_nominated = not_nominated;
    out.push_back(deal(board, on));
  }
  for (const int share : {30, 45, 60, 90}) {
    AssetSale sale;
    sale.percent = percent(share);
    sale.substantially_all = share > 50;
    out.push_back(deal(sale, on));
  }
  out.push_back(deal(AssetSaleApproval{}, on));
  out.push_back(deal(LiquidationApproval{}, on));
  out.push_back(deal(Dissolution{}, on));
  return out;
}

Scenario after(Scenario facts, Event event) {
  facts.events = {std::move(event)};
  return facts;
}

Event takeover(Date on, std::optional<bool> assumed = {}) {
  Ownership event;
  event.percent = percent(60);
  event.awards_assumed = assumed;
  return deal(event, on);
}

/// An award of every type under each plan, vested in part.
Scenario with_awards(Scenario facts, const std::vector<std::string>& plans) {
  const Date end = last_day(facts);
  facts.grants.clear();
  for (const std::string& plan : plans) {
    for (size_t i = 0; i < award_type_names.size(); ++i) {
      Grant grant;
      grant.id = "X" + std::to_string(facts.grants.size());
      grant.plan = plan;
      grant.type = static_cast<AwardType>(i);
      grant.granted = end - 500;
      grant.shares = Shares{3000};
      if (grant.type == AwardType::psu) {
        grant.shares = {}, grant.target = Shares{3000}, grant.actual = percent(140),
        grant.maximum = percent(200);
        grant.period = PerformancePeriod{end - 500, end + 500};
      } else {
        for (const int day : {-100, 100, 400}) {
          VestingStep step;
          step.on = end + day, step.shares = Shares{1000};
          grant.vesting.push_back(step);
        }
      }
      if (!is_stock(grant.type)) grant.price = Price{Exact{20}}, grant.fmv = Price{Exact{20}};
      facts.grants.push_back(std::move(grant));
    }
  }
  if (!plans.empty()) facts.price = Price{Exact{50}};
  return facts;
}

/// At the age and after the service at which most plans let a person retire.
Scenario older(Scenario facts) {
  const Date end = last_day(facts);
  facts.employee.born = end - 67 * 365;
  facts.employee.hired = facts.employee.service_from = end - 30 * 365;
  facts.employee.years_of_service = {};
  return facts;
}

Scenario on_the_board(Scenario facts) {
  facts.employee.position = Position::director;
  return facts;
}

void add_releases(const Scenario& facts, std::vector<Scenario>& out) {
  for (const auto state : {ReleaseState::signed_in_time, ReleaseState::none}) {
    Scenario other = facts;
    other.release = ReleaseFacts{};
    other.release->state = state;
    out.push_back(std::move(other));
  }
  for (const int days : {5, 20, 23, 40, 46, 60}) {
    Scenario other = facts;
    other.release = ReleaseFacts{};
    other.release->signed_on = last_day(facts) + days;
    for (const int revoked : {0, 6, 8}) {
      if (revoked > 0) other.release->revoked = last_day(facts) + days + revoked;
      out.push_back(other);
    }
  }
}

void add_days(const Scenario& facts, std::vector<Scenario>& out) {
  const Date end = last_day(facts);
  for (const int days : {-1500, -365, -40, 40, 365, 1500, 4000}) {
    Scenario other = facts;
    if (!other.termination) break;
    other.termination->date = end + days;
    other.release = {}, other.termination->notice = {};
    out.push_back(std::move(other));
  }
  for (const bool similar : {true, false}) {
    Scenario other = facts;
    NewJob job;
    job.from = end + 70, job.pay = PayRate{Money::dollars(90'000)}, job.similar = similar;
    job.health_from = end + 100;
    other.new_employment = {job};
    out.push_back(std::move(other));
  }
}

}  // namespace

}  // namespace payout

std::vector<payout::Scenario> other_facts(const payout::Scenario& given, Instead what,
                                          const std::vector<std::string>& plans) {
  using namespace payout;
  Scenario facts = given;
  facts.expect = {};
  const Date end = last_day(facts);
  std::vector<Scenario> out;
  const auto around_changes = [&](const Scenario& of) {
    for (const Scenario& one : ways(of)) {
      out.push_back(one);
      out.push_back(after(one, takeover(end - 30, true)));
      out.push_back(after(one, takeover(end - 30, false)));
      out.push_back(after(one, takeover(end + 60)));
    }
  };
  const auto also_others = [&](const Scenario& of) {
    around_changes(of);
    for (const Scenario& one : ways(older(of))) out.push_back(one);
    for (const Scenario& one : ways(on_the_board(of))) out.push_back(one);
  };
  switch (what) {
    case Instead::ways: also_others(facts); break;
    case Instead::acts: add_dismissals(facts, out); break;
    case Instead::conduct: add_causes(facts, out); break;
    case Instead::absences: add_disabilities(facts, out); break;
    case Instead::changes:
      for (Event& event : changes(end - 30))
        out.push_back(after(left(facts, Reason::without_cause), std::move(event)));
      break;
    case Instead::awards:
      if (!plans.empty()) also_others(with_awards(facts, plans));
      break;
    case Instead::releases: add_releases(facts, out); break;
    case Instead::days: add_days(facts, out); break;
  }
  return out;
}
