#pragma once
#include <optional>
#include <string>
#include <vector>

#include "scenario/amendment.h"
#include "scenario/claim.h"
#include "scenario/company.h"
#include "scenario/cut_choice.h"
#include "scenario/deferred_comp.h"
#include "scenario/director.h"
#include "scenario/dispute.h"
#include "scenario/event.h"
#include "scenario/expected.h"
#include "scenario/grant.h"
#include "scenario/new_job.h"
#include "scenario/payment_made.h"
#include "scenario/payroll.h"
#include "scenario/person.h"
#include "scenario/prepared.h"
#include "scenario/release_facts.h"
#include "scenario/tax.h"
#include "scenario/termination.h"

namespace payout {

/// The facts of one person and what happened. Everything a user may write in a scenario file is a field here.
struct Scenario {
  std::optional<std::string> title = {};
  std::optional<Prepared> prepared = {};
  std::optional<std::string> agreement = {};
  std::vector<std::string> documents = {};
  std::optional<std::string> tier = {};
  Table<std::string, Money> amounts = {};
  Table<std::string, Times> indexes = {};
  Employee employee = {};
  std::optional<Salary> salary = {};
  Table<int, Money> w2 = {};
  std::vector<Event> events = {};
  std::vector<Amendment> amendments = {};
  std::vector<InvalidPart> invalid = {};
  std::optional<Termination> termination = {};
  std::optional<ReleaseFacts> release = {};
  std::optional<Company> company = {};
  std::optional<Payroll> payroll = {};
  Table<std::string, Rate> rates = {};
  std::optional<NonRenewal> non_renewal = {};
  std::vector<NewJob> new_employment = {};
  std::vector<PaymentMade> payments = {};
  Table<std::string, std::string> chosen = {};
  std::optional<CutChoice> parachute = {};
  std::optional<Dispute> dispute = {};
  std::optional<Breach> breach = {};
  std::vector<Grant> grants = {};
  std::optional<DirectorService> director = {};
  std::optional<Date> as_of = {};
  std::optional<BenefitClaim> claim = {};
  Table<Date, Quote> prices = {};
  std::optional<Price> price = {};
  std::optional<DeferredComp> deferred_comp = {};
  std::optional<TaxFacts> tax = {};
  Table<std::string, std::string> readings = {};
  Table<std::string, std::string> columns = {};
  Table<std::string, std::string> results = {};
  Table<std::string, Expected> expect = {};
  std::optional<std::string> expect_error = {};
  Table<std::string, std::string> acknowledged = {};
};
template <std::same_as<Scenario> Self>
constexpr auto describe(const Self*) {
  return record(
      "scenario", "The facts of one person and what happened",
      field<&Scenario::title>("title", "One line on the case"),
      field<&Scenario::prepared>(
          "prepared", "For whom a report is prepared, by whom and on what facts: printed at its head"),
      field<&Scenario::agreement>(
          "agreement",
          "The agreement that the executive is under: `icg`, which is built in, or a folder (from "
          "this file's) that holds `terms/*.yaml`"),
      field<&Scenario::documents>("documents",
                                  "The agreement's documents that the executive is under; all when absent"),
      field<&Scenario::tier>("tier",
                             "The group of officers to which the executive belongs, where terms differ by it"),
      field<&Scenario::amounts>("amounts",
                                "Sums that are this person's own and that the terms name: `amounts: "
                                "{retention_bonus: 61250.00}`; 0 is a sum"),
      field<&Scenario::indexes>("indexes", "Indexes that terms follow, by their name there: `{cpi: 258.678}`"),
      field<&Scenario::employee>("employee", "The person"),
      field<&Scenario::salary>("salary", "Pay and benefits"),
      field<&Scenario::w2>("w2", "Taxable pay by year, for the base amount").checked(not_negative_money),
      field<&Scenario::events>("events", "What happened to the company and its shares"),
      field<&Scenario::amendments>("amendments", "Changes to the agreement itself"),
      field<&Scenario::invalid>("invalid", "Parts of the agreement that were held invalid"),
      field<&Scenario::termination>("termination", "How and when employment ended"),
      field<&Scenario::release>("release", "The general release of claims"),
      field<&Scenario::company>("company", "The company"),
      field<&Scenario::payroll>("payroll", "How the company pays salaries"),
      field<&Scenario::rates>("rates", "Rates of interest that terms name, such as prime; never looked up"),
      field<&Scenario::non_renewal>("non_renewal",
                                    "Notice that the term will not renew: a date, or given and by"),
      field<&Scenario::new_employment>("new_employment",
                                       "Work that the executive takes up after the end of employment"),
      field<&Scenario::payments>("payments", "Sums that fell due: whether and when they were paid"),
      field<&Scenario::chosen>("chosen",
                               "What the executive chose among promises, by the id of the `choice` clause: "
                               "`chosen: {form: lump_sum}`"),
      field<&Scenario::parachute>("parachute", "What the executive decides about a cutback"),
      field<&Scenario::dispute>("dispute", "A dispute over the agreement: legal fees, and how it ended"),
      field<&Scenario::breach>("breach", "A breach of a covenant: its day"),
      field<&Scenario::grants>("grants", "Option grants"),
      field<&Scenario::director>("director", "Service on the board, for grants that a formula makes"),
      field<&Scenario::claim>("claim", "A claim for a benefit under a plan, or an unclaimed one"),
      field<&Scenario::as_of>(
          "as_of",
          "Day on which options and accounts are looked at; when absent, the day of the last thing "
          "that happened"),
      field<&Scenario::prices>("prices", "Share prices by date"),
      field<&Scenario::price>("price", "Share price on every day for which `prices` gives none: for what-ifs"),
      field<&Scenario::deferred_comp>("deferred_comp", "The deferred-compensation account"),
      field<&Scenario::tax>("tax", "Tax facts"),
      field<&Scenario::readings>(
          "readings", "Interpretations that depart from the agreement's default: `readings: {POINT: WORD}`"),
      field<&Scenario::acknowledged>(
          "acknowledged",
          "Warnings that somebody has looked at, by their id, each with the reason: `acknowledged: "
          "{unlikely-pay: part-time since May}`; they become notes, and `--strict` passes"),
      field<&Scenario::columns>(
          "columns",
          "For `payout batch`: the table's column names and the paths they set, with a unit where "
          "the cells have none (salary.base/year, salary.target_bonus%)"),
      field<&Scenario::results>(
          "results",
          "For `payout batch`: names of the result columns and the paths they show; `PATH or 0.00` "
          "says what to show where there is no such result"),
      field<&Scenario::expect>("expect", "Expected results, by path, for `payout check`"),
      field<&Scenario::expect_error>("expect_error", "The error this file must show, for `payout check`"));
}

extern template const Type& type_of<Scenario>();

}  // namespace payout
