#pragma once

namespace payout {

struct Case;
struct Situation;

/// Finds what the facts amount to: when employment ended and how, changes in control, protection, other
/// findings. Errors it reports against Module::facts refuse the whole report.
void situate(const Case& c, Situation& s);

}  // namespace payout
