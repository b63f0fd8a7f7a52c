#pragma once

namespace payout {

struct Amendment;
struct Case;
struct Situation;

/// Finds what the facts amount to: when employment ended and how, changes in control, protection, other
/// findings. Errors it reports against Module::facts refuse the whole report.
void situate(const Case& c, Situation& s);

/// Whether an amendment was made in a form that every document in force accepts.
bool is_effective(const Case& c, const Amendment& amendment);

}  // namespace payout
