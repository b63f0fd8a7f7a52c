#include "report/what_if/matrix_rows.h"

#include <fmt/format.h>

#include <algorithm>

namespace payout {
namespace {

enum Heading : size_t {
  cash,
  benefits,
  equity,
  retirement,
  deferred,
  tax,
  total,
  vested_options,
  vested_account,
  lost
};

/// The part of a figure that comes from benefits and perquisites, found by following its steps down to the
/// facts. Exact: parts of a sum add up, and a multiple of a sum is the sum of the multiples.
struct BenefitPart {
  const Workings& work;
  const Scenario& facts;
  const std::vector<PayChange>& changes;

  template <class V>
  static bool among(const V& table, const void* where) {
    return std::ranges::any_of(table, [&](const auto& entry) { return &entry.second == where; });
  }
  template <class T>
  static bool is(const std::optional<T>& fact, const void* where) {
    return fact && &*fact == where;
  }
  bool is_benefit(const void* where) const {
    if (!facts.salary) return false;
    const Salary& pay = *facts.salary;
    if (among(pay.benefits, where) || is(pay.car_allowance, where)) return true;
    if (is(pay.retirement_contributions, where) || is(pay.benefits_replacement_cost, where)) return true;
    if (is(pay.health_full_premium, where)) return true;
    return std::ranges::any_of(changes, [&](const PayChange& change) {
      return among(change.benefits, where) || is(change.car_allowance, where);
    });
  }

  Exact of(StepRef ref) const {
    const Step& step = work.at(ref);
    const auto operands = work.operands(step);
    const auto value = [&](size_t i) { return work.at(operands[i]).value; };
    switch (step.op) {
      case Op::fact: return is_benefit(std::get<Member>(step.where).address) ? step.value : Exact{};
      case Op::sum: {
        Exact sum;
        for (const StepRef operand : operands) sum += of(operand);
        return sum;
      }
      case Op::difference: return of(operands[0]) - of(operands[1]);
      case Op::product: return of(operands[0]) * value(1) + value(0) * of(operands[1]);
      case Op::quotient: return of(operands[0]) / value(1);
      case Op::share_of: return of(operands[0]) * value(1) / value(2);
      case Op::rounded:
      case Op::whole: return of(operands[0]);
      case Op::least:
      case Op::greatest: return of(operands[value(0) == step.value ? 0 : 1]);
      default: return {};
    }
  }
};

struct Cells {
  const Agreement& agreement;
  const Scenario& facts;
  const Workspace& space;
  const Result* before;
  std::vector<MatrixCell>& cells;

  void add(Heading row, std::string_view id, std::string_view label, std::string_view cite, Money amount) {
    MatrixCell& cell = cells[row];
    if (!cell.amount || amount == Money{}) return;
    *cell.amount += amount;
    cell.detail.push_back({std::string{id}, std::string{label}, std::string{cite}, amount});
  }
  void leave_open(Heading row) { cells[row].amount.reset(); }

  /// A benefit by its kind, whatever it is worked out from.
  bool is_plan_benefit(const Line& line) const {
    const Clause* clause = line.clause != nullptr ? agreement.find(line.clause->id) : nullptr;
    return clause != nullptr && clause->terms.kind().plan_benefit;
  }

  /// A value of awards that is not known leaves the equity open.
  bool equity_is_open() const {
    return std::ranges::any_of(space.result.severance.open,
                               [](const OpenLine& line) { return line.section == LineSection::equity; });
  }

  void severance() {
    if (!space.result.severance.total) {
      leave_open(cash);
      leave_open(benefits);
      leave_open(retirement);
      if (equity_is_open()) leave_open(equity);
    }
    const std::vector<PayChange>* changes = space.situation.pay_changes;
    static const std::vector<PayChange> none;
    const BenefitPart part{space.work, facts, changes != nullptr ? *changes : none};
    for (const Line& line : space.result.severance.lines) {
      if (line.of_retirement()) {
        // What is owed however employment ends is not the event's.
        if (!line.beside_cash || before == nullptr)
          add(retirement, line.id, line.label, line.cite, line.amount);
        continue;
      }
      const Money benefit =
          is_plan_benefit(line)
              ? line.amount
              : std::min(line.amount, to_the_cent(line.arithmetic ? part.of(line.arithmetic) : Exact{}));
      const Money later = line.deferred.value_or(Money{});
      const Money rest = line.amount - benefit - later;
      if (before != nullptr) add(deferred, line.id, fmt::format("{}, deferred", line.label), line.cite, later);
      add(cash, line.id, line.label, line.cite, rest);
      const bool split = rest != Money{} && benefit != Money{};
      add(benefits, line.id, split ? fmt::format("{}, benefits", line.label) : std::string{line.label},
          line.cite, benefit);
    }
    for (const BenefitResult& each : space.result.benefits)
      add(each.of_equity() ? equity : benefits, each.id, each.label, each.cite, each.amount);
    for (const ContingentLine& line : space.result.parachute.contingent) {
      const auto benefit = std::ranges::find(space.result.benefits, line.id, &BenefitResult::id);
      const bool among = benefit != space.result.benefits.end();
      if (line.type == PaymentClass::cash || (line.type == PaymentClass::other && among))
        add(!among                 ? cash
            : benefit->of_equity() ? equity
                                   : benefits,
            line.id, "Given up under the cutback: " + line.label, line.cite, -line.cut);
    }
    for (const WaivedPayment& p : space.result.parachute.waived_payments) {
      const bool benefit =
          std::ranges::any_of(space.result.benefits, [&](const auto& each) { return each.id == p.id; });
      if (p.type == PaymentClass::cash || (p.type == PaymentClass::other && benefit))
        add(benefit ? benefits : cash, p.id, "Given up, and not approved by the shareholders: " + p.label,
            p.cite, -p.amount);
    }
  }

  /// A grant as it stood before the event, or null.
  const GrantResult* earlier(const GrantResult& grant) const {
    const auto found = std::ranges::find(before->grants, grant.id, &GrantResult::id);
    return found == before->grants.end() ? nullptr : &*found;
  }
  /// What so many of a grant's exercisable shares are worth over their price; each is worth the same.
  static std::optional<Money> worth(const GrantResult& grant, int64_t shares) {
    if (shares == 0) return Money{};
    if (!grant.spread || grant.exercisable.count == 0) return std::nullopt;
    return to_the_cent(grant.spread->exact() * Exact::fraction(shares, grant.exercisable.count));
  }

  /// Stock that the event vests, or lets go on vesting, with what goes with it.
  void stock_award(const GrantResult& grant) {
    for (const Settlement& s : grant.settlements) {
      const auto& sum = s.amount ? s.amount : s.value;
      if (!sum) {
        leave_open(equity);  // no price to value them at
        continue;
      }
      const std::string_view what =
          s.what == SettledFor::dividends ? "Dividend equivalents" : "Accelerated shares";
      const std::string_view by = s.given != nullptr ? std::string_view{s.given->cite} : s.cite;
      add(equity, grant.id, fmt::format("{} of award {}", what, grant.id), by, *sum);
    }
  }

  /// Options that a deal pays out: the shares that had vested before are paid for what they were worth anyway.
  int64_t cashed_out(const GrantResult& grant, int64_t vested) {
    int64_t taken = 0;
    for (const Settlement& s : grant.settlements) {
      if (s.what != SettledFor::cash_out || s.shares == Shares{}) continue;
      const int64_t early = std::max<int64_t>(0, s.shares.count - vested);
      taken += s.shares.count;
      if (!s.amount) {
        leave_open(equity);
        continue;
      }
      add(equity, grant.id, fmt::format("Accelerated shares of grant {}, cashed out", grant.id), s.cite,
          to_the_cent(s.amount->exact() * Exact::fraction(early, s.shares.count)));
    }
    return taken;
  }

  /// The clause that vests it early, or that keeps it open.
  static std::string_view vested_by(const GrantResult& grant) {
    for (const Tranche& t : grant.tranches) {
      if (t.accelerated && t.shares != Shares{}) return t.accelerated_by;
      if (!t.continued_by.empty() && t.shares != Shares{}) return t.continued_by;
    }
    return grant.window_cite;
  }

  /// The shares that the event makes exercisable, and those that it takes away.
  void accelerated() {
    for (const GrantResult& grant : space.result.grants) {
      if (is_stock(grant.type)) {
        stock_award(grant);
        continue;
      }
      const GrantResult* was = earlier(grant);
      const int64_t vested = was != nullptr ? was->exercisable.count : 0, now = grant.exercisable.count;
      const int64_t paid = cashed_out(grant, vested);
      if (const auto gain = worth(grant, std::max<int64_t>(0, now - vested))) {
        add(equity, grant.id, fmt::format("Accelerated shares of grant {}", grant.id), vested_by(grant), *gain);
      } else {
        leave_open(equity);  // no price to value them at
      }
      if (was == nullptr || vested == 0) continue;
      if (const auto held = worth(*was, vested)) {
        add(vested_options, grant.id, fmt::format("Spread of grant {}", grant.id), {}, *held);
      } else {
        leave_open(vested_options);
      }
      if (const auto gone = worth(*was, std::max<int64_t>(0, vested - now - paid)))
        add(lost, grant.id, fmt::format("Vested shares of grant {} that can no longer be exercised", grant.id),
            grant.window_cite, *gone);
    }
  }

  /// What the event vests of the account, and what was vested before it: the balance of that day.
  void vested_by_event() {
    const DeferralResult &now = space.result.deferred, &was = before->deferred;
    if (was.vested) add(vested_account, "account", "Vested balance", {}, *was.vested);
    if (!now.company || !now.vested_share) return;
    const Exact share = was.vested_share ? was.vested_share->value : Exact{};
    if (now.vested_share->value > share) {
      add(deferred, "account", "Employer contributions vested by the event", {},
          to_the_cent(now.company->exact() * (now.vested_share->value - share)));
    }
  }

  /// What a payment of the account waits for does not matter to an event that has nothing left to vest.
  bool vested_in_full_before() const {
    return before != nullptr && before->deferred.vested_share &&
           before->deferred.vested_share->value == Exact{1};
  }

  void options() {
    for (const GrantResult& grant : space.result.grants) {
      if (is_stock(grant.type)) {
        stock_award(grant);
        continue;
      }
      for (const Settlement& s : grant.settlements)
        add(equity, grant.id, fmt::format("{} of grant {}", s.label, grant.id), s.cite,
            s.amount.value_or(Money{}));
      if (grant.spread) {
        add(equity, grant.id, fmt::format("Spread of grant {}", grant.id), grant.window_cite, *grant.spread);
      } else if (grant.exercisable != Shares{}) {
        leave_open(equity);  // no price to value them at
      }
    }
  }

  void account() {
    const DeferralResult& d = space.result.deferred;
    if (!d.total || d.payments.empty()) return;
    const std::string label =
        d.payments.size() == 1
            ? fmt::format("Paid on {}", to_string(d.payments.front().due))
            : fmt::format("{} payments from {} to {}", d.payments.size(), to_string(d.payments.front().due),
                          to_string(d.payments.back().due));
    add(deferred, "deferred", label, d.payments.front().cite, *d.total);
  }

  bool refused(Module module) const {
    return std::ranges::any_of(space.result.remarks, [&](const Remark& r) {
      return r.severity == Severity::error && (r.module == module || r.module == Module::facts);
    });
  }

  void run() {
    if (refused(Module::severance)) leave_open(cash), leave_open(benefits), leave_open(retirement);
    if (refused(Module::options)) leave_open(equity);
    if (refused(Module::deferred) && !vested_in_full_before()) leave_open(deferred);
    if (refused(Module::parachute)) leave_open(tax);
    severance();
    if (before != nullptr) {
      if (refused(Module::options)) leave_open(vested_options), leave_open(lost);
      if (refused(Module::deferred) && !before->deferred.vested) leave_open(vested_account);
      accelerated();
      vested_by_event();
    } else {
      options();
      account();
    }
    const ParachuteResult& p = space.result.parachute;
    add(tax, "gross_up", "Gross-up payment (estimate)", p.gross_up_cite, p.gross_up.value_or(Money{}));
    for (size_t row = 0; row < total; ++row) {
      if (!cells[row].amount) leave_open(total);
      if (cells[total].amount) *cells[total].amount += *cells[row].amount;
    }
  }
};

}  // namespace

std::vector<MatrixRow> matrix_rows(bool include_vested) {
  std::vector<MatrixRow> rows{
      {"cash", "Cash severance", "Lines of severance less the part that benefits and perquisites make up"},
      {"benefits", "Benefits and perquisites",
       "Car allowance and benefits at the value that lines of severance take them at, benefits that go on at "
       "their cost, and disability plans"}};
  const MatrixRow of_retirement{"retirement", "Retirement promises",
                                "Retirement promises that are paid because of the event"};
  if (include_vested) {
    rows.push_back(
        {"equity", "Equity", "Spread of all options that can be exercised, and stock awards that vest"});
    rows.push_back(of_retirement);
    rows.push_back(
        {"deferred", "Deferred compensation", "Payments of the deferred-compensation account, with earnings"});
  } else {
    rows.push_back(
        {"equity", "Accelerated equity",
         "Spread of the options and SARs that only this event makes exercisable or pays out, and value of "
         "the stock awards that it vests, at the price of the day"});
    rows.push_back(of_retirement);
    rows.push_back({"deferred", "Deferred amounts vested",
                    "Employer contributions of the account that this event vests, without future earnings"});
  }
  rows.push_back({"tax", "Tax reimbursement", "Gross-up of the excise tax of 26 U.S.C. 4999 (estimate)"});
  rows.push_back({"total", "Total", "Sum of the rows above", true});
  if (include_vested) return rows;
  rows.push_back({"vested_options", "Options already vested",
                  "Spread of the options that could be exercised without the event", false, true});
  rows.push_back({"vested_account", "Account already vested",
                  "Vested balance of the account without the event, without future earnings", false, true});
  rows.push_back(
      {"lost", "Forfeited by the event", "Spread of vested options that the event forfeits", false, true});
  return rows;
}

std::vector<MatrixCell> matrix_cells(const Agreement& agreement, const Scenario& facts, const Workspace& space,
                                     const Result* before) {
  std::vector<MatrixCell> cells;
  for (const MatrixRow& row : matrix_rows(before == nullptr)) cells.push_back({row.id, Money{}, {}});
  Cells{agreement, facts, space, before, cells}.run();
  return cells;
}

}  // namespace payout
