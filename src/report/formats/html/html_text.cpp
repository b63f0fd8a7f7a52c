#include "report/formats/html/html_text.h"

#include <fmt/format.h>

#include "document/clean_text.h"
#include "report/formats/html/html.h"

namespace payout {

std::string markup_text(std::string_view text) {
  std::string out;
  for (const char c : clean_text(text, "\n\t")) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string slug(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
      out += lower;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  return out.empty() ? "section" : out;
}

std::string prose(std::string_view text) {
  std::string out = markup_text(text);
  for (size_t open = out.find('`'); open != out.npos; open = out.find('`', open)) {
    const size_t close = out.find('`', open + 1);
    if (close == out.npos) break;
    out.replace(close, 1, "</code>");
    out.replace(open, 1, "<code>");
    open = close;
  }
  for (const std::string_view word : {"WARNING:", "REFUSED:"}) {
    if (out.starts_with(word))
      out = fmt::format("<strong class=\"word\">{}</strong>{}", word, out.substr(word.size()));
  }
  return out;
}

std::string sentence(std::string_view text) {
  std::string out = prose(text);
  const std::string_view first = text.substr(0, text.find(' '));
  const bool word = first.find_first_of("._[=0123456789") == first.npos || first.ends_with('.');
  if (word && !out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

std::string kept_together(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (c == ' ' && depth > 0) {
      out += "&nbsp;";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace payout
