#include "clauses/severance/choice.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/case.h"
#include "clauses/checks/check_terms.h"
#include "clauses/known_days.h"
#include "clauses/severance/rows.h"
#include "clauses/severance/severance.h"
#include "words/nearest.h"

namespace payout {
namespace {

bool belongs(const ClauseHead* clause, std::string_view promise) {
  return clause != nullptr && (clause->id == promise || clause->document() == promise);
}

/// One choice, and what stands in it.
struct Choosing {
  const PromiseChoice& terms;
  const ClauseHead& clause;
  const Case& c;

  bool pays(const std::string& promise) const {
    const auto ours = [&](const auto& entry) { return belongs(entry.clause, promise); };
    return std::ranges::any_of(c.out.severance.lines, ours) || std::ranges::any_of(c.out.benefits, ours);
  }
  bool is_open(const std::string& promise) const {
    return std::ranges::any_of(c.out.severance.open,
                               [&](const OpenLine& line) { return belongs(line.clause, promise); });
  }

  Figure worth(const std::string& promise) const {
    Adding sum{c.work};
    for (const Line& line : c.out.severance.lines) {
      if (belongs(line.clause, promise)) sum.add({line.amount.exact(), line.arithmetic});
    }
    for (const BenefitResult& benefit : c.out.benefits) {
      if (belongs(benefit.clause, promise)) sum.add({benefit.amount.exact(), benefit.arithmetic});
    }
    return sum.sum_or_part();
  }

  Date arises() const {
    Date first = c.situation.end.value_or(Date{});
    for (const Line& line : c.out.severance.lines) {
      if (std::ranges::any_of(terms.between, [&](const auto& each) { return belongs(line.clause, each); }))
        return line.arises;
    }
    return first;
  }

  /// Takes out what a promise gives, and says why.
  void drop(const std::string& promise, const std::string& why) const {
    auto& out = c.out.severance;
    std::vector<const ClauseHead*> gone;
    const auto note = [&](const ClauseHead* by) {
      if (std::ranges::find(gone, by) == gone.end()) gone.push_back(by);
    };
    for (const Line& line : out.lines) {
      if (belongs(line.clause, promise)) note(line.clause);
    }
    for (const BenefitResult& benefit : c.out.benefits) {
      if (belongs(benefit.clause, promise)) note(benefit.clause);
    }
    const auto ours = [&](const auto& entry) { return belongs(entry.clause, promise); };
    std::erase_if(out.lines, ours);
    std::erase_if(out.open, ours);
    std::erase_if(c.out.benefits, ours);
    std::erase_if(c.out.limits, [&](const LimitResult& limit) {
      const Clause* by = c.agreement.find(limit.id);
      return by != nullptr && belongs(&by->head, promise);
    });
    std::erase_if(c.out.calendar, [&](const Deadline& day) {
      return std::ranges::any_of(gone, [&](const ClauseHead* head) { return head->id == day.id; });
    });
    if (!c.explain) return;
    for (const ClauseHead* head : gone) out.not_paid.push_back({head->id, head->cite, why});
  }

  void keep(const std::string& kept, const std::string& why) const {
    for (const std::string& promise : terms.between) {
      if (promise != kept) drop(promise, why);
    }
  }

  void leave_open() const {
    auto& lines = c.out.severance.lines;
    const auto ours = [&](const auto& entry) {
      return std::ranges::any_of(terms.between, [&](const auto& each) { return belongs(entry.clause, each); });
    };
    for (const Line& line : lines) {
      if (ours(line)) c.open_line(*line.clause, line.id, line.label, line.arises);
    }
    std::erase_if(lines, ours);
    std::erase_if(c.out.benefits, ours);
  }

  /// The one that comes to most; nothing can be said where one of them is open.
  void greatest(const std::vector<std::string>& there) const {
    if (std::ranges::any_of(terms.between, [&](const std::string& each) { return is_open(each); }))
      return leave_open();
    const std::string* most = &there.front();
    Figure best = worth(*most);
    for (const std::string& each : there) {
      const Figure other = worth(each);
      if (other.value > best.value) most = &each, best = other;
    }
    keep(*most, c.explain
                    ? fmt::format("less than {} gives, and only the greater is paid ({})", *most, clause.cite)
                    : std::string{});
  }

  /// What is chosen; nothing where it must be told.
  const std::string* chosen() const {
    if (const std::string* told = c.facts.chosen.find(clause.id)) {
      const bool known = std::ranges::find(terms.between, *told) != terms.between.end();
      return known ? told : nullptr;
    }
    return terms.unless_told ? &*terms.unless_told : nullptr;
  }

  void deadline() const {
    if (!terms.within) return;
    const Date from = arises();
    const Figure start = known_day_figure(c, from, "the day the right arises");
    const Date last = c.last_day_of(from, *terms.within);
    account_day(c, fmt::format("calendar[{}]", clause.id), last, last_day_figure(c, start, *terms.within),
                clause.id);
    if (c.lists) c.deadline(clause.id, last, "Last day to choose", clause.cite);
  }

  std::string path() const { return fmt::format("chosen.{}", clause.id); }

  /// The person chose a promise that pays nothing, and only one of the others is owed.
  void tell_only(const std::string& owed) const {
    const std::string* told = c.facts.chosen.find(clause.id);
    const bool choice_matters = c.explain && terms.by == ChosenBy::person && told != nullptr && *told != owed;
    if (!choice_matters || std::ranges::find(terms.between, *told) == terms.between.end()) return;
    c.warn(
        Module::severance, "chosen-not-owed", path(),
        fmt::format("`{}`, which the executive chose, pays nothing on these facts; `{}`, the only promise that "
                    "is owed, is kept",
                    *told, owed),
        {}, clause.cite);
  }

  void run() const {
    std::vector<std::string> there;
    for (const std::string& each : terms.between) {
      if (pays(each) || is_open(each)) there.push_back(each);
    }
    if (there.size() < 2) {  // nothing to choose from
      if (!there.empty()) tell_only(there.front());
      return;
    }
    if (terms.by == ChosenBy::greatest) return greatest(there);
    deadline();
    const auto is_there = [&](const std::string& each) {
      return std::ranges::find(there, each) != there.end();
    };
    const std::string* kept = chosen();
    if (kept != nullptr && !is_there(*kept) && c.facts.chosen.find(clause.id) != nullptr) {
      c.error(Module::severance, "chosen-not-owed", path(),
              fmt::format("`{}`, which the executive chose, pays nothing on these facts", *kept),
              fmt::format("the promises that are owed: {}", fmt::join(there, ", ")), clause.cite);
      return leave_open();
    }
    if (kept != nullptr && is_there(*kept)) {
      const bool told = c.facts.chosen.find(clause.id) != nullptr;
      return keep(*kept, !c.explain ? std::string{}
                         : told     ? fmt::format("the executive chose {} ({})", *kept, clause.cite)
                                : fmt::format("no choice is given, and {} then keeps {}", clause.cite, *kept));
    }
    c.missing(Module::severance, clause, path(),
              fmt::format("which of {} the executive chose", fmt::join(there, ", ")));
    leave_open();
  }
};

}  // namespace

void act_on_rows(const PromiseChoice& terms, const ClauseHead& clause, const Case& c) {
  if (!clause.when.empty() && occurrences(c, clause).empty()) return;
  Choosing{terms, clause, c}.run();
}

void check_choices(const Case& c) {
  for (const auto& [id, promise] : c.facts.chosen) {
    const Clause* clause = c.agreement.find(id);
    const auto* terms = clause != nullptr ? clause->as<PromiseChoice>() : nullptr;
    const std::string path = fmt::format("chosen.{}", id);
    if (terms == nullptr || terms->by == ChosenBy::greatest) {
      std::vector<std::string_view> known;
      c.agreement.each<PromiseChoice>([&](const ClauseOf<PromiseChoice>& each) {
        if (each.terms.by == ChosenBy::person) known.push_back(each.head.id);
      });
      const std::string_view near = nearest(id, known);
      c.error(Module::facts, "unknown-choice", path,
              fmt::format("the agreement leaves no choice `{}` to the executive", id),
              !near.empty()   ? fmt::format("did you mean `{}`?", near)
              : known.empty() ? "leave it out: no clause of kind `choice` is left to the executive"
                              : fmt::format("the choices are: {}", fmt::join(known, ", ")));
    } else if (std::ranges::find(terms->between, promise) == terms->between.end()) {
      const std::string_view near = nearest(promise, {terms->between.begin(), terms->between.end()});
      c.error(Module::facts, "unknown-choice", path,
              fmt::format("`{}` is none of the promises of {}", promise, clause->head.cite),
              !near.empty() ? fmt::format("did you mean `{}`?", near)
                            : fmt::format("one of: {}", fmt::join(terms->between, ", ")),
              clause->head.cite);
    }
  }
}

void check(const PromiseChoice& choice, const TermsCheck& t, size_t i) {
  if (choice.between.size() < 2)
    t.error(i, "between", "no-items", ", `between`: nothing to choose from",
            "write `between: [ID, ID]`: clauses, or documents");
  for (size_t k = 0; k < choice.between.size(); ++k) {
    const std::string& id = choice.between[k];
    const Clause* clause = t.agreement.find(id);
    if (clause != nullptr && clause->terms.kind().pay == nullptr)
      t.error(i, "between", "not-used",
              fmt::format(", `between`: `{}` is a `{}`, which pays nothing", id, clause->terms.kind().name),
              "name clauses that pay");
    if (clause == nullptr && t.agreement.documents.find(id) == nullptr) {
      std::vector<std::string_view> known;
      for (const Clause& each : t.agreement.clauses) {
        if (each.terms.kind().pay != nullptr) known.push_back(each.head.id);
      }
      const std::string_view near = nearest(id, known);
      t.error(i, "between", "unknown-clause",
              fmt::format(", `between`: there is no clause and no document `{}`", id),
              near.empty() ? "name clauses by id, or documents" : fmt::format("did you mean `{}`?", near));
    }
    if (std::find(choice.between.begin(), choice.between.begin() + static_cast<ptrdiff_t>(k), id) !=
        choice.between.begin() + static_cast<ptrdiff_t>(k))
      t.error(i, "between", "named-twice", fmt::format(", `between`: `{}` stands there twice", id),
              "name each promise once");
  }
  const bool by_person = choice.by == ChosenBy::person;
  if (choice.unless_told && std::ranges::find(choice.between, *choice.unless_told) == choice.between.end())
    t.error(i, "unless_told", "nothing-to-find",
            fmt::format(", `unless_told`: `{}` is none of the promises", *choice.unless_told),
            "name one of `between`");
  if (!by_person && (choice.unless_told || choice.within))
    t.error(i, choice.unless_told ? "unless_told" : "within", "not-used",
            ": the greatest is kept, and nobody chooses", "leave it out, or write `by: person`");
}

bool in_one_choice(const Agreement& agreement, const ClauseHead& a, const ClauseHead& b) {
  const auto place = [](const PromiseChoice& choice, const ClauseHead& head) {
    return std::ranges::find_if(
        choice.between, [&](const std::string& each) { return each == head.id || each == head.document(); });
  };
  bool found = false;
  agreement.each<PromiseChoice>([&](const ClauseOf<PromiseChoice>& choice) {
    const auto first = place(choice.terms, a), second = place(choice.terms, b);
    const auto none = choice.terms.between.end();
    found = found || (first != none && second != none && first != second);
  });
  return found;
}

}  // namespace payout
