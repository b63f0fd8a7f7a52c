#include "clauses/agreement.h"
#include "clauses/clause.h"
#include "clauses/counting.h"
#include "clauses/options/option_result.h"
#include "clauses/reading.h"
#include "clauses/result.h"

// The descriptions that many files read are made here, once: whoever reads them only declares that they exist.
namespace payout {

template const Type& type_of<Result>();
template const Type& type_of<Line>();
template const Type& type_of<Deadline>();
template const Type& type_of<Obligation>();
template const Type& type_of<GrantResult>();
template const Type& type_of<Clause>();
template const Type& type_of<AgreementFile>();
template const Type& type_of<ClauseHead>();
template const Type& type_of<OpenChoice>();
template const Type& type_of<Counting>();

}  // namespace payout
