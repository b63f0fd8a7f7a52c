#include "report/pages/memo_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/explain/arithmetic.h"
#include "report/pages/remark_text.h"
#include "report/pages/report_page.h"
#include "report/pages/share_price_distance.h"

namespace payout {
namespace {

struct Memo {
  Page& page;
  const ReportData& data;
  const ParachuteResult& p;

  void facts() const {
    page.heading("Facts and assumptions");
    page.wrapped(2, data.result.header.how.empty() ? "Employment goes on." : data.result.header.how);
    if (p.change)
      page.wrapped(2, fmt::format("The change in control is tested as of {}.", to_string(*p.change)));
    pay_and_awards();
    if (p.discounted)
      page.wrapped(
          2, fmt::format("Payments after the change in control are discounted at 120% of the AFR, compounded "
                         "semiannually ({}).",
                         p.discount_source == "supplied" ? "supplied" : "from the table"));
    if (p.rate)
      page.wrapped(2, fmt::format("Other taxes on the last dollar: {}{}.", to_string(*p.rate),
                                  p.table_year ? fmt::format(", by the tables of {}", *p.table_year) : ""));
    for (const Remark& r : data.result.remarks) {
      if (r.module != Module::parachute) continue;
      std::string text{r.message};
      if (r.severity != Severity::note) text = "WARNING: " + text;
      page.wrapped(2, text);
    }
  }

  /// The pay, awards and share prices on which the payments rest.
  void pay_and_awards() const {
    if (const auto& salary = data.facts.salary) {
      std::string text = fmt::format("Base salary of {} a year", grouped(salary->base.yearly()));
      if (salary->target_bonus)
        text += fmt::format(", target bonus of {} of it", to_string(*salary->target_bonus));
      page.wrapped(2, text + '.');
    }
    for (const GrantResult& grant : data.result.grants) {
      if (!grant.valid || !grant.granted) continue;
      std::string text = fmt::format("{}: {} shares granted on {}", grant.id, grouped(grant.shares.count),
                                     to_string(*grant.granted));
      if (grant.price) text += fmt::format(", exercise price {}", to_string(*grant.price));
      if (grant.market && grant.market_on)
        text += fmt::format("; share price {} on {}", to_string(*grant.market), to_string(*grant.market_on));
      page.wrapped(2, text + '.');
    }
  }

  /// The interpretations on which the tax rests, in plain words where the terms have them.
  void interpretations() const {
    if (std::ranges::none_of(data.result.readings, [](const auto& r) { return r.asked && concerns(r); }))
      return;
    page.heading("Interpretations used");
    Grid grid{{{"clause", Align::left, true, true}, {"interpretation", Align::left, true}}};
    for (const ReadingResult& r : data.result.readings) {
      if (!r.asked || !concerns(r)) continue;
      const std::string says{r.used_says.empty() ? fmt::format("{}: {}", spaced(r.key), spaced(r.used))
                                                 : std::string{r.used_says}};
      grid.row({std::string{r.cite}, says});
    }
    grid.print(page);
  }

  /// A reading that another word of which would change the tax.
  static bool concerns(const ReadingResult& r) {
    return std::ranges::any_of(r.others, [](const OtherReading& other) {
      return std::ranges::find(other.modules, Module::parachute, &ModuleChange::module) !=
                 other.modules.end() ||
             std::ranges::any_of(other.moved, [](const Moved& m) { return m.path.starts_with("parachute"); });
    });
  }

  void tests() const {
    page.heading("Who is tested, and the change");
    if (p.tests.empty()) return page.wrapped(2, "The facts say that no test is to be made.");
    Grid grid{
        {{"test", Align::left, true}, {"finding"}, {"law", Align::left, true}, {"facts", Align::left, true}}};
    for (const LawTest& t : p.tests)
      grid.row({spaced(t.id), std::string{t.finding}, std::string{t.law}, t.why});
    grid.print(page);
  }

  /// The years of the base period, with what is in the average beside the pay of the company itself.
  void base_years() const {
    if (p.base_supplied || !p.change) return;
    static const TaxFacts nothing;
    const TaxFacts& tax = data.facts.tax ? *data.facts.tax : nothing;
    Grid grid{{{"year"},
               {"taxable pay", Align::right},
               {"from a predecessor or the group", Align::right},
               {"of it paid no more than once a year", Align::right}}};
    const auto shown = [](const Money* m) { return m != nullptr ? grouped(*m) : std::string{}; };
    const int last = p.change->year() - 1;
    for (int year = last - 4; year <= last + 1; ++year) {
      const Money* pay = data.facts.w2.find(year);
      const Money* earlier = tax.predecessor_pay.find(year);
      if ((pay == nullptr && earlier == nullptr) || (year > last && !grid.empty())) continue;
      grid.row({std::to_string(year), shown(pay), shown(earlier), shown(tax.one_time_pay.find(year))});
    }
    for (size_t i = 0; i < tax.base_pay.size(); ++i)
      grid.row({std::to_string(i + 1), grouped(tax.base_pay[i]), {}, {}});
    if (!grid.empty()) grid.print(page);
  }

  void base() const {
    page.heading("Base amount");
    if (!p.base_amount) return page.wrapped(2, "Not known: pay of the years before the change is not given.");
    base_years();
    page.wrapped(
        2, fmt::format("Base amount {}{}: {} (26 U.S.C. 280G(b)(3), (d)(1) and (2)).", grouped(*p.base_amount),
                       p.base_supplied ? ", supplied" : "", arithmetic(data.work, p.base_arithmetic)));
    if (const std::string exact = fraction_of(data.work, p.base_arithmetic); !exact.empty())
      page.wrapped(2,
                   fmt::format("To the fraction it is {}: the threshold and the excise are of that, and each "
                               "is rounded once, when it is printed.",
                               exact));
  }

  void payments() const {
    page.heading("Payments, one by one");
    Grid grid{{{"payment", Align::left, true},
               {"counts as", Align::left, true},
               {"amount", Align::right},
               {"present value", Align::right},
               {"allocated base amount", Align::right},
               {"excess parachute payment", Align::right}}};
    for (const ContingentLine& line : p.contingent) {
      const std::string what = line.cite.empty() ? line.label : fmt::format("{} ({})", line.label, line.cite);
      const auto shown = [&](Money m) { return line.counted ? grouped(m) : std::string{}; };
      grid.row({what, line.counted ? rule_words(line.rule) : "not included: " + rule_words(line.rule),
                grouped(line.amount), shown(line.present_value), shown(line.base_allocated),
                shown(line.excess)});
      if (!line.law.empty()) grid.note(std::string{line.law});
      const std::string how = arithmetic(data.work, line.arithmetic);
      if (line.counted && !how.empty()) grid.note(how);
      if (!line.rebutted_by.empty()) grid.note(fmt::format("presumption rebutted: {}", line.rebutted_by));
      if (line.reasonable_compensation != Money{})
        grid.note(fmt::format("less {} of reasonable compensation after the change, (b)(4)(A)",
                              grouped(line.reasonable_compensation)));
      if (line.put_to_vote)
        grid.note(fmt::format("less {} that was put to the vote of the shareholders, Q&A-7",
                              grouped(*line.put_to_vote)));
      if (line.prepaid)
        grid.note(fmt::format("the excise on it is prepaid with {}, 26 CFR 1.280G-1 Q&A-11(c)",
                              grouped(*line.prepaid)));
      if (line.earlier_services != Money{})
        grid.note(fmt::format("{} of reasonable pay for earlier services, (b)(4)(B)",
                              grouped(line.earlier_services)));
    }
    grid.total({"Total",
                {},
                grouped(p.total.value_or(Money{})),
                grouped(p.present_value.value_or(Money{})),
                {},
                grouped(p.excess.value_or(Money{}))});
    grid.print(page);
  }

  void test() const {
    page.heading("The test");
    if (!p.threshold) return page.wrapped(2, "It cannot be made on these facts.");
    page.wrapped(
        2, fmt::format("The 280G threshold, three times the base amount, is {}; payments whose present value "
                       "reaches it are parachute payments (280G(b)(2)(A)(ii)).",
                       grouped(*p.threshold)));
    if (p.over)
      page.wrapped(
          2,
          fmt::format("The present value of {} exceeds it by {}. The excise tax of 20% on the excess over one "
                      "times the base amount is {} (4999(a)).",
                      grouped(*p.present_value), grouped(*p.over), grouped(p.excise.value_or(Money{}))));
    if (!p.over && !p.room && p.excise)
      page.wrapped(
          2, fmt::format("Payments under an agreement that violates a securities law are parachute payments "
                         "whatever their amount (280G(b)(2)(B), Q&A-37). Excise tax: {} (4999(a)).",
                         grouped(*p.excise)));
    if (p.room)
      page.wrapped(2, fmt::format("The present value of {} stays below it: no excise tax is due.",
                                  grouped(p.present_value.value_or(Money{}))));
  }

  void distance() const {
    page.heading("Distance to the safe harbor");
    const std::optional<Money> off = p.over ? p.over : p.room;
    if (!off)
      return page.wrapped(2, p.excise ? "The excise tax does not depend on the threshold." : "Not known.");
    page.wrapped(
        2, p.over
               ? fmt::format(
                     "Payments would have to be {} lower to stay within the safe harbor, one dollar below the "
                     "threshold.",
                     grouped(*off + Money::dollars(1)))
               : fmt::format("Less than {} can be added without reaching the threshold.", grouped(*off)));
    page.wrapped(2, in_share_price(p, *off));
  }

  void alternatives() const {
    page.heading("Alternatives");
    if (p.remedies.empty())
      return page.wrapped(2, p.over ? "Not compared: marginal rates are not given (`tax.marginal`)."
                                    : "No alternative is needed: no excise tax is due.");
    Grid grid{{{"alternative", Align::left, true},
               {"paid", Align::right},
               {"excise tax", Align::right},
               {"gross-up", Align::right},
               {"net after tax to the executive", Align::right},
               {"total cost to the company", Align::right}}};
    for (const RemedyFigures& r : p.remedies)
      grid.row({alternative_words(r.id) + (r.agreed ? " (agreed)" : ""), grouped(r.paid), grouped(r.excise),
                grouped(r.gross_up), grouped(r.net), grouped(r.cost)});
    grid.print(page);
  }

  void order_of_cuts() const {
    Grid grid{
        {{"payment", Align::left, true}, {"a cutback takes off", Align::right}, {"still paid", Align::right}}};
    for (const ContingentLine& line : p.contingent) {
      if (line.would_cut != Money{})
        grid.row({line.label, grouped(line.would_cut), grouped(line.amount - line.would_cut)});
    }
    page.heading("Order of cuts");
    if (grid.empty()) return page.wrapped(2, "Nothing has to be cut.");
    grid.print(page);
  }

  void conclusion() const {
    page.heading("Conclusion");
    if (const std::string sentence = parachute_sentence(p); !sentence.empty()) page.wrapped(2, sentence);
    if (!p.over) return;
    const auto alternative = [&](std::string_view id) {
      const auto found = std::ranges::find(p.remedies, id, &RemedyFigures::id);
      return found == p.remedies.end() ? nullptr : &*found;
    };
    const RemedyFigures *cut = alternative("cutback"), *net = alternative("best_net");
    if (cut != nullptr && !cut->agreed)
      page.wrapped(
          2, fmt::format("A cutback to the safe harbor would take {} off the payments.", grouped(cut->cut)));
    if (net != nullptr && !net->agreed)
      page.wrapped(2, net->cut == Money{}
                          ? std::string{"A best-net clause would pay in full."}
                          : fmt::format("A best-net clause would cut by {} and leave {} after tax.",
                                        grouped(net->cut), grouped(net->net)));
    const Money excise = p.excise.value_or(Money{});
    if (p.gross_up && *p.gross_up != Money{})
      return page.wrapped(2, fmt::format("The excise tax of {} is covered by a gross-up of {} ({}).",
                                         grouped(excise), grouped(*p.gross_up), p.gross_up_cite));
    if (p.cutback && *p.cutback != Money{})
      return page.wrapped(2, fmt::format("The agreement cuts the payments by {}, and no excise tax is due.",
                                         grouped(*p.cutback)));
    page.wrapped(2, fmt::format("The executive bears the excise tax of {}.", grouped(excise)));
  }

  /// What was given up for a vote of the shareholders that failed.
  void waived() const {
    if (!p.waived) return;
    std::string of;
    for (const WaivedPayment& each : p.waived_payments)
      of += fmt::format("{}{} of {}", of.empty() ? "" : "; ", grouped(each.amount), each.label);
    page.wrapped(2, fmt::format("The executive gave up {} for the vote of the shareholders ({}). They did not "
                                "approve it, and it is not paid (26 CFR 1.280G-1 Q&A-7(b)(1)).",
                                grouped(*p.waived), of));
  }

  static std::string if_read(const ReadingResult& r, const OtherReading& other) {
    if (!other.says.empty()) return fmt::format("If {}", other.says);
    return fmt::format("If {} is {}", spaced(r.key), spaced(other.reading));
  }

  void what_would_change_it() const {
    page.heading("What would change it");
    bool any = false;
    const auto say = [&](const std::string& text) { any = true, page.wrapped(2, text); };
    if (const std::string apart = to_turn_the_test(p); !apart.empty()) say(apart);
    if (p.waived)
      say(
          fmt::format("With more than 75% of the votes, the {} that was given up would be paid and would not "
                      "count (280G(b)(5)(B)).",
                      grouped(*p.waived)));
    for (const ContingentLine& line : p.contingent) {
      if (line.otherwise)
        say(fmt::format("{}: {} in place of {} if the presumption of 280G(b)(2)(C) {}.", line.label,
                        grouped(*line.otherwise), grouped(line.amount),
                        line.rule == ContingencyRule::presumed ? "is rebutted" : "holds"));
    }
    for (const ReadingResult& r : data.result.readings) {
      for (const OtherReading& other : r.others) {
        for (const Moved& m : other.moved) {
          if (m.path == "parachute.total" || m.path == "parachute.excise")
            say(fmt::format("{} ({}): {} {} in place of {}.", if_read(r, other), r.cite,
                            m.path == "parachute.total" ? "parachute payments" : "excise tax", m.to, m.from));
        }
        for (const ModuleChange& change : other.modules) {
          if (change.module == Module::parachute)
            say(fmt::format("{} ({}): gross-up {}{}.", if_read(r, other), r.cite,
                            change.change > Money{} ? "+" : "", grouped(change.change)));
        }
      }
    }
    for (const std::string& left_out : p.left_out) say("Not in the tables: " + left_out);
    for (const LawTest& t : p.tests) {
      if (t.finding == "unknown") say(fmt::format("{} ({}): {}.", spaced(t.id), t.law, t.why));
    }
    if (!any) page.wrapped(2, "No open interpretation point, and no presumption, follows from these facts.");
  }
};

}  // namespace

Page parachute_memo(const ReportData& data) {
  Page page;
  const ParachuteResult& p = data.result.parachute;
  page.title(fmt::format("Golden-parachute analysis: {}", data.result.header.name), "ESTIMATE");
  page.wrapped(0, fmt::format("{}; 26 U.S.C. 280G and 4999, 26 CFR 1.280G-1", data.result.header.agreement), 0);
  if (!data.result.header.title.empty()) page.wrapped(0, data.result.header.title, 0);
  for (const std::string& change : data.what_if) page.wrapped(0, "WHAT-IF: " + change);
  for (const std::string& line : lines_of(data.facts.prepared)) page.wrapped(0, line, 0);
  const Memo memo{page, data, p};
  if (is_refused(data.result, Module::facts) || is_refused(data.result, Module::parachute)) {
    page.blank();
    page.wrapped(2, "No figures: a fact is missing or contradicts another, see below.");
    print_warnings(page, data);
    return page;
  }
  if (!p.tested) {
    page.heading("Conclusion");
    page.wrapped(2,
                 "No test is made: " + (p.not_tested.empty() ? "nothing calls for one" : p.not_tested) + ".");
    memo.waived(), memo.facts(), memo.tests();
    return page;
  }
  memo.conclusion(), memo.waived(), memo.facts(), memo.tests();
  memo.base(), memo.payments(), memo.test(), memo.distance(), memo.alternatives(), memo.order_of_cuts();
  memo.what_would_change_it(), memo.interpretations();
  if (data.receipt != nullptr) print_receipt(page, *data.receipt);
  return page;
}

}  // namespace payout
