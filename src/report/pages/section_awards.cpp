#include <fmt/format.h>

#include <algorithm>

#include "report/explain/arithmetic.h"
#include "report/pages/report_page.h"
#include "report/pages/settlement_text.h"

namespace payout {
namespace {

std::string_view words_of(AwardType type) {
  switch (type) {
    case AwardType::rsu: return "RSU";
    case AwardType::restricted_stock: return "restricted stock";
    case AwardType::psu: return "PSU";
    default: return name_of(type);
  }
}

/// "R1 ltip, RSU of 2018-03-01".
std::string award_label(const GrantResult& g) {
  return fmt::format("{} {}, {}{}", g.id, g.plan, words_of(g.type),
                     g.granted ? " of " + to_string(*g.granted) : std::string{});
}

/// "132% of 2,000 at target".
std::string measured(const GrantResult& g) {
  if (!g.target) return {};
  if (!g.performance) return fmt::format("{} at target, not yet measured", grouped(g.target->count));
  return fmt::format("{} of {} at target", to_string(*g.performance), grouped(g.target->count));
}

void note_steps(Grid& grid, const GrantResult& g) {
  std::string text;
  const auto add = [&](std::string more) { text += (text.empty() ? "" : "; ") + std::move(more); };
  if (const std::string m = measured(g); !m.empty()) add(m);
  for (size_t i = 0; i < g.tranches.size(); ++i) {
    const Tranche& t = g.tranches[i];
    const auto same = [&](const Tranche& u) {
      return u.accelerated == t.accelerated && u.accelerated_by == t.accelerated_by;
    };
    if (!t.accelerated || t.shares == Shares{} ||
        std::any_of(g.tranches.begin(), g.tranches.begin() + static_cast<ptrdiff_t>(i), same))
      continue;
    int64_t shares = 0;
    for (const Tranche& u : g.tranches) shares += same(u) ? u.shares.count : 0;
    add(fmt::format("{} accelerated {} ({})", grouped(shares), to_string(*t.accelerated), t.accelerated_by));
  }
  for (const Tranche& t : g.tranches) {
    if (!t.continued_by.empty() && t.shares != Shares{})
      add(fmt::format("{} vest on {} as if employed ({})", grouped(t.shares.count), to_string(*t.vests),
                      t.continued_by));
  }
  const Tranche* gone = nullptr;
  for (const Tranche& t : g.tranches) {
    if (t.gone && t.fate == Disposition::forfeited && gone == nullptr) gone = &t;
  }
  if (gone != nullptr && g.forfeited.count != 0)
    add(fmt::format("{} forfeited {}{}", grouped(g.forfeited.count), to_string(*gone->gone),
                    gone->gone_by.empty() ? "" : fmt::format(" ({})", gone->gone_by)));
  if (!g.valid) add("left out, see WARNINGS");
  if (!text.empty()) grid.note(text);
}

/// Of the unvested shares, those that go on vesting although employment has ended.
int64_t still_to_vest(const GrantResult& g) {
  int64_t shares = 0;
  for (const Tranche& t : g.tranches) {
    if (!t.continued_by.empty() && *t.vests > g.as_of) shares += t.shares.count;
  }
  return shares;
}

void print_award(Grid& grid, const ReportData& data, const GrantResult& g) {
  const int64_t to_vest = still_to_vest(g);
  grid.row({award_label(g), grouped(g.shares.count), shares_text(g.vested), shares_text(g.accelerated),
            shares_text(g.continued.value_or(Shares{})), shares_text(g.forfeited),
            shares_text({g.unvested.count - to_vest}),
            g.value && *g.value != Money{} ? grouped(*g.value) : std::string{}});
  note_steps(grid, g);
  for (const Settlement& s : g.settlements) grid.note(settlement_text(data, s));
}

}  // namespace

std::string settlement_text(const ReportData& data, const Settlement& s) {
  std::string out{s.label};
  if (s.shares.count != 0)
    out += fmt::format(", {} share{}", grouped(s.shares.count), s.shares.count == 1 ? "" : "s");
  out += s.due ? fmt::format(", {} {}", name_of(s.due_kind), to_string(*s.due))
               : fmt::format(", vesting on {}, no day of settlement stated", to_string(s.vests));
  if (!s.cite.empty()) out += fmt::format(" ({})", s.cite);
  if (s.payee == Payee::estate) out += ", to the estate";
  if (s.stated && !s.moved_by.empty())
    out += fmt::format(", moved from {} by {}", to_string(*s.stated), s.moved_by);
  if (s.earliest) out += fmt::format(", not before {}", to_string(*s.earliest));
  const auto& sum = s.amount ? s.amount : s.value;
  if (!sum) return out + ": value unknown, see WARNINGS";
  out += fmt::format(": {}", grouped(*sum));
  if (s.underwater) return out + ", underwater: the price paid is not above the exercise price";
  const std::string how = arithmetic(data.work, s.arithmetic);
  return how.empty() ? out : fmt::format("{} = {}", out, how);
}

void print_stock_awards(Page& page, const ReportData& data) {
  page.heading("Stock awards");
  if (const auto& day = data.result.options.as_of)
    page.wrapped(2, fmt::format("as they stand at the end of {}", to_string(*day)));
  Grid grid{{{"award", Align::left, true},
             {"shares", Align::right},
             {"vested", Align::right},
             {"accelerated", Align::right},
             {"to vest", Align::right},
             {"forfeited", Align::right},
             {"unvested", Align::right},
             {"value", Align::right}}};
  for (const GrantResult& g : data.result.grants) {
    if (is_stock(g.type)) print_award(grid, data, g);
  }
  grid.print(page);
}

}  // namespace payout
