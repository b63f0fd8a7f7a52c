#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "clauses/by_tier.h"
#include "clauses/named_amount.h"
#include "clauses/severance/payment_due.h"

namespace payout {

struct Case;
struct ClauseHead;
struct TermsCheck;

/// When cover on the company's account begins: active cover often runs to the end of the month.
enum class CoverStarts { next_month, next_day };
constexpr std::array<std::string_view, 2> cover_starts_names{"next_month", "next_day"};
constexpr std::span<const std::string_view> names_of(CoverStarts) {
  return cover_starts_names;
}

/// What of the premium the company bears.
enum class CompanyPart { premium, employer_part };
constexpr std::array<std::string_view, 2> company_part_names{"premium", "employer_part"};
constexpr std::span<const std::string_view> names_of(CompanyPart) {
  return company_part_names;
}

/// What is taken off the premium.
enum class PremiumLess { employee_part };
constexpr std::array<std::string_view, 1> premium_less_names{"employee_part"};
constexpr std::span<const std::string_view> names_of(PremiumLess) {
  return premium_less_names;
}

struct CompanyPays {
  std::optional<CompanyPart> part = {};
  std::optional<PremiumLess> premium_less = {};
  std::optional<Rate> share = {};
  std::optional<PayRate> up_to = {};
};
template <std::same_as<CompanyPays> Self>
constexpr auto describe(const Self*) {
  using C = CompanyPays;
  return record(
      "company pays", "What of the premium the company bears",
      field<&C::part>("part", "The whole premium, or without what an active employee pays").as_shorthand(),
      field<&C::premium_less>("premium_less", "The premium less the employee part"),
      field<&C::share>("share", "A share of the premium").checked(share_of_one),
      field<&C::up_to>("up_to", "The premium up to this sum"));
}

/// What ends cover before its time.
enum class CoverEnd { new_cover, medicare, death, new_job };
constexpr std::array<std::string_view, 4> cover_end_names{"new_cover", "medicare", "death", "new_job"};
constexpr std::span<const std::string_view> names_of(CoverEnd) {
  return cover_end_names;
}

/// Whether the cover is income of the person, and who bears the tax.
enum class CoverTaxed { no, yes, made_good };
constexpr std::array<std::string_view, 3> cover_taxed_names{"no", "yes", "made_good"};
constexpr std::span<const std::string_view> names_of(CoverTaxed) {
  return cover_taxed_names;
}

enum class CoverAs { cover, cash };
constexpr std::array<std::string_view, 2> cover_as_names{"cover", "cash"};
constexpr std::span<const std::string_view> names_of(CoverAs) {
  return cover_as_names;
}

/// For how long the law gives cover at most.
enum class CoverLimit { cobra };
constexpr std::array<std::string_view, 1> cover_limit_names{"cobra"};
constexpr std::span<const std::string_view> names_of(CoverLimit) {
  return cover_limit_names;
}

/// A further stretch of cover on other terms: `then: {months: 9, company_pays: {share: 50%}}`.
struct CoverStretch {
  int months = 0;
  CompanyPays company_pays = {};
  std::optional<CoverAs> as = {};
};
template <std::same_as<CoverStretch> Self>
constexpr auto describe(const Self*) {
  return record(
      "further cover", "A further stretch of cover on other terms",
      field<&CoverStretch::months>("months", "Months after the first stretch"),
      field<&CoverStretch::company_pays>("company_pays", "What of the premium the company then bears"),
      field<&CoverStretch::as>("as", "As cover, or in cash; as the first stretch when absent"));
}

/// Health or other cover that goes on after employment at the company's cost, month by month.
/// Typical promise: eighteen months of health cover, ending with a new employer's.
struct BenefitContinuation {
  static constexpr std::string_view kind = "benefit_continuation";
  static constexpr std::string_view doc = "Health or other cover that goes on after employment, month by month";
  static constexpr bool plan_benefit = true;
  std::string label = {};
  std::string benefit = "health";
  ByTier<int> months = {};
  std::optional<AmountName> months_from = {};
  std::optional<Date> until_day = {};
  CoverStarts starts = CoverStarts::next_month;
  CompanyPays company_pays = {};
  std::vector<CoverEnd> ends = {};
  CoverTaxed taxed = CoverTaxed::no;
  std::vector<CoverStretch> then = {};
  CoverAs as = CoverAs::cover;
  std::optional<CoverLimit> at_most = {};
  bool cash_if_discriminatory = false;
  PaymentDue due = {};
};
template <std::same_as<BenefitContinuation> Self>
constexpr auto describe(const Self*) {
  using B = BenefitContinuation;
  return record(
      "benefit_continuation", B::doc, field<&B::label>("label", "What it is"),
      field<&B::benefit>("benefit",
                         "`health` (the premium stands in `salary.health`), or the name of one of "
                         "`salary.benefits`, at its yearly cost")
          .optional_with("health"),
      field<&B::months>("months", "For how many whole months; or by tier"),
      field<&B::months_from>("months_from", "The months are the executive's own: a count under `amounts`"),
      field<&B::until_day>("until_day", "Or the last day, as a date"),
      field<&B::starts>("starts", "When the company's months begin: active cover often runs to the month's end")
          .optional_with("next_month"),
      field<&B::company_pays>("company_pays",
                              "What of the premium the company bears: `premium`, `employer_part` (also written "
                              "`{premium_less: employee_part}`), `{share: 80%}`, `{up_to: 1500/month}`"),
      field<&B::ends>("ends", "What ends it before: each month that begins before is still paid"),
      field<&B::taxed>("taxed", "Whether it is income of the executive, and the company makes good the tax")
          .optional_with("no"),
      field<&B::then>("then", "Further months on other terms"),
      field<&B::as>("as", "As cover, or in cash instead").optional_with("cover"),
      field<&B::at_most>("at_most",
                         "`cobra`: no longer than the law gives cover: 18 months, 29 for the disabled "
                         "(`salary.health.disabled`), 36 for the family after a death (29 U.S.C. 1162(2)(A))"),
      field<&B::cash_if_discriminatory>(
          "cash_if_discriminatory",
          "In cash where cover at the company's cost would break nondiscrimination rules "
          "(`salary.health.discriminatory`)")
          .optional_with("false"),
      field<&B::due>("due", "").inline_fields());
}

void pay(const BenefitContinuation& terms, const ClauseHead& clause, const Case& c);

/// Tells cover without a length or a share, and keys that its way of payment leaves no use.
void check(const BenefitContinuation& terms, const TermsCheck& t, size_t clause);

}  // namespace payout
