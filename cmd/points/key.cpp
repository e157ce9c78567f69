#include "points/key.hpp"

#include <cstdlib>

#include <nlohmann/json.hpp>

#include "calendar/civil.hpp"

namespace yangxiao::cmd::points {
namespace {

using namespace cli;
using Json = nlohmann::ordered_json;

std::string to_json(std::span<const Told> told) {
  Json json = Json::object();
  for (const Told& one : told) {
    if (one.is_number) {
      json[std::string(one.name)] = std::strtoll(one.text.c_str(), nullptr, 10);
    } else {
      json[std::string(one.name)] = one.text;
    }
  }
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// `json` outlives what is returned: the names are its own.
std::vector<Told> from_json(const Json& json) {
  std::vector<Told> told;
  for (const auto& [name, value] : json.items()) {
    told.push_back(
        {name, value.is_number() ? value.dump() : value.get<std::string>(), value.is_number()});
  }
  return told;
}

// Times among the arguments of an error, in the zone of the book.
Error with_times(const Session& session, Error error) {
  const bool has_times = error.what == Problem::clock_behind ||
                         error.what == Problem::clock_ahead || error.what == Problem::time_ahead ||
                         error.what == Problem::award_lapsed;
  if (!has_times) return error;
  for (std::string& argument : error.arguments) {
    const Instant instant{std::strtoll(argument.c_str(), nullptr, 10)};
    argument = calendar::to_rfc3339(instant, session.zone());
  }
  return error;
}

Status print(Session& session, std::span<const Told> told, bool repeated,
             const std::string& sentence) {
  if (session.shape() == Shape::table) {
    const char* again = repeated ? tr(N_(" (asked before; nothing was booked now)")) : "";
    return session.out().write(sentence + again + "\n");
  }
  std::vector<table::Column> columns;
  std::vector<table::Value> values;
  for (const Told& one : told) {
    columns.push_back({one.name, one.is_number ? table::Type::integer : table::Type::text});
    if (one.is_number) {
      values.emplace_back(std::int64_t{std::strtoll(one.text.c_str(), nullptr, 10)});
    } else {
      values.emplace_back(std::string_view(one.text));
    }
  }
  columns.push_back({"repeated", table::Type::boolean});
  values.emplace_back(repeated);
  auto writer = object_out(session, columns);
  if (!writer) return writer.error();
  const Status written = (*writer)->row(values);
  return written ? (*writer)->finish() : written;
}

}  // namespace

Result<Outcome> book_once(Session& session, lib::Request request,
                          const std::function<Result<std::vector<Told>>(lib::Ledger&)>& book,
                          const std::function<std::string(std::span<const Told>)>& sentence) {
  request.key = session.arguments()[opt_key].value_or("");
  const auto known = lib::outcome_of(session.writer(), request);
  if (!known) return known.error();
  Status status;
  if (*known) {
    const Json json = Json::parse(**known, nullptr, false);
    const std::vector<Told> told = from_json(json);
    status = print(session, told, true, sentence(told));
    if (status) status = session.commit();
    if (!status) return status.error();
    return Outcome::done;
  }
  auto ledger = lib::Ledger::open(session.writer(), session.random(), session.uid());
  if (!ledger) return with_times(session, ledger.error());
  const auto told = book(*ledger);
  if (!told) return with_times(session, told.error());
  lib::keep_outcome(session.writer(), session.random(), request, to_json(*told));
  status = print(session, *told, false, sentence(*told));
  if (status) status = session.commit();
  if (!status) return status.error();
  return Outcome::done;
}

}  // namespace yangxiao::cmd::points
