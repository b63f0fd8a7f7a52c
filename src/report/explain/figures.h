#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "clauses/result.h"

namespace payout {

/// A figure of a result that somebody may ask about: an amount, a date, a count, a rate.
struct FigureItem {
  std::string path = {};  ///< `severance.termination_fee`, `grants[K1].last_day`
  const Type* type = nullptr;
  const void* value = nullptr;  ///< null: there is none
  const Field* field = nullptr;
  const Type* owner_type = nullptr;  ///< the record it stands in
  const void* owner = nullptr;

  bool is_zero() const;
  std::string text() const;  ///< as `expect:` writes it; empty where there is none
};

/// Every figure of a result, in the order of the report. What only repeats others (a grant's timeline) is left
/// out.
std::vector<FigureItem> figures_of(const Result& result);

/// Which figure a name means: its whole path, or the end of it, completed by what is unique. A name that fits
/// several, or none, yields what could have been meant.
struct FigureChoice {
  const FigureItem* found = nullptr;
  std::vector<std::string> candidates = {};
};
FigureChoice choose_figure(const std::vector<FigureItem>& figures, std::string_view name);

/// "grants[K1].last_day" as "grants.K1.last_day": how paths are compared.
std::string plain_path(std::string_view path);

}  // namespace payout
