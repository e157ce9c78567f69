// Rows for machines in the shape that --format asks for, with --columns and --no-header.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "cli/session.hpp"
#include "cli/text_table.hpp"
#include "table/writer.hpp"

namespace yangxiao::cli {

// What a shape is in a file; a table for people is CSV there.
table::Format format_of_shape(Shape shape);

// A cell, or none for an empty text, which outlives it.
table::Value text_or_nothing(const std::string& text);

// Not for Shape::table. Errors: option_value_bad (a column that is not there).
Result<std::unique_ptr<table::RowWriter>> rows_out(Session& session,
                                                   std::span<const table::Column> columns);

// The same for a result that is one object: JSON without a list around it.
Result<std::unique_ptr<table::RowWriter>> object_out(Session& session,
                                                     std::span<const table::Column> columns);

// The whole of such a result. Errors: those of object_out() and of the output.
Status print_object(Session& session, std::span<const table::Column> columns,
                    std::span<const table::Value> values);

// Prints a table for people, with --columns and --no-header, cut to the terminal.
Status print_table(Session& session, std::vector<TextColumn> columns,
                   std::vector<std::vector<std::string>> rows);

// The places of the wanted columns among the keys: all in their order without --columns. Errors:
// option_value_bad.
Result<std::vector<std::size_t>> chosen_columns(const Session& session,
                                                std::span<const std::string_view> keys);
Result<std::vector<std::size_t>> chosen_columns(const Session& session,
                                                std::span<const table::Column> columns);

}  // namespace yangxiao::cli
