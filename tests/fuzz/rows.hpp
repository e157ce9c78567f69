// A sink that looks at every cell and keeps nothing.
#pragma once

#include "base/reporter.hpp"
#include "table/rows.hpp"

class LookingSink final : public yangxiao::table::RowSink {
 public:
  bool knows(std::string_view header) const override {
    return header == "code" || header == "name";
  }
  std::string headers_looked_for() const override { return "code, name"; }
  yangxiao::Status header(std::span<const std::string> names, std::uint64_t) override {
    for (const std::string& name : names) sum += name.size();
    return {};
  }
  yangxiao::Status row(const yangxiao::table::Record& record) override {
    for (const yangxiao::table::Cell& cell : record.cells) {
      for (const char c : cell.text) sum += static_cast<unsigned char>(c);
    }
    return {};
  }
  yangxiao::Status broken(const yangxiao::table::Record& record, yangxiao::Error) override {
    return row(record);
  }
  std::uint64_t sum = 0;
};

inline void read_as(yangxiao::table::Kind kind, const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  yangxiao::MemoryInput input("fuzz", bytes);
  yangxiao::table::ReadOptions options;
  options.kind = kind;
  options.largest_unpacked = 1U << 22U;
  LookingSink sink;
  yangxiao::CollectingReporter reporter;
  (void)yangxiao::table::read_rows(input, options, sink, reporter);
}
