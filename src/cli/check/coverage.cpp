#include "cli/check/coverage.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/console.h"
#include "document/clean_text.h"
#include "report/formats/json.h"
#include "report/what_if/term_coverage.h"

namespace payout {
namespace {

/// A term with where its clause is written.
struct Term {
  TermCoverage covered = {};
  std::string document = {};
  std::string file = {};
  uint32_t line = 0;
  std::vector<std::string> cases = {};
};

void find_place(Term& term, const std::vector<Document>& documents) {
  for (const Document& document : documents) {
    const NodeRef clauses = document.root() ? document.root().find("clauses") : NodeRef{};
    if (!clauses) continue;
    for (NodeRef c = clauses.first(); c; c = c.next()) {
      const NodeRef id = c.find("id");
      if (!id || id.text() != term.covered.clause) continue;
      term.file = document.source(0).name;
      term.line = c.origin().mark.line;
      return;
    }
  }
}

void terms_of(const Agreement& agreement, const std::vector<Document>& documents,
              const std::vector<CaseFile>& files, std::vector<Term>& out) {
  std::vector<CoveredCase> cases;
  for (const CaseFile& file : files) {
    if (file.evaluated && file.agreement->name == agreement.name)
      cases.push_back({&file.loaded->facts, file.space.readings, file.name});
  }
  for (TermCoverage& covered : term_coverage(agreement, cases, false)) {
    Term term{.covered = std::move(covered)};
    term.document = term.covered.cite.substr(0, term.covered.cite.find(' '));
    for (const size_t i : term.covered.cases) term.cases.push_back(cases[i].name);
    find_place(term, documents);
    out.push_back(std::move(term));
  }
}

std::string names_of(const Term& term) {
  constexpr size_t shown = 3;
  if (term.cases.empty()) return "NOT EXERCISED";
  std::string out = fmt::format(
      "{}",
      fmt::join(term.cases.begin(),
                term.cases.begin() + static_cast<std::ptrdiff_t>(std::min(shown, term.cases.size())), ", "));
  if (term.cases.size() > shown) out += fmt::format(" and {} more", term.cases.size() - shown);
  return out;
}

struct Share {
  std::string document = {};
  size_t terms = 0, exercised = 0;
  size_t percent() const { return terms == 0 ? 0 : exercised * 100 / terms; }
  void add(const Term& term) { ++terms, exercised += term.cases.empty() ? 0U : 1U; }
};

std::vector<Share> by_document(const std::vector<Term>& terms) {
  std::vector<Share> out;
  for (const Term& term : terms) {
    auto at = std::ranges::find(out, term.document, &Share::document);
    if (at == out.end()) at = out.insert(out.end(), {term.document});
    at->add(term);
  }
  return out;
}

std::string as_text(const std::vector<Term>& terms, const Share& whole, bool all) {
  std::string out, clause;
  for (const Term& term : terms) {
    if (!all && !term.cases.empty()) continue;
    if (term.covered.clause != clause)
      out += fmt::format("{}:{}: {} ({})\n", term.file, term.line, term.covered.clause, term.covered.cite);
    clause = term.covered.clause;
    out += fmt::format("  {:<40} {}\n", term.covered.term, names_of(term));
  }
  out += fmt::format("{:<12} {:>6} {:>10} {:>8}\n", "document", "terms", "exercised", "percent");
  for (const Share& s : by_document(terms))
    out += fmt::format("{:<12} {:>6} {:>10} {:>8}\n", s.document, s.terms, s.exercised, s.percent());
  return clean_text(
      out + fmt::format("{} of {} terms exercised ({} %)\n", whole.exercised, whole.terms, whole.percent()),
      "\n");
}

std::string as_json(const std::vector<Term>& terms, const Share& whole, bool all) {
  std::vector<std::string> documents, entries;
  for (const Share& s : by_document(terms))
    documents.push_back(
        fmt::format("\n    {{\"document\": {}, \"terms\": {}, \"exercised\": {}, \"percent\": {}}}",
                    json_string(s.document), s.terms, s.exercised, s.percent()));
  for (const Term& t : terms) {
    if (!all && !t.cases.empty()) continue;
    std::vector<std::string> cases;
    for (const std::string& name : t.cases) cases.push_back(json_string(name));
    entries.push_back(
        fmt::format("\n    {{\"clause\": {}, \"cite\": {}, \"term\": {}, \"file\": {}, \"line\": {}, "
                    "\"exercised\": {}, \"scenarios\": [{}]}}",
                    json_string(t.covered.clause), json_string(t.covered.cite), json_string(t.covered.term),
                    json_string(t.file), t.line, !t.cases.empty(), fmt::join(cases, ", ")));
  }
  return fmt::format(
      "{{\n  \"schema\": \"payout-coverage/1\",\n  \"terms\": {},\n  \"exercised\": {},\n  \"percent\": {},\n  "
      "\"documents\": [{}\n  ],\n  \"{}\": [{}\n  ]\n}}\n",
      whole.terms, whole.exercised, whole.percent(), fmt::join(documents, ","), all ? "list" : "gaps",
      fmt::join(entries, ","));
}

}  // namespace

ExitStatus coverage_command(const std::vector<CaseFile>& files, const std::vector<Agreements>& agreements,
                            const Options& options, Console& console) {
  std::vector<std::string> seen;
  std::vector<Term> terms;
  for (const CaseFile& first : files) {
    if (!first.evaluated || std::ranges::find(seen, first.agreement->name) != seen.end()) continue;
    seen.push_back(first.agreement->name);
    const auto owner =
        std::ranges::find_if(agreements, [&](const Agreements& a) { return a.holds(*first.agreement); });
    terms_of(*first.agreement, owner->documents_of(*first.agreement), files, terms);
  }
  Share whole;
  for (const Term& term : terms) whole.add(term);
  // With nothing but a least share asked for, the share is the answer.
  const std::vector<Term>& shown = options.coverage ? terms : std::vector<Term>{};
  console.print(options.format == Format::json ? as_json(shown, whole, options.all)
                                               : as_text(shown, whole, options.all));
  const bool enough = options.coverage_min < 0 || whole.percent() >= static_cast<size_t>(options.coverage_min);
  return enough ? ExitStatus::done : ExitStatus::answer_is_no;
}

}  // namespace payout
