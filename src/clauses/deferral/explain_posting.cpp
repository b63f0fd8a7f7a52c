#include <fmt/format.h>

#include "clauses/deferral/deferral_steps.h"

namespace payout {
namespace {

std::string posting_path(int id) {
  return fmt::format("deferred.history[{}]", id);
}

Figure opening_of(const DeferralSteps& s, const DeferralPosting& p) {
  if (p.id > 1) return s.shown(posting_path(p.id - 1), p.opening, "posting before");
  const auto& given = s.plan.facts.balance;
  if (!given)
    return s.none("the account begins empty", {s.w().absent("deferred_comp.balance", "no balance is given")});
  if (given->vested) return s.w().fact(*given->vested, "balance supplied");
  return s.w().sum({s.w().fact(*given->own, "own part"), s.w().fact(*given->company, "company part")});
}

Figure forfeited_of(const DeferralSteps& s, const DeferralPosting& p, const std::string& path) {
  const auto& share = s.out().vested_share;
  const Figure vested = share ? s.w().figure(share->value, Unit::rate, "deferred.vested_share", "vested share")
                              : s.w().absent("deferred_comp.balance.company_vested", "vested share");
  return s.amount(p.forfeited, "the company part that is not vested",
                  {vested, s.shown(path + ".opening", p.opening, "opening")});
}

Figure closing_of(const DeferralSteps& s, const DeferralPosting& p, const std::string& path) {
  const auto part = [&](std::string_view field, Money value) {
    return s.shown(fmt::format("{}.{}", path, field), value, field);
  };
  std::vector<Figure> parts{part("opening", p.opening)};
  if (p.earnings != Money{}) parts.push_back(part("earnings", p.earnings));
  if (p.own != Money{}) parts.push_back(part("own", p.own));
  if (p.company != Money{}) parts.push_back(part("company", p.company));
  Figure sum = s.sum_or_part(parts);
  if (p.transferred != Money{}) sum = s.w().difference(sum, part("transferred", p.transferred));
  if (p.forfeited != Money{}) sum = s.w().difference(sum, part("forfeited", p.forfeited));
  return sum;
}

}  // namespace

void explain_posting(const DeferralSteps& s, const DeferralPosting& p, Figure day, Figure earnings,
                     std::optional<int> transfer_of) {
  if (!s.wanted()) return;
  const std::string path = posting_path(p.id);
  s.date(path + ".date", p.date, day);
  s.money(path + ".opening", p.opening, opening_of(s, p));
  s.money(path + ".earnings", p.earnings, earnings);
  const Figure nothing = s.none("nothing of the kind is posted that day", {day});
  if (!p.own_arithmetic) s.money(path + ".own", p.own, nothing);
  if (!p.company_arithmetic) s.money(path + ".company", p.company, nothing);
  s.money(
      path + ".transferred", p.transferred,
      transfer_of && p.transferred != Money{}
          ? s.shown(fmt::format("deferred.plan_years[{}].transferred", *transfer_of), p.transferred, "moved")
          : nothing);
  s.money(path + ".forfeited", p.forfeited, p.forfeited == Money{} ? nothing : forfeited_of(s, p, path));
  s.money(path, p.closing, closing_of(s, p, path));
}

}  // namespace payout
