// Build tool: turns YAML files of the tree into constant node arrays, so that the program never parses its own
// terms and tables. Usage: embed OUTPUT ROOT FILE...
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "document/read_yaml.h"
#include "values/sha256.h"

namespace {

using namespace payout;

std::string literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n\"\n\""; break;
      case '?': out += "\\?"; break;
      default: out += c;
    }
  }
  return out + '"';
}

std::string view(std::string_view text) {
  return text.empty() ? "{}" : fmt::format("{{{}, {}}}", literal(text), text.size());
}

void write_file(std::ofstream& out, size_t number, const std::string& text, const Document& doc) {
  out << fmt::format("constexpr std::string_view text_{}{{{}, {}}};\n", number, literal(text), text.size());
  if (doc.nodes().empty()) {
    out << fmt::format("constexpr std::span<const Node> nodes_{}{{}};\n", number);
    return;
  }
  out << fmt::format("constexpr Node nodes_{}[] = {{\n", number);
  for (const Node& n : doc.nodes()) {
    out << fmt::format("{{{}, {}, {{{}, {}}}, {{{}, {}}}, {}, {}, 0, NodeKind{{{}}}, {}}},\n", view(n.key),
                       view(n.text), n.key_mark.line, n.key_mark.column, n.mark.line, n.mark.column,
                       n.first_child, n.next, static_cast<int>(n.kind), n.quoted);
  }
  out << "};\n";
}

int run(int argc, char** argv) {
  const std::filesystem::path root = argv[2];
  std::vector<std::string> names, digests;
  std::ofstream out{argv[1]};
  out << "// Written by src/embed/embed.cpp; do not edit.\n#include \"document/embedded.h\"\n\nnamespace "
         "payout {\nnamespace "
         "{\n";
  for (int i = 3; i < argc; ++i) {
    Problems problems;
    bool ok = false;
    const std::string name = std::filesystem::relative(argv[i], root).generic_string();
    std::string text = read_file(argv[i], problems, ok);
    // A page of the manual is only text.
    const Document doc = name.ends_with(".md") ? Document{} : read_yaml(name, text, problems);
    for (const Problem& p : problems.all()) std::fputs(render(p).c_str(), stderr);
    if (!ok || problems.any_errors()) return 1;
    write_file(out, names.size(), text, doc);
    names.push_back(name);
    digests.push_back(sha256(text));
  }
  out << "constexpr EmbeddedFile files[] = {\n";
  for (size_t i = 0; i < names.size(); ++i) {
    out << fmt::format("{{{}, text_{}, nodes_{}, \"{}\"}},\n", literal(names[i]), i, i, digests[i]);
  }
  out << "};\n}  // namespace\n\nstd::span<const EmbeddedFile> embedded_files() { return files; }\n\n}  // "
         "namespace payout\n";
  return out.good() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: embed OUTPUT ROOT FILE...\n", stderr);
    return 2;
  }
  return run(argc, argv);
}
