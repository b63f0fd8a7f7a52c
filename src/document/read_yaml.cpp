#include "document/read_yaml.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <cctype>
#include <istream>
#include <optional>
#include <streambuf>
#include <unordered_map>

#include "document/check_text.h"
#include "document/yaml_complaint.h"
#include "words/former_names.h"

namespace payout {
namespace {

/// Lets yaml-cpp read a text without copying it.
struct TextBuffer : std::streambuf {
  explicit TextBuffer(std::string_view text) {
    char* begin = const_cast<char*>(text.data());
    setg(begin, begin, begin + text.size());
  }
};

struct Stop {};  // thrown to leave the parser when nesting is out of bounds, or a key is no word
constexpr size_t most_levels = 100;

/// Builds the flat node array from yaml-cpp's events. Events carry marks and raw texts, show duplicate keys and
/// aliases as they were written, and cost no node graph.
class Builder : public YAML::EventHandler {
 public:
  Builder(Document& doc, uint16_t source, uint32_t column_offset, Problems& problems)
      : doc_(doc), problems_(problems), source_(source), offset_(column_offset) {}

  /// Where something other than a plain word stood as a key, and parsing stopped.
  const std::optional<Mark>& bad_key() const { return bad_key_; }
  uint32_t root() const { return root_; }
  int documents() const { return documents_; }
  /// Where the innermost list or map that is still open began.
  Origin open_level() const {
    return levels_.empty() ? Origin{} : NodeRef{&doc_, levels_.back().node}.origin();
  }
  bool failed() const { return failed_; }

  void OnDocumentStart(const YAML::Mark&) override { ++documents_; }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    refuse_anchor(mark, anchor);
    Node node;
    node.kind = NodeKind::null;
    place(node, mark, /*empty=*/true);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse_alias(mark);
    Node node;
    place(node, mark, true);
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    refuse_anchor(mark, anchor);
    if (!tag.empty() && tag != "?" && tag != "!") {
      fail("tag", mark, fmt::format("the tag `{}` is not used here", tag), "write the plain value");
    }
    Node node;
    node.kind = NodeKind::scalar;
    node.quoted = tag == "!";
    if (expecting_key()) return take_key(mark, value);
    if (!node.quoted && (value.empty() || value == "~" || value == "null")) node.kind = NodeKind::null;
    node.text = doc_.keep(value);
    place(node, mark, node.kind == NodeKind::null);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(mark, anchor, NodeKind::list);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(mark, anchor, NodeKind::map);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Level {
    uint32_t node = 0;
    uint32_t last_child = 0;
    bool have_key = false;
    std::string_view key = {};
    Mark key_mark = {};
    size_t children = 0;
    std::unordered_map<std::string_view, uint32_t> index = {};  ///< keys of a large map
  };

  Mark at(const YAML::Mark& mark) const {
    return {static_cast<uint32_t>(mark.line + 1), static_cast<uint32_t>(mark.column + 1) + offset_};
  }
  Origin origin(Mark mark) const { return {&doc_.source(source_), mark}; }

  void fail(std::string_view id, const YAML::Mark& mark, std::string message, std::string help) {
    failed_ = true;
    problems_.error(id, origin(at(mark)), std::move(message), std::move(help));
  }
  void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
    if (anchor != 0) refuse_alias(mark);
  }
  void refuse_alias(const YAML::Mark& mark) {
    fail("alias", mark, "anchors and aliases (`&` and `*`) are not used here",
         "write the value out where it is needed; in terms, several ways to one payment are a list under "
         "`when`, and "
         "an amount that several clauses use is a `defined_amount`");
  }

  bool expecting_key() const {
    return !levels_.empty() && doc_.nodes()[levels_.back().node].kind == NodeKind::map &&
           !levels_.back().have_key;
  }

  void take_key(const YAML::Mark& mark, const std::string& written) {
    const std::string value{current_name(written)};
    if (value != written)
      problems_.warning("former-name", origin(at(mark)), fmt::format("`{}` is now called `{}`", written, value),
                        fmt::format("write `{}`; the old name is taken for it in this version only", value));
    Level& level = levels_.back();
    if (value == "<<") {
      fail("merge-key", mark, "the merge key `<<` is not used here",
           "write the keys out where they are needed");
    }
    level.have_key = true;
    level.key_mark = at(mark);
    if (const NodeRef first = key_before(level, value)) {
      Problem& p = problems_.error(
          "duplicate-key", origin(level.key_mark),
          fmt::format("the key `{}` is given twice (first on line {})", value, first.node().key_mark.line),
          "keep one of them");
      p.other = first.key_origin();
      p.other_label = "first given here";
    }
    level.key = doc_.keep(value);
  }

  /// The entry of the open map that has this key already. Past a few dozen keys a look through all of them
  /// would make a hostile file cost the square of its length, so they are indexed.
  NodeRef key_before(Level& level, const std::string& key) {
    constexpr size_t few = 32;
    if (level.children <= few) return NodeRef{&doc_, level.node}.find(key);
    if (level.index.empty()) {
      for (NodeRef c = NodeRef{&doc_, level.node}.first(); c; c = c.next())
        level.index.emplace(c.key(), c.index());
    }
    const auto found = level.index.find(key);
    return found == level.index.end() ? NodeRef{} : NodeRef{&doc_, found->second};
  }

  uint32_t place(Node node, const YAML::Mark& mark, bool empty) {
    if (expecting_key()) {
      bad_key_ = at(mark);
      throw Stop{};
    }
    node.source = source_;
    if (!empty) node.mark = at(mark);
    if (levels_.empty()) {
      root_ = doc_.add(node);
      return root_;
    }
    Level& level = levels_.back();
    node.key = level.key;
    node.key_mark = level.key_mark;
    const uint32_t index = doc_.add(node);
    if (level.last_child == 0) {
      doc_.edit(level.node).first_child = index;
    } else {
      doc_.edit(level.last_child).next = index;
    }
    level.last_child = index;
    ++level.children;
    if (!level.index.empty()) level.index.emplace(level.key, index);
    level.have_key = false;
    level.key = {};
    level.key_mark = {};
    return index;
  }

  void open(const YAML::Mark& mark, YAML::anchor_t anchor, NodeKind kind) {
    refuse_anchor(mark, anchor);
    if (levels_.size() >= most_levels) {
      fail("too-deep", mark, "lists and maps are nested more than 100 deep", "a scenario needs about five");
      throw Stop{};
    }
    Node node;
    node.kind = kind;
    const uint32_t index = place(node, mark, false);
    levels_.push_back({.node = index});
  }
  void close() { levels_.pop_back(); }

  Document& doc_;
  Problems& problems_;
  std::vector<Level> levels_;
  uint32_t root_ = 0;
  uint16_t source_;
  uint32_t offset_;
  std::optional<Mark> bad_key_;
  int documents_ = 0;
  bool failed_ = false;
};

/// Only looks whether a text can be parsed, as deep as a file may be nested.
class Reader : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    deeper();
  }
  void OnSequenceEnd() override { --depth_; }
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    deeper();
  }
  void OnMapEnd() override { --depth_; }

 private:
  void deeper() {
    if (++depth_ > most_levels) throw Stop{};
  }
  size_t depth_ = 0;
};

/// `calendar[fee]: ...` inside braces: the bracket begins a list there.
std::string_view bracket_in_key(std::string_view text, const YAML::Mark& mark) {
  const auto at = static_cast<size_t>(std::max(mark.pos, 0));
  const bool bracket = at > 0 && at < text.size() && text[at] == '[' &&
                       (std::isalnum(static_cast<unsigned char>(text[at - 1])) != 0 || text[at - 1] == '_');
  return bracket ? "inside { } a key with brackets needs quotes, as in {\"calendar[fee]\": 2027-01-15}; or "
                   "give it a "
                   "line of its own"
                 : "";
}

void not_yaml(const YAML::Exception& e, const Source& source, uint32_t offset, Origin opened,
              Problems& problems) {
  const Mark mark{static_cast<uint32_t>(e.mark.line + 1), static_cast<uint32_t>(e.mark.column + 1) + offset};
  const YamlComplaint ours = in_our_words(e.msg);
  const std::string_view bracket = bracket_in_key(source.text, e.mark);
  Problem& p = problems.error("not-yaml", {&source, mark}, std::string{ours.message},
                              std::string{bracket.empty() ? ours.help : bracket});
  if (!ours.opened_here || opened.mark == mark) return;
  p.other = opened;
  p.other_label = "opened here";
}

/// A bracket that is never closed comes as a key that is no word: what is wrong then is the bracket.
void bad_key(Mark where, const Source& source, std::string_view text, uint32_t offset, Problems& problems) {
  TextBuffer buffer{text};
  std::istream stream{&buffer};
  Reader reader;
  try {
    YAML::Parser{stream}.HandleNextDocument(reader);
  } catch (const Stop&) {  // too deep to say
  } catch (const YAML::Exception& e) {
    return not_yaml(e, source, offset, {&source, where}, problems);
  }
  problems.error("complex-key", {&source, where}, "a key must be a plain word or date", "");
}

uint32_t parse_into(Document& doc, uint16_t source, std::string_view text, uint32_t offset,
                    Problems& problems) {
  TextBuffer buffer{text};
  std::istream stream{&buffer};
  Builder builder{doc, source, offset, problems};
  try {
    YAML::Parser parser{stream};
    parser.HandleNextDocument(builder);
    if (!builder.failed() && parser.HandleNextDocument(builder) && builder.documents() > 1) {
      const size_t second = text.find("\n---", 3);
      problems.error("several-documents",
                     {&doc.source(source), second == text.npos ? Mark{} : mark_at(text, second + 1)},
                     "the file holds more than one YAML document", "give each scenario a file of its own");
      return UINT32_MAX;
    }
  } catch (const Stop&) {
    if (builder.bad_key()) bad_key(*builder.bad_key(), doc.source(source), text, offset, problems);
    return UINT32_MAX;
  } catch (const YAML::Exception& e) {
    not_yaml(e, doc.source(source), offset, builder.open_level(), problems);
    return UINT32_MAX;
  }
  return builder.failed() ? UINT32_MAX : builder.root();
}

}  // namespace

Document read_yaml(std::string name, std::string text, Problems& problems) {
  Document doc;
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  doc.reserve(text.size() / 12 + 16);
  const uint16_t source = doc.add_source({std::move(name), std::move(text)});
  const Source& src = doc.source(source);
  if (!check_text(src, problems)) return doc;
  const uint32_t root = parse_into(doc, source, src.text, 0, problems);
  if (root == UINT32_MAX) doc.drop_nodes();
  return doc;
}

uint32_t read_yaml_into(Document& doc, std::string name, std::string text, Problems& problems) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  const uint16_t source = doc.add_source({std::move(name), std::move(text)});
  const Source& src = doc.source(source);
  if (!check_text(src, problems)) return 0;
  const size_t before = doc.nodes().size();
  const uint32_t root = parse_into(doc, source, src.text, 0, problems);
  return root == UINT32_MAX || doc.nodes().size() == before ? 0 : root;
}

uint32_t read_yaml_value(Document& doc, std::string name, std::string text, size_t offset, Problems& problems) {
  std::string argument = text;
  const uint16_t source = doc.add_source({std::move(name), std::move(argument)});
  const std::string_view value = std::string_view{doc.source(source).text}.substr(offset);
  const size_t before = doc.nodes().size();
  const uint32_t root = parse_into(doc, source, value, static_cast<uint32_t>(offset), problems);
  if (root == UINT32_MAX) return 0;
  if (doc.nodes().size() == before) {  // an empty value
    Node node;
    node.source = source;
    node.mark = {1, static_cast<uint32_t>(offset) + 1};
    return doc.add(node);
  }
  return root;
}

}  // namespace payout
