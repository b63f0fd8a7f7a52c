#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_parts.h"
#include "clauses/situation/protected_period.h"

namespace payout {
namespace {

/// Days that a period comes to at the most: enough to tell which of two is the longer.
int about_days(Period p) {
  return p.unit == Period::Unit::days ? p.count : p.unit == Period::Unit::months ? p.count * 31 : p.count * 366;
}

bool asks_about(const TermsCheck& t, size_t by, size_t wanted) {
  const ClauseHead& head = t.clause(by).head;
  const auto tested = [&](const FindingName& name) {
    return std::ranges::any_of(name.tests, [&](const FindingName::Test& test) {
      return std::ranges::find(test.clauses, wanted) != test.clauses.end();
    });
  };
  return std::ranges::any_of(head.when, [&](const When& when) {
    return std::ranges::any_of(when.holds, tested) || std::ranges::any_of(when.fails, tested);
  });
}

/// A condition that names nothing, which is told, may have meant any clause.
bool asks_for_unknown(const TermsCheck& t, size_t by) {
  const auto unknown = [](const FindingName& name) { return name.tests.empty(); };
  return std::ranges::any_of(t.clause(by).head.when, [&](const When& when) {
    return std::ranges::any_of(when.holds, unknown) || std::ranges::any_of(when.fails, unknown);
  });
}

/// A time after a change that no clause asks about gives nothing.
void check_idle_period(const TermsCheck& t, size_t i) {
  if (!t.places.left_out.empty()) return;
  for (size_t by = 0; by < t.agreement.clauses.size(); ++by) {
    if (asks_about(t, by, i) || asks_for_unknown(t, by)) return;
  }
  t.warning(i, "id", "nothing-rests-on-it", ": no clause asks whether employment ended in this time",
            fmt::format("what is paid in it says so: `when: {{route: ID, if: {}}}`", t.clause(i).head.id));
}

void check_written_length(const TermsCheck& t, size_t i) {
  const WrittenClause written{t, i};
  const NodeRef node = written ? written.scalar("after") : NodeRef{};
  const auto period = node ? parse_period(node.text()) : std::nullopt;
  if (period && period->count == 0)
    written.error(node, "never-true", "a time without length holds no day",
                  "write how long it lasts, such as 24 months");
}

}  // namespace

void check(const ProtectedPeriod& p, const TermsCheck& t, size_t i) {
  check_idle_period(t, i);
  check_written_length(t, i);
  if (p.change.empty())
    t.error(i, "", "missing-key", " needs the key `change`",
            "name the change in control by the id of its definition");
  if (p.after && p.until)
    t.error(i, "until", "two-lengths", ": `after` and `until` both say how long it lasts",
            "leave one of the two out");
  if (p.before && p.from)
    t.error(i, "from", "two-lengths", ": `before` and `from` both say when it begins",
            "leave one of the two out");
  const bool length = p.after || p.until || p.before || p.from;
  if (!length || is_nothing(p.after))
    t.error(i, "after", "no-length", " has no length: nothing could ever lie in it",
            "write `after: 24 months`, or `before: 4 months`, or both");
  if (p.before) {
    const TimeBefore& b = *p.before;
    if (b.length && (b.from || b.through))
      t.error(i, "before", "two-lengths",
              ", `before`: a time counted back, or a tail `{from: ..., through: ...}`",
              "leave one of the two out");
    if ((!b.length && !b.through) || is_nothing(b.length) || is_nothing(b.through))
      t.error(i, "before", "no-length", ", `before` has no length",
              "write `before: 4 months`, or `before: {from: 45 days, through: 120 days}`");
    if (b.from && b.through && about_days(*b.from) > about_days(*b.through))
      t.error(i, "before", "never-true",
              fmt::format(", `before`: `from: {}` is later than `through: {}`", to_string(*b.from),
                          to_string(*b.through)),
              "exchange the two");
  }
  if (t.writes(i, "direction") && (p.before || p.from || !p.after))
    t.error(i, "direction", "not-used",
            ", `direction`: the time before the change is said by `before` or `from`", "leave `direction` out");
  if (p.if_asked_for && !p.before && !p.from && !t.writes(i, "direction"))
    t.error(i, "if_asked_for", "not-used", ", `if_asked_for`: no time before the change counts",
            "add `before: 6 months`, or leave it out");
}

}  // namespace payout
