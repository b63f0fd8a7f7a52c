#include <fmt/format.h>

#include <algorithm>

#include "report/explain/cut_from_cash.h"
#include "report/pages/remark_text.h"
#include "report/pages/report_page.h"

namespace payout {
namespace {

/// How employment ended, in a sentence: the evaluation's own, or one put together from what it found.
std::string how_it_ended(const Header& h) {
  if (!h.how.empty()) return h.how;
  if (!h.termination) return "Still employed";
  const std::string reason = h.reason ? spaced(name_of(*h.reason)) : "end of employment";
  std::string out = fmt::format("Employment ended on {}: {}", to_string(*h.termination), reason);
  if (!h.route_cite.empty()) out += fmt::format(" ({})", h.route_cite);
  return out;
}

/// The currency, and the day for which options and the account are looked at.
std::string basis(const Result& r) {
  std::string out = "In US dollars";
  if (!r.grants.empty() && r.options.as_of)
    out += fmt::format("; equity as of {}", to_string(*r.options.as_of));
  if (r.deferred.balance && r.deferred.as_of)
    out += fmt::format("; account balance of {}", to_string(*r.deferred.as_of));
  return out + '.';
}

/// How many options can be exercised and until when.
std::string options_phrase(const Result& r) {
  std::optional<Date> first, last;
  for (const GrantResult& g : r.grants) {
    if (!g.last_day || g.exercisable.count == 0) continue;
    if (!first || *g.last_day < *first) first = g.last_day;
    if (!last || *g.last_day > *last) last = g.last_day;
  }
  std::string out = fmt::format("{} exercisable", grouped(r.options.exercisable.count));
  if (first && *first == *last) out += fmt::format(" to {}", to_string(*last));
  if (first && *first != *last) out += fmt::format(" to {} .. {}", to_string(*first), to_string(*last));
  return out;
}

/// "Options, spread on 2000-11-10": the one day of the share counts.
std::string options_label(const Result& r) {
  return r.options.as_of ? fmt::format("Options, spread on {}", to_string(*r.options.as_of))
                         : "Options, spread";
}

/// What keeps the spread from being known: "spread unknown (give `prices.2000-11-10`)".
bool only_stock(const Result& r) {
  return std::ranges::all_of(r.grants, [](const GrantResult& g) { return is_stock(g.type); });
}

/// What clauses vest of stock awards; what had vested before is the holder's already.
void print_awards(Page& page, const Result& r) {
  int64_t shares = 0, forfeited = 0;
  bool any = false;
  for (const GrantResult& g : r.grants) {
    if (!is_stock(g.type)) continue;
    any = true;
    forfeited += g.forfeited.count;
    for (const Settlement& s : g.settlements) shares += s.what == SettledFor::vesting ? s.shares.count : 0;
  }
  if (!any || is_refused(r, Module::options) || (shares == 0 && forfeited == 0)) return;
  std::string phrase = fmt::format("{} vest", grouped(shares));
  if (forfeited != 0) phrase += fmt::format(", {} forfeited", grouped(forfeited));
  page.figure("Stock awards, value", r.equity.awards ? grouped(*r.equity.awards) : "unknown", phrase);
}

/// Awards of which the value is stated, as the total counts them: after what is given up. All of them where no
/// total is printed.
std::optional<Money> stated_equity(const Result& r) {
  std::optional<Money> sum;
  for (const BenefitResult& benefit : r.benefits) {
    if (benefit.of_equity()) sum = sum.value_or(Money{}) + benefit.amount;
  }
  if (sum && r.totals.awards) sum = *r.totals.awards - r.equity.awards.value_or(Money{});
  return sum;
}

/// An error about single grants leaves those out, and any other all of them; there is no total either way.
std::string refused_options(const Result& r) {
  if (r.grants.empty()) return "Options: refused, see WARNINGS";
  const auto out = std::ranges::count(r.grants, false, &GrantResult::valid);
  return fmt::format("Options: {} of {} grants left out and no total, see WARNINGS", out, r.grants.size());
}

void part(Page& page, const Result& r, Module module, std::string_view label,
          const std::optional<Money>& amount, std::string more = {}) {
  if (module == Module::severance && !r.severance.open.empty())
    return page.figure(label, grouped(r.severance.known.value_or(Money{})),
                       "at least: facts are missing, see WARNINGS");
  if (is_refused(r, module)) return page.figure(label, "refused", "see WARNINGS");
  if (amount && *amount != Money{}) page.figure(label, grouped(*amount), std::move(more));
}

/// What the account's payments are made of: their number, the earnings assumed in them, the balance of today.
std::string deferral_phrase(const DeferralResult& d) {
  if (d.payments.empty()) return {};
  const Date last = d.payments.back().due;
  std::string out = d.payments.size() == 1
                        ? fmt::format("paid on {}", to_string(last))
                        : fmt::format("{} payments to {}", d.payments.size(), to_string(last));
  if (d.vested && d.total && *d.total > *d.vested)
    out += fmt::format(", of it {} assumed earnings", grouped(*d.total - *d.vested));
  if (d.balance && d.as_of) out += fmt::format("; balance on {}: {}", to_string(*d.as_of), grouped(*d.balance));
  return out;
}

/// What of severance is deferred: it is in the account, and not in the cash.
std::string deferred_phrase(const SeveranceResult& s) {
  if (!s.deferred || !s.total) return {};
  return fmt::format("{}, of it {} deferred", grouped(*s.total), grouped(*s.deferred));
}

}  // namespace

/// The golden-parachute test in a sentence.
std::string parachute_sentence(const ParachuteResult& p) {
  if (!p.tested || !p.threshold || !p.present_value) return {};
  std::string out = fmt::format("Parachute payments of {}", grouped(*p.present_value));
  if (p.over) {
    out += fmt::format(" exceed the 280G threshold of {} by {}", grouped(*p.threshold), grouped(*p.over));
  } else if (p.room) {
    out += fmt::format(" stay below the 280G threshold of {}", grouped(*p.threshold));
  }
  const Money excise = p.excise.value_or(Money{});
  if (excise == Money{}) return out + ": no excise tax.";
  out += fmt::format("; the excise tax is {}", grouped(excise));
  return out +
         (p.gross_up.value_or(Money{}) != Money{} ? ", covered by the gross-up." : ", borne by the executive.");
}

namespace {

/// What is outside the total because nobody said how much it is.
void print_left_out(Page& page, const ReportData& data) {
  if (data.result.totals.outside) page.wrapped(2, "not in the total: " + *data.result.totals.outside);
}

/// The open point that moves the total most, and how many warnings there are.
void print_open(Page& page, const ReportData& data) {
  const ReadingResult* point = nullptr;
  const OtherReading* way = nullptr;
  Money most;
  for (const ReadingResult& r : data.result.readings) {
    for (const OtherReading& other : r.others) {
      const Money change = other.total_change.value_or(Money{});
      const Money size = change < Money{} ? -change : change;
      if (size > (most < Money{} ? -most : most)) point = &r, way = &other, most = change;
    }
  }
  std::string out;
  if (point != nullptr)
    out = fmt::format(
        "largest open interpretation point: {}{} if {} ({})", most > Money{} ? "+" : "", grouped(most),
        way->says.empty() ? fmt::format("`{}` is `{}`", point->key, way->reading) : std::string{way->says},
        point->cite);
  const auto counted = [&](Severity severity, std::string_view name) {
    const auto count = std::ranges::count(data.problems.all(), severity, &Problem::severity);
    return count == 0 ? std::string{} : fmt::format("{} {}{}", count, name, count == 1 ? "" : "s");
  };
  const std::string refused = counted(Severity::error, "refusal"),
                    warned = counted(Severity::warning, "warning");
  if (!refused.empty() || !warned.empty())
    out += fmt::format("{}{}{}{}, see WARNINGS", out.empty() ? "" : "; ", refused,
                       refused.empty() || warned.empty() ? "" : " and ", warned);
  if (!out.empty()) page.wrapped(2, out);
}

/// The sum of what is known, where a refused part keeps the whole from being told.
void print_known(Page& page, const Result& r) {
  if (r.totals.cash) return;
  Money known;
  known += cash_of(r.severance).value_or(r.severance.known.value_or(Money{}));
  if (!is_refused(r, Module::deferred)) known += r.deferred.total.value_or(Money{});
  if (!is_refused(r, Module::parachute)) known += gross_up_in_cash(r).value_or(Money{});
  if (known != Money{}) page.figure("Cash that is known", grouped(known), "not the total");
}

}  // namespace

/// What of the retirement promises is owed however employment ends, and is no cash of the end.
static std::string retirement_beside(const Result& r) {
  Money beside;
  for (const Line& line : r.severance.lines) beside += line.beside_cash ? line.amount : Money{};
  return beside == Money{} ? std::string{} : fmt::format("{} of it not in total cash", grouped(beside));
}

void print_head(Page& page, const ReportData& data) {
  const Result& r = data.result;
  const bool estimate = r.parachute.gross_up.value_or(Money{}) != Money{} || cut_from_cash(r) != Money{};
  page.title(fmt::format("{}, {}", r.header.name, r.header.agreement), estimate ? "ESTIMATE" : "");
  if (!r.header.title.empty()) page.wrapped(0, r.header.title, 0);
  for (const std::string& change : data.what_if) page.wrapped(0, "WHAT-IF: " + change);
  for (const std::string& line : lines_of(data.facts.prepared)) page.wrapped(0, line, 0);
  page.wrapped(0, how_it_ended(r.header), 0);
  if (!data.facts.agreement && data.agreement.name == built_in_agreement())
    page.wrapped(
        0, fmt::format("No `agreement` is given: the built-in example ({}) is used.", r.header.agreement));
  page.wrapped(0, basis(r), 0);
  page.blank();
  if (is_refused(r, Module::facts)) return page.wrapped(2, "No figures: the facts are refused, see WARNINGS.");
  part(page, r, Module::severance, "Severance", cash_of(r.severance), deferred_phrase(r.severance));
  part(page, r, Module::parachute, estimate ? "Gross-up (estimate)" : "Gross-up", gross_up_in_cash(r));
  if (const Money cut = cut_from_cash(r); cut != Money{}) page.figure("Cut back (estimate)", grouped(-cut));
  if (const Money waived = waived_in_cash(r); waived != Money{})
    page.figure("Given up, not paid", grouped(-waived), "the shareholders did not approve it");
  part(page, r, Module::deferred, "Deferred compensation", r.deferred.total, deferral_phrase(r.deferred));
  if (r.equity.cash && !is_refused(r, Module::options))
    page.figure("Awards paid in cash", grouped(*r.equity.cash));
  if (r.totals.retirement) page.figure("Retirement", grouped(*r.totals.retirement), retirement_beside(r));
  if (r.totals.cash) page.figure("Total cash", grouped(*r.totals.cash));
  print_known(page, r);
  if (r.totals.benefits) page.figure("Benefits", grouped(*r.totals.benefits), "at their cost to the company");
  if (is_refused(r, Module::options)) {
    page.wrapped(2, refused_options(r));
  } else if (r.options.exercisable.count != 0) {
    page.figure(options_label(r), r.options.spread ? grouped(*r.options.spread) : "unknown", options_phrase(r));
  } else if (!r.grants.empty() && r.options.as_of && !only_stock(r)) {
    page.wrapped(2, fmt::format("Options: nothing can be exercised on {}.", to_string(*r.options.as_of)));
  }
  print_awards(page, r);
  const std::optional<Money> stated = stated_equity(r);
  const bool open = std::ranges::any_of(
      r.severance.open, [](const OpenLine& line) { return line.section == LineSection::equity; });
  if (stated)
    page.figure("Equity, value stated", grouped(*stated),
                open ? "at least: facts are missing, see WARNINGS" : "");
  const bool equity = (r.options.exercisable.count != 0 && r.options.spread) ||
                      r.equity.awards.value_or(Money{}) != Money{} || stated;
  if (r.totals.all && equity && !is_refused(r, Module::options))
    page.figure("Total with equity", grouped(*r.totals.all));
  print_left_out(page, data);
  if (const std::string tax = parachute_sentence(r.parachute); !tax.empty()) page.wrapped(2, tax);
  print_open(page, data);
}

/// Every definition's answer to the events: which made a change in control, or why none did.
void print_reasons(Page& page, const ReportData& data) {
  if (data.facts.events.empty() || data.result.changes.empty()) return;
  page.heading("Change in control");
  Grid grid{{{"change in control under", Align::left, true},
             {"clause", Align::left, false, true},
             {"finding", Align::left, true, true}}};
  for (const ChangeFinding& c : data.result.changes) {
    std::string what = c.why;
    if (!c.occurred) what = c.why.empty() ? "none" : "none: " + c.why;
    if (c.occurred && c.date && !c.why.starts_with(to_string(*c.date))) {
      what = fmt::format("on {}{}{}", to_string(*c.date), c.why.empty() ? "" : ": ", c.why);
    }
    const std::string name{c.cite.substr(0, c.cite.find(' '))};
    const DocumentInfo* document = data.agreement.documents.find(name);
    grid.row({document != nullptr ? document->title : spaced(c.id), std::string{c.cite}, what});
  }
  grid.print(page);
}

}  // namespace payout
