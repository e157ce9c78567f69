#include "export/file.hpp"

#include <algorithm>
#include <thread>

#include "cli/rows_out.hpp"

namespace yangxiao::cmd::exporting {
namespace {

using namespace cli;

constexpr std::size_t kMostThreads = 8;

}  // namespace

Result<lib::FileShape> file_shape(const Session& session, std::span<const table::Column> columns,
                                  std::string_view title) {
  lib::FileShape shape;
  shape.format = format_of_shape(session.shape());
  const bool is_excel = session.arguments()[opt_excel];
  if (is_excel && shape.format != table::Format::csv) {
    return Error{Problem::option_needs, {"--excel", "--format csv"}, {}};
  }
  std::vector<std::string_view> keys;
  for (const table::Column& column : columns) keys.push_back(column.key);
  auto chosen = chosen_columns(session, keys);
  if (!chosen) return chosen.error();
  shape.chosen = std::move(*chosen);
  for (const std::size_t place : shape.chosen) shape.columns.push_back(columns[place]);
  shape.options = {session.wants_header(), is_excel, title, session.clock().now()};
  return shape;
}

Status write_file(Session& session, const lib::FileShape& shape, const MakeRows& make) {
  std::vector<store::Reader> readers;  // outlive the rows
  std::vector<std::unique_ptr<lib::Rows>> sides;
  auto first = make(session.reader());
  if (!first) return first.error();
  sides.push_back(std::move(*first));
  const std::size_t threads =
      std::min<std::size_t>({sides[0]->parts(), std::thread::hardware_concurrency(), kMostThreads});
  if (threads > 1) {
    auto opened = store::open_readers(session.book_path(), threads);
    if (!opened) return opened.error();
    readers = std::move(*opened);
    sides.clear();
    for (const store::Reader& reader : readers) {
      auto rows = make(reader);
      if (!rows) return rows.error();
      sides.push_back(std::move(*rows));
    }
  }
  return lib::write_rows(sides, shape, session.out());
}

}  // namespace yangxiao::cmd::exporting
