#pragma once

namespace payout {

struct Case;

/// Warnings and notes on the situation as a whole, for readers: acquirers not stated, documents that part over
/// an event, rights that were not used.
void remark_on(const Case& c);
/// Warns of clauses that ask for what only a document finds that the person is not under.
void warn_of_other_documents(const Case& c);

}  // namespace payout
