#include "clauses/named_amount.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "document/visit.h"
#include "words/nearest.h"

namespace payout {

static bool is_name(std::string_view text) {
  const auto small = [](char ch) { return ch >= 'a' && ch <= 'z'; };
  return !text.empty() && small(text.front()) && std::ranges::all_of(text, [&](char ch) {
    return small(ch) || (ch >= '0' && ch <= '9') || ch == '_' || ch == '-';
  });
}

const Scalar& scalar_of(const AmountName*) {
  static const Scalar scalar{
      .name = "name of an amount",
      .expects = "the name of a sum that the scenario gives under `amounts`, such as retention_bonus",
      .pattern = "^[a-z][a-z0-9_-]*$",
      .json = Scalar::Json::string,
      .read =
          [](std::string_view text, bool, void* out, std::string& why, std::string& help) {
            if (!is_name(text)) {
              help =
                  "a sum in money stands in the scenario: write a name here, and `amounts: {NAME: SUM}` there";
              why = fmt::format("`{}` is no name: small letters, digits and _", text);
              return false;
            }
            static_cast<AmountName*>(out)->text = text;
            return true;
          },
      .write = [](const void* in, std::string& out) { out += static_cast<const AmountName*>(in)->text; },
      .text = [](const void* in) -> std::string_view { return static_cast<const AmountName*>(in)->text; }};
  return scalar;
}

const Scalar& scalar_of(const SumOrName*) {
  static const Scalar scalar{
      .name = "sum",
      .expects = "money such as 500000, or the name of a sum that the scenario gives under `amounts`",
      .pattern = R"(^(-?[0-9]+(\.[0-9]{1,2})?|[a-z][a-z0-9_-]*)$)",
      .json = Scalar::Json::string,
      .read =
          [](std::string_view text, bool quoted, void* out, std::string& why, std::string& help) {
            auto& sum = *static_cast<SumOrName*>(out);
            if (is_name(text)) {
              sum = {{}, {std::string{text}}};
              return true;
            }
            Money money;
            if (!scalar_of(static_cast<const Money*>(nullptr)).read(text, quoted, &money, why, help))
              return false;
            sum = {money, {}};
            return true;
          },
      .write =
          [](const void* in, std::string& out) {
            const auto& sum = *static_cast<const SumOrName*>(in);
            if (!sum.money) out += sum.name.text;
            if (sum.money) scalar_of(static_cast<const Money*>(nullptr)).write(&*sum.money, out);
          },
      .text = [](const void* in) -> std::string_view { return static_cast<const SumOrName*>(in)->name.text; }};
  return scalar;
}

const Money* amount_given(const AmountName& name, const Case& c) {
  return c.facts.amounts.find(name.text);
}

std::string own_amount_of(const ClauseHead& clause) {
  return clause.id + "_used";
}

static const Money* asked(const AmountName& name, const ClauseHead& clause, const Case& c) {
  const Money* given = amount_given(name, c);
  if (given == nullptr)
    c.missing(Module::severance, clause, fmt::format("amounts.{}", name.text),
              fmt::format("the executive's own `{}` (0 if there is none)", name.text));
  return given;
}

std::optional<Figure> named_amount(const AmountName& name, const ClauseHead& clause, const Case& c) {
  const Money* given = asked(name, clause, c);
  return given != nullptr ? std::optional{c.work.fact(*given, name.text)} : std::nullopt;
}

std::optional<Figure> sum_figure(const SumOrName& sum, const ClauseHead& clause, const Case& c) {
  if (!sum.money) return named_amount(sum.name, clause, c);
  return c.work.term_at(&sum, sum.money->exact(), Unit::money, "stated in the terms");
}

std::optional<Figure> named_count(const AmountName& name, Unit unit, const ClauseHead& clause, const Case& c) {
  const Money* given = asked(name, clause, c);
  if (given == nullptr) return std::nullopt;
  if (given->exact() < Exact{0} ||
      floor_of(given->exact() / Exact{100}) * int64_t{100} != floor_of(given->exact())) {
    c.error(Module::severance, "out-of-range", fmt::format("amounts.{}", name.text),
            fmt::format("`{}` is a count of months or weeks, and {} is no whole number", name.text,
                        grouped(*given)),
            "give a whole number; 0 if there are none", clause.cite);
    return std::nullopt;
  }
  return c.work.fact_at(given, given->exact() / Exact{100}, unit, name.text);
}

std::vector<std::string> amount_names_of(const Agreement& agreement) {
  std::vector<std::string> names;
  const Scalar& own = scalar_of(static_cast<const AmountName*>(nullptr));
  const Scalar& either = scalar_of(static_cast<const SumOrName*>(nullptr));
  for (const Clause& clause : agreement.clauses) {
    const void* object = &clause;
    visit_values(type_of<Clause>(), object, [&](const Part& part) {
      if (is_single(*part.type) && (part.type->scalar == &own || part.type->scalar == &either)) {
        const std::string name{part.type->scalar->text(part.value)};
        if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
      }
      return true;
    });
    if (clause.terms.kind().uses_own_amount) names.push_back(own_amount_of(clause.head));
  }
  return names;
}

static void check_amounts(const Case& c) {
  for (const auto& [name, amount] : c.facts.amounts) {
    const auto& known = c.agreement.amount_names;
    if (std::ranges::find(known, name) != known.end()) continue;
    const std::string_view near = nearest(name, {known.begin(), known.end()});
    c.error(Module::facts, "unknown-amount", fmt::format("amounts.{}", name),
            fmt::format("no clause uses an amount `{}`", name),
            !near.empty()   ? fmt::format("did you mean `{}`?", near)
            : known.empty() ? "leave it out, or name it in the terms: `amount_from: " + name + "`"
                            : fmt::format("the terms name: {}", fmt::join(known, ", ")));
  }
}

static void check_tier(const Case& c) {
  if (!c.facts.tier) return;
  const auto& known = c.agreement.tiers;
  if (std::ranges::find(known, *c.facts.tier) != known.end()) return;
  const std::string_view near = nearest(*c.facts.tier, {known.begin(), known.end()});
  c.error(Module::facts, "unknown-tier", "tier",
          known.empty() ? fmt::format("the agreement has no tiers, and `{}` is given", *c.facts.tier)
                        : fmt::format("there is no tier `{}`", *c.facts.tier),
          !near.empty() ? fmt::format("did you mean `{}`?", near)
          : known.empty()
              ? "leave `tier` out, or list the tiers at the head of the terms: `tiers: [chief, officer]`"
              : fmt::format("the tiers are: {}", fmt::join(known, ", ")));
}

void check_own_facts(const Case& c) {
  check_amounts(c);
  check_tier(c);
}

}  // namespace payout
