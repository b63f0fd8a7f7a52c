#pragma once
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace payout {

/// A place in a source text. Lines and columns count from 1, columns in bytes; 0 means "no place".
struct Mark {
  uint32_t line = 0;
  uint32_t column = 0;
  constexpr auto operator<=>(const Mark&) const = default;
};

enum class NodeKind : uint8_t { null, scalar, list, map };

/// One value of a document with the places where its key and its value were written. Nodes live in one flat
/// array: children hang on `first_child` and `next` (0 = none; node 0 is the root and nobody's child). Plain
/// data, so that the built-in documents can be compiled in as constant arrays.
struct Node {
  std::string_view key = {};
  std::string_view text = {};
  Mark key_mark = {};
  Mark mark = {};
  uint32_t first_child = 0;
  uint32_t next = 0;
  uint16_t source = 0;  ///< index into Document::sources: the file, or a --set argument
  NodeKind kind = NodeKind::null;
  bool quoted = false;
};

/// A text that nodes came from: a file, standard input, or one --set argument.
struct Source {
  std::string name = {};
  std::string text = {};
};

/// Where something was written.
struct Origin {
  const Source* source = nullptr;
  Mark mark = {};
};

class Document;

/// A light handle on one node of a document.
class NodeRef {
 public:
  NodeRef() = default;
  NodeRef(const Document* doc, uint32_t index) : doc_(doc), index_(index) {}

  explicit operator bool() const { return doc_ != nullptr; }
  const Node& node() const;
  NodeKind kind() const { return node().kind; }
  std::string_view text() const { return node().text; }
  std::string_view key() const { return node().key; }
  uint32_t index() const { return index_; }

  NodeRef first() const;                     ///< first child, or empty
  NodeRef next() const;                      ///< next sibling, or empty
  NodeRef find(std::string_view key) const;  ///< child of a map by key, or empty
  NodeRef at(size_t position) const;         ///< child of a list by position, or empty
  size_t size() const;

  Origin origin() const;      ///< of the value, or of the key where the value is empty
  Origin key_origin() const;  ///< of the key, or of the value where there is none

 private:
  const Document* doc_ = nullptr;
  uint32_t index_ = 0;
};

/// A parsed text: the flat node array and the texts it came from. Either owns its nodes (files) or looks at
/// constant ones (built-in documents). Movable, not copyable: handles and views point into it.
class Document {
 public:
  Document() = default;
  Document(std::span<const Node> nodes, std::string name) : constant_(nodes) {
    sources_.push_back({std::move(name), {}});
  }
  Document(Document&&) = default;
  Document& operator=(Document&&) = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  NodeRef root() const { return empty() ? NodeRef{} : NodeRef{this, 0}; }
  bool empty() const { return nodes().empty(); }
  std::span<const Node> nodes() const { return nodes_.empty() ? constant_ : std::span<const Node>{nodes_}; }
  const Source& source(uint16_t index) const { return sources_[index]; }
  const std::deque<Source>& sources() const { return sources_; }

  // Building and editing (read_yaml, edit):
  uint16_t add_source(Source source);
  uint32_t add(Node node);
  void append_child(uint32_t parent, uint32_t child);
  Node& edit(uint32_t index) { return nodes_[index]; }
  std::string_view keep(std::string text);  ///< stores a text for as long as the document lives
  void reserve(size_t nodes) { nodes_.reserve(nodes); }
  void drop_nodes() { nodes_.clear(); }  ///< after a failed parse: the texts stay, problems point into them

 private:
  std::vector<Node> nodes_;
  std::span<const Node> constant_;
  std::deque<Source> sources_;
  std::deque<std::string> texts_;
};

}  // namespace payout
