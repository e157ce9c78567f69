// Rows as the XML that GeoReport v2 defines: without a schema and a namespace, an element a column.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "table/writer.hpp"

namespace yangxiao::exporting {

// <key>text</key>, or <key/> for an empty one.
void append_element(std::string& xml, std::string_view key, std::string_view text);

class XmlRows final : public table::RowWriter {
 public:
  // <root><item>...</item></root>. The output outlives it.
  XmlRows(Output& output, std::string root, std::string item, std::vector<table::Column> columns)
      : output_(output),
        root_(std::move(root)),
        item_(std::move(item)),
        columns_(std::move(columns)) {}

  Status row(std::span<const table::Value> values) override;
  Status finish() override;

 private:
  Output& output_;
  std::string root_;
  std::string item_;
  std::vector<table::Column> columns_;
  std::string text_;
  bool has_begun_ = false;
};

}  // namespace yangxiao::exporting
