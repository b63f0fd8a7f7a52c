#include "document/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <regex>
#include <vector>

#include "document/examples.h"

namespace payout {
namespace {

std::string json_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

/// Text of a JSON object whose members are texts of JSON already.
struct Object {
  std::vector<std::pair<std::string, std::string>> members = {};
  Object& add(std::string name, std::string json) {
    members.emplace_back(std::move(name), std::move(json));
    return *this;
  }
  std::string text() const {
    std::string out = "{";
    for (const auto& [name, json] : members) {
      out += fmt::format("{}\n  {}: ", out.size() == 1 ? "" : ",", json_quoted(name));
      for (const char c : json) {
        out += c;
        if (c == '\n') out += "  ";
      }
    }
    return out + (members.empty() ? "}" : "\n}");
  }
};

std::string array(const std::vector<std::string>& items) {
  return fmt::format("[{}]", fmt::join(items, ", "));
}

/// What readers of YAML make of a word without quotes, as JSON; empty where it stays a text. Readers of
/// YAML 1.1 take more words for true and false than those of 1.2.
std::string_view unquoted(std::string_view word) {
  for (const std::string_view yes : {"true", "yes", "on", "y"}) {
    if (word == yes) return "true";
  }
  for (const std::string_view no : {"false", "no", "off", "n"}) {
    if (word == no) return "false";
  }
  const bool digits = !word.empty() && word.find_first_not_of("0123456789") == word.npos;
  return digits && (word == "0" || word.front() != '0') ? word : std::string_view{};
}

/// The types that readers of YAML give to what a pattern allows: `1` is a number for them, `false` no text.
std::vector<std::string> types_of(std::string_view pattern) {
  std::vector<std::string> types{json_quoted("string")};
  if (pattern.empty()) return types;
  const std::regex allowed{std::string{pattern}};
  const auto allows = [&](const char* text) { return std::regex_search(text, allowed); };
  if (allows("1.5"))
    types.push_back(json_quoted("number"));
  else if (allows("1"))
    types.push_back(json_quoted("integer"));
  return types;
}

class SchemaWriter {
 public:
  SchemaWriter(SchemaUse use, SayWord say) : use_(use), say_(say) {}

  std::string whole(const Type& type, std::string_view id) {
    const std::string root = reference(type);
    Object out;
    out.add("$schema", json_quoted("http://json-schema.org/draft-07/schema#"));
    if (!id.empty()) out.add("$id", json_quoted(id));
    out.add("title", json_quoted(type.name)).add("description", json_quoted(type.doc));
    out.add("allOf", array({root}));
    Object definitions;
    for (const auto& [name, json] : definitions_) definitions.add(name, json);
    out.add("definitions", definitions.text());
    return out.text() + '\n';
  }

 private:
  bool input() const { return use_ == SchemaUse::input; }

  std::string leaf(const Type& type) const {
    const Scalar& l = *type.scalar;
    Object out;
    if (l.words != nullptr) {
      std::vector<std::string> words, sentences;
      bool said = false;
      const auto add = [&](std::string_view word) {
        const std::string_view sentence = say_ == nullptr ? std::string_view{} : say_(l.words().front(), word);
        said = said || !sentence.empty();
        words.push_back(json_quoted(word));
        sentences.push_back(json_quoted(sentence));
      };
      for (const std::string_view w : l.words()) add(w);
      if (input() && l.other_words != nullptr) {
        for (const std::string_view w : l.other_words()) add(w);
      }
      if (input()) {  // after the words, so that descriptions stay beside theirs
        for (const std::string_view word : l.words()) {
          const std::string_view read = unquoted(word);
          if (!read.empty() && std::ranges::find(words, read) == words.end()) words.emplace_back(read);
        }
      }
      sentences.resize(words.size(), json_quoted(""));
      out.add("enum", array(words));
      if (said) out.add("enumDescriptions", array(sentences));  // a keyword of editors: validators skip it
      return out.text();
    }
    if (l.json == Scalar::Json::boolean)
      out.add("type", json_quoted("boolean"));
    else if (l.json == Scalar::Json::number)
      out.add("type", json_quoted(l.quantum < Exact{1} ? "number" : "integer"));
    else if (input() &&
             l.name == "text")  // whatever YAML makes of a word: `true` is a figure that can be expected
      out.add("type", array({json_quoted("string"), json_quoted("number"), json_quoted("boolean")}));
    else if (l.name == "date or false")
      out.add("type", array({json_quoted("string"), json_quoted("boolean")}));
    else if (const auto types = input() ? types_of(l.pattern) : types_of({}); types.size() > 1)
      out.add("type", array(types));
    else
      out.add("type", json_quoted("string"));
    if (!l.pattern.empty()) out.add("pattern", json_quoted(l.pattern));
    if (input() && out.members.front().second == json_quoted("string")) {
      std::vector<std::string> examples;
      for (const std::string_view example : examples_in(l.expects)) examples.push_back(json_quoted(example));
      if (!examples.empty()) out.add("examples", array(examples));
    }
    return out.text();
  }

  /// Reference to the definition of a record or choice, which is written when it is first asked for.
  std::string reference(const Type& type) {
    auto known = names_.find(&type);
    if (known == names_.end()) {
      std::string name{type.name};
      std::ranges::replace(name, ' ', '_');
      std::string unique = name;
      for (int n = 2; std::ranges::any_of(names_, [&](const auto& e) { return e.second == unique; }); ++n)
        unique = fmt::format("{}_{}", name, n);
      known = names_.emplace(&type, unique).first;
      definitions_[unique] = type.shape == Shape::choice ? choice(type) : record(type);
    }
    return Object{}.add("$ref", json_quoted("#/definitions/" + known->second)).text();
  }

  struct Members {
    Object properties = {};
    std::vector<std::string> required = {};
    Object snippet = {};  ///< what must be given, with places to fill in
  };

  /// A place to fill in, as editors know it: words to choose from, or an example of a value.
  static std::string place(const Type& type, size_t number) {
    const Type* t = &type;
    while (t->shape == Shape::optional) t = &t->element();
    if (t->shape != Shape::scalar) return json_quoted(fmt::format("${}", number));
    if (t->scalar->words != nullptr)
      return json_quoted(fmt::format("${{{}|{}|}}", number, fmt::join(t->scalar->words(), ",")));
    const auto examples = examples_in(t->scalar->expects);
    return json_quoted(examples.empty() ? fmt::format("${}", number)
                                        : fmt::format("${{{}:{}}}", number, examples.front()));
  }

  /// The fields that stand in the map of a record; `chosen` is the alternative where one of them is a choice.
  void collect(const Type& type, const Alternative* chosen, Members& out) {
    for (const Field& f : type.fields) {
      const Type& t = f.type();
      if (f.inlined && t.shape == Shape::record) {
        collect(t, chosen, out);
      } else if (f.inlined && t.shape == Shape::choice && input()) {
        if (chosen != nullptr) kind(*chosen, out), collect(chosen->type(), nullptr, out);
      } else {
        out.properties.add(std::string{f.name}, field(f, type));
        if (!f.also.empty() && type.field(f.also) == nullptr && input())
          out.properties.add(std::string{f.also}, field(f, type));
        if (f.required || !input()) out.required.push_back(json_quoted(f.name));
        if (f.required && input())
          out.snippet.add(std::string{f.name}, place(t, out.snippet.members.size() + 1));
      }
    }
  }

  static void kind(const Alternative& a, Members& out) {
    Object word;
    if (a.also.empty())
      word.add("const", json_quoted(a.kind));
    else
      word.add("enum", array({json_quoted(a.kind), json_quoted(a.also)}));
    out.properties.add("kind", word.add("description", json_quoted(a.doc)).text());
    out.required.push_back(json_quoted("kind"));
    out.snippet.add("kind", json_quoted(a.kind));
  }

  /// Of a field that shares its key with another of the record: either form.
  std::string field(const Field& f, const Type& owner) {
    const auto other = std::ranges::find(owner.fields, f.name, &Field::also);
    std::string form = value(f.type());
    if (other != owner.fields.end() && input())
      form = Object{}.add("anyOf", array({form, value(other->type())})).text();
    std::string description{f.doc};
    if (!f.otherwise.empty()) description += fmt::format("; {} when absent", f.otherwise);
    if (input() && !unquoted(f.name).empty())
      description += fmt::format(
          ". Readers of YAML 1.1 take the key for {}: for them, write it in quotes, \"{}\":", unquoted(f.name),
          f.name);
    Object out;
    if (!description.empty()) out.add("description", json_quoted(description));
    return out.add("allOf", array({form})).text();
  }

  /// `name`: what editors offer the snippet under.
  static std::string object(const Members& shape, std::string_view name, std::string_view doc) {
    Object out;
    out.add("type", json_quoted("object"));
    if (!doc.empty()) out.add("description", json_quoted(doc));
    out.add("additionalProperties", "false").add("properties", shape.properties.text());
    if (!shape.required.empty()) out.add("required", array(shape.required));
    if (!shape.snippet.members.empty()) {  // a keyword of editors, as `enumDescriptions` is
      Object snippet;
      snippet.add("label", json_quoted(name)).add("description", json_quoted(doc));
      out.add("defaultSnippets", array({snippet.add("body", shape.snippet.text()).text()}));
    }
    return out.text();
  }

  static const Type* inlined_choice(const Type& type) {
    for (const Field& f : type.fields) {
      if (f.inlined && f.type().shape == Shape::choice) return &f.type();
    }
    return nullptr;
  }

  static const Field* shorthand(const Type& type) {
    for (const Field& f : type.fields) {
      if (f.shorthand) return &f;
      if (!f.inlined || f.type().shape != Shape::record) continue;
      if (const Field* inner = shorthand(f.type())) return inner;
    }
    return nullptr;
  }

  std::string record(const Type& type) {
    if (const Type* choice = inlined_choice(type); choice != nullptr && input()) {
      std::vector<std::string> ways;
      for (const Alternative& a : choice->alternatives) {
        Members shape;
        collect(type, &a, shape);
        ways.push_back(object(shape, a.kind, a.doc));
      }
      return Object{}.add("oneOf", array(ways)).text();
    }
    Members shape;
    collect(type, nullptr, shape);
    std::string whole = object(shape, type.name, type.doc);
    const Field* one = shorthand(type);
    if (one == nullptr || !input()) return whole;
    if (const auto settled = type.settled_by(); !settled.empty()) {
      std::vector<std::string> words;
      for (const std::string_view word : settled) words.push_back(json_quoted(word));
      return Object{}.add("anyOf", array({Object{}.add("enum", array(words)).text(), whole})).text();
    }
    return Object{}.add("anyOf", array({value(one->type()), whole})).text();
  }

  std::string choice(const Type& type) {
    std::vector<std::string> ways;
    for (const Alternative& a : type.alternatives) {
      Members shape;
      if (input()) kind(a, shape);
      collect(a.type(), nullptr, shape);
      ways.push_back(object(shape, a.kind, a.doc));
    }
    return Object{}.add("oneOf", array(ways)).text();
  }

  std::string table(const Type& type) {
    Object out;
    out.add("type", json_quoted("object"));
    const Scalar& key = *type.key().scalar;
    const std::string_view pattern = key.json == Scalar::Json::number ? "^[0-9]+$" : key.pattern;
    if (!pattern.empty()) out.add("propertyNames", Object{}.add("pattern", json_quoted(pattern)).text());
    return out.add("additionalProperties", value(type.element())).text();
  }

  /// A list that may be written as a map, from the field that is each entry's key: `{chief: 3, officer: 2}`.
  std::string keyed_map(const Type& element) {
    const Field *key = nullptr, *single = nullptr;
    for (const Field& f : element.fields) {
      if (f.keyed) key = &f;
      if (f.keyed_value) single = &f;
    }
    if (element.shape != Shape::record || key == nullptr) return {};
    std::vector<std::string> forms{Object{}.add("type", json_quoted("object")).text()};
    if (single != nullptr) forms.push_back(value(single->type()));
    Object out;
    out.add("type", json_quoted("object")).add("propertyNames", leaf(key->type()));
    return out.add("additionalProperties", Object{}.add("anyOf", array(forms)).text()).text();
  }

  std::string value(const Type& type) {
    switch (type.shape) {
      case Shape::scalar: return leaf(type);
      case Shape::record: return reference(type);
      case Shape::choice: return reference(type);
      case Shape::table: return table(type);
      case Shape::optional: {
        const std::string inner = value(type.element());
        if (input()) return inner;
        return Object{}.add("anyOf", array({inner, Object{}.add("type", json_quoted("null")).text()})).text();
      }
      case Shape::list: {
        const std::string inner = value(type.element());
        const std::string many = Object{}.add("type", json_quoted("array")).add("items", inner).text();
        if (!input()) return many;
        const std::string map = keyed_map(type.element());
        return Object{}
            .add("anyOf", array(map.empty() ? std::vector{inner, many} : std::vector{inner, many, map}))
            .text();
      }
    }
    return "{}";
  }

  SchemaUse use_;
  SayWord say_;
  std::map<const Type*, std::string> names_ = {};
  std::map<std::string, std::string> definitions_ = {};
};

}  // namespace

std::string json_schema(const Type& type, SchemaUse use, std::string_view id, SayWord say) {
  return SchemaWriter{use, say}.whole(type, id);
}

}  // namespace payout
