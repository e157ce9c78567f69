#include "points/key.hpp"

#include <cstdlib>

#include <nlohmann/json.hpp>

#include "cli/import_results.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;
using Json = nlohmann::ordered_json;

std::string to_json(std::span<const Told> told) {
  Json json = Json::object();
  for (const Told& one : told) {
    if (one.text.empty()) {
      json[one.name] = nullptr;
    } else if (one.is_truth) {
      json[one.name] = one.text == "true";
    } else if (one.is_number) {
      json[one.name] = std::strtoll(one.text.c_str(), nullptr, 10);
    } else {
      json[one.name] = one.text;
    }
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<Told> from_json(const std::string& text) {
  std::vector<Told> told;
  const Json json = Json::parse(text, nullptr, false);
  for (const auto& [name, value] : json.items()) {
    const bool is_text = value.is_string();
    std::string said = is_text ? value.get<std::string>() : value.dump();
    if (value.is_null()) said.clear();
    told.push_back({name, std::move(said), value.is_number(), value.is_boolean()});
  }
  return told;
}

table::Type type_of(const Told& one) {
  if (one.is_truth) return table::Type::boolean;
  return one.is_number ? table::Type::integer : table::Type::text;
}

// Books, and keeps what came of it.
Result<std::vector<Told>> book_now(
    Session& session, const lib::Request& request,
    const std::function<Result<std::vector<Told>>(lib::Ledger&)>& book) {
  auto ledger = open_ledger(session);
  if (!ledger) return ledger.error();
  auto told = book(*ledger);
  if (!told) return as_read(session, told.error());
  lib::keep_outcome(session.writer(), session.random(), request, to_json(*told));
  return told;
}

}  // namespace

const std::string& text_of(std::span<const Told> told, std::string_view name) {
  static const std::string kNothing;
  for (const Told& one : told) {
    if (one.name == name) return one.text;
  }
  return kNothing;
}

bool is_waiting(std::span<const Told> told) {
  bool waits = false;
  for (const Told& one : told) {
    if (one.name == "transfer" && !one.text.empty()) return false;
    waits = waits || (one.name == "approval" && !one.text.empty());
  }
  return waits && told.front().name == "transfer";
}

Error as_read(const Session& session, Error error) {
  error = with_time_text(session, std::move(error), Problem::clock_behind, 1);
  for (const Problem with_time : {Problem::clock_behind, Problem::clock_ahead, Problem::time_ahead,
                                  Problem::time_frozen, Problem::award_lapsed}) {
    error = with_time_text(session, std::move(error), with_time, 0);
  }
  for (const Problem with_time :
       {Problem::period_open, Problem::settlement_confirmed, Problem::objections_open,
        Problem::objection_decided, Problem::approval_decided, Problem::voucher_collected,
        Problem::voucher_cancelled, Problem::voucher_returned, Problem::voucher_lapsed,
        Problem::voucher_awaited, Problem::payload_lapsed, Problem::return_late}) {
    error = with_time_text(session, std::move(error), with_time, 1);
  }
  return error;
}

Result<lib::Ledger> open_ledger(Session& session) {
  auto ledger = lib::Ledger::open(session.writer(), session.random(), session.uid());
  if (!ledger) return as_read(session, ledger.error());
  return ledger;
}

Status print_outcome(Session& session, std::span<const Told> told, const std::string& sentence,
                     bool repeated) {
  if (session.shape() == Shape::table) {
    std::string_view again = repeated ? tr(N_(" (asked before; nothing was booked now)")) : "";
    const bool is_long = repeated && sentence.find('\n') != std::string::npos;
    if (is_long && again.starts_with(' ')) again.remove_prefix(1);
    return session.out().write(sentence + (is_long ? "\n" : "") + std::string(again) + "\n");
  }
  std::vector<table::Column> columns;
  std::vector<table::Value> values;
  for (const Told& one : told) {
    columns.push_back({one.name, type_of(one)});
    if (one.text.empty()) {
      values.emplace_back();
    } else if (one.is_truth) {
      values.emplace_back(one.text == "true");
    } else if (one.is_number) {
      values.emplace_back(std::int64_t{std::strtoll(one.text.c_str(), nullptr, 10)});
    } else {
      values.emplace_back(std::string_view(one.text));
    }
  }
  columns.push_back({"repeated", table::Type::boolean});
  values.emplace_back(repeated);
  return print_object(session, columns, values);
}

Result<Outcome> book_once(Session& session, lib::Request request,
                          const std::function<Result<std::vector<Told>>(lib::Ledger&)>& book,
                          const std::function<std::string(std::span<const Told>)>& sentence,
                          const std::function<Status(std::span<const Told>)>& keep,
                          const std::function<Status(std::vector<Told>&)>& again) {
  request.key = session.arguments()[opt_key].value_or("");
  const auto known = lib::outcome_of(session.writer(), request);
  if (!known) return known.error();
  const bool is_repeated = known->has_value();
  auto told = is_repeated ? Result<std::vector<Told>>(from_json(**known))
                          : book_now(session, request, book);
  if (!told) return told.error();
  const Status looked_at = is_repeated && again ? again(*told) : Status();
  if (!looked_at) return looked_at.error();
  Status status = print_outcome(session, *told, sentence(*told), is_repeated);
  if (status) status = session.commit();
  if (status && keep) status = keep(*told);
  if (!status) return status.error();
  return is_waiting(*told) ? Outcome::in_part : Outcome::done;
}

}  // namespace yangxiao::cmd::points
