#include <fmt/format.h>

#include "document/locate.h"
#include "scenario/checks_deferral.h"
#include "scenario/load.h"

namespace payout {
namespace {

struct Checks {
  const Scenario& facts;
  const Document& source;
  Problems& problems;

  Origin at(std::string_view path) const {
    const NodeRef node = locate(source, path);
    return node ? node.origin() : Origin{};
  }

  void notice_before_end() const {
    if (!facts.termination || !facts.termination->notice) return;
    const Notice& n = *facts.termination->notice;
    for (const std::optional<Date>& day : {n.given, n.mailed}) {
      if (!day || *day <= facts.termination->date) continue;
      problems.error("notice-after-end", at("termination.notice"),
                     fmt::format("notice on {} comes after the termination on {}", to_string(*day),
                                 to_string(facts.termination->date)),
                     "correct one of the two dates");
    }
  }
};

}  // namespace

void check_facts(const Scenario& facts, const Document& source, Problems& problems) {
  const Checks checks{facts, source, problems};
  checks.notice_before_end();
  check_tax(facts, source, problems);
  check_deferral(facts, source, problems);
}

}  // namespace payout
