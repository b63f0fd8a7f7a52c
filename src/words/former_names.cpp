#include "words/former_names.h"

#include <algorithm>
#include <array>

namespace payout {
namespace {

struct Renamed {
  std::string_view former, name;
};
constexpr std::array<Renamed, 8> renamed{{
    {"safe_harbour", "safe_harbor"},
    {"base_amount_annualisation", "base_amount_annualization"},
    {"annualise_by", "annualize_by"},
    {"honoured", "honored"},
    {"void_instalments", "void_installments"},
    {"instalments", "installments"},
    {"not-modelled", "not-modeled"},
    {"gist", "summary"},
}};

}  // namespace

std::string_view current_name(std::string_view written) {
  const auto found = std::ranges::find(renamed, written, &Renamed::former);
  return found == renamed.end() ? written : found->name;
}

}  // namespace payout
