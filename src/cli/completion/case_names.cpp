#include "cli/completion/case_names.h"

#include "document/path.h"
#include "document/visit.h"
#include "report/paths/result_paths.h"

namespace payout {
namespace {

std::vector<Candidate> as_candidates(std::vector<ListedPath> paths) {
  std::vector<Candidate> out;
  for (ListedPath& p : paths) out.push_back({std::move(p.path), std::move(p.doc)});
  return out;
}

/// The type at a path, by its field names; entries of lists and tables whatever they are called.
const Type* type_at(const Type& root, const Path& path) {
  const Type* type = &root;
  for (const std::string& segment : path.segments) {
    if (has_entries(*type)) {
      type = &given_type(type->element());
      continue;
    }
    const Field* field = is_record(*type) ? type->field(segment) : nullptr;
    if (field == nullptr) return nullptr;
    type = &given_type(field->type());
  }
  return type;
}

}  // namespace

void CaseNames::open() {
  if (opened_) return;
  opened_ = true;
  if (!path_.empty()) {
    file_ = open_case(path_, sets_, agreements_);
    agreement_ = file_.agreement;
  }
  Problems untold;
  if (agreement_ == nullptr) agreement_ = agreements_.get(std::string{built_in_agreement()}, {}, {}, untold);
}

std::vector<Candidate> CaseNames::facts() {
  open();
  const Scenario none;
  const bool read = file_.agreement != nullptr;
  return as_candidates(setting_paths(*agreement_, read ? file_.loaded->facts : none));
}

std::vector<Candidate> CaseNames::results() {
  open();
  const Scenario none;
  const bool read = file_.agreement != nullptr;
  return as_candidates(result_paths(*agreement_, read ? file_.loaded->facts : none));
}

std::vector<Candidate> CaseNames::values_of(const std::string& path) {
  open();
  std::vector<Candidate> out;
  const auto parsed = parse_path(path);
  if (!parsed) return out;
  if (parsed->segments.size() == 2 && parsed->segments[0] == "readings") {
    for (const Reading& reading : agreement_->readings) {
      if (reading.key != parsed->segments[1]) continue;
      for (const auto& word : reading.words) out.push_back({std::string{word.name}, {}});
    }
    return out;
  }
  const Type* type = type_at(type_of<Scenario>(), *parsed);
  if (type == nullptr || !is_single(*type) || type->scalar->words == nullptr) return out;
  for (const auto& word : type->scalar->words()) out.push_back({std::string{word}, {}});
  return out;
}

std::vector<Candidate> CaseNames::clauses(const std::string& name) {
  Problems untold;
  const Agreement* agreement = agreement_;
  if (!name.empty() || agreement == nullptr)
    agreement = agreements_.get(name.empty() ? std::string{built_in_agreement()} : name, {}, {}, untold);
  std::vector<Candidate> out;
  if (agreement == nullptr) return out;
  for (const Clause& clause : agreement->clauses)
    out.push_back({clause.head.id, clause.head.cite + ": " + clause.head.summary});
  return out;
}

}  // namespace payout
