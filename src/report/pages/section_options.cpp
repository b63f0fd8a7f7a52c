#include <fmt/format.h>

#include <algorithm>

#include "report/explain/arithmetic.h"
#include "report/pages/remark_text.h"
#include "report/pages/report_page.h"
#include "report/pages/settlement_text.h"

namespace payout {
namespace {

/// "K1 SOP 1998-10-01 at 18.00": a plan that is one of the documents by its citation.
std::string grant_label(const GrantResult& g, const Agreement& agreement) {
  std::string document{g.plan};
  std::ranges::transform(document, document.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  std::string out =
      fmt::format("{} {}", g.id, agreement.documents.find(document) != nullptr ? document : spaced(g.plan));
  if (g.granted) out += ' ' + to_string(*g.granted);
  if (g.price) out += " at " + to_string(*g.price);
  return out;
}

/// Collects phrases with a separator.
struct Phrases {
  std::string text = {};
  void add(std::string phrase) {
    if (phrase.empty()) return;
    if (!text.empty()) text += "; ";
    text += phrase;
  }
};

/// What became of the shares that cannot be exercised.
std::string forfeited_text(const GrantResult& g) {
  std::string out;
  const auto add = [&](Shares shares, std::string_view what) {
    if (shares.count != 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", grouped(shares.count), what);
  };
  add(g.exercised, "exercised");
  add(g.barred, "never exercisable, the service requirement was not met");
  add(Shares{g.lapsed.count - g.barred.count}, "expired");
  add(g.forfeited, "forfeited");
  add(g.cashed_out.value_or(Shares{}), "cashed out");
  add(g.unvested, "not yet exercisable");
  return out;
}

/// "30,000 accelerated 2000-03-15 (EA 5.3, SOP VI(B))", once a day and clause.
void add_accelerations(const GrantResult& g, Phrases& out) {
  for (size_t i = 0; i < g.tranches.size(); ++i) {
    const Tranche& t = g.tranches[i];
    const auto same = [&](const Tranche& u) {
      return u.accelerated == t.accelerated && u.accelerated_by == t.accelerated_by;
    };
    if (!t.accelerated || std::any_of(g.tranches.begin(), g.tranches.begin() + static_cast<ptrdiff_t>(i), same))
      continue;
    int64_t shares = 0;
    for (const Tranche& u : g.tranches) shares += same(u) ? u.shares.count : 0;
    std::string cites{t.accelerated_by};
    if (!t.also_by.empty()) cites += fmt::format(", {}", t.also_by);
    out.add(fmt::format("{} accelerated {} ({})", grouped(shares), to_string(*t.accelerated), cites));
  }
}

/// The last day, the clause that sets it, the latest safe day, and what the clause that does not govern gives.
std::string window(const GrantResult& g) {
  if (!g.last_day || g.exercisable.count == 0) return {};
  std::string out = fmt::format("ends {}{}", to_string(*g.last_day),
                                g.window_cite.empty() ? "" : fmt::format(" ({})", g.window_cite));
  if (g.safe_day && *g.safe_day != *g.last_day)
    out += fmt::format(", conservative date {}", to_string(*g.safe_day));
  if (g.other_day && *g.other_day != *g.last_day)
    out += fmt::format(" ({} alone would end {})", g.other_cite, to_string(*g.other_day));
  return out;
}

std::string fractional(const FractionalShares& shares) {
  std::string out;
  type_of<FractionalShares>().scalar->write(&shares, out);
  return shares.count.whole() ? grouped(shares.count.num()) : out;
}

/// What the exercisable shares are for the tax, in a word; without any, what the grant was made as.
std::string standing(const GrantResult& g) {
  if (g.type == AwardType::sar) return "SAR";
  if (g.exercisable.count == 0) return g.type == AwardType::iso ? "ISO" : "NSO";
  if (g.iso_shares.count == Exact{0}) return "NSO";
  return g.nso_shares.count == Exact{0} ? "ISO" : "ISO/NSO";
}

/// "ISO 4,761, NSO 11,239; ISO to 2000-09-30 (26 U.S.C. 422)".
std::string incentive(const GrantResult& g) {
  if (g.exercisable.count == 0 || g.iso_shares.count == Exact{0}) return {};
  std::string out;
  if (g.nso_shares.count != Exact{0})
    out = fmt::format("ISO {}, NSO {} (26 U.S.C. 422(d))", fractional(g.iso_shares), fractional(g.nso_shares));
  if (g.iso_until) {
    out += fmt::format("{}ISO if exercised to {}", out.empty() ? "" : "; ", to_string(*g.iso_until));
    if (g.iso_safe_day && *g.iso_safe_day != *g.iso_until)
      out += fmt::format(", conservative date {}", to_string(*g.iso_safe_day));
  }
  return out;
}

/// What was given for the price: "765 shares withheld at 23.50 (value of 2000-06-02) and 22.50 in cash".
std::string paid_with(const ExerciseResult& e) {
  if (!e.delivered_at || !e.valued_on) return fmt::format("paid in cash ({})", name_of(e.method));
  std::string out = fmt::format("paid with {} shares {} at {} (value of {})", grouped(e.surrendered.count),
                                e.method == ExerciseMethod::net ? "withheld" : "delivered",
                                to_string(*e.delivered_at), to_string(*e.valued_on));
  if (e.cash != Money{}) out += fmt::format(" and {} in cash", grouped(e.cash));
  return out;
}

std::string tax_of(const ExerciseResult& e) {
  std::string out;
  if (e.tax == ExerciseTax::incentive) out += "; as an ISO, no wages";
  if (e.tax == ExerciseTax::both)
    out += fmt::format("; {} shares as an ISO", grouped(floor_of(e.incentive.count)));
  if (e.wages && *e.wages != Money{}) out += fmt::format("; income (wages) {}", grouped(*e.wages));
  if (!e.withholding) return out;
  out +=
      fmt::format(", withholding {}{}", grouped(*e.withholding), e.withholding_estimated ? " (estimate)" : "");
  if (e.withheld_for_tax.count != 0)
    out += fmt::format(", {} shares and {} in cash for it", grouped(e.withheld_for_tax.count),
                       grouped(e.tax_cash));
  return out;
}

/// A SAR costs nothing: "1,000 SARs over 28.00: 333 shares delivered, a fraction of a share dropped".
std::string appreciation_text(const ExerciseResult& e) {
  std::string out = fmt::format("exercised {}: {} SARs over {}", to_string(e.date), grouped(e.shares.count),
                                to_string(e.price));
  if (e.delivered.count != 0)
    out += fmt::format(", {} whole shares of {} delivered", grouped(e.delivered.count),
                       to_string(e.fmv.value_or(Price{})));
  return out + tax_of(e);
}

std::string exercise_text(const ExerciseResult& e) {
  std::string out = fmt::format("exercised {}: {} shares at {}, {}, {}", to_string(e.date),
                                grouped(e.shares.count), to_string(e.price), grouped(e.cost), paid_with(e));
  if (e.delivered != e.shares) out += fmt::format(", {} shares delivered", grouped(e.delivered.count));
  return out + tax_of(e);
}

void print_settlements(Grid& grid, const ReportData& data, const GrantResult& g) {
  for (const Settlement& s : g.settlements) grid.note(settlement_text(data, s));
}

/// A grant can be left out although its plan allows it: what becomes of it is not known.
std::string status_text(const GrantResult& g) {
  return g.status ? spaced(name_of(*g.status)) : "not known";
}

void print_grant(Grid& grid, const ReportData& data, const GrantResult& g) {
  grid.row({grant_label(g, data.agreement), grouped(g.shares.count), shares_text(g.vested),
            shares_text(g.accelerated), shares_text(g.exercisable),
            g.last_day ? to_string(*g.last_day) : std::string{}, standing(g), status_text(g),
            g.spread && g.exercisable.count != 0 ? grouped(*g.spread) : std::string{}});
  Phrases how;
  add_accelerations(g, how);
  how.add(window(g));
  how.add(incentive(g));
  how.add(forfeited_text(g));
  if (g.fraction_cash)
    how.add(fmt::format("{} in cash for the fraction of a share that a split left", grouped(*g.fraction_cash)));
  if (g.underwater.value_or(false)) how.add("under water: the exercise price is not below the share price");
  if (!g.valid) how.add("left out, see WARNINGS");
  if (!how.text.empty()) grid.note(how.text);
  for (const ExerciseResult& e : g.exercises)
    grid.note(g.type == AwardType::sar ? appreciation_text(e) : exercise_text(e));
  const std::string spread = arithmetic(data.work, g.spread_arithmetic);
  if (!spread.empty() && g.exercisable.count != 0) grid.note("spread " + spread);
  print_settlements(grid, data, g);
}

/// What happened, in words; the shares are counted in those of after the last split.
std::string happening(const TimelineEntry& e) {
  const std::string shares = grouped(e.shares.count);
  switch (e.what) {
    case Happening::granted: return shares + " granted";
    case Happening::split: return "stock split; shares are counted as after it";
    case Happening::vested: return shares + " vest";
    case Happening::accelerated: return shares + " vest by acceleration";
    case Happening::exercisable: return shares + " can be exercised from now on";
    case Happening::exercised: return shares + " exercised";
    case Happening::service_ended: return "termination of employment";
    case Happening::died: return "the holder dies";
    case Happening::lapsed: return shares + " expire";
    case Happening::forfeited: return shares + " forfeited";
    case Happening::iso_ends: return "last day to exercise as an ISO";
    case Happening::last_day: return "last day to exercise";
    case Happening::cashed_out: return shares + " cashed out";
  }
  return {};
}

std::string balance_text(Shares shares) {
  return shares.count == 0 ? "-" : grouped(shares.count);
}

/// Every grant day by day, and where it stands at the end of each day.
void print_timelines(Page& page, const ReportData& data) {
  const auto is_award = [](const GrantResult& g) { return is_stock(g.type); };
  const bool stock_too = std::ranges::any_of(data.result.grants, is_award);
  const bool only_stock = std::ranges::all_of(data.result.grants, is_award);
  const auto any = [&](auto&& counts) {
    return std::ranges::any_of(data.result.grants, [&](const GrantResult& g) {
      return std::ranges::any_of(g.timeline, [&](const TimelineEntry& e) { return counts(e.balance); });
    });
  };
  const bool exercised = any([](const Balance& b) { return b.exercised.count != 0; });
  const bool cashed_out = any([](const Balance& b) { return b.cashed_out.value_or(Shares{}).count != 0; });
  Grid grid{{{"grant"},
             {"day"},
             {"what happens", Align::left, true},
             {only_stock  ? "vested"
              : stock_too ? "available"
                          : "exercisable",
              Align::right},
             {"vested, not exercisable yet", Align::right},
             {"unvested", Align::right},
             {"exercised", Align::right},
             {cashed_out ? "forfeited, expired or cashed out" : "forfeited or expired", Align::right},
             {"clause", Align::left, true}}};
  for (const GrantResult& g : data.result.grants) {
    std::string label = g.id;
    for (const TimelineEntry& e : g.timeline) {
      const Balance& b = e.balance;
      grid.row({label, to_string(e.date), happening(e), balance_text(b.vested ? *b.vested : b.exercisable),
                b.waiting ? balance_text(*b.waiting) : std::string{}, balance_text(b.unvested),
                exercised ? balance_text(b.exercised) : std::string{},
                balance_text({b.lapsed.count + b.forfeited.count + b.cashed_out.value_or(Shares{}).count}),
                std::string{e.cite}});
      label.clear();
    }
  }
  if (grid.empty()) return;
  page.heading(stock_too ? "Awards day by day" : "Options day by day");
  grid.print(page);
}

/// " on 2000-11-10": the one day of all counts and sums.
std::string on_day(const Result& r) {
  return r.options.as_of ? " on " + to_string(*r.options.as_of) : std::string{};
}

/// A total would leave out the grants that an error stands against.
void print_total(Grid& grid, const ReportData& data) {
  const auto options =
      std::ranges::count_if(data.result.grants, [](const GrantResult& g) { return !is_stock(g.type); });
  if (options < 2 || is_refused(data.result, Module::options)) return;
  const OptionTotals& sum = data.result.options;
  grid.total({"Total" + on_day(data.result),
              {},
              {},
              {},
              grouped(sum.exercisable.count),
              {},
              {},
              {},
              sum.spread ? grouped(*sum.spread) : ""});
}

}  // namespace

static void print_option_grants(Page& page, const ReportData& data) {
  page.heading("Options");
  Grid grid{{{"grant", Align::left, true},
             {"shares", Align::right},
             {"vested", Align::right},
             {"accelerated", Align::right},
             {"exercisable", Align::right},
             {"last day"},
             {"type"},
             {"status"},
             {"spread", Align::right}}};
  if (const auto& day = data.result.options.as_of)
    page.wrapped(2, fmt::format("as they stand at the end of {}", to_string(*day)));
  for (const GrantResult& g : data.result.grants) {
    if (!is_stock(g.type)) print_grant(grid, data, g);
  }
  print_total(grid, data);
  grid.print(page);
}

void print_options(Page& page, const ReportData& data) {
  const auto& grants = data.result.grants;
  const auto stock = [](const GrantResult& g) { return is_stock(g.type); };
  if (!std::ranges::all_of(grants, stock)) print_option_grants(page, data);
  if (std::ranges::any_of(grants, stock)) print_stock_awards(page, data);
}

void print_option_days(Page& page, const ReportData& data) {
  print_timelines(page, data);
}

}  // namespace payout
