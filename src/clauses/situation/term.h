#pragma once
#include <optional>
#include <string_view>

#include "clauses/workings.h"
#include "values/date.h"

/// The term of an agreement, as other clauses ask about it.
namespace payout {

struct Agreement;
struct Case;
struct ClauseHead;
struct ContractTerm;
struct KnownCase;
struct TermsCheck;

/// The term of a document of the agreement, or null where none is stated.
const ContractTerm* term_under(const KnownCase& c, std::string_view document);
/// Where it stands.
std::string_view cite_of(const Agreement& agreement, const ContractTerm& term);

/// The last day of the term as it stands on a day on which nobody has ended it.
Date term_end(const KnownCase& c, const ContractTerm& term, Date on);
/// A day of a term, from its start and length.
Figure term_day_figure(const Case& c, const ContractTerm& term, Date day, std::string_view label);
/// The day from which the term renews by itself, if it does.
std::optional<Date> renews_from(const KnownCase& c, const ContractTerm& term);

/// The last day of the term of a clause's document where it had ended before a day, and the clause does not
/// survive it.
std::optional<Date> term_over(const KnownCase& c, const ClauseHead& clause, Date day);

/// Enters the last day of a term that renews, and the last day to give notice, in the calendar.
void list_terms(const Case& c);

/// What is paid for the rest of a term, or binds for it, needs a term that has an end; `needed`: and a term.
void check_rest_of_term(const TermsCheck& t, size_t clause, bool needed);

}  // namespace payout
