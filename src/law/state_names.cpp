#include <cctype>

#include "law/state_table.h"
#include "law/table_reader.h"

namespace payout::law {
namespace {

/// Small letters and digits alone: "Washington, D.C." and "washington dc" are one.
std::string bare(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isalnum(u) != 0) out += static_cast<char>(std::tolower(u));
  }
  return out;
}

}  // namespace

std::optional<std::string> state_code(std::string_view written) {
  const std::string wanted = bare(written);
  const Document doc = table("state-names");
  for (NodeRef state = need(doc.root(), "states").first(); state; state = state.next()) {
    if (bare(state.key()) == wanted) return std::string{state.key()};
    for (NodeRef name = state.first(); name; name = name.next())
      if (bare(name.text()) == wanted) return std::string{state.key()};
  }
  return std::nullopt;
}

}  // namespace payout::law
