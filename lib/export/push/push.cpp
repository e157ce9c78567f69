#include "export/push/push.hpp"

#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text/whole_number.hpp"
#include "export/push/copy_rows.hpp"
#include "export/push/server_schema.hpp"
#include "export/push/server_statements.hpp"
#include "points/head.hpp"
#include "report/report_table.hpp"

namespace yangxiao::exporting {
namespace {

// Less than a socket holds: the server works on one while the next one is made.
constexpr std::size_t kBlock = 16U << 10U;
// More where the rows of a table get another form: then all are compared.
constexpr int kForm = 1;

// Whatever stands there: the server is not this program's.
std::int64_t number_of(const std::optional<std::string>& cell) {
  return text::whole_number(cell.value_or("")).value_or(0);
}

std::string identifier(std::string_view name) { return fmt::format("\"{}\"", name); }

std::string leaf_of(std::string_view table, std::string_view book) {
  std::string name = fmt::format("{}_{}", table, book);
  for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return "yangxiao." + identifier(name);
}

// An array's text of codes or numbers (manual, 8.15.6).
std::string array_of(const std::vector<std::string>& words) {
  std::string text = "{";
  for (const std::string& word : words) {
    text += text.size() > 1 ? ",\"" : "\"";
    for (const char c : word) {
      if (c == '"' || c == '\\') text += '\\';
      text += c;
    }
    text += '"';
  }
  return text + "}";
}
std::string array_of(const std::vector<std::int64_t>& numbers) {
  return fmt::format("{{{}}}", fmt::join(numbers, ","));
}

// What the rows depend on besides what is in the book.
std::string rendering_of(const PushedBook& all) {
  return fmt::format("{} {} {} {}", kForm, name_of(all.disclosure.level()), all.zone.name(),
                     all.office_hours);
}

// What the server holds of a book.
struct Held {
  PushedState state;
  std::int64_t token = 0;
  std::string head;
  std::string rendering;
  std::map<std::string, std::int64_t> rows;
};

class Push {
 public:
  Push(const PushedBook& all, const PushOrder& order, Connection& server)
      : all_(all), order_(order), server_(server), id_(all.book.property("id").value_or("")) {}

  // Within a transaction of the server, and one of the book.
  Result<Pushed> run() {
    auto held = read_held();
    if (!held) return held.error();
    Status done = check_continued(*held);
    Pushed pushed;
    pushed.book = id_;
    pushed.mark = all_.book.last_mark();
    pushed.head = points::to_text(points::head_of(all_.book));
    pushed.is_first = held->state.mark == 0;
    pushed.is_rendered_anew = !pushed.is_first && held->rendering != rendering_of(all_);
    // A clock that was set back changes what nobody has written.
    is_whole_ =
        pushed.is_first || order_.replaces || pushed.is_rendered_anew || all_.now < held->state.at;
    if (done) done = read_types();
    if (done) done = find_unparked(held->state);
    for (const PushedTable& table : pushed_tables()) {
      if (!done) return done.error();
      TablePushed& one = pushed.tables.emplace_back();
      one.name = table.name;
      done = push_table(table, *held, one);
    }
    if (done) done = keep(pushed);
    if (!done) return done.error();
    return pushed;
  }

 private:
  Result<Held> read_held() {
    const auto rows =
        server_.ask(fmt::format(server_sql::kHeld, leaf_of("book", id_)), std::span(&id_, 1));
    if (!rows) return rows.error();
    Held held;
    if (rows->empty()) return held;
    const ServerRow& row = rows->front();
    held.state.mark = number_of(row[0]);
    held.token = number_of(row[1]);
    held.head = row[2].value_or("");
    const auto head = points::parse_head(held.head);
    held.state.links = head ? head->count : 0;
    held.state.last_report = number_of(row[3]);
    held.rendering = row[4].value_or("");
    const auto counts = nlohmann::json::parse(row[5].value_or("{}"), nullptr, false);
    if (counts.is_object()) {
      for (const auto& [table, count] : counts.items()) {
        if (count.is_number_integer()) held.rows[table] = count.get<std::int64_t>();
      }
    }
    held.state.at = {number_of(row[6])};
    return held;
  }

  Status read_types() {
    const auto rows = server_.ask(server_sql::kTypes);
    if (!rows) return rows.error();
    for (const ServerRow& row : *rows) {
      const auto type = server_type(row[2].value_or(""));
      if (type) types_[row[0].value_or("")].emplace(row[1].value_or(""), *type);
    }
    return {};
  }

  // Of the columns that are sent, the book's first. Errors: server_refused, where one is not there.
  Result<std::vector<ServerType>> types_of(const PushedTable& table) {
    const auto& known = types_[std::string(table.name)];
    std::vector<ServerType> types = {ServerType::text};
    for (const std::string_view column : table.columns()) {
      const auto found = known.find(std::string(column));
      if (found == known.end()) {
        return Error{Problem::server_refused,
                     {fmt::format("yangxiao.{}.{}", table.name, column), "42703"},
                     {}};
      }
      types.push_back(found->second);
    }
    return types;
  }

  // Whether the book has gone on from what the server holds, and is not another one with its id.
  Status check_continued(const Held& held) const {
    if (held.state.mark == 0 || order_.replaces) return {};
    const auto head = points::parse_head(held.head);
    const bool has_head = head && points::head_at(all_.book, head->count, head->hash);
    if (has_head && all_.book.token_of(held.state.mark) == held.token) return {};
    return Error{Problem::push_not_continued,
                 {held.head, points::to_text(points::head_of(all_.book)),
                  std::to_string(held.state.mark), std::to_string(all_.book.last_mark())},
                 {}};
  }

  Status find_unparked(PushedState& state) {
    if (is_whole_) return {};
    const std::vector<std::string> now = {std::to_string(all_.now.seconds)};
    const auto rows = server_.ask(fmt::format(server_sql::kUnparked, leaf_of("report", id_)), now);
    if (!rows) return rows.error();
    for (const ServerRow& row : *rows) state.unparked.push_back(number_of(row[0]));
    return {};
  }

  Status push_table(const PushedTable& table, const Held& held, TablePushed& done) {
    if (held.state.mark == 0) {
      const Status sent = send(table, nullptr, leaf_of(table.name, id_), done.inserted);
      done.rows = done.inserted;
      return sent;
    }
    const auto rows = held.rows.find(std::string(table.name));
    const bool is_whole = is_whole_ || rows == held.rows.end() || table.is_stale(all_, held.state);
    if (!is_whole) {
      const Status removed = remove(table, table.gone(all_, held.state), done.deleted);
      if (!removed) return removed;
    }
    std::int64_t sent = 0;
    const Status staged = stage(table, is_whole ? nullptr : &held.state, sent, done);
    done.rows = is_whole ? sent : rows->second + done.inserted - done.deleted;
    return staged;
  }

  // By way of a temporary table; where nothing is to be sent it is not even made.
  Status stage(const PushedTable& table, const PushedState* since, std::int64_t& sent,
               TablePushed& done) {
    Status status = send(table, since, "", sent);
    if (!status || (sent == 0 && since != nullptr)) return status;
    const std::vector<std::string> parameters = {std::string(table.name), id_,
                                                 since == nullptr ? "t" : "f"};
    const auto taken = server_.ask(server_sql::kTakeStaged, parameters);
    if (!taken) return taken.error();
    const ServerRow& row = taken->front();
    done.inserted += number_of(row[0]);
    done.updated += number_of(row[1]);
    done.deleted += number_of(row[2]);
    return server_.run(server_sql::kDropStaged);
  }

  Status begin_copy(const PushedTable& table, const std::string& into) {
    std::string columns = "book";
    for (const std::string_view column : table.columns()) columns += ", " + identifier(column);
    if (into.empty()) {
      const Status made = server_.run(fmt::format(server_sql::kStage, table.name, columns));
      if (!made) return made;
    }
    return server_.begin_copy(
        fmt::format(server_sql::kCopy, into.empty() ? server_sql::kStaged : into, columns));
  }

  // Into a table of the server; `into` empty: into one that is made for it. The copy begins with
  // the first row.
  Status send(const PushedTable& table, const PushedState* since, const std::string& into,
              std::int64_t& sent) {
    const auto types = types_of(table);
    if (!types) return types.error();
    Status status;
    if (since == nullptr) status = begin_copy(table, into);
    if (!status) return status;
    std::string block;
    append_copy_header(block);
    std::vector<table::Value> cells;
    status = table.rows(all_, since, [&](std::span<const table::Value> row) -> Status {
      if (sent++ == 0 && since != nullptr) {
        const Status begun = begin_copy(table, into);
        if (!begun) return begun;
      }
      cells.assign(1, std::string_view(id_));
      cells.insert(cells.end(), row.begin(), row.end());
      append_copy_row(block, cells, *types);
      if (block.size() < kBlock) return {};
      const Status copied = server_.copy(block);
      block.clear();
      return copied;
    });
    if (!status || (sent == 0 && since != nullptr)) return status;
    append_copy_end(block);
    status = server_.copy(block);
    return status ? server_.end_copy() : status;
  }

  Status remove(const PushedTable& table, const GoneRows& gone, std::int64_t& deleted) {
    const auto count = [&](const char* sql, std::string parameter) -> Status {
      const auto rows = server_.ask(
          fmt::format(fmt::runtime(sql), leaf_of(table.name, id_), identifier(table.name)),
          std::span(&parameter, 1));
      if (!rows) return rows.error();
      deleted += number_of(rows->front()[0]);
      return {};
    };
    Status status;
    if (!gone.codes.empty()) status = count(server_sql::kRemoveCodes, array_of(gone.codes));
    if (status && !gone.keys.empty()) {
      status = count(server_sql::kRemoveKeys, array_of(gone.keys));
    }
    return status;
  }

  // Where the next push goes on.
  Status keep(const Pushed& pushed) {
    nlohmann::ordered_json counts;
    for (const TablePushed& table : pushed.tables) counts[std::string(table.name)] = table.rows;
    const std::vector<std::string> parameters = {
        id_,
        std::to_string(pushed.mark),
        std::to_string(all_.book.token_of(pushed.mark).value_or(0)),
        pushed.head,
        std::to_string(all_.now.seconds),
        std::to_string(report::last_number(all_.book)),
        rendering_of(all_),
        order_.program,
        all_.zone.name(),
        counts.dump()};
    const auto kept = server_.ask(fmt::format(server_sql::kKeep, leaf_of("book", id_)), parameters);
    return kept ? Status() : kept.error();
  }

  const PushedBook& all_;
  const PushOrder& order_;
  Connection& server_;
  std::string id_;
  bool is_whole_ = false;  // every table's every row is sent
  std::map<std::string, std::map<std::string, ServerType>> types_;  // by table and column
};

}  // namespace

Result<Pushed> push(const PushedBook& all, const PushOrder& order) {
  auto server = Connection::open(order.service);
  if (!server) return server.error();
  Status done = server->run(server_sql::kSettings);
  if (done) done = server->set_wait(order.wait);
  if (!done) return done.error();
  // Tables and leaves are made before the rows are sent, so that nobody waits for these; where
  // nothing is to be kept, together with them.
  if (order.is_dry_run) done = server->run("BEGIN");
  if (!done) return done.error();
  const auto made = prepare_server(*server, order.migrates, order.is_dry_run);
  if (!made) return made.error();
  done = open_on_server(*server, all.book.property("id").value_or(""));
  if (done && !order.is_dry_run) done = server->run("BEGIN");
  if (!done) return done.error();
  // A reader sees one state of the book, however long this takes.
  auto pushed = Push(all, order, *server).run();
  if (!pushed) return pushed;
  done = server->run(order.is_dry_run ? "ROLLBACK" : "COMMIT");
  if (!done && !order.is_dry_run && done.error().what == Problem::server_lost) {
    // It may have been the answer that was lost.
    return Error{Problem::push_outcome_unknown, done.error().arguments, {}};
  }
  if (!done) return done.error();
  pushed->server = server->name();
  pushed->made_from = made->from;
  pushed->made_to = made->to;
  return pushed;
}

}  // namespace yangxiao::exporting
