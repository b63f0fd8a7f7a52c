#include "report/formats/csv_report.h"

#include "document/visit.h"
#include "report/explain/arithmetic.h"
#include "report/formats/csv_cell.h"

namespace payout {
namespace {

void append_row(std::string& out, const FigureRow& c) {
  bool first = true;
  for (const std::string* cell : {&c.file, &c.module, &c.item, &c.kind, &c.label, &c.clause, &c.payee,
                                  &c.due_kind, &c.due, &c.amount, &c.shares, &c.how}) {
    if (!first) out += ',';
    first = false;
    append_cell(out, *cell);
  }
  out += "\r\n";
}

/// Walks a result; each figure becomes a row with what stands beside it in its record.
class Rows {
 public:
  Rows(std::vector<FigureRow>& out, std::string_view file_name, const Workings& work) : out_(out), work_(work) {
    base_.file = file_name;
  }

  void record(const Type& type, const void* object, const std::string& path) {
    for (const Field& f : type.fields) {
      if (path.empty()) base_.module = f.name;
      const Part part = given(f, object);
      const void* value = part.value;
      if (value == nullptr) continue;
      const std::string here = f.inlined ? path : path + (path.empty() ? "" : ".") + std::string{f.name};
      if (is_single(*part.type)) {
        figure(type, object, f, *part.type, value, f.shorthand && type.id_field() != nullptr ? path : here);
      } else if (is_record(*part.type)) {
        record(*part.type, value, here);
      } else if (has_entries(*part.type)) {
        entries(*part.type, value, here, f.inlined);
      }
    }
  }

 private:
  /// Entries without an id are counted; of them only amounts are told, their other figures being details.
  void entries(const Type& type, const void* object, const std::string& path, bool inlined) {
    if (!is_record(type.element())) return;
    const bool was_detail = detail_;
    const bool dated_shares =
        type.element().field("shares") != nullptr && type.element().field("due") != nullptr;
    detail_ = detail_ || (is_list(type) && type.element().id_field() == nullptr && !dated_shares);
    for (const Part part : parts_of(type, object)) {
      const std::string key = entry_name(part);
      record(*part.type, part.value, inlined ? path + '.' + key : path + '[' + key + ']');
    }
    detail_ = was_detail;
  }

  void figure(const Type& type, const void* object, const Field& f, const Type& t, const void* value,
              const std::string& path) {
    const bool money = t.scalar == type_of<Money>().scalar, date = t.scalar == type_of<Date>().scalar,
               count = t.scalar == type_of<Shares>().scalar;
    if (base_.module == "totals" && f.name == "outside") {
      FigureRow cells = base_;
      cells.item = path, cells.kind = "outside total";
      t.scalar->write(value, cells.label);
      out_.push_back(std::move(cells));
      return;
    }
    if (!money && !date && !count) return;
    if (detail_ && !money) return;
    // The day of a payment stands beside its amount.
    const bool paid = type.field("due") != nullptr && type.field("amount") != nullptr;
    if (date && paid && (f.name == "due" || f.name == "earliest" || f.name == "stated")) return;
    FigureRow cells = base_;
    cells.item = path;
    t.scalar->write(value, money ? cells.amount : count ? cells.shares : cells.due);
    cells.label = label_of(type, object, f);
    cells.clause = beside(type, object, f, "cite");
    cells.how = beside(type, object, f, "arithmetic");
    if (money && f.shorthand) cells.payee = beside(type, object, f, "payee");
    if (count && paid)
      cells.due = given_in(type, object, "due"), cells.due_kind = given_in(type, object, "due_kind");
    const bool several = paid && is_paid_in_several(type, object);
    const bool back = base_.module == "returns";  // nothing that is paid out
    const bool payment = money && !several && !back && is_payment(type, object, f, paid);
    if (back && money) cells.due = beside(type, object, f, "due");
    if (type.name == "benefit month")
      cells.due = beside(type, object, f, "from"), cells.label = "Month of cover";
    if (payment) {
      const Field& told = whole_of(type, f);
      cells.due = beside(type, object, told, "due");
      cells.due_kind = beside(type, object, told, "due_kind");
      cells.payee = told.shorthand ? beside(type, object, told, "payee") : cells.payee;
    }
    const bool sum = base_.module == "totals" || f.name == "total" || type.name == "options";
    cells.kind = payment                               ? "payment"
                 : several && money && f.shorthand     ? "line"
                 : sum                                 ? "total"
                 : back && money                       ? "return"
                 : base_.module == "limits" && money   ? (f.name == "used" ? "amount" : "limit")
                 : base_.module == "benefits" && money ? benefit_kind(type, object, f)
                 : base_.module == "calendar"          ? (f.shorthand ? "deadline" : "date")
                 : money                               ? "amount"
                 : count                               ? "shares"
                                                       : "date";
    out_.push_back(std::move(cells));
  }

  /// Months add up to their benefit, which is then a line; one without months stands for itself.
  std::string benefit_kind(const Type& type, const void* object, const Field& f) const {
    if (f.name == "tax_made_good") return "amount";
    if (beside(type, object, f, "section") == "equity") return "award";
    const Field* months = type.field("by_month");
    return months != nullptr && part_count(months->type(), months->get(object)) > 0 ? "line" : "benefit";
  }

  /// The amount that a part which is paid belongs to; any other field itself.
  static const Field& whole_of(const Type& type, const Field& f) {
    const std::string name{f.name};
    if (name.ends_with("_paid")) return *type.field(name.substr(0, name.size() - 5));
    return name == "paid" ? *type.field("amount") : f;
  }

  /// The parent of payments that stand in rows of their own.
  static bool is_paid_in_several(const Type& type, const void* object) {
    const Field* rows = type.field("payments");
    return rows != nullptr && is_list(rows->type()) && rows->type().size(rows->get(object)) > 0;
  }

  /// An amount with a day; where part of it is deferred, the part that is paid.
  static bool is_payment(const Type& type, const void* object, const Field& f, bool dated) {
    const auto gives = [&](const std::string& name) {
      const Field* field = type.field(name);
      return field != nullptr && given(*field, object).value != nullptr;
    };
    const std::string name{f.name};
    // A retirement promise that is owed however employment ends is in no sum of cash.
    if (type.name == "line" && static_cast<const Line*>(object)->beside_cash) return false;
    if (type.field(name + "_due") != nullptr) return !gives(name + "_paid");
    if (name.ends_with("_paid")) return type.field(name.substr(0, name.size() - 5) + "_due") != nullptr;
    return dated && (name == "paid" || (f.shorthand && !gives("paid")));
  }

  /// What the record says about the field: `gross_up_cite` for `gross_up`; else `cite`, of the record's own
  /// figure.
  std::string beside(const Type& type, const void* object, const Field& f, std::string_view what) const {
    const Field* found = type.field(std::string{f.name} + '_' + std::string{what});
    const bool of_record = f.shorthand || what == "cite" || what == "from";
    if (found == nullptr && of_record) found = type.field(what);
    if (found == nullptr) return {};
    const Part part = given(*found, object);
    if (part.value == nullptr || !is_single(*part.type)) return {};
    if (part.type->scalar->name == "arithmetic")
      return arithmetic(work_, *static_cast<const StepRef*>(part.value));
    return written(*part.type, part.value);
  }

  /// A field of the record by its name, where it is given.
  static std::string given_in(const Type& type, const void* object, std::string_view name) {
    const Field* field = type.field(name);
    if (field == nullptr) return {};
    const Part part = given(*field, object);
    return part.value != nullptr && is_single(*part.type) ? written(*part.type, part.value) : std::string{};
  }

  std::string label_of(const Type& type, const void* object, const Field& f) const {
    const Field* label = type.field("label");
    const std::string own = label != nullptr ? written(label->type(), label->get(object)) : std::string{};
    if (own.empty()) return std::string{f.doc};
    return f.shorthand ? own : own + ": " + std::string{f.doc};
  }

  std::vector<FigureRow>& out_;
  const Workings& work_;
  FigureRow base_ = {};
  bool detail_ = false;  ///< inside an entry that has no id
};

}  // namespace

std::string csv_header() {
  std::string out;
  append_row(out, {"file", "module", "item", "kind", "label", "clause", "payee", "due_kind", "due", "amount",
                   "shares", "arithmetic"});
  return out;
}

/// What a cutback takes of the payments in cash, each at its own day, so that payments add up to what is paid.
static void add_cuts(std::string_view file, const Result& result, std::vector<FigureRow>& out) {
  const auto add = [&](std::string item, std::string label, const ContingentLine& line,
                       const std::optional<Date>& day, Money cut) {
    FigureRow& row = out.emplace_back();
    row.file = file, row.module = "parachute", row.kind = "payment";
    row.item = std::move(item), row.label = std::move(label);
    row.clause = line.cite;
    if (day) row.due = to_string(*day);
    row.amount = plain(-cut);
  };
  for (const ContingentLine& line : result.parachute.contingent) {
    if (line.type != PaymentClass::cash || line.cut == Money{}) continue;
    const std::string path = "parachute.contingent[" + line.id + "]";
    Money left = line.cut;
    for (const ContingentPayment& each : line.payments) {
      if (each.cut == Money{}) continue;
      const std::string number = std::to_string(each.id);
      add(path + ".payments[" + number + "].given_up",
          line.label + ", " + number + " of " + std::to_string(line.payments.size()) + ": given up", line,
          each.paid, each.cut);
      left -= each.cut;
    }
    if (left != Money{}) add(path + ".given_up", line.label + ": given up", line, line.paid, left);
  }
}

/// What was given up for a vote of the shareholders that failed, each at the day of its payment.
static void add_waived(std::string_view file, const Result& result, std::vector<FigureRow>& out) {
  for (const WaivedPayment& p : result.parachute.waived_payments) {
    if (p.type != PaymentClass::cash) continue;
    const auto line = std::ranges::find(result.severance.lines, p.id, &Line::id);
    const bool known = line != result.severance.lines.end();
    const auto add = [&](std::string item, std::string label, const std::optional<Date>& day, Money waived) {
      FigureRow& row = out.emplace_back();
      row.file = file, row.module = "parachute", row.kind = "payment";
      row.item = std::move(item), row.label = std::move(label), row.clause = p.cite;
      if (day) row.due = to_string(*day);
      row.amount = plain(-waived);
    };
    const std::string path = "parachute.waived_payments[" + p.id + "]";
    Money left = p.amount;
    for (const WaivedInstallment& each : p.payments) {
      std::optional<Date> day;
      if (known)
        for (const PaymentRow& row : line->payments)
          if (row.id == each.id) day = row.due;
      const std::string number = std::to_string(each.id);
      add(path + ".payments[" + number + "].given_up", p.label + ", payment " + number + ": given up", day,
          each.amount);
      left -= each.amount;
    }
    if (left != Money{})
      add(path + ".given_up", p.label + ": given up",
          known ? line->due.value_or(line->arises) : std::optional<Date>{}, left);
  }
}

std::vector<FigureRow> figure_rows(std::string_view file, const Result& result, const Workings& work) {
  std::vector<FigureRow> out;
  Rows{out, file, work}.record(type_of<Result>(), &result, {});
  add_cuts(file, result, out);
  add_waived(file, result, out);
  return out;
}

std::string csv_rows(std::string_view file, const Result& result, const Workings& work) {
  std::string out;
  for (const FigureRow& row : figure_rows(file, result, work)) append_row(out, row);
  return out;
}

std::string csv_problems(std::string_view file, const Problems& problems) {
  std::string out;
  for (const Problem& p : problems.all()) {
    if (p.severity != Severity::error) continue;
    FigureRow cells;
    cells.file = file;
    cells.item = p.id;
    cells.kind = "problem";
    cells.label = p.message;
    append_row(out, cells);
  }
  return out;
}

}  // namespace payout
