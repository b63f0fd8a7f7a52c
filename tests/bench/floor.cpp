// The floor of the batch benchmark: the job of plan/ with its rules written out for these columns and nothing
// else. Same rows in, same bytes out as `payout batch template.yaml --rows rows.csv`: floor rows.csv >
// results.csv
#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

__extension__ using Wide = __int128;
constexpr int no_day = INT32_MIN;
constexpr long double noise = 1e-7L;  // of a cent: what a real number loses on its way to a tie

struct Day {
  int year = 0;
  int month = 0;  // from 1
  int day = 0;
  int serial = no_day;
};

Day make(int year, int month, int day) {
  using namespace std::chrono;
  const year_month_day ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                           std::chrono::day{static_cast<unsigned>(day)}};
  return {year, month, day, static_cast<int>(sys_days{ymd}.time_since_epoch().count())};
}

Day add_months(const Day& from, int months) {
  const int count = from.year * 12 + from.month - 1 + months;
  const int year = count / 12, month = count % 12 + 1;
  using namespace std::chrono;
  const auto last = year_month_day_last{std::chrono::year{year},
                                        month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
  return make(year, month, std::min(from.day, static_cast<int>(static_cast<unsigned>(last.day()))));
}

int full_months(const Day& from, const Day& to) {
  const int months = (to.year - from.year) * 12 + to.month - from.month;
  return add_months(from, months).serial > to.serial ? months - 1 : months;
}

/// A number with up to `places` decimals, in its last place.
int64_t number(std::string_view cell, int places) {
  int64_t n = 0;
  const char* at = cell.data();
  const char* const end = at + cell.size();
  for (; at != end && *at != '.'; ++at) n = n * 10 + (*at - '0');
  if (at != end) ++at;
  for (; places > 0; --places) n = n * 10 + (at != end ? *at++ - '0' : 0);
  return n;
}

Day date(std::string_view cell) {
  if (cell.empty()) return {};
  const auto two = [&](size_t i) { return (cell[i] - '0') * 10 + cell[i + 1] - '0'; };
  return make(two(0) * 100 + two(2), two(5), two(8));
}

int64_t quotient(Wide n, int64_t d) {  // half up
  return static_cast<int64_t>((2 * n + d) / (2 * Wide{d}));
}
int64_t quotient(int64_t n, int64_t d) {
  return (2 * n + d) / (2 * d);
}

/// 1.04^(months/6), worked out once for each count.
long double growth(int months) {
  static std::array<long double, 256> known = {};
  long double& factor = known[static_cast<size_t>(months)];
  if (factor == 0) factor = std::pow(1.04L, static_cast<long double>(months) / 6);
  return factor;
}

/// The output, in a buffer that is written when it is nearly full.
struct Out {
  static constexpr size_t room = size_t{256} << 10U, longest_row = size_t{4} << 10U;
  std::array<char, room> text = {};
  char* at = text.data();

  void put(char c) { *at++ = c; }
  void put(std::string_view s) { at = std::copy(s.begin(), s.end(), at); }
  void whole(int64_t n) { at = std::to_chars(at, text.data() + room, n).ptr; }
  void two(int n) { put(static_cast<char>('0' + n / 10)), put(static_cast<char>('0' + n % 10)); }
  void money(int64_t cents) { whole(cents / 100), put('.'), two(static_cast<int>(cents % 100)), put(','); }
  void day(const Day& d) { two(d.year / 100), two(d.year % 100), put('-'), two(d.month), put('-'), two(d.day); }
  bool write() {
    const auto n = static_cast<size_t>(at - text.data());
    at = text.data();
    return std::fwrite(text.data(), 1, n, stdout) == n;
  }
  bool nearly_full() const { return static_cast<size_t>(at - text.data()) > room - longest_row; }
};

void job(const std::array<std::string_view, 22>& cell, Out& out) {
  const int64_t salary = number(cell[1], 2), benefits = number(cell[3], 2), price = number(cell[6], 2);
  const Day end = date(cell[4]), change = date(cell[5]);
  const int64_t bonus = quotient(Wide{salary} * number(cell[2], 2), 10000);
  const int64_t package = salary + bonus + benefits;
  const bool changed = change.serial != no_day && change.serial <= end.serial;
  const bool in_year = changed && end.serial <= add_months(change, 12).serial;
  const int64_t on_change = changed ? package : 0, severance = in_year ? 2 * package : package;
  const int looked_at = std::max(end.serial, change.serial);
  const Day a_year_on = add_months(end, 12);
  int64_t vested = 0, accelerated = 0, spread = 0, contingent = on_change + (in_year ? severance : 0);
  std::array<Day, 3> last_days;
  for (size_t g = 0; g < 3; ++g) {
    const Day granted = date(cell[7 + 3 * g]);
    const int64_t shares = number(cell[8 + 3 * g], 0),
                  gain = std::max<int64_t>(price - number(cell[9 + 3 * g], 2), 0);
    const Day term = add_months(granted, 120), last = term.serial < a_year_on.serial ? term : a_year_on;
    int64_t open = 0, before = 0;
    for (int i = 1; i <= 4; ++i) {
      const int64_t up_to = shares * i / 4, part = up_to - before;
      before = up_to;
      const Day vests = add_months(granted, 12 * i);
      if (vests.serial <= end.serial) {
        vested += part;
      } else if (in_year) {
        accelerated += part;
        const int months = full_months(end, vests);
        const long double value = static_cast<long double>(part * gain);
        contingent += static_cast<int64_t>(
            std::floor(value - value / growth(months) + value * months / 100 + 0.5L + noise));
      } else {
        continue;
      }
      open += part;
    }
    if (looked_at <= last.serial) spread += open * gain;
    if (open != 0) last_days[g] = last;
  }
  int64_t pay = 0;
  for (size_t i = 16; i < 21; ++i) pay += number(cell[i], 2);
  const int64_t base = quotient(pay, 5);
  const int64_t excise = contingent > 0 && contingent >= 3 * base ? quotient(contingent - base, 5) : 0;
  const int64_t gross_up = quotient(Wide{excise} * 10'000'000, 3'615'348);
  out.put(cell[0]), out.put(',');
  out.money(severance), out.money(on_change);
  out.whole(vested), out.put(','), out.whole(accelerated), out.put(',');
  out.money(spread);
  for (const Day& d : last_days) {
    if (d.serial != no_day) out.day(d);
    out.put(',');
  }
  out.money(base), out.money(contingent), out.money(excise), out.money(gross_up);
  int64_t balance = number(cell[21], 2), paid = 0;
  for (int k = 1; k <= 10; ++k) {
    const int64_t payment = quotient(balance, 11 - k), left = balance - payment;
    out.money(payment);
    paid += payment;
    balance = left + quotient(left * 8, 100);
  }
  out.money(severance + on_change + spread + gross_up + paid);
  out.at[-1] = '\n';
}

/// Computes the whole lines of `text`; returns how much of it that was.
size_t compute(std::string_view text, bool& header, Out& out) {
  size_t done = 0;
  for (;;) {
    const size_t end = text.find('\n', done);
    if (end == text.npos) return done;
    std::string_view line = text.substr(done, end - done);
    done = end + 1;
    if (header) {
      header = false;
      continue;
    }
    std::array<std::string_view, 22> cells;
    for (std::string_view& cell : cells) {
      const size_t comma = line.find(',');
      cell = line.substr(0, comma);
      line.remove_prefix(comma == line.npos ? line.size() : comma + 1);
    }
    job(cells, out);
    if (out.nearly_full() && !out.write()) std::exit(1);
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::FILE* in = argc > 1 ? std::fopen(argv[1], "rb") : stdin;
  if (in == nullptr) return 1;
  std::string text;
  static Out out;
  out.put(
      "id,severance,cic_payment,vested_shares,accelerated_shares,spread,g1_last_day,g2_last_day,g3_last_day,"
      "base_amount,parachute_total,excise,gross_up,inst_1,inst_2,inst_3,inst_4,inst_5,inst_6,inst_7,inst_8,"
      "inst_9,"
      "inst_10,grand_total\n");
  bool header = true;
  constexpr size_t chunk = size_t{128} << 10U;
  for (;;) {
    const size_t kept = text.size();
    text.resize(kept + chunk);
    const size_t n = std::fread(text.data() + kept, 1, chunk, in);
    text.resize(kept + n);
    text.erase(0, compute(text, header, out));
    if (n == 0) return out.write() ? 0 : 1;
  }
}
