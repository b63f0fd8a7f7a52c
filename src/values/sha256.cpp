#include "values/sha256.h"

#include <array>
#include <bit>
#include <cstdint>

namespace payout {
namespace {

using Word = uint32_t;

/// The first 32 bits of the fractions of the cube roots of the first 64 primes, FIPS 180-4, 4.2.2.
constexpr std::array<Word, 64> constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/// The message as blocks of sixteen words: its bytes, a one, zeros, and its length in bits; 5.1.1.
std::string padded(std::string_view text) {
  std::string message;
  message.reserve(text.size() + 72);
  message.append(text) += '\x80';
  message.append((64 + 56 - message.size() % 64) % 64, '\0');
  const uint64_t bits = uint64_t{text.size()} * 8;
  for (int shift = 56; shift >= 0; shift -= 8) message += static_cast<char>(bits >> shift & 0xFFU);
  return message;
}

std::array<Word, 64> schedule(std::string_view block) {
  std::array<Word, 64> w;  // NOLINT: every word is set
  for (size_t i = 0; i < 16; ++i) {
    const auto byte = [&](size_t k) { return Word{static_cast<unsigned char>(block[4 * i + k])}; };
    w[i] = byte(0) << 24U | byte(1) << 16U | byte(2) << 8U | byte(3);
  }
  for (size_t t = 16; t < 64; ++t) {
    const Word s0 = std::rotr(w[t - 15], 7) ^ std::rotr(w[t - 15], 18) ^ w[t - 15] >> 3U;
    const Word s1 = std::rotr(w[t - 2], 17) ^ std::rotr(w[t - 2], 19) ^ w[t - 2] >> 10U;
    w[t] = s1 + w[t - 7] + s0 + w[t - 16];
  }
  return w;
}

/// One block, 6.2.2.
void digest(std::array<Word, 8>& hash, std::string_view block) {
  const std::array<Word, 64> w = schedule(block);
  std::array<Word, 8> v = hash;
  // The eight letters of the standard change places in every round; here the round changes places instead.
  for (size_t t = 0; t < 64; t += 8) {
#pragma GCC unroll 8
    for (size_t k = 0; k < 8; ++k) {
      const auto letter = [&](size_t i) -> Word& { return v[(i + 8 - k) % 8]; };
      const Word a = letter(0), b = letter(1), c = letter(2), e = letter(4), f = letter(5), g = letter(6);
      const Word sum1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
      const Word t1 = letter(7) + sum1 + ((e & f) ^ (~e & g)) + constants[t + k] + w[t + k];
      const Word sum0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
      letter(3) += t1;
      letter(7) = t1 + sum0 + ((a & b) ^ (a & c) ^ (b & c));
    }
  }
  for (size_t i = 0; i < hash.size(); ++i) hash[i] += v[i];
}

}  // namespace

std::string sha256(std::string_view text) {
  std::array<Word, 8> hash{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                           0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  const std::string message = padded(text);
  for (size_t at = 0; at < message.size(); at += 64) digest(hash, std::string_view{message}.substr(at, 64));
  std::string out;
  for (const Word word : hash) {
    for (int shift = 28; shift >= 0; shift -= 4) out += "0123456789abcdef"[word >> shift & 0xFU];
  }
  return out;
}

}  // namespace payout
