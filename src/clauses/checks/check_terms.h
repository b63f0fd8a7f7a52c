#pragma once
#include <string>
#include <string_view>

#include "clauses/agreement.h"
#include "clauses/places.h"

namespace payout {

/// Terms that cannot mean anything, can never apply, contradict themselves, or can mean two things: found from
/// the terms alone, each told once at its place. (`check_both_pay` comes after it: what it finds is asked
/// later.)
void check_terms(const Agreement& agreement, const Places& places, Problems& problems);

/// Ids and citations: each id once, each document listed, and nothing refers to a clause that is not there.
void check_ids(const Agreement& agreement, const Places& places, Problems& problems);

/// What the checks of one agreement share.
struct TermsCheck {
  const Agreement& agreement;
  const Places& places;
  Problems& problems;

  const Clause& clause(size_t i) const { return agreement.clauses[i]; }
  /// "clause `sev` (EA 8)".
  std::string name_of(size_t i) const;
  /// At a key of a clause, or at the clause; the message begins with the clause's name.
  Problem& error(size_t i, std::string_view key, std::string_view id, std::string message,
                 std::string help = {}) const;
  Problem& warning(size_t i, std::string_view key, std::string_view id, std::string message,
                   std::string help = {}) const;
  /// Whether the author wrote the key.
  bool writes(size_t i, std::string_view key) const;
};

/// What is checked of every clause, whatever its kind; what only one kind can have wrong is told by
/// `Kind::check`.
void check_when(const TermsCheck& t, size_t i);
void check_due(const TermsCheck& t, size_t i);
void check_entries(const TermsCheck& t, size_t i);
void check_references(const TermsCheck& t, size_t i);
void check_values(const TermsCheck& t, size_t i);
void check_scope(const TermsCheck& t, size_t i);
void check_tiers(const TermsCheck& t, size_t i);
void check_new_job(const TermsCheck& t, size_t i);

/// And of the clauses together.
void check_tier_names(const TermsCheck& t);
void check_replacements(const TermsCheck& t);
void check_equal_lines(const TermsCheck& t);
void check_plans(const TermsCheck& t);
/// Clauses that can be met together and pay multiples of the same amount; told where they are of one document.
std::vector<std::pair<size_t, size_t>> check_both_pay(const TermsCheck& t);

}  // namespace payout
