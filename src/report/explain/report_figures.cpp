#include "report/explain/report_figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace payout {
namespace {

/// What only explains other figures, repeats them, or is a sentence.
bool is_beside_the_point(std::string_view field) {
  static constexpr std::array<std::string_view, 13> names{
      "id",      "remarks",     "readings",   "not_paid", "tranches", "timeline",    "remedies",
      "history", "withholding", "plan_years", "net_pay",  "as_of",    "safe_harbour"};
  return std::ranges::find(names, field) != names.end();
}

/// Of an entry that one figure stands for, what else is worth a line of its own.
bool goes_with_an_amount(const Field& field) {
  return field.shorthand || field.name == "due" || field.name == "due_kind" || field.name == "payee";
}

std::string_view text_field(const Type& type, const void* object, std::string_view name) {
  const Field* f = type.field(name);
  if (f == nullptr) return {};
  if (&f->type() == &type_of<std::string>()) return *static_cast<const std::string*>(f->get(object));
  if (&f->type() == &type_of<std::string_view>()) return *static_cast<const std::string_view*>(f->get(object));
  return {};
}

/// The clause behind a figure of a grant: what vested it early, else what sets its window.
std::string_view grant_cite(const GrantResult& grant, std::string_view field) {
  if (field == "other_day") return grant.other_cite;
  if (field == "price" || field.starts_with("market")) return {};  // facts
  if (field == "vested" && !grant.tranches.empty()) return grant.tranches.front().vests_by;
  const bool window = field.ends_with("_day") || field == "status" || field == "lapsed" || field == "forfeited";
  for (const TimelineEntry& entry : grant.timeline) {
    if (!window && entry.what == Happening::accelerated) return entry.cite;
  }
  return grant.window_cite;
}

/// A field's description, and the section of the Code behind it where one is named: "Excise tax, 26 U.S.C.
/// 4999(a)".
std::pair<std::string_view, std::string_view> without_law(std::string_view doc) {
  for (const std::string_view mark : {", 26 U.S.C. ", ", 280G("}) {
    const size_t at = doc.find(mark);
    if (at != doc.npos) return {doc.substr(0, at), doc.substr(at + 2)};
  }
  return {doc, {}};
}

struct Collector {
  /// What the entries around a figure say of it.
  struct Around {
    std::string path = {};
    std::string label = {};
    std::string_view cite = {};
    std::string_view part = {};
    bool beside = false;
    const ClauseHead* clause = nullptr;
  };
  std::vector<ReportFigure>& out;

  std::string_view cite_of(const Type& type, const void* object, const Field& f, const Around& around) {
    if (&type == &type_of<GrantResult>()) return grant_cite(*static_cast<const GrantResult*>(object), f.name);
    const std::string_view own = text_field(type, object, fmt::format("{}_cite", f.name));
    return own.empty() ? around.cite : own;
  }

  void leaf(const Field& f, const Type& type, const void* value, const Around& around) {
    const std::string_view kind = type.leaf->name;
    if (kind == "text" || kind == "arithmetic" || &type == &type_of<bool>()) return;
    std::string label = around.label;
    const auto [doc, law] = without_law(f.doc);
    if (label.empty() || !f.shorthand) label += (label.empty() ? "" : ": ") + std::string{doc};
    std::string text;
    type.leaf->write(value, text);
    out.push_back({around.path, around.part, std::move(label), around.cite.empty() ? law : around.cite,
                   std::move(text), &type, number_of(type, value), around.beside, around.clause});
  }

  void entry(const Type& type, const void* object, Around around, std::string segment, bool named) {
    around.path += named ? '[' + segment + ']' : '.' + segment;
    const std::string_view label = text_field(type, object, "label");
    around.label = label.empty() ? fmt::format("{} {}", type.name, segment) : std::string{label};
    if (const std::string_view cite = text_field(type, object, "cite"); !cite.empty()) around.cite = cite;
    if (&type == &type_of<Line>()) around.clause = static_cast<const Line*>(object)->clause;
    record(type, object, around);
  }

  void list(const Field& f, const void* value, const Around& around) {
    const Type& type = f.type();
    for (size_t i = 0; i < type.size(value); ++i) {
      const void* object = type.item(const_cast<void*>(value), i);
      if (type.element().shape != Shape::record) continue;
      const Field* id = type.element().id_field();
      std::string segment;
      if (id != nullptr) id->type().leaf->write(id->get(object), segment);
      entry(type.element(), object, around, segment.empty() ? std::to_string(i) : segment, !f.inlined);
    }
  }

  void record(const Type& type, const void* object, const Around& around) {
    const bool stands_for_itself = std::ranges::any_of(type.fields, &Field::shorthand);
    for (const Field& f : type.fields) {
      if (is_beside_the_point(f.name) || (stands_for_itself && !goes_with_an_amount(f))) continue;
      Around inner = around;
      if (!f.inlined) inner.path += (inner.path.empty() ? "" : ".") + std::string{f.name};
      if (stands_for_itself && f.shorthand) inner.path = around.path;
      inner.beside = stands_for_itself && !f.shorthand;
      inner.cite = cite_of(type, object, f, around);
      value(f, f.type(), f.get(object), inner);
    }
  }

  void value(const Field& f, const Type& type, const void* object, const Around& around) {
    switch (type.shape) {
      case Shape::leaf: return leaf(f, type, object, around);
      case Shape::record: return record(type, object, around);
      case Shape::list: return list(f, object, around);
      case Shape::optional:
        if (type.size(object) != 0) value(f, type.element(), type.item(const_cast<void*>(object), 0), around);
        return;
      case Shape::table:
      case Shape::choice: return;  // yearly splits of incentive options, which the share counts tell
    }
  }

  void header(const Header& h) {
    if (!h.route.empty()) {
      out.push_back({"header.route",
                     "facts",
                     "How employment ended",
                     h.route_cite,
                     std::string{h.route},
                     &type_of<std::string_view>(),
                     {},
                     false,
                     nullptr});
    }
    if (!h.termination) return;
    out.push_back({"header.termination",
                   "facts",
                   "Last day of employment",
                   {},
                   to_string(*h.termination),
                   &type_of<Date>(),
                   number_of(type_of<Date>(), &*h.termination),
                   false,
                   nullptr});
  }
};

/// The heading under which a module of the result is reported.
std::string_view part_of(std::string_view module) {
  if (module == "grants") return "options";
  if (module == "changes") return "facts";
  return module;
}

}  // namespace

std::optional<Exact> number_of(const Type& leaf, const void* value) {
  if (&leaf == &type_of<Money>()) return static_cast<const Money*>(value)->exact() / Exact{100};
  if (&leaf == &type_of<PayRate>()) return static_cast<const PayRate*>(value)->amount.exact() / Exact{100};
  if (&leaf == &type_of<Date>()) return Workings::serial(*static_cast<const Date*>(value));
  if (&leaf == &type_of<Price>()) return static_cast<const Price*>(value)->dollars;
  if (&leaf == &type_of<Rate>()) return static_cast<const Rate*>(value)->value;
  if (&leaf == &type_of<YearlyRate>()) return static_cast<const YearlyRate*>(value)->value;
  if (&leaf == &type_of<Shares>()) return Exact{static_cast<const Shares*>(value)->count};
  if (&leaf == &type_of<FractionalShares>()) return static_cast<const FractionalShares*>(value)->count;
  if (&leaf == &type_of<int>()) return Exact{*static_cast<const int*>(value)};
  return std::nullopt;
}

std::vector<ReportFigure> report_figures(const Result& result) {
  std::vector<ReportFigure> out;
  Collector collector{out};
  collector.header(result.header);
  for (const Field& f : type_of<Result>().fields) {
    if (f.name == "header" || is_beside_the_point(f.name)) continue;
    Collector::Around around;
    around.path = f.name;
    around.part = part_of(f.name);
    collector.value(f, f.type(), f.get(&result), around);
  }
  return out;
}

}  // namespace payout
