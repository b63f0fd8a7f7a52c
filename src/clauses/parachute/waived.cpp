#include "clauses/parachute/waived.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/parachute/test_steps.h"

namespace payout {
namespace {

constexpr std::string_view waived_rule = "26 CFR 1.280G-1 Q&A-7(b)(1)";

template <class T>
const T* with_id(const std::vector<T>& list, std::string_view id) {
  const auto found = std::ranges::find(list, id, &T::id);
  return found == list.end() ? nullptr : &*found;
}

const OtherContingent* supplied(const Case& c, std::string_view id) {
  return c.facts.tax ? with_id(c.facts.tax->other_contingent, id) : nullptr;
}

/// What would be paid: all of the payment, also where only a part of it counts.
Money whole_of(const Exposure& e, const ContingentLine& line) {
  if (line.type == PaymentClass::cash) {
    if (const Line* paid = with_id(e.c.out.severance.lines, line.id)) return cash_of(*paid);
  }
  if (line.type == PaymentClass::other) {
    if (const BenefitResult* benefit = with_id(e.c.out.benefits, line.id)) return benefit->amount;
  }
  return line.amount;
}

/// The payments of a line in cash of which a part is given up: the last ones first.
std::vector<WaivedInstallment> installments(const Exposure& e, const ContingentLine& line, Money off) {
  const Line* paid = line.type == PaymentClass::cash ? with_id(e.c.out.severance.lines, line.id) : nullptr;
  std::vector<WaivedInstallment> found;
  if (paid == nullptr) return found;
  for (auto row = paid->payments.rbegin(); row != paid->payments.rend() && off > Money{}; ++row) {
    const Money taken = std::min(off, cash_of(*row));
    if (taken != Money{}) found.insert(found.begin(), {row->id, taken});
    off -= taken;
  }
  return found;
}

/// The day of a payment in cash that is paid at once.
std::optional<Date> day_of(const Case& c, const WaivedPayment& p) {
  const Line* line = p.type == PaymentClass::cash ? with_id(c.out.severance.lines, p.id) : nullptr;
  return line != nullptr && line->payments.empty() ? line->due : std::nullopt;
}

/// Vesting that was given up is taken out where it arises (`situation/waived_vesting.h`): what is still here
/// stands vested elsewhere, and a total beside it would be wrong.
void refuse_waived_vesting(const Exposure& e, const ContingentLine& line, bool part) {
  const bool vesting = line.type == PaymentClass::options || line.type == PaymentClass::deferred;
  if (!vesting) return;
  const bool match = line.id == "deferred_match";
  e.c.error(
      Module::parachute, "waived-vesting", "tax.vote",
      part ? fmt::format("a part of what `{}` vests was given up for the vote, and which of its shares or "
                         "amounts do not vest is not known",
                         line.id)
           : fmt::format("`{}` was given up for the vote, and stands vested elsewhere in the report", line.id),
      part    ? "name in `tax.vote.payments` what was given up as a whole"
      : match ? "name in `tax.vote.payments` the payments that were given up, without it"
              : fmt::format("name it in `tax.vote.payments: [{}]`, with the other payments that were "
                            "given up",
                            line.id),
      waived_rule);
}

/// The payment, and the vote that decided against it.
struct WaivedSteps : TestSteps {
  const WaivedPayment& p;
  std::string path;
  WaivedSteps(const Case& of, const WaivedPayment& payment)
      : TestSteps{of}, p(payment), path(fmt::format("parachute.waived_payments[{}]", payment.id)) {}

  Figure vote() const {
    const VoteFacts& v = *c.facts.tax->vote;
    if (v.approved_by) return w().fact(*v.approved_by, "approved, and more than 75% is needed");
    return w().fact(*v.in_favor, "votes in favor, and more than 75% is needed");
  }
  Figure payment() const {
    if (p.type == PaymentClass::cash) {
      const Line* line = with_id(c.out.severance.lines, p.id);
      if (line != nullptr) return shown(fmt::format("severance.{}", p.id), line->amount, "payment");
    }
    if (const BenefitResult* benefit = with_id(c.out.benefits, p.id); benefit != nullptr)
      return shown(fmt::format("benefits[{}]", p.id), benefit->amount, "benefit");
    if (const OtherContingent* other = supplied(c, p.id)) return w().fact(other->amount, "payment");
    return w().derived(p.amount.exact(), Unit::money, "what would have counted for coming early", {vote()});
  }
  void tell() const {
    const Figure whole = payment();
    money(path, p.amount,
          amount(p.amount, "given up for a vote of the shareholders that failed", {whole, vote()}),
          waived_rule);
    if (p.paid) date(path + ".paid", p.paid, shown(fmt::format("severance.{}.due", p.id), *p.paid, "due"));
    for (const WaivedInstallment& each : p.payments)
      money(fmt::format("{}.payments[{}]", path, each.id), each.amount,
            amount(each.amount, "of what is given up, this payment's part, the last payments first",
                   {shown(path, p.amount, "given up"),
                    shown(fmt::format("severance.{}.payments[{}]", p.id, each.id), each.amount, "payment")}),
            waived_rule);
  }
};

}  // namespace

void give_up(const Exposure& e, ContingentLine& line, std::optional<Money> part) {
  auto& waived = e.out().waived_payments;
  if (with_id(waived, line.id) != nullptr) return;
  WaivedPayment& p = waived.emplace_back();
  p.id = line.id, p.label = line.label, p.cite = line.cite, p.type = line.type;
  p.amount = part.value_or(whole_of(e, line));
  p.payments = installments(e, line, p.amount);
  p.paid = day_of(e.c, p);
  refuse_waived_vesting(e, line, part.has_value());
  if (!part) line.counted = false, line.rule = ContingencyRule::waived, line.law = waived_rule;
}

void take_off_put_to_vote(const Exposure& e, ContingentLine& line, Money part) {
  line.put_to_vote = part;
  lower(e, line, part);
}

void sum_up_waived(const Exposure& e) {
  ParachuteResult& out = e.out();
  if (out.waived_payments.empty()) return;
  if (e.c.refused(Module::parachute)) return out.waived_payments.clear();
  Workings& w = e.c.work;
  std::vector<Figure> parts;
  Money all;
  for (const WaivedPayment& p : out.waived_payments) {
    all += p.amount;
    if (!w.explaining()) continue;
    const WaivedSteps steps{e.c, p};
    steps.tell();
    parts.push_back(steps.shown(steps.path, p.amount, p.label));
  }
  out.waived = all;
  if (w.explaining()) w.account("parachute.waived", w.sum(parts), {}, waived_rule);
}

void mark_given_up(const Case& c) {
  if (!c.lists) return;
  // Another evaluation of the same days may have marked them for what it cut.
  const auto mark = [&](const std::string& id, Money cut, Money amount) {
    for (Deadline& day : c.out.calendar) {
      if (day.id != id) continue;
      if (day.label.ends_with(" given up)") || day.label.ends_with("(given up)"))
        day.label.erase(day.label.rfind(" ("));
      if (cut == Money{}) continue;
      day.label += cut >= amount ? " (given up)" : fmt::format(" ({} of it given up)", grouped(cut));
    }
  };
  const ParachuteResult& out = c.out.parachute;
  for (const Line& line : c.out.severance.lines) {
    const auto tested = std::ranges::find_if(out.contingent, [&](const ContingentLine& l) {
      return l.id == line.id && l.type == PaymentClass::cash;
    });
    const bool known = tested != out.contingent.end();
    const WaivedPayment* waived = with_id(out.waived_payments, line.id);
    Money cut = known ? tested->cut : Money{};
    if (waived != nullptr) cut += waived->amount;
    if (line.payments.empty()) mark(std::string{line.id}, cut, cash_of(line));
    for (const PaymentRow& row : line.payments) {
      Money of_row;
      if (known)
        for (const ContingentPayment& each : tested->payments)
          if (each.id == row.id) of_row += each.cut;
      if (waived != nullptr)
        for (const WaivedInstallment& each : waived->payments)
          if (each.id == row.id) of_row += each.amount;
      mark(fmt::format("{}_{}", line.id, row.id), of_row, cash_of(row));
    }
  }
}

}  // namespace payout
