#pragma once
#include "clauses/result.h"
#include "document/diagnostic.h"
#include "document/node.h"

namespace payout {

/// Turns the remarks of an evaluation into problems with file and line: the fact's own place where it was
/// written, the nearest key above it where it is missing.
void add_remarks(const Result& result, const Document& source, Problems& problems);

/// Whether an error among the remarks means that the facts are outside what is modeled, or that clauses
/// conflict, rather than that the input is wrong.
bool has_refusal(const Result& result);

/// Whether the figures of a module were refused: by an error of its own, or by one against the facts.
bool is_refused(const Result& result, Module module);

}  // namespace payout
