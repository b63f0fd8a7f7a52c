#include "clauses/severance/limit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "clauses/case.h"
#include "clauses/checks/check_parts.h"
#include "clauses/severance/check_idle_bounds.h"
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

  /// A payment of one of the lines.
  struct Place {
    Line* line = nullptr;
    size_t row = 0;
    PaymentRow& at() const { return line->payments[row]; }
  };
  static Date day_of_row(const Place& place) { return place.at().due.value_or(place.line->arises); }

  std::vector<Place> payments_of(const std::vector<Line*>& lines) const {
    std::vector<Place> out;
    for (Line* line : lines) {
      for (size_t i = 0; i < line->payments.size(); ++i) out.push_back({line, i});
    }
    return out;
  }

  void take(const Place& place, Exact cents) {
    lessen_row(place.at(), c.work.derived(cents, Unit::money, "cut by the limit", {over}), c,
               "cut by the limit");
    left -= cents;
  }

  /// Of the clauses in the order of `cut` the latest payment gives way first.
  void in_order(std::vector<Line*>& lines) {
    for (const std::string& id : terms.cut) {
      std::vector<Line*> own;
      std::ranges::copy_if(lines, std::back_inserter(own),
                           [&](const Line* line) { return line->clause->id == id; });
      std::erase_if(lines, [&](const Line* line) { return line->clause->id == id; });
      std::vector<Place> places = payments_of(own);
      std::ranges::stable_sort(places, {}, day_of_row);
      for (size_t i = places.size(); i-- > 0 && left > Exact{0};) {
        const Exact all = places[i].at().amount.exact();
        take(places[i], std::min(left, all));
      }
    }
  }

  /// Whether the payments of a line come to less than it was.
  static bool is_cut(const Line& line, Figure was) {
    Exact sum;
    for (const PaymentRow& row : line.payments) sum += row.amount.exact();
    return sum < was.value;
  }

  /// What is left to cut, of each payment in proportion; the last carries the cents.
  void in_proportion(const std::vector<Line*>& lines) {
    const std::vector<Place> places = payments_of(lines);
    Exact sum;
    for (const Place& place : places) sum += place.at().amount.exact();
    if (left <= Exact{0} || sum <= Exact{0}) return;
    const Exact cut = left;
    for (size_t i = 0; i < places.size(); ++i) {
      const Exact amount = places[i].at().amount.exact();
      const Exact kept = Exact{round_half_up(amount * (sum - cut) / sum)};
      take(places[i], i + 1 == places.size() ? left : amount - kept);
    }
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
    const auto most = amount_figure(*terms.at_most, {measured}, terms.measures, clause, c);
    if (!most) return open_all();
    const Figure sum = amounts.size() == 1 ? amounts[0] : c.work.sum(amounts);
    const Figure cap = c.work.rounded(*most, "limit");
    if (sum.value <= cap.value) return;
    over = c.work.difference(sum, cap);
    left = over.value;
    const std::vector<Line*> all = lines;
    in_order(lines);
    in_proportion(lines);
    for (size_t i = 0; i < all.size(); ++i) {
      if (!is_cut(*all[i], amounts[i])) continue;
      const std::array<Figure, 1> rule{over};
      sum_up_lessened(*all[i], amounts[i], "cut by the limit", rule, c);
    }
    if (c.explain)
      c.note(
          Module::severance, "limited", {},
          fmt::format("together {} would be paid, and {} allows {}: {} less", grouped(to_the_cent(sum.value)),
                      clause.cite, grouped(to_the_cent(cap.value)), grouped(to_the_cent(over.value))),
          {}, clause.cite);
  }
};

/// The day on which the amounts of a limit are taken: as the payments' are.
Date measured_on(const PayLimit& terms, const Case& c) {
  for (const std::string& id : terms.clauses) {
    const Clause* paying = c.agreement.find(id);
    if (paying == nullptr) continue;
    const Occurrences all = occurrences(c, paying->head);
    if (!all.empty()) return all.begin()->measured;
  }
  return c.situation.end.value_or(Date{});
}

}  // namespace

void act_on_rows(const PayLimit& terms, const ClauseHead& clause, const Case& c) {
  if (!terms.at_most || (!clause.when.empty() && occurrences(c, clause).empty())) return;
  Cutting{terms, clause, c}.run(measured_on(terms, c));
}

void check(const PayLimit& limit, const TermsCheck& t, size_t i) {
  if (limit.at_most) check_amount(t, i, "at_most", *limit.at_most);
  if (limit.clauses.empty())
    t.error(i, "clauses", "no-items", " names no `clauses`: it would limit nothing",
            "write `clauses: [ID, ID]`: the clauses whose payments are added up");
  if (!limit.at_most)
    t.error(i, "", "no-measure", " has no `at_most`: it would limit nothing",
            "write `at_most: 500000`, or `at_most: {times: 2.99, of: [salary, target_bonus]}`");
  for (const std::string& id : limit.clauses) {
    const Clause* paying = t.agreement.find(id);
    if (paying != nullptr && paying->terms.kind().pay == nullptr)
      t.error(i, "clauses", "not-used",
              fmt::format(", `clauses`: `{}` is a `{}`, which pays nothing", id, paying->terms.kind().name),
              "name clauses that pay");
    if (std::ranges::count(limit.clauses, id) > 1 && id == limit.clauses.front())
      t.error(i, "clauses", "named-twice", fmt::format(", `clauses`: `{}` stands there twice", id),
              "name each clause once");
  }
  for (const std::string& id : limit.cut) {
    if (std::ranges::find(limit.clauses, id) == limit.clauses.end())
      t.error(i, "cut", "not-used", fmt::format(", `cut`: `{}` is none of `clauses`", id),
              "name the clauses of the limit, in the order in which they are cut");
  }
  for (const std::string& id : limit.clauses) {
    if (!limit.cut.empty() && std::ranges::find(limit.cut, id) == limit.cut.end())
      t.error(
          i, "cut", "not-used",
          fmt::format(", `cut`: `{}` stands in `clauses` and not in the order: when it is cut is not said", id),
          "name all clauses of the limit in `cut`, or leave `cut` out: each is then cut in proportion");
  }
  check_idle_bounds(t, i, limit);
}

}  // namespace payout
