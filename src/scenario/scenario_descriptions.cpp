#include "scenario/event.h"
#include "scenario/scenario.h"
#include "scenario/termination.h"

// The descriptions that many files read are made here, once: whoever reads them only declares that they exist.
namespace payout {

template const Type& type_of<Scenario>();
template const Type& type_of<Event>();
template const Type& type_of<std::vector<Event>>();
template const Type& type_of<Termination>();

}  // namespace payout
