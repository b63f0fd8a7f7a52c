// Published worked examples (tests/law/published-examples.yaml), each by the kind of its arithmetic.
#include "law/base_amount.h"
#include "law/example_file.h"
#include "law/income_tax.h"
#include "law/irc_280g.h"

using namespace payout;
using namespace payout::law;

namespace {

const ExampleFile& published() {
  static const ExampleFile file{"published-examples.yaml"};
  return file;
}

ContingentPayment cash(Money amount) {
  return {.nominal = amount, .present_value = amount};
}

/// One sum against a base amount.
void check_excess(NodeRef e, const char* payments) {
  const ParachuteTest test =
      parachute_test(base_amount_of(money_at(e, "inputs.base_amount")), {cash(money_at(e, payments))});
  CHECK(test.parachute == yes_at(e, "reproduced.is_parachute"));
  CHECK(test.excess == money_at(e, "reproduced.excess"));
  if (const NodeRef excise = e.find("reproduced").find("excise"))
    CHECK(test.excise == *parse_money(excise.text()));
}

void check_allocation(NodeRef e) {
  std::vector<ContingentPayment> payments;
  for (NodeRef p = at(e, "inputs.payments").first(); p; p = p.next())
    payments.push_back({.nominal = money_at(p, "nominal"), .present_value = money_at(p, "pv")});
  const ParachuteTest test = parachute_test(base_amount_of(money_at(e, "inputs.base_amount")), payments);
  for (const size_t i : {0U, 1U}) {
    const std::string item = "." + std::to_string(i);
    CHECK(test.payments[i].base_allocated == money_at(e, "published.base_allocated" + item));
    CHECK(test.payments[i].excess == money_at(e, "published.excess" + item));
  }
}

void check_base(NodeRef e) {
  CompensationYear first = {.year = 2000, .pay = money_at(e, "inputs.short_year.compensation")};
  first.months = count_at(e, "inputs.short_year.months");
  const auto base = base_amount({first,
                                 {.year = 2001, .pay = money_at(e, "inputs.full_years.0")},
                                 {.year = 2002, .pay = money_at(e, "inputs.full_years.1")}},
                                2003);
  CHECK(base->amount == money_at(e, "published.base_amount"));
}

void check_state_tax_cap(NodeRef e) {
  const FederalYear& f = *std::get<const FederalYear*>(federal(count_at(e, "inputs.year")));
  CHECK(tax_on(state_tax_cap(*f.state_tax_limit, Status::single), money_at(e, "inputs.magi")) ==
        money_at(e, "published.deduction"));
}

}  // namespace

TEST_CASE("Published worked examples come out as printed", "[280g][published]") {
  int count = 0;
  for (NodeRef e = published().list().first(); e; e = e.next(), ++count) {
    const std::string_view id = e.find("id").text();
    INFO(id);
    if (id == "reg-4960-3g-ex1")
      check_excess(e, "inputs.payments_pv");
    else if (id == "reg-4960-4d-ex2")
      check_allocation(e);
    else if (id == "reg-4960-3l-ex2")
      check_base(e);
    else if (id == "salt-jba-2025")
      check_state_tax_cap(e);
    else if (id == "gross-relocation-flat")  // the flat method, tax on the net sum alone
      CHECK(to_the_cent(money_at(e, "inputs.net"), number_at(e, "inputs.rate")) ==
            money_at(e, "published.gross_up"));
    else
      check_excess(e, "inputs.payments");
  }
  CHECK(count == 7);
}
