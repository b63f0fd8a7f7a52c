#include "clauses/build_agreement.h"

#include <fmt/format.h>

#include <algorithm>

#include "clauses/checks/check_unread.h"
#include "clauses/link_readings.h"
#include "clauses/named_amount.h"
#include "clauses/places.h"
#include "document/decode.h"

namespace payout {
namespace {

/// Which documents speak of what a module works out.
Agreement::Subjects subjects_of(const Agreement& agreement) {
  Agreement::Subjects subjects;
  for (const Clause& clause : agreement.clauses) {
    const std::string_view document = clause.head.document();
    const auto add = [&](bool speaks, std::vector<std::string>& to) {
      if (speaks && std::ranges::find(to, document) == to.end()) to.emplace_back(document);
    };
    add(clause.terms.kind().pay != nullptr, subjects.severance);
    add(clause.terms.kind().scope != nullptr, subjects.options);
    add(clause.terms.kind().keeps_account, subjects.deferred);
  }
  return subjects;
}

/// The first cite that is in one of the person's documents, or the first of all.
const std::string& own_cite(const ClauseHead& head, std::span<const std::string> documents) {
  for (const std::string& cite : head.cites) {
    if (std::ranges::find(documents, document_of(cite)) != documents.end()) return cite;
  }
  static const std::string none;  // an empty list, which is told
  return head.cites.empty() ? none : head.cites.front();
}

void cite_in(Agreement& agreement, std::span<const std::string> documents) {
  for (Clause& clause : agreement.clauses) clause.head.cite = own_cite(clause.head, documents);
  agreement.subjects = subjects_of(agreement);
}

/// The clauses in which something was found that cannot be read: of them nothing more is said.
std::vector<size_t> unreadable(std::span<const Document* const> files, const Problems& problems) {
  std::vector<size_t> out;
  size_t at = 0;
  for (const Document* file : files) {
    const NodeRef list = file->root() ? file->root().find("clauses") : NodeRef{};
    if (!list) continue;
    const auto wrong_between = [&](const Mark& first, const Mark* end) {
      const auto before = [](const Mark& a, const Mark& b) {
        return a.line != b.line ? a.line < b.line : a.column < b.column;
      };
      return std::ranges::any_of(problems.all(), [&](const Problem& p) {
        return p.severity == Severity::error && p.origin.source == list.origin().source &&
               !before(p.origin.mark, first) && (end == nullptr || before(p.origin.mark, *end));
      });
    };
    const bool one = list.kind() != NodeKind::list;
    for (NodeRef clause = one ? list : list.first(); clause; clause = one ? NodeRef{} : clause.next(), ++at) {
      const NodeRef next = one ? NodeRef{} : clause.next();
      const NodeRef after = next ? next : list.next();
      const Mark end = after ? (next ? after.origin() : after.key_origin()).mark : Mark{};
      const bool no_map = clause.kind() != NodeKind::map;
      if (no_map || wrong_between(clause.origin().mark, after ? &end : nullptr)) out.push_back(at);
    }
  }
  return out;
}

/// Takes the unreadable clauses out; false where what is left is not the whole list, so that no place fits.
bool keep_readable(Agreement& agreement, std::vector<Clause>& unread, Places& places,
                   const Problems& problems) {
  size_t written = 0;
  for (const Document* file : places.files) {
    const NodeRef list = file->root() ? file->root().find("clauses") : NodeRef{};
    if (list) written += list.kind() == NodeKind::list ? list.size() : 1;
  }
  if (written != agreement.clauses.size()) return false;
  places.left_out = unreadable(places.files, problems);
  std::vector<Clause> kept;
  for (size_t i = 0; i < agreement.clauses.size(); ++i) {
    const bool left_out = std::ranges::binary_search(places.left_out, i);
    (left_out ? unread : kept).push_back(std::move(agreement.clauses[i]));
  }
  agreement.clauses = std::move(kept);
  return true;
}

/// An agreement on its way: its files, and where its clauses are written. The agreement stays where it is: what
/// is cited of it points into it.
struct Builder {
  Agreement& agreement;
  std::span<const Document* const> files;
  Problems& problems;
  std::vector<AgreementFile> parts = std::vector<AgreementFile>(files.size());
  Places places{files};
  std::vector<Clause> unread = {};  ///< those of `places.left_out`, as far as they could be read

  void decode_parts() {
    size_t clauses = 0;
    for (size_t i = 0; i < files.size(); ++i) {
      decode(files[i]->root(), parts[i], problems);
      clauses += parts[i].clauses.size();
    }
    agreement.clauses.reserve(clauses);
    for (AgreementFile& part : parts) {
      if (part.title) agreement.title = *part.title;
      for (auto& entry : part.documents.entries) agreement.documents.entries.push_back(std::move(entry));
      std::ranges::move(part.tiers, std::back_inserter(agreement.tiers));
      if (part.counting) agreement.counting = *part.counting;
      if (part.fiscal_year) agreement.fiscal_year_ends = part.fiscal_year->ends;
      std::ranges::move(part.at_odds, std::back_inserter(agreement.at_odds));
      std::ranges::move(part.clauses, std::back_inserter(agreement.clauses));
    }
  }

  /// What is asked of every evaluation, found once.
  void index() {
    for (size_t i = 0; i < agreement.clauses.size(); ++i) {
      agreement.shares_clauses = agreement.shares_clauses || agreement.clauses[i].head.cites.size() > 1;
      const size_t kind = agreement.clauses[i].terms.kind().number;
      if (kind >= agreement.by_kind.size()) agreement.by_kind.resize(kind + 1);
      agreement.by_kind[kind].push_back(i);
      if (!agreement.clauses[i].head.replaces.empty()) agreement.displacing.push_back(i);
      if (agreement.clauses[i].terms.kind().act_on_rows != nullptr) agreement.acting_on_rows.push_back(i);
    }
    agreement.amount_names = amount_names_of(agreement);
    std::ranges::stable_sort(agreement.acting_on_rows, {},
                             [&](size_t i) { return agreement.clauses[i].terms.kind().row_stage; });
  }

  /// Reads and links the terms; false where they are not readable as a whole.
  bool build(std::string name) {
    agreement.name = std::move(name);
    decode_parts();
    if (problems.any_errors() && !keep_readable(agreement, unread, places, problems)) return false;
    index();
    cite_in(agreement, {});
    link_readings(agreement, places, problems);
    link_conditions(agreement, places, problems);
    put_in_words(agreement, parts, problems);
    return true;
  }

  void check() const {
    check_ids(agreement, places, problems);
    check_terms(agreement, places, problems);
    check_unread_amounts({agreement, places, problems}, unread);
  }

  /// Clauses whose payments add up: not only told, but asked about in every evaluation.
  void find_adding_up() { agreement.adding_up = check_both_pay({agreement, places, problems}); }
};

}  // namespace

Agreement for_documents(const Agreement& agreement, std::span<const std::string> documents) {
  Agreement own = agreement;
  cite_in(own, documents);
  cite_points(own);
  Problems told_already;
  link_conditions(own, Places{{}}, told_already);
  return own;
}

Agreement build_agreement(std::string name, std::span<const Document* const> files, Problems& problems) {
  Agreement agreement;
  Builder builder{agreement, files, problems};
  if (builder.build(std::move(name))) builder.check(), builder.find_adding_up();
  return agreement;
}

Agreement build_checked(std::string name, std::span<const Document* const> files, Problems& problems) {
  Agreement agreement;
  Builder builder{agreement, files, problems};
  if (builder.build(std::move(name))) builder.find_adding_up();
  return agreement;
}

}  // namespace payout
