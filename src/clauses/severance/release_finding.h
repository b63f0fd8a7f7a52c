#pragma once
#include <string>

#include "clauses/module.h"
#include "clauses/workings.h"

/// What became of releases of claims, for every clause that is triggered by one.
namespace payout {

struct Case;
struct KnownCase;
struct ClauseHead;
struct ReleaseFinding;
struct Situation;

/// What became of each release, once for all clauses that ask for it.
void find_releases(const Case& c, Situation& s);

/// The release that a clause is triggered by, or null; of a way that is met.
const ReleaseFinding* release_for(const KnownCase& c, const ClauseHead& clause);

/// The day on which a release takes effect. Precondition: it does.
Figure release_figure(const Case& c, const ReleaseFinding& found);

/// Why no release is in force: "signed 2019-12-20, last day 2019-12-12".
std::string release_fault(const KnownCase& c, const ReleaseFinding& found);

/// Says, once for a part of the report, that the facts do not tell what became of the release.
void ask_for_release(const Case& c, const ReleaseFinding& found, const ClauseHead& clause, Module module);

}  // namespace payout
