// The yardstick of the batch benchmark: reads the table, parses every cell into a typed value (text, cents,
// whole numbers, dates) and writes the same rows back. It computes nothing. rewrite_rows rows.csv >
// rows-again.csv
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Value {
  enum class Kind : uint8_t { text, cents, whole, date, empty } kind = Kind::empty;
  int64_t number = 0;
  std::string_view text = {};
};

Value parse(std::string_view cell) {
  if (cell.empty()) return {};
  const char* end = cell.data() + cell.size();
  int64_t whole = 0;
  const auto [at, error] = std::from_chars(cell.data(), end, whole);
  if (error != std::errc{}) return {Value::Kind::text, 0, cell};
  if (at == end) return {Value::Kind::whole, whole, {}};
  if (*at == '.') {
    int64_t part = 0;
    const auto fraction = std::from_chars(at + 1, end, part);
    if (fraction.ptr != end) return {Value::Kind::text, 0, cell};
    return {Value::Kind::cents, whole * 100 + (end - at == 2 ? part * 10 : part), {}};
  }
  if (cell.size() == 10 && *at == '-') {
    int month = 0, day = 0;
    std::from_chars(at + 1, at + 3, month);
    std::from_chars(at + 4, at + 6, day);
    return {Value::Kind::date, whole * 10000 + month * 100 + day, {}};
  }
  return {Value::Kind::text, 0, cell};
}

void append_digits(std::string& out, int64_t n, int width) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, n).ptr;
  for (auto length = end - digits; length < width; ++length) out += '0';
  out.append(digits, end);
}

void print(const Value& v, std::string& out) {
  switch (v.kind) {
    case Value::Kind::empty: return;
    case Value::Kind::text: out += v.text; return;
    case Value::Kind::whole: append_digits(out, v.number, 1); return;
    case Value::Kind::cents:
      append_digits(out, v.number / 100, 1);
      out += '.';
      append_digits(out, v.number % 100, 2);
      return;
    case Value::Kind::date:
      append_digits(out, v.number / 10000, 4);
      out += '-';
      append_digits(out, v.number / 100 % 100, 2);
      out += '-';
      append_digits(out, v.number % 100, 2);
  }
}

/// Rewrites the whole lines of `text`; returns how much of it that was.
size_t rewrite(std::string_view text, std::vector<Value>& row, std::string& out) {
  size_t done = 0;
  for (;;) {
    const size_t end = text.find('\n', done);
    if (end == text.npos) return done;
    std::string_view line = text.substr(done, end - done);
    row.clear();
    for (;;) {
      const size_t comma = line.find(',');
      row.push_back(parse(line.substr(0, comma)));
      if (comma == line.npos) break;
      line.remove_prefix(comma + 1);
    }
    for (size_t i = 0; i < row.size(); ++i) {
      if (i != 0) out += ',';
      print(row[i], out);
    }
    out += '\n';
    done = end + 1;
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::FILE* in = argc > 1 ? std::fopen(argv[1], "rb") : stdin;
  if (in == nullptr) return 1;
  std::string text, out;
  std::vector<Value> row;
  constexpr size_t chunk = size_t{128} << 10U;
  for (;;) {
    const size_t kept = text.size();
    text.resize(kept + chunk);
    const size_t n = std::fread(text.data() + kept, 1, chunk, in);
    text.resize(kept + n);
    text.erase(0, rewrite(text, row, out));
    if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size()) return 1;
    out.clear();
    if (n == 0) return 0;
  }
}
