#pragma once
#include <span>

#include "clauses/agreement.h"

namespace payout {

struct Places;

/// Gives each open choice of the terms its point: declares it where it carries a default, finds it where it
/// only names a key.
void link_readings(Agreement& agreement, const Places& places, Problems& problems);

/// Notes beside each choice where its point is written, once the clauses are cited in a person's documents.
void cite_points(Agreement& agreement);

/// The plain words of readings; of points and readings that there are.
void put_in_words(Agreement& agreement, std::span<const AgreementFile> parts, Problems& problems);

}  // namespace payout
