#include "report/explain/report_figures.h"
#include "document/visit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace payout {
namespace {

/// What only explains other figures, repeats them, or is a sentence.
bool is_beside_the_point(const Field& field) {
  return field.aside || field.name == "id" || field.name == "safe_harbor";
}

/// Of an entry that one figure stands for, what else is worth a line of its own.
bool goes_with_an_amount(const Field& field) {
  return field.shorthand || field.name == "due" || field.name == "due_kind" || field.name == "payee";
}

std::string_view text_field(const Type& type, const void* object, std::string_view name) {
  const Field* f = type.field(name);
  const bool text = f != nullptr && is_single(f->type()) && f->type().scalar->text != nullptr;
  return text ? f->type().scalar->text(f->get(object)) : std::string_view{};
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
    const std::string_view kind = type.scalar->name;
    if (kind == "text" || kind == "arithmetic" || &type == &type_of<bool>()) return;
    std::string label = around.label;
    const auto [doc, law] = without_law(f.doc);
    if (label.empty() || !f.shorthand) label += (label.empty() ? "" : ": ") + std::string{doc};
    std::string text;
    type.scalar->write(value, text);
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
    for (const Part part : parts_of(f.type(), value)) {
      if (is_record(*part.type)) entry(*part.type, part.value, around, entry_name(part), !f.inlined);
    }
  }

  void record(const Type& type, const void* object, const Around& around) {
    const bool stands_for_itself = std::ranges::any_of(type.fields, &Field::shorthand);
    for (const Field& f : type.fields) {
      if (is_beside_the_point(f) || (stands_for_itself && !goes_with_an_amount(f))) continue;
      Around inner = around;
      if (!f.inlined) inner.path += (inner.path.empty() ? "" : ".") + std::string{f.name};
      if (stands_for_itself && f.shorthand) inner.path = around.path;
      inner.beside = stands_for_itself && !f.shorthand;
      inner.cite = cite_of(type, object, f, around);
      value(f, f.type(), f.get(object), inner);
    }
  }

  void value(const Field& f, const Type& type, const void* object, const Around& around) {
    if (is_single(type)) return leaf(f, type, object, around);
    if (is_record(type)) return record(type, object, around);
    if (is_list(type)) return list(f, object, around);
    if (!is_optional(type)) return;  // yearly splits of incentive options, which the share counts tell
    for (const Part part : parts_of(type, object)) value(f, *part.type, part.value, around);
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
  return leaf.scalar->number != nullptr ? std::optional{leaf.scalar->number(value)} : std::nullopt;
}

std::vector<ReportFigure> report_figures(const Result& result) {
  std::vector<ReportFigure> out;
  Collector collector{out};
  collector.header(result.header);
  for (const Field& f : type_of<Result>().fields) {
    if (f.name == "header" || is_beside_the_point(f)) continue;
    Collector::Around around;
    around.path = f.name;
    around.part = part_of(f.name);
    collector.value(f, f.type(), f.get(&result), around);
  }
  return out;
}

}  // namespace payout
