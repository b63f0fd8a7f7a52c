#include "support/html.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <vector>

std::string badly_nested(const std::string& html) {
  constexpr std::array<std::string_view, 3> empty{"meta", "br", "!DOCTYPE"};
  std::vector<std::string> open;
  for (size_t at = 0; (at = html.find('<', at)) != html.npos;) {
    const size_t end = html.find('>', at);
    if (end == html.npos) return "a `<` without `>`";
    const std::string tag = html.substr(at + 1, end - at - 1);
    at = end;
    if (tag.ends_with('/')) continue;
    const bool closes = tag.starts_with('/');
    const std::string name = tag.substr(closes ? 1 : 0, tag.find_first_of(" \n") - (closes ? 1 : 0));
    if (std::ranges::find(empty, name) != empty.end()) continue;
    if (!closes) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return "</" + name + "> closes " + (open.empty() ? "nothing" : "<" + open.back() + ">");
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : "<" + open.back() + "> is not closed";
}

std::string repeated_id(const std::string& html) {
  std::set<std::string> seen;
  for (size_t at = 0; (at = html.find(" id=\"", at)) != html.npos; at += 5) {
    const std::string id = html.substr(at + 5, html.find('"', at + 5) - at - 5);
    if (!seen.insert(id).second) return id;
  }
  return {};
}
