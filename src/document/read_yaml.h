#pragma once
#include <string>
#include <string_view>

#include "document/diagnostic.h"
#include "document/node.h"

namespace payout {

/// Parses one YAML document, by yaml-cpp's events and not its nodes: events carry the mark of every key and
/// value and show duplicate keys, aliases and merge keys as they were written; the node graph loses all three,
/// throws when a missing node is asked where it is, and costs most of the loading time.
///
/// Parses one YAML document. Duplicate keys, anchors, aliases, merge keys, tags, more than one document,
/// invalid UTF-8, tabs in indentation and nesting beyond 100 levels are problems with a place. On any error the
/// result is empty.
Document read_yaml(std::string name, std::string text, Problems& problems);

/// Parses a value given on the command line (`--set path=VALUE`) as YAML and appends it to `doc` as new nodes.
/// Returns the index of the new node, or 0 when there was a problem. `name` is what messages call it.
uint32_t read_yaml_value(Document& doc, std::string name, std::string text, size_t offset, Problems& problems);

/// Parses a whole file as `read_yaml` does and appends it to `doc`, which has a root already, as new nodes.
/// Returns the index of its root, or 0 when there was a problem.
uint32_t read_yaml_into(Document& doc, std::string name, std::string text, Problems& problems);

/// Whether a file's name ends in .yaml or .yml, in any case.
bool is_yaml(std::string_view name);

/// Reads a whole file ("-" is standard input). Directories, missing files, files over 16 MiB: a problem, empty
/// text.
std::string read_file(const std::string& path, Problems& problems, bool& ok);

}  // namespace payout
