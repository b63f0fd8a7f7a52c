#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "document/visit.h"
#include "report/what_if/fallout_sentences.h"

/// What differs of a grant, of a deferred account and of the parachute tax: much of it follows from the rest,
/// and a reader is told the rest.
namespace payout {
namespace {

/// The first is not told where the second moves as well.
using Follows = std::pair<std::string_view, std::string_view>;

constexpr auto of_grants = std::to_array<Follows>(
    {{"barred", "exercisable"},     {"lapsed", "exercisable"},     {"forfeited", "exercisable"},
     {"unvested", "exercisable"},   {"vested", "exercisable"},     {"accelerated", "exercisable"},
     {"exercised", "exercisable"},  {"iso_shares", "exercisable"}, {"nso_shares", "exercisable"},
     {"iso_years", "exercisable"},  {"spread", "exercisable"},     {"market", "exercisable"},
     {"underwater", "exercisable"}, {"barred", "vested"},          {"lapsed", "vested"},
     {"unvested", "vested"},        {"lapsed", "barred"},          {"unvested", "lapsed"},
     {"unvested", "forfeited"},     {"unvested", "accelerated"},   {"nso_shares", "iso_shares"},
     {"iso_years", "iso_shares"},   {"safe_day", "last_day"},      {"expires", "last_day"},
     {"spread", "market"},          {"underwater", "market"},      {"underwater", "spread"},
     {"spread", "price"},           {"underwater", "price"},       {"spread", "exercises"}});

constexpr auto of_exercises = std::to_array<Follows>({{"valued_on", "delivered_at"},
                                                      {"surrendered", "delivered"},
                                                      {"cash", "delivered"},
                                                      {"fmv", "spread"},
                                                      {"spread", "wages"},
                                                      {"fmv", "wages"},
                                                      {"incentive", "wages"},
                                                      {"withholding", "wages"},
                                                      {"tax_cash", "wages"},
                                                      {"withheld_for_tax", "wages"}});

constexpr auto of_accounts = std::to_array<Follows>({{"own", "balance"},
                                                     {"company", "balance"},
                                                     {"vested", "balance"},
                                                     {"vested_share", "vested"},
                                                     {"distributable", "balance"},
                                                     {"earnings", "total"},
                                                     {"present_value", "total"},
                                                     {"valuation", "start"},
                                                     {"valuation", "as_of"}});

constexpr auto of_tax = std::to_array<Follows>({{"threshold", "base_amount"},
                                                {"threshold", "change"},
                                                {"base_amount", "change"},
                                                {"present_value", "total"},
                                                {"present_value", "excise"},
                                                {"total", "excise"},
                                                {"excise", "gross_up"},
                                                {"rate", "gross_up"},
                                                {"rate", "change"}});

/// What only proves or repeats the other figures of the tax.
constexpr auto proofs = std::to_array<std::string_view>(
    {"tax_on_gross_up", "federal_on_gross_up", "state_on_gross_up", "social_security_on_gross_up",
     "medicare_on_gross_up", "excise_on_gross_up", "kept", "shortfall", "over", "room", "safe_harbor", "excess",
     "discounted", "table_year", "base_supplied", "gross_up_at_change", "gross_up_at_end", "gross_up_paid",
     "gross_up_deferred"});

template <class List>
bool follows(const List& list, std::string_view field, auto&& moves) {
  return std::ranges::any_of(list, [&](const Follows& f) { return f.first == field && moves(f.second); });
}

std::string shares_text(std::string_view value, std::string_view what) {
  if (value == "none") return fmt::format("{} shares not known", what);
  return value == "0" ? fmt::format("no shares {}", what)
                      : fmt::format("{} {} {}", value, value == "1" ? "share" : "shares", what);
}

std::string of_exercise(const Moves& m, const Difference& d) {
  if (d.path.size() < 5) return d.after == nullptr ? "no exercise" : "exercise";
  const GrantResult* grant = entry_of(m.after.grants, d.path[1]);
  const auto moves = [&](std::string_view field) {
    return std::ranges::any_of(m.all, [&](const Difference& o) {
      return o.path.size() > 4 && std::equal(d.path.begin(), d.path.begin() + 4, o.path.begin()) &&
             o.path[4] == field;
    });
  };
  if (follows(of_exercises, d.path[4], moves)) return {};
  const size_t i = std::strtoul(d.path[3].c_str(), nullptr, 10);
  if (grant == nullptr || i >= grant->exercises.size()) return {};
  return fmt::format("exercise of {}: {}", to_string(grant->exercises[i].date), by_description(d));
}

/// The payments of the account, all told in one: how many, when and how much.
std::string of_payments(const Moves& m) {
  const auto& now = m.after.deferred.payments;
  const auto& was = m.before.deferred.payments;
  if (now.empty()) return "nothing is paid from the account";
  const auto moved = [&](std::string_view field) {
    return std::ranges::any_of(m.all, [&](const Difference& o) {
      return o.path.size() > 3 && o.path[1] == "payments" && o.path[3] == field;
    });
  };
  const auto day_of = [](const DeferralPayment& p) {
    return fmt::format("{} on {}", grouped(p.amount), to_string(p.due));
  };
  if (now.size() == 1) return fmt::format("the account is paid in one sum, {}", day_of(now[0]));
  if (now.size() != was.size())
    return fmt::format("the account is paid in {} payments, {} to {}", now.size(), day_of(now.front()),
                       day_of(now.back()));
  if (moved("due") || moved("amount"))
    return fmt::format("payments of the account {} to {}", day_of(now.front()), day_of(now.back()));
  return moved("payee") ? fmt::format("the account is paid to the {}", name_of(now.back().payee))
                        : std::string{};
}

bool of_payment(const Difference& d) {
  return d.path[0] == "deferred" && d.path[1] == "payments";
}

}  // namespace

Effect told_of_grant(const Moves& m, const Difference& d) {
  Effect e = measured(d);
  e.whose = d.path[1], e.joined_by = ": ";
  if (d.path.size() == 2) return e.text = d.after == nullptr ? "no such grant" : "granted", e;
  const std::string& field = d.path[2];
  const auto beside = [&](std::string_view other) { return m.beside(d, other); };
  if (follows(of_grants, field, beside) || (field != "valid" && beside("valid"))) return e;
  const std::string value = value_text(*d.type, d.after);
  const bool none = d.after == nullptr;
  if (field == "valid") {
    e.text = is_true(d.after) ? "can be followed" : "is left out";
  } else if (field == "vested") {
    e.text = shares_text(value, "vested by schedule");
  } else if (field == "barred") {
    e.text = shares_text(value, "never exercisable");
  } else if (field == "lapsed") {
    e.text = shares_text(value, "expire");
  } else if (field == "iso_shares") {
    e.text = shares_text(value, "incentive (ISO)");
  } else if (field == "nso_shares") {
    e.text = shares_text(value, "non-qualified");
  } else if (field == "shares") {
    e.text = shares_text(value, "in all");
  } else if (d.type == &type_of<Shares>() && d.path.size() == 3) {
    e.text = shares_text(value, field);
  } else if (field == "last_day") {
    e.text = none ? "no last day to exercise" : "last day to exercise " + value;
  } else if (field == "safe_day") {
    e.text = none ? std::string{} : "conservative date " + value;
  } else if (field == "iso_until") {
    e.text = none ? "no ISO treatment" : "ISO treatment to " + value;
  } else if (field == "underwater") {
    e.text = is_true(d.after) ? "under water" : "not under water";
  } else if (field == "iso_years" && d.path.size() == 5) {
    e.text = fmt::format(
        "{} of {}", shares_text(value, d.path[4] == "iso" ? "incentive (ISO)" : "non-qualified"), d.path[3]);
  } else if (field == "market") {
    e.text = none ? "no share price, and no spread" : "share price " + value;
  } else if (field == "fraction_cash") {
    e.text = none ? "no cash for a fraction of a share" : value + " in cash for a fraction of a share";
  } else if (field == "exercises") {
    e.text = of_exercise(m, d);
  } else if (field == "price" || field == "spread" || field == "expires") {
    e.text = by_description(d);
  } else if (field == "value" || field == "dividends" || field == "performance" || field == "settlements") {
    e.text = by_description(d);
  }
  return e;
}

Effect told_of_account(const Moves& m, const Difference& d) {
  Effect e = measured(d);
  const bool payments = std::ranges::any_of(m.all, of_payment);
  const std::string& field = d.path[1];
  if (of_payment(d)) {
    // All are told with the first.
    const Difference* first = &*std::ranges::find_if(m.all, of_payment);
    if (first != &d) return {};
    const bool only_sums = std::ranges::all_of(m.all, [](const Difference& o) {
      return !of_payment(o) || (o.path.size() > 2 && o.type == &type_of<Money>());
    });
    e.text = of_payments(m), e.money = only_sums, e.rank = rank_of_day;
  } else if (field == "form") {
    e.text = d.after == nullptr ? "the account is not paid out"
                                : "the form of payment is " + value_text(*d.type, d.after);
  } else if (field == "vested_by_change" && d.path.size() < 4) {
    const bool none = m.after.deferred.vested_by_change.empty();
    e.text = none ? "no part of the account vests by the change"
                  : fmt::format("{} of the account vests by the change",
                                grouped(m.after.deferred.vested_by_change.front().amount));
  } else if (field == "plan_years" || field == "history") {
    const bool else_told = std::ranges::any_of(m.all, [&](const Difference& o) {
      return o.path[0] == "deferred" && o.path[1] != "plan_years" && o.path[1] != "history";
    });
    if (else_told || d.path.size() < 4) return e;
    e.text = field == "history" ? fmt::format("posting {} of the account: {}", d.path[2], by_description(d))
                                : fmt::format("plan year {}: {}", d.path[2], by_description(d));
  } else if (field == "forfeited" || field == "participation_ended" || field == "suspended_through") {
    e.text = by_description(d);
  } else if (!payments && d.path.size() == 2) {
    const auto beside = [&](std::string_view other) { return m.any("deferred", other); };
    if (!follows(of_accounts, field, beside)) e.text = by_description(d);
  }
  return e;
}

Effect told_of_parachute(const Moves& m, const Difference& d) {
  Effect e = measured(d);
  const std::string& field = d.path[1];
  const auto any = [&](std::string_view other) { return m.any("parachute", other); };
  if (field == "tested") {
    e.text = is_true(d.after) ? "the golden-parachute tax is tested" : "no golden-parachute tax is tested";
    return e;
  }
  const bool proof = std::ranges::find(proofs, field) != proofs.end();
  const bool else_told = std::ranges::any_of(m.all, [&](const Difference& o) {
    return o.path[0] != "parachute" || std::ranges::find(proofs, o.path[1]) == proofs.end();
  });
  if (any("tested") || follows(of_tax, field, any) || (proof && else_told)) return e;
  if (field == "contingent" && d.path.size() > 2) {
    const ContingentLine* line = entry_of(m.after.parachute.contingent, d.path[2]);
    if (line == nullptr) line = entry_of(m.before.parachute.contingent, d.path[2]);
    if (line == nullptr) return e;
    e.whose = line->label;
    if (is_record(*d.type) && d.path.size() == 3)
      e.text = d.after == nullptr ? "is not looked at" : "is looked at";
    else if (d.path[3] == "counted")
      e.text = is_true(d.after) ? "counts toward the threshold" : "does not count toward the threshold";
    else if (d.path[3] == "rule" && line->counted)
      e.text = "is counted by another rule: " + value_text(*d.type, d.after);
    else if (d.path[3] == "amount")
      e.text = "counts for " + value_text(*d.type, d.after);
    return e;
  }
  if (field == "change") {
    e.text = d.after == nullptr ? "no 280G change date" : "280G change date " + value_text(*d.type, d.after);
  } else if (field == "gross_up" && d.after != nullptr) {
    e.text = "gross-up of " + value_text(*d.type, d.after);
  } else if (field == "excise" && d.after != nullptr) {
    e.text = "excise tax of " + value_text(*d.type, d.after);
  } else if ((field == "gross_up_due" || field == "determination_due") && d.after == nullptr) {
    return e;
  } else {
    e.text = by_description(d);
  }
  return e;
}

}  // namespace payout
