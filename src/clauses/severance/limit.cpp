#include "clauses/severance/limit.h"

#include <algorithm>

#include "clauses/case.h"
#include "clauses/severance/rows.h"

namespace payout {
namespace {

/// One limit and the lines that it reaches.
struct Cutting {
  const PayLimit& terms;
  const ClauseHead& clause;
  const Case& c;
  Exact left = {};   ///< still to be taken off, in cents
  Figure over = {};  ///< what the lines come to beyond the limit

  bool reaches(const ClauseHead* by) const {
    return by != nullptr && std::ranges::find(terms.clauses, by->id) != terms.clauses.end();
  }

  /// A line of several payments gives way from its last one on.
  void cut_payments(Line& line, Figure amount) const {
    Exact rest = line.amount.exact() - amount.value;
    for (size_t i = line.payments.size(); i-- > 0 && rest > Exact{0};) {
      PaymentRow& row = line.payments[i];
      const Exact taken = std::min(rest, row.amount.exact());
      lessen_row(row, c.work.derived(taken, Unit::money, "cut by the limit", {over}), c, "cut by the limit");
      rest -= taken;
    }
    sum_up_rows(line, c);
  }

  void set(Line& line, Figure amount) const {
    if (!line.payments.empty()) return cut_payments(line, amount);
    line.amount = money_of(amount);
    line.arithmetic = c.work.named(amount, "after the limit").step;
  }

  /// The last line of the clauses cut first gives way first.
  void in_order(std::vector<Line*>& lines) {
    std::vector<Line*> order;
    for (const std::string& id : terms.cut) {
      for (size_t i = lines.size(); i-- > 0;) {
        if (lines[i]->clause->id == id) order.push_back(lines[i]);
      }
    }
    std::vector<Line*> others;
    for (Line* line : lines) {
      if (std::ranges::find(order, line) == order.end()) others.push_back(line);
    }
    for (Line* line : order) {
      if (left <= Exact{0}) return;
      const Figure whole{line->amount.exact(), line->arithmetic};
      const Exact taken = std::min(left, whole.value);
      const Figure cut = c.work.derived(taken, Unit::money, "cut by the limit", {over});
      set(*line, c.work.difference(whole, cut));
      left -= taken;
    }
    lines = std::move(others);
  }

  /// What is left to cut, of each in proportion; the last carries the cents.
  void in_proportion(const std::vector<Line*>& lines) {
    if (left <= Exact{0} || lines.empty()) return;
    std::vector<Figure> amounts;
    for (const Line* line : lines) amounts.push_back({line->amount.exact(), line->arithmetic});
    const Figure sum = amounts.size() == 1 ? amounts[0] : c.work.sum(amounts);
    const Figure rest = c.work.difference(sum, c.work.derived(left, Unit::money, "cut by the limit", {over}));
    std::vector<Figure> others;
    for (size_t i = 0; i + 1 < lines.size(); ++i) {
      others.push_back(c.work.rounded(c.work.share_of(amounts[i], rest, sum)));
      set(*lines[i], others.back());
    }
    set(*lines.back(),
        others.empty() ? rest : c.work.difference(rest, others.size() == 1 ? others[0] : c.work.sum(others)));
    left = Exact{};
  }

  /// Lines that hang on a missing fact leave open what all may come to.
  bool leave_open() const {
    const bool any =
        std::ranges::any_of(c.out.severance.open, [&](const OpenLine& line) { return reaches(line.clause); });
    if (any) open_all();
    return any;
  }
  void open_all() const {
    auto& lines = c.out.severance.lines;
    for (const Line& line : lines) {
      if (reaches(line.clause)) c.open_line(*line.clause, line.id, line.label, line.arises);
    }
    std::erase_if(lines, [&](const Line& line) { return reaches(line.clause); });
  }

  void run(Date measured) {
    if (leave_open()) return;
    std::vector<Line*> lines;
    std::vector<Figure> amounts;
    for (Line& line : c.out.severance.lines) {
      if (!reaches(line.clause)) continue;
      lines.push_back(&line);
      amounts.push_back({line.amount.exact(), line.arithmetic});
    }
    if (lines.empty()) return;
    const auto most = value_of(*terms.at_most, {measured}, terms.measures, clause, c);
    if (!most) return open_all();
    const Figure sum = amounts.size() == 1 ? amounts[0] : c.work.sum(amounts);
    const Figure cap = c.work.rounded(*most, "limit");
    if (sum.value <= cap.value) return;
    over = c.work.difference(sum, cap);
    left = over.value;
    in_order(lines);
    in_proportion(lines);
    if (c.explain)
      c.note(
          Module::severance, "limited", {},
          fmt::format("together {} would be paid, and {} allows {}: {} less", grouped(to_the_cent(sum.value)),
                      clause.cite, grouped(to_the_cent(cap.value)), grouped(to_the_cent(over.value))),
          {}, clause.cite);
  }
};

/// The day on which the amounts of a limit are taken: as the payments' are.
Date measured_on(const ClauseHead& clause, const PayLimit& terms, const Case& c) {
  for (const std::string& id : terms.clauses) {
    const Clause* paying = c.agreement.find(id);
    if (paying == nullptr) continue;
    const Occurrences all = occurrences(c, paying->head);
    if (!all.empty()) return all.begin()->measured;
  }
  static_cast<void>(clause);
  return c.situation.end.value_or(Date{});
}

}  // namespace

void apply_limits(const Case& c) {
  c.agreement.each<PayLimit>([&](const ClauseOf<PayLimit>& limit) {
    if (!c.in_force(limit.head.document()) || !limit.terms.at_most) return;
    if (!limit.head.when.empty() && occurrences(c, limit.head).empty()) return;
    Cutting{limit.terms, limit.head, c}.run(measured_on(limit.head, limit.terms, c));
  });
}

}  // namespace payout
