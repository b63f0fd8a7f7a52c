#include "document/decode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "document/examples.h"
#include "document/scalars.h"
#include "document/small_rate.h"
#include "document/visit.h"
#include "words/keys_meant.h"
#include "words/nearest.h"

namespace payout {
namespace {

std::string_view kind_word(NodeKind kind) {
  switch (kind) {
    case NodeKind::null: return "nothing";
    case NodeKind::scalar: return "a single value";
    case NodeKind::list: return "a list";
    case NodeKind::map: return "a map";
  }
  return "";
}

struct Decoder {
  const Type& root;
  Problems& problems;
  uint32_t unknown_kind = UINT32_MAX;  ///< the map whose `kind` does not exist

  struct Target {
    const Field* field;
    void* owner;
  };

  void value(NodeRef node, const Type& type, void* out, const Field* field);
  void leaf(NodeRef node, const Type& type, void* out, const Field* field);
  void fields_of_map(NodeRef map, const Type& type, void* out, std::vector<Target>& targets, bool& choose);
  void record(NodeRef node, const Type& type, void* out, const Field* field);
  bool short_form(NodeRef node, const Type& type, void* out);
  const Field* record_around = nullptr;  ///< whose short form is being read: it says the other forms
  void choice(NodeRef node, const Type& type, void* out, std::vector<Target>& targets);
  void fill(NodeRef map, const std::vector<Target>& targets, bool choose, std::string_view type);
  void missing_key(NodeRef map, const Field& field, std::string_view type);
  void list(NodeRef node, const Type& type, void* out, const Field* field);
  void keyed_list(NodeRef map, const Type& type, void* out);
  void table(NodeRef node, const Type& type, void* out, const Field* field);
  const Field* unknown_key(NodeRef child, const std::vector<Target>& targets);
  bool part_that_has(std::string_view key, const std::vector<Target>& targets, std::string& where) const;
  void wrong_shape(NodeRef node, std::string_view expected, const Field* field);
  std::string name_of(NodeRef node, const Field* field) const;
};

/// What a message calls a value: its key, with the field's in front where the key is data (`w2.1995`).
std::string Decoder::name_of(NodeRef node, const Field* field) const {
  if (field == nullptr) return node.key().empty() ? "the value" : fmt::format("`{}`", node.key());
  if (node.key().empty() || node.key() == field->name) return fmt::format("`{}`", field->name);
  return field->shorthand ? fmt::format("`{}`", node.key()) : fmt::format("`{}.{}`", field->name, node.key());
}

/// "; write `year: {wages: ..., other_income: ..., itemized: ...}`" of a field that is a map.
std::string shape_of(const Field& field) {
  const Type* type = &field.type();
  while (type->shape == Shape::optional) type = &type->element();
  if (type->shape != Shape::record) return {};
  std::string keys;
  size_t named = 0;
  for (const bool required : {true, false}) {
    for (const Field& f : type->fields) {
      if (f.inlined || f.required != required || named == 3) continue;
      keys += fmt::format("{}{}: ...", keys.empty() ? "" : ", ", f.name);
      ++named;
    }
  }
  return keys.empty() ? keys : fmt::format("; write `{}: {{{}}}`", field.name, keys);
}

std::string_view example_of(const Type& type) {
  for (const Field& f : type.fields) {
    if (f.shorthand) return example_of(f.type());
  }
  if (type.shape == Shape::optional) return example_of(type.element());
  if (type.shape != Shape::scalar) return "...";
  if (type.scalar->name == "date") return "2000-06-30";
  if (type.scalar->json == Scalar::Json::number) return "1999";
  const auto examples = examples_in(type.scalar->expects);
  return examples.empty() ? std::string_view{"..."} : examples.front();
}

/// What a field is written as: the words there are, the keys of a map, or what a value looks like.
std::string what_to_write(const Field& field) {
  const Type* type = &field.type();
  while (type->shape == Shape::optional) type = &type->element();
  if (type->shape == Shape::table) {
    const std::string_view key = example_of(type->key()), value = example_of(type->element());
    return fmt::format("; write `{}: {{{}: {}}}`", field.name, key, value);
  }
  if (type->shape == Shape::list && type->element().shape == Shape::choice) {
    std::string kinds;
    for (const Alternative& a : type->element().alternatives)
      kinds += fmt::format("{}{}", kinds.empty() ? "" : ", ", a.kind);
    return fmt::format("; write `{}: [{{kind: ..., ...}}]`, with one of the kinds: {}", field.name, kinds);
  }
  if (type->shape != Shape::scalar) return shape_of(field);
  if (type->scalar->words != nullptr)
    return fmt::format("; one of: {}", fmt::join(type->scalar->words(), ", "));
  const auto examples = examples_in(type->scalar->expects);
  return examples.empty() ? std::string{} : fmt::format("; such as {}", examples.front());
}

constexpr std::string_view comma_cuts =
    "inside { } and [ ] a comma separates entries: write numbers without thousands separators";

/// What a comma has parted from a number: the `000` of `312,000`.
bool is_cut_number(NodeRef node) {
  return node && node.kind() == NodeKind::null &&
         std::min(node.key().find_first_not_of("0123456789"), node.key().size()) == 3;
}

void Decoder::wrong_shape(NodeRef node, std::string_view expected, const Field* field) {
  const std::string name = name_of(node, field);
  if (node.kind() == NodeKind::null) {
    problems.error(
        "empty-value", node.key_origin(), fmt::format("{} is empty", name),
        is_cut_number(node) ? std::string{comma_cuts} : fmt::format("give {} or remove the key", expected));
    return;
  }
  const std::string what = node.index() == 0 ? "the file" : name;
  std::string help;
  if (field != nullptr) {
    const bool several = node.kind() != NodeKind::scalar && !field->where_several.empty();
    help = several ? std::string{field->where_several} : std::string{field->doc} + what_to_write(*field);
  } else if (node.kind() == NodeKind::scalar && node.text().find_first_of(",;\t") != std::string_view::npos) {
    help = "this looks like a table: payout batch takes one, with a scenario as its template";
  }
  problems.error("wrong-shape", node.origin(),
                 fmt::format("{} must be {}, and {} was found", what, expected, kind_word(node.kind())), help);
}

void Decoder::leaf(NodeRef node, const Type& type, void* out, const Field* field) {
  if (node.kind() != NodeKind::scalar) return wrong_shape(node, type.scalar->expects, field);
  std::string why, help;
  if (type.scalar->read(node.text(), node.node().quoted, out, why, help)) {
    const std::string_view broken = field != nullptr && field->check != nullptr ? field->check(out) : "";
    if (!broken.empty()) {
      problems.error("out-of-range", node.origin(),
                     fmt::format("{}: {} {}", name_of(node, field), node.text(), broken),
                     fmt::format("{}: give {}", field->doc, type.scalar->expects));
    } else if (below_one_percent(type, out) && !(field != nullptr && field->small)) {
      problems.warning("fraction-as-percent", node.origin(),
                       fmt::format("{}: {} is less than one percent", name_of(node, field), node.text()),
                       hundredfold(type, out));
    }
    return;
  }
  const std::string name = name_of(node, field);
  const std::string_view id = type.scalar->words != nullptr ? "unknown-word" : "bad-value";
  std::string message =
      why.empty() ? fmt::format("{}: expected {}, found `{}`", name, type.scalar->expects, node.text())
                  : fmt::format("{}: {}", name, why);
  if (!why.empty() && help.empty() && type.scalar->words == nullptr)
    help = fmt::format("give {}", type.scalar->expects);
  if (help.empty() && record_around != nullptr)
    help = std::string{record_around->doc} + shape_of(*record_around);
  if (help.empty() && field != nullptr) help = field->doc;
  if (is_cut_number(node.next())) help = comma_cuts;
  problems.error(id, node.origin(), std::move(message), std::move(help));
}

void Decoder::choice(NodeRef map, const Type& type, void* out, std::vector<Target>& targets) {
  const NodeRef kind = map.find("kind");
  const std::string_view named = kind ? kind.text() : std::string_view{};
  const auto chosen = std::ranges::find_if(type.alternatives, [&](const Alternative& a) {
    return a.kind == named || (!a.also.empty() && a.also == named);
  });
  if (chosen != type.alternatives.end() && kind.kind() == NodeKind::scalar) {
    bool choose = true;
    return fields_of_map(map, chosen->type(), chosen->emplace(out), targets, choose);
  }
  std::vector<std::string_view> kinds;
  for (const Alternative& a : type.alternatives) kinds.push_back(a.kind);
  if (!kind || kind.kind() != NodeKind::scalar) {
    problems.error("missing-kind", map.origin(), "`kind` is missing: it says what this entry is",
                   fmt::format("one of: {}", fmt::join(kinds, ", ")));
    return;
  }
  unknown_kind = map.index();  // of its keys nothing can be said
  const std::string_view meant = type.kind_meant != nullptr ? type.kind_meant(kind.text()) : std::string_view{};
  std::vector<std::string> begin_so;  // `merger` is one of several words that begin so
  for (const std::string_view each : kinds)
    if (!kind.text().empty() && each.starts_with(std::string{kind.text()} + '_'))
      begin_so.push_back(fmt::format("`{}`", each));
  const std::string several =
      begin_so.size() > 1 ? fmt::format("{}", fmt::join(begin_so, " or ")) : std::string{};
  const std::string_view near = !meant.empty()     ? meant
                                : !several.empty() ? several
                                                   : nearest(kind.text(), kinds);
  problems.error("unknown-kind", kind.origin(), fmt::format("there is no kind `{}`", kind.text()),
                 near.empty() ? fmt::format("one of: {}", fmt::join(kinds, ", "))
                 : near.starts_with("for ")
                     ? std::string{near}
                     : fmt::format("did you mean {}?", near.find('`') == near.npos ? fmt::format("`{}`", near)
                                                                                   : std::string{near}));
}

/// Lists the fields that `map` may set: the record's own and those of inlined parts. `choose` turns true when
/// an inlined choice takes the key `kind`.
void Decoder::fields_of_map(NodeRef map, const Type& type, void* out, std::vector<Target>& targets,
                            bool& choose) {
  if (type.shape == Shape::choice) {
    choose = true;
    return choice(map, type, out, targets);
  }
  for (const Field& f : type.fields) {
    if (f.inlined) {
      fields_of_map(map, f.type(), f.at(out), targets, choose);
    } else {
      targets.push_back({&f, out});
    }
  }
}

bool find_owner(const Type& type, std::string_view key, std::string& where, int depth) {
  if (depth == 0) return false;
  switch (type.shape) {
    case Shape::record:
      for (const Field& f : type.fields) {
        if (f.name == key) return true;
      }
      for (const Field& f : type.fields) {
        const size_t before = where.size();
        if (!where.empty()) where += '.';
        where += f.name;
        if (find_owner(f.type(), key, where, depth - 1)) return true;
        where.resize(before);
      }
      return false;
    case Shape::list:
    case Shape::optional: return find_owner(type.element(), key, where, depth);
    default: return false;
  }
}

/// The part of what is being read that has such a key: `times` belongs in `items`.
bool Decoder::part_that_has(std::string_view key, const std::vector<Target>& targets,
                            std::string& where) const {
  for (const Target& t : targets) {
    const Type& inner = given_type(t.field->type());
    const Type& entry = inner.shape == Shape::list ? given_type(inner.element()) : inner;
    if (entry.shape != Shape::record) continue;
    if (std::ranges::find(entry.fields, key, &Field::name) == entry.fields.end()) continue;
    where = t.field->name;
    return true;
  }
  return false;
}

/// A number that no thousands separator can have come before: "March 3, 2021".
bool is_number_of_words(std::string_view key) {
  const size_t digits = std::min(key.find_first_not_of("0123456789"), key.size());
  return digits > 0 && digits != 3;
}

/// Says what a key may have been meant as; gives the field of which it is a misspelling, where it is one.
const Field* Decoder::unknown_key(NodeRef child, const std::vector<Target>& targets) {
  const Field* misspelt = nullptr;
  std::vector<std::string_view> names;
  for (const Target& t : targets) names.push_back(t.field->name);
  std::string help;
  std::string where;
  constexpr size_t plenty = 200;  // in a file that is nothing but mistakes, remedies only cost time
  const std::string_view near =
      problems.all().size() > plenty ? std::string_view{} : nearest(child.key(), names);
  if (problems.all().size() > plenty) {
    help.clear();
  } else if (child.kind() == NodeKind::null &&
             (child.key().find(' ') != std::string_view::npos || is_number_of_words(child.key()))) {
    help = "inside { } a comma ends a value: put the sentence before it in quotes";
  } else if (child.key().find_first_of("0123456789") == 0) {
    help = comma_cuts;
  } else if (const std::string_view meant = key_meant(child.key(), names); !meant.empty()) {
    help = meant;
    for (const Target& t : targets) {
      const std::string_view name = t.field->name;
      const bool named = help.find(fmt::format("`{}`", name)) != help.npos ||
                         help.find(fmt::format("`{}: ", name)) != help.npos;
      if (t.field->required && named) misspelt = t.field;
    }
  } else if (!near.empty()) {
    misspelt = targets[static_cast<size_t>(std::ranges::find(names, near) - names.begin())].field;
    help = fmt::format("did you mean `{}` ({})?", near, misspelt->doc);
  } else if (part_that_has(child.key(), targets, where)) {
    help = fmt::format("`{}` belongs in `{}`", child.key(), where);
  } else if (find_owner(root, child.key(), where, 4)) {
    help = where.empty() ? fmt::format("`{}` belongs at the top level", child.key())
                         : fmt::format("`{}` belongs under `{}`", child.key(), where);
  } else {
    help = fmt::format("the keys here are: {}", fmt::join(names, ", "));
  }
  Problem& p =
      problems.error("unknown-key", child.key_origin(), fmt::format("there is no key `{}`", child.key()), help);
  p.width = static_cast<uint32_t>(child.key().size());
  return misspelt;
}

/// "`salary`", or "grant `K1`" for an entry of a list.
std::string entry_name(NodeRef node, std::string_view type) {
  if (!node.key().empty()) return fmt::format("`{}`", node.key());
  const NodeRef id = node.find("id");
  return id ? fmt::format("{} `{}`", type, id.text()) : std::string{type};
}

/// What to give in place of nothing.
std::string map_of(const Type& type) {
  std::string keys;
  for (const Field& f : type.fields) {
    if (f.required && !f.inlined) keys += fmt::format("{}`{}`", keys.empty() ? "" : ", ", f.name);
  }
  return keys.empty() ? "a map of keys" : fmt::format("a map that gives {}", keys);
}

/// A single value in place of a record stands for the field that the record names for it.
bool Decoder::short_form(NodeRef node, const Type& type, void* out) {
  for (const Field& f : type.fields) {
    if (f.shorthand) {
      value(node, f.type(), f.at(out), &f);
      return true;
    }
    if (f.inlined && f.type().shape == Shape::record && short_form(node, f.type(), f.at(out))) return true;
  }
  return false;
}

void Decoder::record(NodeRef node, const Type& type, void* out, const Field* field) {
  if (node.kind() != NodeKind::map) {
    record_around = field;
    const bool short_one = node.kind() == NodeKind::scalar && short_form(node, type, out);
    record_around = nullptr;
    if (short_one) return;
    return wrong_shape(node, map_of(type), field);
  }
  std::vector<Target> targets;
  targets.reserve(type.fields.size());
  bool choose = false;
  fields_of_map(node, type, out, targets, choose);
  if (targets.empty()) return;  // an unknown kind, reported
  fill(node, targets, choose, type.name);
}

void Decoder::missing_key(NodeRef map, const Field& field, std::string_view type) {
  problems.error("missing-key", map.key_origin(),
                 fmt::format("{} needs the key `{}`", entry_name(map, type), field.name),
                 fmt::format("{}: {}{}", field.name, field.doc, what_to_write(field)));
}

/// Two fields may share a key, written in one of two ways (`target_bonus: 50%` or `130000/year`): the one that
/// can read the value, else the first.
static size_t the_one_that_reads(NodeRef child, const std::vector<Decoder::Target>& targets, size_t at) {
  const auto leaf_of_field = [](const Field& f) {
    const Type& type = f.type();
    return type.shape == Shape::optional ? type.element().scalar : type.scalar;
  };
  const Scalar* rate = type_of<Rate>().scalar;
  if (leaf_of_field(*targets[at].field) != rate || child.kind() != NodeKind::scalar) return at;
  std::string why, help;
  Rate read;
  if (rate->read(child.text(), false, &read, why, help)) return at;
  for (size_t other = 0; other < targets.size(); ++other) {
    const Field& f = *targets[other].field;
    PayRate pay;
    if (f.also == child.key() && leaf_of_field(f) == type_of<PayRate>().scalar &&
        f.type().element().scalar->read(child.text(), false, &pay, why, help))
      return other;
  }
  return at;
}

/// Reads the keys of `map` into `targets`; says which are unknown and which are missing. A required key that is
/// misspelled is one problem, and its value is read as that of the key. `type` is what the entry is called.
void Decoder::fill(NodeRef map, const std::vector<Target>& targets, bool choose, std::string_view type) {
  std::vector<bool> seen(targets.size());
  size_t next = 0;  // keys nearly always stand in the order of the fields
  for (NodeRef child = map.first(); child; child = child.next()) {
    if (choose && child.key() == "kind") continue;
    size_t at = next, looked_at = 0;
    for (; looked_at < targets.size(); ++looked_at, at = at + 1 == targets.size() ? 0 : at + 1) {
      if (at < targets.size() && targets[at].field->is_called(child.key())) break;
    }
    if (looked_at == targets.size()) {
      if (map.index() == unknown_kind) continue;
      const Field* meant = unknown_key(child, targets);
      if (meant == nullptr || !meant->required || map.find(meant->name)) continue;
      const auto target = std::ranges::find(targets, meant, &Target::field);
      const auto place = static_cast<size_t>(target - targets.begin());
      if (!seen[place]) value(child, meant->type(), meant->at(target->owner), meant);
      seen[place] = true;
      continue;
    }
    at = the_one_that_reads(child, targets, at);
    const Target& target = targets[at];
    next = at + 1 == targets.size() ? 0 : at + 1;
    seen[at] = true;
    value(child, target.field->type(), target.field->at(target.owner), target.field);
  }
  for (size_t i = 0; i < targets.size(); ++i) {
    if (!seen[i] && targets[i].field->required) missing_key(map, *targets[i].field, type);
  }
}

/// `acts: {salary_cut: any}`: each key is the field that is its entry's key.
void Decoder::keyed_list(NodeRef map, const Type& type, void* out) {
  const Type& element = type.element();
  for (NodeRef child = map.first(); child; child = child.next()) {
    void* slot = type.append(out);
    std::vector<Target> targets;
    const Field* single = nullptr;
    for (const Field& f : element.fields) {
      if (f.keyed_value) single = &f;
      if (!f.keyed) {
        targets.push_back({&f, slot});
        continue;
      }
      std::string why, help;
      const Type& key = f.type();
      if (key.scalar->read(child.key(), false, f.at(slot), why, help)) continue;
      problems.error("bad-key", child.key_origin(),
                     why.empty() ? fmt::format("`{}`: expected {}", child.key(), key.scalar->expects) : why,
                     help);
    }
    if (child.kind() == NodeKind::map) {
      fill(child, targets, false, element.name);
    } else if (single != nullptr) {
      value(child, single->type(), single->at(slot), single);
    } else {
      wrong_shape(child, "a map of keys", nullptr);
    }
  }
}

void Decoder::list(NodeRef node, const Type& type, void* out, const Field* field) {
  if (node.kind() == NodeKind::null) return wrong_shape(node, "a list", field);
  if (node.kind() == NodeKind::map && type.element().shape == Shape::record) {
    const auto& fields = type.element().fields;
    const auto key = std::ranges::find_if(fields, &Field::keyed);
    if (key != fields.end() && !node.find(key->name)) return keyed_list(node, type, out);
  }
  if (node.kind() != NodeKind::list) return value(node, type.element(), type.append(out), field);
  type.reserve(out, node.size());
  for (NodeRef child = node.first(); child; child = child.next()) {
    value(child, type.element(), type.append(out), nullptr);
  }
}

void Decoder::table(NodeRef node, const Type& type, void* out, const Field* field) {
  if (node.kind() != NodeKind::map) return wrong_shape(node, "a map of keys", field);
  type.mark_given(out);
  for (NodeRef child = node.first(); child; child = child.next()) {
    const size_t index = type.size(out);
    void* slot = type.append(out);
    std::string why, help;
    if (!type.key().scalar->read(child.key(), false, type.item_key(out, index), why, help)) {
      problems.error("bad-key", child.key_origin(),
                     fmt::format("`{}`: expected {} as the key{}{}", child.key(), type.key().scalar->expects,
                                 why.empty() ? "" : "; ", why),
                     help);
    }
    value(child, type.element(), slot, field);
  }
}

void Decoder::value(NodeRef node, const Type& type, void* out, const Field* field) {
  switch (type.shape) {
    case Shape::scalar: return leaf(node, type, out, field);
    case Shape::record: return record(node, type, out, field);
    case Shape::list: return list(node, type, out, field);
    case Shape::table: return table(node, type, out, field);
    case Shape::optional: return value(node, type.element(), type.append(out), field);
    case Shape::choice: {
      if (node.kind() != NodeKind::map) return wrong_shape(node, "a map with a `kind`", field);
      std::vector<Target> targets;
      choice(node, type, out, targets);
      if (targets.empty()) return;  // an unknown kind, reported
      return fill(node, targets, true, type.alternatives[type.current(out)].kind);
    }
  }
}

}  // namespace

void decode(NodeRef node, const Type& type, void* out, const Type& root, Problems& problems) {
  Decoder{root, problems}.value(node, type, out, nullptr);
}

}  // namespace payout
