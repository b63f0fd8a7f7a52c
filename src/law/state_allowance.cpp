#include "law/state_allowance.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "law/table_reader.h"

namespace payout::law {
namespace {

Schedule at_least(const Schedule& s, Exact floor) {
  return greater(s, Schedule::level(floor));
}

int steps_to(Exact whole, Exact step) {
  return static_cast<int>(-floor_of(-(whole / step)));
}

Exact cents_of(NodeRef parent, std::string_view key) {
  return dollars(need(parent, key)).exact();
}

/// amount x (1 - min(1, (AGI - over) / width)); the cut may be rounded down to whole 10 dollars.
Schedule linear(NodeRef block, NodeRef v) {
  const Exact amount = cents_of(v, "amount"), width = cents_of(v, "width");
  const Money over = dollars(need(v, "over"));
  if (const NodeRef unit = block.find("cut_rounded_down_to")) {
    const Exact rise = dollars(unit).exact(), each = rise * width / amount;
    const Schedule cut = Schedule::staircase(just_below(over) + each, each, rise, steps_to(amount, rise));
    return Schedule::level(amount) - cut;
  }
  const Money gone = over + dollars(need(v, "width"));
  return Schedule::level(amount) - Schedule::marginal({{over, amount / width}, {gone, 0}});
}

/// Falls by a share of the amount at every step begun above `over`.
Schedule steps_share(NodeRef, NodeRef v) {
  const Exact amount = cents_of(v, "amount"), share = rate(need(v, "share"));
  const Schedule cut =
      Schedule::staircase(cents_of(v, "over"), cents_of(v, "each"), amount * share, steps_to(1, share));
  return at_least(Schedule::level(amount) - cut, 0);
}

/// Falls by `less` at every step begun above `over`.
Schedule steps_amount(NodeRef, NodeRef v) {
  const Exact amount = cents_of(v, "amount"), less = cents_of(v, "less");
  const Schedule cut =
      Schedule::staircase(cents_of(v, "over"), cents_of(v, "each"), less, steps_to(amount, less));
  return at_least(Schedule::level(amount) - cut, 0);
}

/// Falls by `less` for every whole step above `over`, to `floor`.
Schedule whole_steps_amount(NodeRef, NodeRef v) {
  const Exact amount = cents_of(v, "amount"), less = cents_of(v, "less"), floor = cents_of(v, "floor");
  const Exact each = cents_of(v, "each");
  const Exact first = just_below(dollars(need(v, "over"))) + each;
  return at_least(
      Schedule::level(amount) - Schedule::staircase(first, each, less, steps_to(amount - floor, less)), floor);
}

Schedule lost_above(NodeRef, NodeRef v) {
  const Exact amount = cents_of(v, "amount");
  return Schedule::level(amount) - Schedule::step_above(cents_of(v, "agi_over")).times(amount);
}

/// {0: amount, 100000: amount}: that of the last row that AGI is above.
Schedule table_rows(NodeRef, NodeRef v) {
  Schedule s = Schedule::level(dollars(v.first()).exact());
  for (NodeRef row = v.first(), next = row.next(); next; row = next, next = next.next()) {
    const Exact change = dollars(next).exact() - dollars(row).exact();
    s = s + Schedule::step_above(dollars_of_key(next).exact()).times(change);
  }
  return s;
}

Schedule share_of_agi(NodeRef block, NodeRef v) {
  const Schedule share = Schedule::line(0, rate(need(block, "share")));
  return lesser(at_least(share, cents_of(v, "min")), Schedule::level(cents_of(v, "max")));
}

/// Less a tax on AGI; with `max_cut_share` at most that share of the amount, and all of that above an AGI.
Schedule rate_of_excess(NodeRef, NodeRef v) {
  const Exact amount = cents_of(v, "amount");
  Schedule cut = Schedule::marginal(brackets(need(v, "cut")));
  if (const NodeRef share = v.find("max_cut_share")) {
    const Exact most = amount * rate(share);
    cut = lesser(cut, Schedule::level(most));
    if (const NodeRef all = v.find("full_cut_agi_over"))
      cut = greater(cut, Schedule::step_above(dollars(all).exact()).times(most));
  }
  return at_least(Schedule::level(amount) - cut, 0);
}

/// A credit less a rate of the AGI above `over`.
Schedule less_rate(NodeRef, NodeRef v) {
  const Schedule cut = Schedule::marginal({{dollars(need(v, "over")), rate(need(v, "rate"))}});
  return at_least(Schedule::level(cents_of(v, "amount")) - cut, 0);
}

Schedule plain_amount(NodeRef, NodeRef v) {
  return Schedule::level(dollars(v).exact());
}

struct AllowanceKind {
  std::string_view name;
  Schedule (*read)(NodeRef block, NodeRef value);
};
constexpr std::array allowance_kinds = {
    AllowanceKind{"linear", linear},
    AllowanceKind{"steps_share", steps_share},
    AllowanceKind{"steps_amount", steps_amount},
    AllowanceKind{"steps_amount_per_exemption", steps_amount},
    AllowanceKind{"whole_steps_amount", whole_steps_amount},
    AllowanceKind{"lost_above", lost_above},
    AllowanceKind{"table", table_rows},
    AllowanceKind{"share_of_agi", share_of_agi},
    AllowanceKind{"rate_of_excess", rate_of_excess},
    AllowanceKind{"rate_of_excess_capped", rate_of_excess},
    AllowanceKind{"utah", less_rate},
};

RateOver rate_over(NodeRef node) {
  return {.over = dollars(need(node, "agi_over")), .rate = rate(need(node, "rate"))};
}

/// {0: 0.35, 25000: 0.25}: the share of the last row that AGI is above.
Schedule share_rows(NodeRef rows) {
  Schedule s = Schedule::level(rate(rows.first()));
  for (NodeRef row = rows.first(), next = row.next(); next; row = next, next = next.next())
    s = s + Schedule::step_above(dollars_of_key(next).exact()).times(rate(next) - rate(row));
  return s;
}

/// {0: 7050, 125000: 5650}: the amount of the last row that AGI has reached.
Schedule limit_rows(NodeRef rows) {
  Schedule s = Schedule::level(dollars(rows.first()).exact());
  for (NodeRef row = rows.first(), next = row.next(); next; row = next, next = next.next()) {
    const Exact change = dollars(next).exact() - dollars(row).exact();
    s = s + Schedule::step_above(just_below(dollars_of_key(next))).times(change);
  }
  return s;
}

}  // namespace

Exact just_below(Money amount) {
  return amount.exact() - Exact::fraction(1, 10);  // of a cent
}

NodeRef of_status(NodeRef block, std::string_view status) {
  const NodeRef one = block.find("every_status");
  return one ? one : need(block, status);
}

PerStatus<Schedule> read_allowance(NodeRef block) {
  const NodeRef kind = block.find("kind");
  auto* read = plain_amount;
  if (kind) {
    const auto found = std::ranges::find(allowance_kinds, kind.text(), &AllowanceKind::name);
    if (found == allowance_kinds.end())
      throw std::logic_error("no allowance is called " + std::string{kind.text()});
    read = found->read;
  }
  PerStatus<Schedule> out;
  for (size_t i = 0; i < status_names.size(); ++i) out.of[i] = read(block, of_status(block, status_names[i]));
  return out;
}

PerStatus<Schedule> read_recapture_by_agi(NodeRef block) {
  return per_status<Schedule>(block, [](NodeRef parts) {
    Schedule sum;
    for (NodeRef p = parts.first(); p; p = p.next()) {
      const Exact add = cents_of(p, "add"), most = cents_of(p, "max");
      const Schedule stairs =
          Schedule::staircase(cents_of(p, "over"), cents_of(p, "each"), add, steps_to(most, add));
      sum = sum + lesser(stairs, Schedule::level(most));
    }
    return sum;
  });
}

BenefitRecapture read_benefit_recapture(NodeRef block) {
  BenefitRecapture r = {.agi_over = dollars(need(block, "agi_over")),
                        .phase_in = dollars(need(block, "phase_in"))};
  r.rows = per_status<std::vector<BenefitRecapture::Row>>(block, [](NodeRef rows) {
    std::vector<BenefitRecapture::Row> out;
    for (NodeRef row = rows.first(); row; row = row.next())
      out.push_back({.over = dollars_of_key(row), .base = dollars(row.at(0)), .add = dollars(row.at(1))});
    return out;
  });
  if (const NodeRef flat = block.find("flat_by_agi")) r.flat = rate_over(flat);
  if (const NodeRef top = block.find("top_by_agi")) r.top = per_status<RateOver>(top, rate_over);
  return r;
}

FederalTaxDeduction read_federal_tax_deduction(NodeRef block) {
  FederalTaxDeduction d = {.itemizers_only = static_cast<bool>(block.find("itemizers_only"))};
  const NodeRef by_agi = block.find("share_by_agi");
  d.share = by_agi ? share_rows(by_agi) : Schedule::level(rate(need(block, "share")));
  if (const NodeRef limits = block.find("limit_by_agi")) d.limit = per_status<Schedule>(limits, limit_rows);
  if (const NodeRef limit = block.find("limit"))
    d.limit = per_status<Schedule>(limit, [](NodeRef v) { return Schedule::level(dollars(v).exact()); });
  return d;
}

Addback read_addback(NodeRef block) {
  return {.agi_from = dollars(need(block, "agi_from")), .cap = dollars_per_status(need(block, "cap"))};
}

Schedule read_least(NodeRef block) {
  return product(Schedule::step_above(cents_of(block, "agi_over")),
                 Schedule::line(0, rate(need(block, "rate_of_agi"))));
}

Schedule read_rates_less_amounts(NodeRef rows) {
  Schedule tax, before;
  for (NodeRef row = rows.first(); row; row = row.next()) {
    const Schedule line = Schedule::line(-dollars(row.at(1)).exact(), rate(row.at(0)));
    tax = tax + product(Schedule::step_above(just_below(dollars_of_key(row))), line - before);
    before = line;
  }
  return greater(tax, Schedule{});
}

}  // namespace payout::law
