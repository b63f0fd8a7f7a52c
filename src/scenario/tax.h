#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "document/scalars.h"
#include "document/type.h"
#include "scenario/tax_year.h"

namespace payout {

/// Marginal rates on the gross-up payment, as supplied. State tax left out is warned about.
struct MarginalRates {
  Rate federal = {};
  Rate medicare = {};
  std::optional<Rate> state = {};
};
template <std::same_as<MarginalRates> Self>
constexpr auto describe(const Self*) {
  return record("marginal", "Marginal tax rates on the gross-up",
                field<&MarginalRates::federal>("federal", "Federal income tax").checked(share_of_one),
                field<&MarginalRates::medicare>("medicare", "Medicare").checked(share_of_one),
                field<&MarginalRates::state>("state", "State income tax").checked(share_of_one));
}

/// A payment or value contingent on the change in control that the documents do not give.
struct OtherContingent {
  std::string id = {};
  std::string label = {};
  Money amount = {};
  std::optional<Date> paid = {};
  std::optional<Rate> probability = {};
  std::optional<bool> made = {};
  std::optional<Date> made_on = {};
  std::optional<Money> made_amount = {};
};
template <std::same_as<OtherContingent> Self>
constexpr auto describe(const Self*) {
  return record("contingent payment", "A payment contingent on the change that the documents do not give",
                field<&OtherContingent::id>("id", "Short name"),
                field<&OtherContingent::label>("label", "What it is"),
                field<&OtherContingent::amount>("amount", "Amount").checked(not_negative_money),
                field<&OtherContingent::paid>("paid", "Day it is paid; the change in control when absent"),
                field<&OtherContingent::probability>(
                    "probability", "Where it is uncertain: how likely it was, on a reasonable estimate")
                    .checked(share_of_one),
                field<&OtherContingent::made>("made", "Whether an uncertain payment was made in the end"),
                field<&OtherContingent::made_on>(
                    "made_on", "Day on which it was made, where that is not `paid`: 26 CFR 1.280G-1 Q&A-33(b)"),
                field<&OtherContingent::made_amount>("made_amount",
                                                     "What was paid in the end, where that is not `amount`")
                    .checked(not_negative_money));
}

/// What decides whether the person is a disqualified individual, 26 U.S.C. 280G(c), in the twelve months that
/// end with the change.
struct PersonTestedFacts {
  std::optional<bool> officer = {};
  std::optional<int> officer_rank = {};
  std::optional<Rate> share_of_value = {};
  std::optional<Money> pay = {};
  std::optional<int> pay_rank = {};
  std::optional<int> employees = {};
};
template <std::same_as<PersonTestedFacts> Self>
constexpr auto describe(const Self*) {
  using P = PersonTestedFacts;
  return record("person tested", "What decides whether the executive is a disqualified individual, 280G(c)",
                field<&P::officer>("officer", "Has the authority of an officer, in any company of the group"),
                field<&P::officer_rank>("officer_rank", "Place by pay among the officers, 1 the highest"),
                field<&P::share_of_value>("share_of_value",
                                          "Share of the value of all stock, with vested options and those that "
                                          "vest on the change")
                    .checked(share_of_one)
                    .often_below_one_percent(),
                field<&P::pay>("pay", "Pay of the twelve months before the change, nothing contingent on it")
                    .checked(not_negative_money),
                field<&P::pay_rank>("pay_rank", "Place by pay among all employees, 1 the highest"),
                field<&P::employees>("employees", "Employees of the group, the greatest number in the time"));
}

/// What rebuts the presumption of 26 U.S.C. 280G(b)(2)(C) for a grant or payment, by clear and convincing
/// evidence.
struct RebuttedPresumption {
  std::string id = {};
  std::string because = {};
};
template <std::same_as<RebuttedPresumption> Self>
constexpr auto describe(const Self*) {
  return record("rebutted presumption", "What rebuts the one-year presumption for a grant or payment",
                field<&RebuttedPresumption::id>("id", "The grant, line, clause or document, by its id"),
                field<&RebuttedPresumption::because>("because", "The showing, in words that are printed"));
}

/// A payment that was vested before the change, and that the change merely brings forward: it counts for what
/// it gains in time alone, 26 CFR 1.280G-1 Q&A-24(b).
struct PaidEarlierFacts {
  std::string id = {};
  std::vector<Date> would_have_been_paid = {};
};
template <std::same_as<PaidEarlierFacts> Self>
constexpr auto describe(const Self*) {
  return record("payment brought forward", "A vested payment that the change merely brings forward",
                field<&PaidEarlierFacts::id>("id",
                                             "The payment, by its id: a line, a grant, an amount supplied, or "
                                             "`deferred_vested`"),
                field<&PaidEarlierFacts::would_have_been_paid>(
                    "would_have_been_paid",
                    "Day on which it would have been paid without the change; of installments their days, "
                    "each an equal part"));
}

/// Inputs of an option value by the Black-Scholes formula. Its term runs to the grant's `expires`.
struct OptionModel {
  Rate volatility = {};
  Rate risk_free = {};
  std::optional<Rate> dividends = {};
};
template <std::same_as<OptionModel> Self>
constexpr auto describe(const Self*) {
  return record("option model", "Inputs of an option value by the Black-Scholes formula (not the safe harbor)",
                field<&OptionModel::volatility>("volatility", "Volatility a year").checked(bonus_rate),
                field<&OptionModel::risk_free>("risk_free", "Risk-free rate a year, continuously compounded")
                    .checked(growth_rate)
                    .often_below_one_percent(),
                field<&OptionModel::dividends>("dividends", "Dividend yield a year; none when absent")
                    .checked(growth_rate)
                    .often_below_one_percent());
}

/// What was found later about the excise: either the final excise, or by how much the payments were off.
struct TrueUpFacts {
  std::optional<Money> final_excise = {};
  std::optional<Money> additional_parachute = {};
  std::optional<Money> interest = {};
  std::optional<Money> penalties = {};
  std::optional<Money> refunds_recovered = {};
};
template <std::same_as<TrueUpFacts> Self>
constexpr auto describe(const Self*) {
  return record(
      "true-up", "What was found later about the excise",
      field<&TrueUpFacts::final_excise>("final_excise", "Excise on the total payments, as finally determined"),
      field<&TrueUpFacts::additional_parachute>("additional_parachute",
                                                "Parachute payments found later; negative where some were not"),
      field<&TrueUpFacts::interest>("interest", "Interest on the excise").checked(not_negative_money),
      field<&TrueUpFacts::penalties>("penalties", "Penalties on the excise").checked(not_negative_money),
      field<&TrueUpFacts::refunds_recovered>("refunds_recovered",
                                             "Taxes on the overpayment, and excise, refunded to the executive")
          .checked(not_negative_money));
}

/// Remedies of other contracts to set beside the agreement's own, with their figures. Full gross-up, cutback,
/// best net and none need no figure and are always compared.
struct CompareFacts {
  std::optional<Rate> gross_up_share = {};
  std::optional<Rate> gross_up_over = {};
};
template <std::same_as<CompareFacts> Self>
constexpr auto describe(const Self*) {
  return record("compare", "Remedies of other contracts to set beside the agreement's own",
                field<&CompareFacts::gross_up_share>("gross_up_share",
                                                     "A partial gross-up: share of the excise made good")
                    .checked(share_of_one),
                field<&CompareFacts::gross_up_over>(
                    "gross_up_over",
                    "A conditional gross-up: share of the threshold that payments must reach "
                    "(110%); below it they are cut"));
}

/// Why no payment to this person can be a parachute payment.
enum class ParachuteExemption { small_corporation, shareholder_vote, not_disqualified };
constexpr std::array<std::string_view, 3> parachute_exemption_names{"small_corporation", "shareholder_vote",
                                                                    "not_disqualified"};
constexpr std::span<const std::string_view> names_of(ParachuteExemption) {
  return parachute_exemption_names;
}

/// The vote of the shareholders of a corporation whose stock was not readily tradeable, 280G(b)(5)(A)(ii), (B).
/// In votes, or in shares with one vote each.
struct VoteFacts {
  std::optional<Date> on = {};
  std::optional<bool> traded = {};
  std::optional<Shares> entitled = {};
  std::optional<Shares> of_recipients = {};
  std::optional<Shares> in_favor = {};
  std::optional<Rate> approved_by = {};
  std::optional<bool> disclosed = {};
  std::optional<bool> decides = {};
  std::optional<Date> record_date = {};
  std::vector<std::string> payments = {};
  Table<std::string, Money> parts = {};
  std::optional<bool> above_safe_harbor = {};
};
template <std::same_as<VoteFacts> Self>
constexpr auto describe(const Self*) {
  using V = VoteFacts;
  return record(
      "shareholder vote", "The vote of shareholders that exempts payments, 280G(b)(5)(A)(ii), (B)",
      field<&V::on>("on", "Day of the vote"),
      field<&V::traded>(
          "traded", "Whether stock of the company or its group was readily tradeable just before the change"),
      field<&V::entitled>("entitled", "Votes entitled to be cast, the recipients' among them")
          .checked(positive_shares),
      field<&V::of_recipients>("of_recipients",
                               "Votes of those who would be paid, and of stock attributed to them: left out")
          .checked(not_negative_shares),
      field<&V::in_favor>("in_favor", "Votes in favor, without the recipients'").checked(not_negative_shares),
      field<&V::approved_by>("approved_by", "Share of the votes that count, in place of the three numbers")
          .checked(share_of_one),
      field<&V::disclosed>("disclosed",
                           "Whether every material fact of every payment was disclosed to all who could vote"),
      field<&V::decides>("decides",
                         "Whether the vote decides the right to be paid or to keep the pay (it was waived)"),
      field<&V::record_date>("record_date", "Day on which the shareholders of record were taken"),
      field<&V::payments>("payments", "The payments put to the vote, by id; all of them when absent"),
      field<&V::parts>("parts", "Of payments of which only a part was put to the vote, that part, by id")
          .checked(not_negative_money),
      field<&V::above_safe_harbor>(
          "above_safe_harbor", "Whether only what exceeds the safe harbor was given up and put to the vote"));
}

struct TaxFacts {
  std::optional<bool> test = {};
  std::optional<MarginalRates> marginal = {};
  std::optional<bool> from_tables = {};
  std::optional<TaxYear> year = {};
  std::optional<Rate> afr_120 = {};
  std::optional<Money> limit_401a17 = {};
  std::optional<Date> change_date = {};
  std::optional<Money> base_amount = {};
  std::vector<Money> base_pay = {};
  Table<int, Money> one_time_pay = {};
  Table<int, Money> predecessor_pay = {};
  std::optional<Money> reasonable_compensation = {};
  Table<std::string, Money> earlier_services = {};
  std::optional<ParachuteExemption> exempt = {};
  std::optional<VoteFacts> vote = {};
  std::vector<std::string> prepay_excise = {};
  std::vector<std::string> securities_violations = {};
  std::vector<OtherContingent> other_contingent = {};
  std::vector<PaidEarlierFacts> paid_early = {};
  std::optional<PersonTestedFacts> person = {};
  std::vector<RebuttedPresumption> presumption_rebutted = {};
  std::optional<OptionModel> option_model = {};
  std::optional<Rate> company_rate = {};
  std::optional<CompareFacts> compare = {};
  std::optional<Date> determination_delivered = {};
  std::optional<TrueUpFacts> true_up = {};
  std::optional<WithholdingFacts> withholding = {};
};
template <std::same_as<TaxFacts> Self>
constexpr auto describe(const Self*) {
  using T = TaxFacts;
  return record(
      "tax", "Tax facts",
      field<&T::test>(
          "test",
          "Whether the golden-parachute test is made; false leaves it out, and with it the excise, a "
          "gross-up and a cutback: the totals are without them, and a warning says so")
          .optional_with("true"),
      field<&T::marginal>("marginal", "Marginal rates, as supplied"),
      field<&T::from_tables>("from_tables", "Take rates from the tables by year, state and filing status"),
      field<&T::year>("year", "The year's income without the gross-up, for `from_tables`"),
      field<&T::limit_401a17>("limit_401a17",
                              "Limit of 26 U.S.C. 401(a)(17) for the year in which employment ends, where no "
                              "table has it"),
      field<&T::afr_120>("afr_120", "120 % of the applicable federal rate, compounded semiannually")
          .checked(share_of_one)
          .often_below_one_percent(),
      field<&T::change_date>("change_date", "Date of the change under 26 U.S.C. 280G, where it differs"),
      field<&T::base_amount>("base_amount", "Base amount worked out elsewhere, in place of `w2`")
          .checked(positive_money),
      field<&T::base_pay>(
          "base_pay", "Pay of the base years, oldest first, in place of `w2` where it is known which they are"),
      field<&T::one_time_pay>("one_time_pay",
                              "Part of a year's `w2` paid no more than once a year: never annualized")
          .checked(not_negative_money),
      field<&T::predecessor_pay>("predecessor_pay",
                                 "Pay by year from a predecessor or another member of the group, not in `w2`")
          .checked(not_negative_money),
      field<&T::reasonable_compensation>(
          "reasonable_compensation", "Reasonable compensation for a covenant, on clear and convincing proof")
          .checked(not_negative_money),
      field<&T::earlier_services>(
          "earlier_services",
          "Part of a payment, by its id, shown to be reasonable pay for services before "
          "the change, 280G(b)(4)(B)")
          .checked(not_negative_money),
      field<&T::exempt>(
          "exempt",
          "Why payments are no parachute payments: a small business corporation or an approval by "
          "over 75% of the shareholders, (b)(5); the executive is not disqualified, (c)"),
      field<&T::vote>("vote", "The vote of shareholders on the payments"),
      field<&T::prepay_excise>(
          "prepay_excise", "Later payments, by id, on which the excise is prepaid, 26 CFR 1.280G-1 Q&A-11(c)"),
      field<&T::securities_violations>(
          "securities_violations",
          "Payments, by id, under an agreement that violates a securities law, 280G(b)(2)(B)"),
      field<&T::other_contingent>("other_contingent", "Other payments contingent on the change"),
      field<&T::paid_early>(
          "paid_early",
          "Payments vested before the change that it merely brings forward: they count by 26 CFR "
          "1.280G-1 Q&A-24(b)"),
      field<&T::person>("person", "What decides whether the executive is a disqualified individual"),
      field<&T::presumption_rebutted>(
          "presumption_rebutted",
          "Grants and payments agreed within a year before the change that are shown not to be contingent on "
          "it, 280G(b)(2)(C)"),
      field<&T::option_model>("option_model",
                              "Inputs to value options by formula, for the interpretation that needs it"),
      field<&T::company_rate>("company_rate", "The company's tax rate, for the cost of the lost deduction")
          .checked(share_of_one),
      field<&T::compare>("compare", "Remedies of other contracts to set beside the agreement's own"),
      field<&T::determination_delivered>(
          "determination_delivered",
          "Day the accounting firm's determination reached the first of the parties"),
      field<&T::true_up>("true_up", "What was found later about the excise"),
      field<&T::withholding>("withholding", "`true` for estimates of withholding and net pay"));
}

}  // namespace payout
