#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "clauses/situation/remarks.h"

namespace payout {
namespace {

/// A clause of the person's own document that asks for something which only another document finds.
struct OtherDocuments {
  const Case& c;
  const ClauseHead& clause;

  /// The first of some clauses, where the person is under none of their documents.
  const ClauseHead* foreign(const std::vector<const ClauseHead*>& named) const {
    const bool any =
        std::ranges::any_of(named, [&](const ClauseHead* head) { return c.under(head->document()); });
    return named.empty() || any ? nullptr : named.front();
  }
  const ClauseHead* routes(const When& when) const {
    std::vector<const ClauseHead*> named;
    for (const std::string& id : when.route) {
      if (const Clause* route = c.agreement.find(id)) named.push_back(&route->head);
    }
    return foreign(named);
  }
  const ClauseHead* finding(const FindingName& name) const {
    std::vector<const ClauseHead*> named;
    for (const FindingName::Test& test : name.tests) {
      if (test.clauses.empty()) return nullptr;  // the facts say it
      for (const size_t by : test.clauses) named.push_back(&c.agreement.clauses[by].head);
    }
    return foreign(named);
  }
  const ClauseHead* asked_in(const When& when) const {
    if (const ClauseHead* route = routes(when)) return route;
    for (const auto* list : {&when.holds, &when.fails}) {
      for (const FindingName& name : *list) {
        if (const ClauseHead* found = finding(name)) return found;
      }
    }
    const Clause* change = when.change ? c.agreement.find(*when.change) : nullptr;
    return change != nullptr ? foreign({&change->head}) : nullptr;
  }

  void tell() const {
    for (const When& when : clause.when) {
      const ClauseHead* other = asked_in(when);
      if (other == nullptr) continue;
      c.warn(Module::facts, "not-under-document", "documents",
             fmt::format("{} requires `{}` of {}, and the executive is not under {}: it can never be found",
                         clause.cite, other->id, other->cite, other->document()),
             fmt::format("add {0} to `documents`; or write into the terms of {1} what {1} itself requires",
                         other->document(), clause.document()),
             clause.cite);
      return;
    }
  }
};

}  // namespace

void warn_of_other_documents(const Case& c) {
  if (c.facts.documents.empty()) return;
  for (const Clause& clause : c.agreement.clauses) {
    if (!clause.head.when.empty() && c.under(clause.head.document())) OtherDocuments{c, clause.head}.tell();
  }
}

}  // namespace payout
