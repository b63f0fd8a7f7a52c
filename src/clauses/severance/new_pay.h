#pragma once
#include <vector>

#include "clauses/case.h"
#include "clauses/severance/on_new_job.h"
#include "scenario/payroll.h"

namespace payout {

struct Clause;

/// The time for which a payment is meant, both days in it.
struct PaidTime {
  Date first = {};
  Date last = {};
};

/// What new work takes off the payments of one line.
class NewPay {
 public:
  /// `terms` may be null. `anchor` is the day from which the time of the payments runs.
  NewPay(const OnNewJob* terms, std::string_view line, Date anchor, const Case& c);

  /// Whether some new work takes something off.
  bool acts() const { return !jobs_.empty(); }
  /// What is taken off an installment that falls on a payday of such a frequency.
  Figure off_installment(Figure each, Date payday, Frequency every) const;
  /// What is taken off a sum that is paid at once.
  Figure off_sum(Figure sum, Date due) const;
  /// The first day of work that counts. Precondition: it acts.
  Date first_day() const;

 private:
  struct Job {
    const NewJob* facts = nullptr;
    Date from = {};
    Date last = {};
  };
  Figure most_off(Figure each) const;
  Figure in_share(Figure pay) const;
  Figure stopped(Figure each, Date payday, PaidTime time) const;
  Figure earned_in(PaidTime time, int per_year) const;

  const OnNewJob* terms_;
  const Case& c_;
  Date anchor_;
  std::vector<Job> jobs_ = {};
};

/// Takes new pay off the only payment of a line; what was paid before the work began is to be returned.
void lessen_sum_by_new_pay(Line& line, const OnNewJob* terms, Date anchor, const Case& c);

/// Whether the facts say of new work all that the clause asks; what is missing is asked for.
bool new_pay_is_known(const OnNewJob& terms, const ClauseHead& clause, const Case& c);

/// The duty to tell of new work, and a note where none is given.
void tell_of_new_job(const OnNewJob& terms, const ClauseHead& clause, const Case& c);

}  // namespace payout
