#include "document/diagnostic.h"

namespace payout {

const std::vector<DiagnosticId>& diagnostic_ids() {
  static const std::vector<DiagnosticId> ids{
      // files
      {"cannot-read", "the file is not there or cannot be read"},
      {"is-a-directory", "a folder stands where a file is needed"},
      {"too-large", "the file is larger than any scenario"},
      {"not-utf8", "bytes that are not UTF-8"},
      {"not-text", "a zero byte"},
      {"empty-file", "nothing in the file"},
      // YAML
      {"not-yaml", "brackets, quotes, colons or indentation do not fit together"},
      {"tab", "a tab in the indentation"},
      {"duplicate-key", "a key twice in one map"},
      {"complex-key", "a list or map as a key"},
      {"alias", "anchors and aliases"},
      {"merge-key", "the merge key <<"},
      {"tag", "a YAML tag"},
      {"too-deep", "nesting without end"},
      {"several-documents", "more than one YAML document in a file"},
      // keys
      {"unknown-key", "a key that does not exist here"},
      {"missing-key", "a key that must be there"},
      {"missing-kind", "an entry that does not say what it is"},
      {"unknown-kind", "an entry of a kind that does not exist"},
      {"bad-key", "a key that is no year or date"},
      // values
      {"bad-value", "a value that is not what it should be"},
      {"unknown-word", "a word that is not one of those allowed"},
      {"out-of-range", "a value that cannot be"},
      {"empty-value", "a key without a value"},
      {"wrong-shape", "a list or map where a value is needed, or the reverse"},
      {"too-large-number", "a number that cannot be kept exactly"},
      // the command line
      {"bad-set", "--set without PATH=VALUE"},
      {"unknown-path", "a path that leads nowhere"},
      // tables
      {"empty-table", "a table without a header line"},
      {"not-a-table", "a table that is no CSV in UTF-8: UTF-16, a workbook, line ends of another kind"},
      {"wrong-separator", "cells that are separated by something else"},
      {"unknown-column", "a column that sets nothing, or shows nothing that there can be"},
      {"duplicate-column", "two columns for one fact, or a result shown twice"},
      {"unnamed-column", "a column without a name: left out, and its cells must be empty"},
      {"unclosed-quote", "a quote that nobody closes, or text behind the closing one"},
      {"bad-row", "a row with more or fewer cells than the header"},
      {"too-long", "a line that is longer than any row"},
      {"half-given", "an entry of a list that a row gives in part"},
      {"control-character", "a character that a terminal or a table would obey; it is not written out"},
      {"empty-id", "a row without an id"},
      // facts
      {"notice-after-end", "notice after the end that it announces"},
      {"contradiction", "two facts that cannot both hold"},
      {"contradictory-party", "a reason that belongs to the other party"},
      {"party-not-stated", "a right of either party, and nobody said who used it"},
      {"after-death", "an act of the person, or an end of employment, after the death"},
      {"dates-out-of-order", "dates that cannot follow one another so"},
      {"absences-overlap", "a day of absence counted twice"},
      {"not-a-reduction", "a constructive dismissal by a reduction that is none"},
      {"act-after-notice", "an act after the notice that relies on it"},
      {"pay-differs", "two figures for the pay of one day"},
      {"zero-pay", "a salary of zero"},
      {"high-target", "a target bonus near or above the salary"},
      {"counted-twice", "the car allowance among the benefits too"},
      {"not-a-benefit", "options or expenses among the benefits"},
      {"empty-change", "a change in pay that changes nothing"},
      {"fraction-as-percent", "a fraction where a percentage is meant"},
      {"impossible-board", "more directors than the board has"},
      {"unknown-transaction", "a transaction that no event belongs to"},
      {"never-vests", "part of a grant that no step vests in time"},
      {"same-grant-twice", "two grants that differ only in name"},
      {"no-effect", "a fact that changes nothing"},
      {"amendment-ignored", "a change to the agreement in a form that it does not accept"},
      {"unknown-clause", "a clause that the agreement does not have"},
      {"not-severable", "a part held invalid in a document that does not provide for it"},
      {"missing-fact", "a fact that a clause asks for"},
      // expectations
      {"unknown-figure", "an expected figure that no result can have"},
      {"unknown-diagnostic", "an expected error that does not exist"},
      // agreements
      {"no-agreement", "the agreement that a scenario names is not there"},
      {"unknown-reading", "a reading, or a word of one, that the agreement does not have"},
      {"readings-at-odds", "readings that do not go together"},
      {"duplicate-reading", "an open point declared twice"},
      {"duplicate-id", "two clauses, or two rows of a table, of one name"},
      {"unknown-clause", "a clause that names another which does not exist"},
      {"no-finding", "a condition that names what finds nothing"},
      {"nothing-to-find", "a condition on a finding that no clause of the agreement makes"},
      {"which-one", "a condition that can mean several clauses"},
      {"unknown-document", "a document that the agreement does not have"},
  };
  return ids;
}

}  // namespace payout
