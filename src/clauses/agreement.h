#pragma once
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clauses/clause.h"
#include "clauses/counting.h"
#include "clauses/kind.h"
#include "document/diagnostic.h"
#include "document/node.h"

namespace payout {

/// One clause of an agreement: what all clauses have, and the terms of its kind.
struct Clause {
  ClauseHead head = {};
  Terms terms = {};

  /// Its terms as those of a kind, or null where it is of another.
  template <class K>
  const K* as() const {
    return terms.as<K>();
  }
};
template <std::same_as<Clause> Self>
constexpr auto describe(const Self*) {
  return record("clause", "A clause", field<&Clause::head>("head", "").inline_fields(),
                field<&Clause::terms>("terms", "").inline_fields());
}

struct DocumentInfo {
  std::string title = {};
  std::optional<Date> dated = {};
  std::optional<std::string> source = {};
};
template <std::same_as<DocumentInfo> Self>
constexpr auto describe(const Self*) {
  return record("document", "A document of the agreement", field<&DocumentInfo::title>("title", "Its title"),
                field<&DocumentInfo::dated>("dated", "Its date"),
                field<&DocumentInfo::source>("source", "Where it can be found"));
}

/// The company's fiscal year, by which bonuses are earned; it is named by the year in which it ends.
struct FiscalYear {
  MonthDay ends = {};
};
template <std::same_as<FiscalYear> Self>
constexpr auto describe(const Self*) {
  return record("fiscal year", "The company's fiscal year, named by the year in which it ends",
                field<&FiscalYear::ends>("ends", "Its last day, such as 09-30").as_shorthand());
}

/// A file of an agreement's folder. Every file may hold any part; the parts are put together in order of file
/// name.
struct AgreementFile {
  std::optional<std::string> title = {};
  Table<std::string, DocumentInfo> documents = {};
  std::vector<std::string> tiers = {};
  std::optional<Counting> counting = {};
  std::optional<FiscalYear> fiscal_year = {};
  std::vector<AtOdds> at_odds = {};
  Table<std::string, Table<std::string, std::string>> in_words = {};
  std::vector<Clause> clauses = {};
};
template <std::same_as<AgreementFile> Self>
constexpr auto describe(const Self*) {
  return record(
      "agreement", "The terms of an agreement", field<&AgreementFile::title>("title", "Name of the agreement"),
      field<&AgreementFile::documents>("documents", "The documents, by the short name that citations use"),
      field<&AgreementFile::tiers>(
          "tiers",
          "Groups of officers whose terms differ: `tiers: [chief, officer]`. A term may then say "
          "`times: {chief: 3, officer: 2}`, and a scenario says `tier: officer`"),
      field<&AgreementFile::counting>("counting", "How days, months and notices are counted"),
      field<&AgreementFile::fiscal_year>("fiscal_year",
                                         "The company's fiscal year; the calendar year when absent"),
      field<&AgreementFile::at_odds>("at_odds", "Interpretations that do not go together"),
      field<&AgreementFile::in_words>("in_words",
                                      "Each interpretation of each open point in plain words that can stand "
                                      "after `if`: a report shows them"),
      field<&AgreementFile::clauses>("clauses", "The clauses"));
}

/// A clause together with its terms as the kind they are.
template <class K>
struct ClauseOf {
  const ClauseHead& head;
  const K& terms;
};

/// The terms of one agreement, ready to be asked. Clauses keep the order of the files; addresses are stable.
struct Agreement {
  std::string title = {};
  std::string name = {};  ///< of the built-in agreement, or the folder
  Table<std::string, DocumentInfo> documents = {};
  Counting counting = {};
  std::vector<Clause> clauses = {};
  std::vector<Reading> readings = {};
  std::vector<AtOdds> at_odds = {};
  std::vector<std::vector<size_t>> by_kind = {};  ///< the clauses of each kind, by `kind_number`
  std::vector<size_t> displacing = {};            ///< clauses that replace others
  /// Clauses that one end of employment can meet, that pay multiples of the same amount, and of which nothing
  /// says that one takes the other's place or is paid beside it.
  std::vector<std::pair<size_t, size_t>> adding_up = {};
  bool shares_clauses = false;              ///< some clause stands in several documents
  std::vector<size_t> acting_on_rows = {};  ///< clauses that act on the payments of others, in their order
  MonthDay fiscal_year_ends = {};
  std::vector<std::string> tiers = {};
  std::vector<std::string> amount_names = {};  ///< sums of the scenario that a clause names
  /// The documents that speak of severance, of options, of deferred pay; found once, asked for every row.
  struct Subjects {
    std::vector<std::string> severance = {}, options = {}, deferred = {};
  } subjects = {};

  /// Calls `f(ClauseOf<K>)` for each clause of a kind, in order.
  template <class K, class F>
  void each(F&& f) const {
    for (const size_t i : of_kind<K>()) f(ClauseOf<K>{clauses[i].head, *clauses[i].as<K>()});
  }
  /// Positions of the clauses of a kind.
  template <class K>
  std::span<const size_t> of_kind() const {
    return kind_number<K> < by_kind.size() ? std::span<const size_t>{by_kind[kind_number<K>]}
                                           : std::span<const size_t>{};
  }
  template <class K>
  const Clause* first() const {
    const std::span<const size_t> list = of_kind<K>();
    return list.empty() ? nullptr : &clauses[list.front()];
  }
  const Clause* find(std::string_view id) const;
  ReadingUse defaults() const;  ///< every point at its default
};

/// Puts an agreement together from parsed files: decodes, links open points, checks ids and citations.
Agreement build_agreement(std::string name, std::span<const Document* const> files, Problems& problems);

/// The same agreement for a person under these documents: a clause that stands in several is cited, and finds
/// its periods and definitions, in the person's own. `agreement` outlives what is returned.
Agreement for_documents(const Agreement& agreement, std::span<const std::string> documents);

/// Name of the agreement that is compiled in, and that holds where a scenario names none.
std::string_view built_in_agreement();

/// The agreement that a scenario names: the built-in one, or the folder at that path (relative to the folder of
/// `beside`). `keep` holds the texts; clauses and messages point into them.
Agreement load_agreement(const std::string& name, const std::string& beside, Problems& problems,
                         std::vector<Document>& keep);

extern template const Type& type_of<Clause>();
extern template const Type& type_of<AgreementFile>();

}  // namespace payout
