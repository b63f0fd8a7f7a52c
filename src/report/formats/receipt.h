#pragma once
#include <string>
#include <vector>

#include "clauses/evaluate.h"
#include "document/node.h"
#include "document/scalars.h"

namespace payout {

/// A file that figures were read from.
struct ReceiptFile {
  std::string file = {};
  std::string sha256 = {};
};
template <std::same_as<ReceiptFile> Self>
constexpr auto describe(const Self*) {
  return record("receipt file", "A file that figures were read from",
                field<&ReceiptFile::file>("file", "Its name").as_shorthand(),
                field<&ReceiptFile::sha256>("sha256", "SHA-256 of its bytes"));
}

/// What a report was made from. Two reports with the same receipt are the same to the byte, in the same format.
struct Receipt {
  std::string program = {};
  std::vector<ReceiptFile> scenario = {};
  std::vector<ReceiptFile> agreement = {};
  std::vector<std::string> overrides = {};
  std::vector<std::string> readings = {};
  std::vector<std::string> tables = {};
  int nearby_days = 0;
};
template <std::same_as<Receipt> Self>
constexpr auto describe(const Self*) {
  using R = Receipt;
  return record(
      "receipt", "What the report was made from", field<&R::program>("program", "Program and version"),
      field<&R::scenario>("scenario", "The scenario file, and the files of facts laid over it, in order"),
      field<&R::agreement>("agreement", "The agreement's documents, in order"),
      field<&R::overrides>("overrides", "--set arguments, in order"),
      field<&R::readings>("readings", "Readings that differ from the default, as key: reading"),
      field<&R::tables>("tables", "Tax tables used, with their year"),
      field<&R::nearby_days>("nearby_days", "Days around the last one that were looked at"));
}

/// What a receipt is written from.
struct ReceiptSources {
  const Document& scenario;
  const std::vector<Document>& documents;
  const Agreement& agreement;
  const Scenario& facts;
  const Workspace& space;  ///< evaluated
  const std::vector<std::string>& sets;
  int nearby_days = 0;
};
Receipt receipt_of(const ReceiptSources& from);

}  // namespace payout
