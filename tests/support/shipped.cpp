#include "support/shipped.h"

#include <map>

#include "support/files.h"

using namespace payout;

namespace {

/// An agreement that several scenarios of one folder name.
struct ShippedAgreement {
  std::vector<Document> documents = {};
  Problems problems = {};
  Agreement agreement = {};
};

const ShippedAgreement& shipped_agreement(const std::string& name, const std::filesystem::path& beside) {
  static std::map<std::pair<std::string, std::string>, ShippedAgreement> all;
  const auto [found, fresh] = all.try_emplace({name, beside.parent_path().string()});
  ShippedAgreement& loaded = found->second;
  if (fresh) loaded.agreement = load_agreement(name, beside.string(), loaded.problems, loaded.documents);
  return loaded;
}

/// The agreement as it is for a person under some of its documents.
const Agreement& own_agreement(const Agreement& whole, const std::vector<std::string>& documents) {
  static std::map<std::pair<const Agreement*, std::vector<std::string>>, std::unique_ptr<Agreement>> all;
  if (!whole.shares_clauses || documents.empty()) return whole;
  std::unique_ptr<Agreement>& own = all[{&whole, documents}];
  if (own == nullptr) own = std::make_unique<Agreement>(for_documents(whole, documents));
  return *own;
}

std::unique_ptr<ShippedCase> evaluated_case(const std::filesystem::path& path) {
  auto one = std::make_unique<ShippedCase>();
  one->path = path;
  one->loaded = parse_scenario(short_name(path), read_text(path), {}, one->problems);
  if (one->problems.any_errors()) return one;
  const ShippedAgreement& terms = shipped_agreement(one->loaded->facts.agreement.value_or("icg"), path);
  for (const Problem& p : terms.problems.all()) one->problems.add(p);
  const Agreement& agreement = own_agreement(terms.agreement, one->loaded->facts.documents);
  one->agreement = &agreement;
  one->documents = &terms.documents;
  if (one->problems.any_errors()) return one;
  one->space.readings = choose_readings(agreement, one->loaded->facts, one->loaded->document, one->problems);
  if (one->problems.any_errors()) return one;
  one->space.detail = Detail::explanation;
  evaluate(agreement, one->loaded->facts, one->space);
  one->evaluated = true;
  return one;
}

}  // namespace

const std::vector<std::unique_ptr<ShippedCase>>& shipped_cases() {
  static const std::vector<std::unique_ptr<ShippedCase>> all = [] {
    std::vector<std::unique_ptr<ShippedCase>> cases;
    for (const auto& path : shipped_scenarios()) cases.push_back(evaluated_case(path));
    return cases;
  }();
  return all;
}
