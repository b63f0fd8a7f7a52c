#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

#include "clauses/catalogue.h"
#include "clauses/measure.h"
#include "cli/case_file.h"
#include "cli/commands/commands.h"
#include "cli/console.h"
#include "document/embedded.h"
#include "document/visit.h"
#include "report/explain/explanation.h"
#include "report/pages/text_layout.h"
#include "words/nearest.h"
#include "words/open_words.h"

namespace payout {
namespace {

constexpr std::string_view tiers_page =
    "# SEVERAL OFFICERS UNDER ONE AGREEMENT\n"
    "#\n"
    "# `tiers` stands at the head of the terms, beside `documents`; which of them the executive is of is the "
    "fact "
    "`tier`.\n"
    "# Numbers, shares and times can be said by tier: `times`, `share`, `months`, `weeks`, `within`, "
    "`at_most`,\n"
    "# `amount`. `when: {tier: chief}` limits a clause to one of them. A scenario that gives no tier where one "
    "is\n"
    "# needed is asked for it.\n"
    "title: Everyday shapes of tiers\n"
    "documents: {SP: {title: Severance Plan}}\n"
    "tiers: [chief, officer]\n"
    "clauses:\n"
    "  - {id: fired, kind: route, cite: SP 2, summary: The company ends employment without cause., reason: "
    "without_cause, by: company}\n"
    "  - {id: severance, kind: cash_payment, cite: SP 3, summary: \"Three times salary for the chief "
    "executive, "
    "twice for officers.\", when: {route: fired}, within: {chief: 10 days, officer: 30 days}, items: [{id: "
    "severance, label: Severance, times: {chief: 3, officer: 2}, of: salary}]}\n"
    "  - {id: car, kind: stated_amount, cite: SP 4, summary: The chief executive keeps the car., when: {route: "
    "fired, tier: chief}, label: Car, amount: 18000.00, reasoning: as stated in the plan}\n"
    "\n"
    "# In a scenario: `tier: officer`, and each person's own sums under `amounts: {NAME: 61250}`.\n";

/// Where a clause is written: its file and the lines of its entry in the list.
struct ClausePlace {
  std::string_view file = {};
  uint32_t first_line = 0;
  std::string text = {};
};

std::string_view text_of(const Document& document) {
  const std::string& name = document.source(0).name;
  const EmbeddedFile* embedded = embedded_file(name);
  return embedded != nullptr ? embedded->text : std::string_view{document.source(0).text};
}

/// The lines from `first` to `end` as far as they belong to the entry: comments that speak of the next one and
/// keys that follow the list do not.
std::string lines_of(std::string_view text, uint32_t first, uint32_t end) {
  std::string out;
  size_t own = 0;  // of `out`
  for (uint32_t line = 1; !text.empty() && line < end; ++line) {
    const size_t stop = std::min(text.find('\n'), text.size() - 1);
    const std::string_view whole = text.substr(0, stop + 1);
    text.remove_prefix(stop + 1);
    if (line < first) continue;
    const size_t begin = whole.find_first_not_of(" \n");
    const bool comment = begin != whole.npos && whole[begin] == '#';
    if (line > first && begin == 0 && !comment) break;
    out += whole;
    if (begin != whole.npos && !comment) own = out.size();
  }
  out.resize(own);
  return out;
}

ClausePlace find_place(const std::vector<Document>& documents, std::string_view id) {
  for (const Document& document : documents) {
    const NodeRef clauses = document.root() ? document.root().find("clauses") : NodeRef{};
    if (!clauses) continue;
    for (NodeRef c = clauses.first(); c; c = c.next()) {
      const NodeRef name = c.find("id");
      if (!name || name.text() != id) continue;
      const uint32_t first = c.origin().mark.line;
      const uint32_t end = c.next() ? c.next().origin().mark.line : UINT32_MAX;
      return {document.source(0).name, first, lines_of(text_of(document), first, end)};
    }
  }
  return {};
}

struct Manual {
  const Agreement& agreement;
  const std::vector<Document>& documents;
  Page& page;
  const Agreement& spoken;  ///< whose readings are told in plain words

  void overview() const;
  void clause(const Clause& clause) const;
  void kind(const Kind& kind) const;
  void fields(const Type& type, size_t indent) const;
  bool topic(const std::string& asked) const;

 private:
  NodeRef example_in(const std::vector<Document>& files, std::string_view kind) const;
  void another_example(const Kind& kind, NodeRef first) const;
  void example(std::string_view heading, const std::vector<Document>& files, std::string_view id) const;
  std::string meaning(const Kind* kind, std::string_view field, std::string_view word) const;
  std::string meaning_in(const Kind* kind, std::string_view field, std::string_view word) const;
  bool nested(std::string_view word) const;
  bool field_page(std::string_view word) const;
  void words_of_fields(const Type& type, const Kind* kind) const;
  void results(const Kind& kind) const;
  void print(std::string_view text) const;
};

void Manual::overview() const {
  page.strong_line(agreement.title);
  Grid documents_grid{{{}, {{}, Align::left, true}, {"dated"}}};
  for (const auto& [name, info] : agreement.documents)
    documents_grid.row({name, info.title, info.dated ? to_string(*info.dated) : ""});
  documents_grid.print(page);
  page.heading("Clauses");
  Grid grid{{{}, {}, {}, {{}, Align::left, true}}};
  for (const Clause& c : agreement.clauses)
    grid.row({c.head.id, std::string{c.terms.kind().name}, c.head.cite, c.head.summary});
  grid.print(page);
  page.heading("Clause kinds");
  Grid list{{{}, {{}, Align::left, true}}};
  for (const Kind& kind : catalogue()) list.row({std::string{kind.name}, std::string{kind.doc}});
  list.print(page);
  page.blank();
  page.line("payout terms KIND prints the manual of a kind; payout terms CLAUSE prints a clause as written");
  page.line(
      "a paragraph that no kind covers: `stated_amount` where it promises money, `note` where it is a duty");
  page.line(
      "payout terms when says when a clause is met; payout terms items, measures, pay, ... explain what stands "
      "inside one");
}

/// What a value of the type looks like, for the manual.
std::string form_of(const Type& declared) {
  const Type& type = given_type(declared);
  if (const auto words = type.settled_by(); !words.empty())
    return fmt::format("{}; or {{reading: WORD, or: [WORDS], why: TEXT}} where readers differ",
                       detail::one_of(words));
  if (is_single(type))
    return type.scalar->words != nullptr ? detail::one_of(type.scalar->words())
                                         : std::string{type.scalar->expects};
  if (is_list(type) && is_record(type.element()) && type.element().name == "value by tier")
    return form_of(type.element().field("value")->type()) + "; or by tier, `{TIER: VALUE, ...}`";
  if (is_list(type)) return "one or a list of: " + form_of(type.element());
  if (is_table(type)) return "a map to " + form_of(type.element());
  return is_record(type) ? std::string{type.doc} : "a map with a `kind`";
}

void Manual::fields(const Type& type, size_t indent) const {
  Grid grid{{{}, {}, {{}, Align::left, true}, {{}, Align::left, true}}};
  const std::function<void(const Type&)> add = [&](const Type& t) {
    for (const Field& f : t.fields) {
      if (f.inlined && is_record(f.type())) {
        add(f.type());
        continue;
      }
      if (f.inlined) continue;
      std::string doc{f.doc};
      if (!f.otherwise.empty()) doc += fmt::format(" ({} when absent)", f.otherwise);
      grid.row({std::string{f.name}, f.required ? "required" : "", doc, form_of(f.type())});
    }
  };
  add(type);
  grid.print(page, indent);
}

void Manual::kind(const Kind& kind) const {
  page.strong_line(kind.name);
  page.wrapped(2, kind.doc);
  page.heading("Fields of the kind");
  fields(kind.type(), 2);
  page.heading("Fields of every clause");
  fields(type_of<ClauseHead>(), 2);
  words_of_fields(kind.type(), &kind);
  results(kind);
  if (const NodeRef shown = example_in(documents, kind.name)) return another_example(kind, shown);
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.name.find("/terms/") == std::string_view::npos) continue;
    std::vector<Document> one;
    one.emplace_back(file.nodes, std::string{file.name});
    if (const NodeRef shown = example_in(one, kind.name)) return another_example(kind, shown);
  }
}

/// The first clause of a kind in some files of terms, as it is written.
NodeRef Manual::example_in(const std::vector<Document>& files, std::string_view kind) const {
  for (const Document& file : files) {
    const NodeRef clauses = file.root() ? file.root().find("clauses") : NodeRef{};
    for (NodeRef c = clauses ? clauses.first() : NodeRef{}; c; c = c.next()) {
      const NodeRef name = c.find("kind"), id = c.find("id");
      if (!name || !id || name.text() != kind) continue;
      example("Example", files, id.text());
      return c;
    }
  }
  return {};
}

/// A kind that can be written in several ways: the clause that shows most of the fields that are not in the
/// first example (of equals the one with most text), of Example Corp where it has one, and short enough to be
/// read.
void Manual::another_example(const Kind& kind, NodeRef first) const {
  constexpr size_t enough = 2, long_text = 900;
  std::vector<std::string_view> fields;
  const std::function<void(const Type&)> add = [&](const Type& type) {
    for (const Field& f : type.fields) {
      if (f.inlined && is_record(f.type())) add(f.type());
      if (!f.inlined && !first.find(f.name)) fields.push_back(f.name);
    }
  };
  add(kind.type());
  std::vector<Document> best;
  std::string_view best_id;
  size_t most = enough - 1, longest = 0;
  const auto look_in = [&](const EmbeddedFile& file) {
    std::vector<Document> one;
    one.emplace_back(file.nodes, std::string{file.name});
    const NodeRef clauses = one[0].root() ? one[0].root().find("clauses") : NodeRef{};
    for (NodeRef c = clauses ? clauses.first() : NodeRef{}; c; c = c.next()) {
      const NodeRef name = c.find("kind"), id = c.find("id");
      if (!name || !id || name.text() != kind.name) continue;
      const auto more = static_cast<size_t>(
          std::ranges::count_if(fields, [&](std::string_view field) { return bool{c.find(field)}; }));
      const size_t says = find_place(one, id.text()).text.size();
      const bool better = more > most || (more == most && !best.empty() && says > longest);
      if (!better || says > long_text) continue;
      most = more, longest = says, best_id = id.text(), best.clear();
      best.emplace_back(file.nodes, std::string{file.name});
    }
  };
  for (const bool of_example_corp : {true, false}) {
    for (const EmbeddedFile& file : embedded_files()) {
      const bool terms = file.name.find("/terms/") != std::string_view::npos;
      if (terms && file.name.starts_with("scenarios/example-corp/") == of_example_corp) look_in(file);
    }
    if (!best.empty()) return example("Another example", best, best_id);
  }
}

void Manual::example(std::string_view heading, const std::vector<Document>& files, std::string_view id) const {
  const ClausePlace place = find_place(files, id);
  page.heading(fmt::format("{} ({}:{})", heading, place.file, place.first_line));
  print(place.text);
}

/// The open fields, word by word, with what each word means where the built-in documents say it.
void Manual::words_of_fields(const Type& type, const Kind* kind) const {
  Grid grid{{{}, {}, {{}, Align::left, true}}};
  const std::function<void(const Type&)> add = [&](const Type& t) {
    for (const Field& f : t.fields) {
      const Type& inner = given_type(f.type());
      if (f.inlined && is_record(inner) && inner.settled_by().empty()) {
        add(inner);
        continue;
      }
      bool first = true;
      for (const std::string_view word : inner.settled_by()) {
        grid.row({first ? std::string{f.name} : "", std::string{word}, meaning(kind, f.name, word)});
        first = false;
      }
    }
  };
  add(type);
  if (grid.empty()) return;
  page.heading("Words of the open fields");
  page.wrapped(
      2,
      "A word alone is enough: `FIELD: WORD`. Where careful readers differ: `FIELD: {reading: WORD, or: "
      "[OTHER WORDS], why: TEXT}`; scenarios then choose.");
  grid.print(page, 2);
}

/// What a word of an open field means: in any agreement, or in the plain words of the built-in documents, of
/// the kind itself or of another that has the same field.
std::string Manual::meaning(const Kind* kind, std::string_view field, std::string_view word) const {
  if (const std::string_view general = open_word(field, word); !general.empty()) return std::string{general};
  std::string found = meaning_in(kind, field, word);
  return found.empty() && kind != nullptr ? meaning_in(nullptr, field, word) : found;
}

std::string Manual::meaning_in(const Kind* kind, std::string_view field, std::string_view word) const {
  std::string found;
  for (const Clause& clause : spoken.clauses) {
    if (kind != nullptr && &clause.terms.kind() != kind) continue;
    const void* object = &clause;
    visit_records(type_of<Clause>(), object, {},
                  [&](const Type& type, const void* value, std::string_view name) {
                    if (&type != &type_of<OpenChoice>() || name != field || !found.empty()) return;
                    const auto& choice = *static_cast<const OpenChoice*>(value);
                    if (choice.point < 0) return;
                    for (const Reading::Word& each : spoken.readings[static_cast<size_t>(choice.point)].words) {
                      if (choice.words[static_cast<size_t>(each.value)] == word) found = each.says;
                    }
                  });
  }
  return found;
}

/// Where what a kind gives stands in a result.
void Manual::results(const Kind& kind) const {
  std::vector<std::string_view> paths;
  if (kind.pay != nullptr)
    paths.insert(paths.end(), {"severance.LINE", "severance.LINE.due", "calendar[LINE]"});
  if (kind.oblige != nullptr) paths.push_back("obligations[ID]");
  if (kind.defines == Defines::change) paths.insert(paths.end(), {"changes[ID].occurred", "changes[ID].date"});
  if (kind.scope != nullptr) paths.insert(paths.end(), {"grants[GRANT]", "options"});
  if (kind.keeps_account) paths.push_back("deferred");
  if (kind.gives_up_payments) paths.push_back("parachute");
  if (paths.empty()) return;
  page.heading("Results");
  page.wrapped(2, fmt::format("{} (LINE and ID are ids of the terms; `payout paths FILE` lists all)",
                              detail::one_of(paths)));
}

/// A key that is no shape of its own: what it means, and where it stands.
bool Manual::field_page(std::string_view word) const {
  Grid grid{{{}, {{}, Align::left, true}, {{}, Align::left, true}}};
  std::vector<const Type*> inside;  // amounts of amounts
  const std::function<void(const Type&, std::string_view)> look = [&](const Type& type, std::string_view user) {
    if (std::ranges::find(inside, &type) != inside.end()) return;
    inside.push_back(&type);
    for (const Field& f : type.fields) {
      if (f.name == word && !f.inlined) grid.row({std::string{user}, std::string{f.doc}, form_of(f.type())});
      const Type* inner = &given_type(f.type());
      if (is_list(*inner)) inner = &given_type(inner->element());
      if (is_record(*inner) && inner->settled_by().empty()) look(*inner, user);
    }
    inside.pop_back();
  };
  look(type_of<ClauseHead>(), "every clause");
  for (const Kind& kind : catalogue()) look(kind.type(), kind.name);
  for (const Field& f : type_of<AgreementFile>().fields) {
    if (f.name == word)
      grid.row({"the head of the terms", std::string{f.doc}, is_record(f.type()) ? "" : form_of(f.type())});
  }
  if (grid.empty()) return false;
  page.strong_line(word);
  grid.print(page, 2);
  return true;
}

void Manual::print(std::string_view text) const {
  for (;;) {
    const size_t stop = text.find('\n');
    page.line(text.substr(0, stop));
    if (stop == text.npos) return;
    text.remove_prefix(stop + 1);
  }
}

/// A shape that stands inside clauses: `items`, `dismissal`, `pay`. Says which kinds use it.
bool Manual::nested(std::string_view word) const {
  const Type* shape = nullptr;
  const Kind* user = nullptr;
  std::vector<std::string_view> kinds;
  std::vector<const Type*> inside;  // a shape may hold its own kind: amounts of amounts
  const std::function<void(const Type&, const Kind&)> look = [&](const Type& type, const Kind& kind) {
    if (std::ranges::find(inside, &type) != inside.end()) return;
    inside.push_back(&type);
    for (const Field& f : type.fields) {
      const Type* inner = &given_type(f.type());
      if (is_list(*inner)) inner = &given_type(inner->element());
      if (!is_record(*inner) || !inner->settled_by().empty()) continue;
      if (f.name == word || (f.inlined && inner->name == word)) {
        if (shape == nullptr) shape = inner, user = &kind;
        if (shape == inner && std::ranges::find(kinds, kind.name) == kinds.end()) kinds.push_back(kind.name);
      } else {
        look(*inner, kind);
      }
    }
    inside.pop_back();
  };
  for (const Kind& kind : catalogue()) look(kind.type(), kind);
  if (shape == nullptr) return false;
  page.strong_line(word);
  page.wrapped(2, fmt::format("{}. Used by: {}", shape->doc, detail::one_of(kinds)));
  page.heading("Fields");
  fields(*shape, 2);
  words_of_fields(*shape, user);
  if (word == "measures") {
    page.heading("Amounts that `of` names");
    page.wrapped(2, detail::one_of(names_of(Measure{})));
    page.blank();
    for (const std::string_view part : {"amount", "salary of", "bonus of"}) nested(part), page.blank();
    print(embedded_file("src/cli/terms-measures.yaml")->text);
  }
  return true;
}

/// "Gross-up" as `gross_up`: a word of the trade as ids are written.
std::string plain_word(std::string_view asked) {
  std::string plain{asked};
  std::ranges::transform(plain, plain.begin(), [](char ch) {
    if (ch == '-' || ch == ' ') return '_';
    return ch >= 'A' && ch <= 'Z' ? static_cast<char>(ch - 'A' + 'a') : ch;
  });
  return plain;
}

/// `when`, with the everyday shapes as whole clauses; a word of the trade; a shape inside clauses.
bool Manual::topic(const std::string& asked) const {
  std::string_view word = asked;
  if (word == "pay" || word == "installments" || word == "salary_continuation") {
    if (word == "pay") nested("payment due"), page.blank();
    nested("pay"), page.blank();
    nested("installments"), page.blank();
    print(embedded_file("src/cli/terms-pay.yaml")->text);
    return true;
  }
  constexpr std::array triggers{std::string_view{"when"},
                                std::string_view{"single_trigger"},
                                std::string_view{"double_trigger"},
                                std::string_view{"walk_right"},
                                std::string_view{"look_back"},
                                std::string_view{"trigger"},
                                std::string_view{"modified_single_trigger"}};
  const std::string plain = plain_word(asked);
  if (std::ranges::find(triggers, plain) != triggers.end()) {
    print(embedded_file("src/cli/terms-when.yaml")->text);
    return true;
  }
  if (plain == "tiers" || plain == "tier") {
    print(tiers_page);
    return true;
  }
  if (nested(word)) return true;
  const std::string_view meant = type_of<Terms>().kind_meant(plain);
  if (meant.empty() || meant.starts_with("for ")) return field_page(word);
  page.strong_line(asked, fmt::format("  see {}", meant.find('`') == meant.npos ? fmt::format("`{}`", meant)
                                                                                : std::string{meant}));
  for (const Kind& each : catalogue()) {
    if (meant != each.name && meant.find(fmt::format("`{}`", each.name)) == meant.npos) continue;
    page.blank();
    kind(each);
  }
  return true;
}

void Manual::clause(const Clause& clause) const {
  const ClausePlace place = find_place(documents, clause.head.id);
  page.strong_line(clause.head.id,
                   fmt::format("  {}  ({}:{})", clause.head.cite, place.file, place.first_line));
  page.wrapped(2, clause.head.summary);
  page.blank();
  print(place.text);
  bool any = false;
  for (const Reading& r : agreement.readings) {
    if (r.cite != clause.head.cite) continue;
    if (!any) page.line("open points of this section:");
    any = true;
    std::string text = fmt::format("{}: {} unless chosen otherwise", r.key, r.words.front().name);
    for (size_t i = 1; i < r.words.size(); ++i)
      text += fmt::format("{}{}", i == 1 ? "; or " : ", ", r.words[i].name);
    if (!r.why.empty()) text += fmt::format(" ({})", r.why);
    page.wrapped(2, text);
  }
}

ExitStatus unknown(const Agreement& agreement, const std::string& word, Console& console) {
  std::vector<std::string_view> names;
  for (const Kind& kind : catalogue()) names.push_back(kind.name);
  for (const Clause& c : agreement.clauses) names.push_back(c.head.id);
  const std::string_view near = nearest(word, names);
  const std::string_view meant = type_of<Terms>().kind_meant(word);
  console.complain(fmt::format("payout terms: there is no clause, kind or key `{}`\n help: {}\n", word,
                               !near.empty()               ? fmt::format("did you mean `{}`?", near)
                               : meant.starts_with("for ") ? std::string{meant}
                                                           : "payout terms lists them"));
  return ExitStatus::nothing;
}

}  // namespace

static bool is_known(const std::string& word, const Agreement& agreement) {
  const std::string plain = plain_word(word);
  return std::ranges::find(catalogue(), plain, &Kind::name) != catalogue().end() ||
         agreement.find(word) != nullptr || !clauses_cited(agreement, word).empty();
}

/// `payout terms walk right` asks for one page, `payout terms route release` for two.
static std::vector<std::string> words_asked(const std::vector<std::string>& operands,
                                            const Agreement& agreement) {
  const bool apart =
      std::ranges::any_of(operands, [&](const std::string& each) { return is_known(each, agreement); });
  if (operands.size() < 2 || apart) return operands;
  const std::string phrase = fmt::format("{}", fmt::join(operands, " "));
  const std::string_view meant = type_of<Terms>().kind_meant(plain_word(phrase));
  const bool one_page = phrase.ends_with("trigger") || phrase == "walk right" || phrase == "look back" ||
                        (!meant.empty() && !meant.starts_with("for ")) || is_known(phrase, agreement);
  return one_page ? std::vector<std::string>{phrase} : operands;
}

ExitStatus terms_command(const Options& options, Console& console) {
  Agreements agreements;
  Problems problems;
  const std::string name = options.agreement.empty() ? std::string{built_in_agreement()} : options.agreement;
  const Agreement* agreement = agreements.get(name, {}, {}, problems);
  console.show(problems);
  if (agreement == nullptr) return ExitStatus::bad_input;
  Page page;
  const Agreement* spoken = agreements.get(std::string{built_in_agreement()}, {}, {}, problems);
  Manual manual{*agreement, agreements.documents_of(*agreement), page,
                spoken != nullptr ? *spoken : *agreement};
  if (options.operands.empty()) manual.overview();
  for (const std::string& word : words_asked(options.operands, *agreement)) {
    const auto kind = std::ranges::find(catalogue(), plain_word(word), &Kind::name);
    const Clause* clause = agreement->find(word);
    if (kind != catalogue().end()) manual.kind(*kind);
    if (clause != nullptr) manual.clause(*clause);
    const auto cited = clauses_cited(*agreement, word);
    for (const Clause* each : cited) {
      if (each != cited.front()) page.blank();
      manual.clause(*each);
    }
    const bool found = kind != catalogue().end() || clause != nullptr || !cited.empty();
    if (!found && !manual.topic(word)) return unknown(*agreement, word, console);
  }
  console.print(as_text(page, console.width(), console.color()));
  return ExitStatus::done;
}

}  // namespace payout
