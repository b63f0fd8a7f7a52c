#include <fmt/format.h>

#include "clauses/accounts/ledger.h"
#include "clauses/options/covering.h"
#include "clauses/options/death_window.h"
#include "clauses/options/exercise_window.h"
#include "clauses/options/option_term.h"
#include "law/irc_422.h"

namespace payout {
namespace {

/// A window clause that was triggered and the day it leads to.
struct WindowClause {
  const ClauseHead* head = nullptr;
  Figure last = {};
};

/// The triggered window with a citation; the clause of the plan's own term, or after a death, otherwise.
WindowClause window(const Ledger& book, const GrantResult& grant, std::string_view cite, Figure expiry) {
  WindowClause found;
  each_covering<ExerciseWindow>(book.c, grant.plan, [&](const ClauseOf<ExerciseWindow>& clause) {
    if (found.head != nullptr || clause.head.cite != cite || occurrences(book.c, clause.head).empty()) return;
    found = {&clause.head, clause.terms.lasts ? book.after(book.end(), *clause.terms.lasts) : expiry};
  });
  each_covering<DeathWindow>(book.c, grant.plan, [&](const ClauseOf<DeathWindow>& clause) {
    if (found.head != nullptr || clause.head.cite != cite || !book.c.situation.death) return;
    found = {&clause.head, book.after(book.known_day(*book.c.situation.death), clause.terms.lasts)};
  });
  return found;
}

/// A window ends at the latest with the option's own term.
Figure limited(const Ledger& book, Figure window, Figure expiry) {
  return window.value <= expiry.value ? window : book.work().least(window, expiry);
}

}  // namespace

void account_windows(const Ledger& book, const GrantResult& grant, const std::string& path) {
  if (!grant.last_day || !grant.expires) return;
  const Figure expiry = book.shown(path + ".expires", *grant.expires, "last day of the option's own term");
  const WindowClause governs = grant.end ? window(book, grant, grant.window_cite, expiry) : WindowClause{};
  const Figure last = governs.head != nullptr ? limited(book, governs.last, expiry) : expiry;
  const std::string_view clause = governs.head != nullptr ? std::string_view{governs.head->id} : "";
  book.date(path + ".last_day", grant.last_day, last, clause);
  if (grant.safe_day) {
    const Figure day = book.shown(path + ".last_day", *grant.last_day, "last day to exercise");
    book.date(path + ".safe_day", grant.safe_day,
              *grant.safe_day == *grant.last_day
                  ? day
                  : book.day(*grant.safe_day, "the last day that is inside under every way of counting", {day}),
              clause);
  }
  if (grant.other_day) {
    const WindowClause other = window(book, grant, grant.other_cite, expiry);
    book.date(path + ".other_day", grant.other_day,
              other.head != nullptr ? limited(book, other.last, expiry) : expiry,
              other.head != nullptr ? std::string_view{other.head->id} : "");
  }
}

namespace {

void account_iso_window(const Ledger& book, const GrantResult& grant, const std::string& path) {
  const auto& ends =
      book.c.situation.end;  // service of a director may outlast it; the Code asks for an employee
  if (!grant.iso_until || !ends) return;
  const bool disabled = book.c.situation.found(Finding::permanent_disability);
  const int months = disabled ? law::iso_months_disabled : law::iso_months;
  const std::string_view cite = disabled ? "26 U.S.C. 422(c)(6)" : "26 U.S.C. 422(a)(2)";
  const Figure reached = book.work().date_after(
      book.end(),
      book.work().law(months, Unit::months, {}, disabled ? "26 U.S.C. 422(c)(6)" : "26 U.S.C. 422(a)(2)"),
      law::iso_last_day(*ends, months));
  if (!grant.last_day) return;
  const Figure last = book.shown(path + ".last_day", *grant.last_day, "last day to exercise");
  const Figure until = reached.value <= last.value ? reached : book.work().least(reached, last);
  book.date(path + ".iso_until", grant.iso_until, until, {}, cite);
  if (grant.iso_safe_day)
    book.date(path + ".iso_safe_day", grant.iso_safe_day,
              book.day(*grant.iso_safe_day, "the last day that is inside under every way of counting", {until}),
              {}, cite);
}

/// The shares of the steps that can be exercised for the first time in a year.
Figure first_exercisable(const Ledger& book, const GrantResult& grant, int year, const IsoYear& shares) {
  std::vector<Figure> steps;
  for (size_t i = 0; i < grant.tranches.size(); ++i) {
    const Tranche& t = grant.tranches[i];
    const std::string path = fmt::format("grants[{}].tranches[{}]", grant.id, i);
    if (t.exercisable && t.exercisable->year() == year)
      steps.push_back(book.shown(path + ".shares", t.shares, "shares of a step"));
  }
  if (steps.empty())
    steps.push_back(book.shown(fmt::format("grants[{}].shares", grant.id), grant.shares, "shares granted"));
  return book.count(floor_of(shares.iso.count + shares.nso.count),
                    book.text(fmt::format("shares first exercisable in {}", year)), steps);
}

/// The value at grant in the shares of after the last split.
Figure adjusted_value(const Ledger& book, const GrantResult& grant) {
  Workings& w = book.work();
  if (grant.grant == nullptr || !grant.grant->fmv)
    return w.derived(grant.fmv->in_cents(), Unit::price, "value at grant",
                     {book.absent(fmt::format("grants[{}].fmv", grant.id), "value")});
  return w.derived(grant.fmv->in_cents(), Unit::price, "value at grant, adjusted for splits",
                   {w.fact(*grant.grant->fmv, "value at grant")});
}

/// Shares of a year inside the yearly limit: what is left of it after earlier grants, by the value at grant.
Figure inside_limit(const Ledger& book, const GrantResult& grant, int year, const IsoYear& shares, bool alone) {
  Workings& w = book.work();
  const Figure first = first_exercisable(book, grant, year, shares);
  if (shares.nso.count == Exact{}) return first;
  const Figure limit = w.law(law::iso_yearly_limit.exact(), Unit::money, "yearly limit", "26 U.S.C. 422(d)");
  const Figure value = grant.grant != nullptr && grant.grant->fmv && grant.grant->fmv == grant.fmv
                           ? w.fact(*grant.grant->fmv, "value at grant")
                           : adjusted_value(book, grant);
  const Figure fit = w.whole(w.quotient(limit, value));
  if (alone && fit.value == shares.iso.count) return fit;
  return w.derived(shares.iso.count, Unit::shares, "what earlier grants leave of the limit of the year",
                   {first, limit, value});
}

}  // namespace

void account_incentive(const Ledger& book) {
  constexpr std::string_view rule = "26 U.S.C. 422(d)";
  Workings& w = book.work();
  for (const GrantResult& grant : book.c.out.grants) {
    const std::string path = fmt::format("grants[{}]", grant.id);
    if (grant.type != OptionType::iso && grant.valid) {
      const Figure kind =
          grant.grant != nullptr ? book.word(&grant.grant->type, "nso") : book.absent(path + ".type", "type");
      book.enter(path + ".iso_shares", grant.iso_shares.count,
                 book.none(Unit::shares, "it is no incentive option", {kind}));
      book.enter(path + ".nso_shares", grant.nso_shares.count,
                 book.shown(path + ".exercisable", grant.exercisable, "exercisable"));
    }
    if (grant.type != OptionType::iso || !grant.valid || !grant.fmv) continue;
    account_iso_window(book, grant, path);
    std::vector<Figure> inside;
    for (const auto& [year, shares] : grant.iso_years) {
      const Figure iso = inside_limit(book, grant, year, shares, grant.iso_years.entries.size() == 1);
      w.account(fmt::format("{}.iso_years[{}].iso", path, year), iso, {}, rule);
      const std::string of_year = fmt::format("{}.iso_years[{}]", path, year);
      const Figure all = first_exercisable(book, grant, year, shares);
      w.account(
          of_year + ".nso",
          w.difference(all, book.shown(of_year + ".iso", shares.iso.count, Unit::shares, "inside the limit")),
          {}, rule);
      inside.push_back(w.named(iso, book.text(fmt::format("of {}", year))));
    }
    const Figure iso = inside.empty() ? book.none(Unit::shares, "none is exercisable as an incentive option",
                                                  {book.shown(path + ".as_of", grant.as_of, "day looked at")})
                       : inside.size() == 1 ? inside[0]
                                            : w.sum(inside);
    book.enter(path + ".iso_shares", grant.iso_shares.count, iso, {}, rule);
    book.enter(
        path + ".nso_shares", grant.nso_shares.count,
        w.difference(book.shown(path + ".exercisable", grant.exercisable, "exercisable"),
                     book.shown(path + ".iso_shares", grant.iso_shares.count, Unit::shares, "incentive")),
        {}, rule);
  }
}

}  // namespace payout
