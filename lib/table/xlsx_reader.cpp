#include "table/xlsx_reader.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "base/text/code_point.hpp"
#include "table/xlsx_archive.hpp"
#include "table/xlsx_number.hpp"
#include "table/xml_events.hpp"

namespace yangxiao::table {
namespace {

constexpr std::size_t kMostColumns = 16'384;
constexpr std::uint64_t kMostRows = 1'048'576;

// B12: the column from 0, kMostColumns where there is none, and the row, 0 where there is none.
std::pair<std::size_t, std::uint64_t> cell_place(const char* text) {
  std::size_t number = 0;
  for (; *text >= 'A' && *text <= 'Z' && number <= kMostColumns; ++text) {
    number = number * 26 + static_cast<std::size_t>(*text - 'A' + 1);
  }
  return {number == 0 ? kMostColumns : std::min(number - 1, kMostColumns),
          std::strtoull(text, nullptr, 10)};
}

std::string text_or_empty(const char* text) { return text == nullptr ? "" : text; }

// _x000D_ and its like: characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19).
std::string unescaped(std::string text) {
  for (std::size_t at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    if (at + 7 > text.size() || text[at + 6] != '_') continue;
    const std::string digits = text.substr(at + 2, 4);
    if (digits.find_first_not_of("0123456789abcdefABCDEF") != std::string::npos) continue;
    const auto value = static_cast<char32_t>(std::stoul(digits, nullptr, 16));
    if (value >= 0xD800 && value < 0xE000) continue;
    std::string character;
    text::append_utf8(character, value);
    text.replace(at, 7, character);
  }
  return text;
}

struct Sheet {
  std::string name;
  std::string relation;
  bool hidden = false;
};

// xl/workbook.xml: the sheets, and from when days are counted.
class WorkbookPart final : public XmlHandler {
 public:
  Status begin(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "sheet") {
      const std::string state = text_or_empty(attributes.find("state"));
      sheets.push_back({text_or_empty(attributes.find("name")),
                        text_or_empty(attributes.find("id")),
                        !state.empty() && state != "visible"});
    } else if (element == "workbookPr") {
      const std::string value = text_or_empty(attributes.find("date1904"));
      epoch_1904 = value == "1" || value == "true";
    }
    return {};
  }
  Status end(std::string_view) override { return {}; }
  Status text(std::string_view) override { return {}; }

  std::vector<Sheet> sheets;
  bool epoch_1904 = false;
};

// *.rels: which part an id means.
class RelationsPart final : public XmlHandler {
 public:
  Status begin(std::string_view element, const XmlAttributes& attributes) override {
    if (element != "Relationship") return {};
    targets[text_or_empty(attributes.find("Id"))] = text_or_empty(attributes.find("Target"));
    const std::string type = text_or_empty(attributes.find("Type"));
    kinds[type.substr(type.rfind('/') + 1)] = text_or_empty(attributes.find("Target"));
    return {};
  }
  Status end(std::string_view) override { return {}; }
  Status text(std::string_view) override { return {}; }

  std::map<std::string, std::string> targets;  // by id
  std::map<std::string, std::string> kinds;    // by the last word of their type
};

// xl/styles.xml: the number format of each cell style.
class StylesPart final : public XmlHandler {
 public:
  Status begin(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "numFmt") {
      custom_[text_or_empty(attributes.find("numFmtId"))] =
          custom_format(text_or_empty(attributes.find("formatCode")));
    } else if (element == "cellXfs") {
      in_cell_styles_ = true;
    } else if (element == "xf" && in_cell_styles_) {
      const std::string id = text_or_empty(attributes.find("numFmtId"));
      const auto custom = custom_.find(id);
      formats.push_back(custom != custom_.end() ? custom->second
                                                : builtin_format(std::atoi(id.c_str())));
    }
    return {};
  }
  Status end(std::string_view element) override {
    if (element == "cellXfs") in_cell_styles_ = false;
    return {};
  }
  Status text(std::string_view) override { return {}; }

  std::vector<NumberFormat> formats;

 private:
  std::map<std::string, NumberFormat> custom_;
  bool in_cell_styles_ = false;
};

// xl/sharedStrings.xml: texts by number; runs of one text are joined, readings (rPh) left out.
class TextsPart final : public XmlHandler {
 public:
  TextsPart(std::string file, std::uint64_t largest) : file_(std::move(file)), largest_(largest) {}
  Status begin(std::string_view element, const XmlAttributes&) override {
    if (element == "si") texts.emplace_back();
    if (element == "rPh") in_reading_ = true;
    if (element == "t") in_text_ = true;
    return {};
  }
  Status end(std::string_view element) override {
    if (element == "rPh") in_reading_ = false;
    if (element == "t") in_text_ = false;
    if (element == "si" && !texts.empty()) texts.back() = unescaped(std::move(texts.back()));
    return {};
  }
  Status text(std::string_view characters) override {
    if (!in_text_ || in_reading_ || texts.empty()) return {};
    texts.back() += characters;
    if (texts.back().size() <= largest_) return {};
    return Error{
        Problem::field_too_large, {std::to_string(largest_), "--max-field"}, {file_, 0, 0, {}}};
  }

  std::vector<std::string> texts;

 private:
  std::string file_;
  std::uint64_t largest_;
  bool in_text_ = false;
  bool in_reading_ = false;
};

// Cells of one column that a sheet shows as one, over several rows.
struct MergedRows {
  std::size_t column;  // from 0
  std::uint64_t first;
  std::uint64_t last;
};

// The merged cells stand behind all rows of a sheet, and are wanted while these are read: a pass of
// its own.
class MergesPart final : public XmlHandler {
 public:
  Status begin(std::string_view element, const XmlAttributes& attributes) override {
    if (element != "mergeCell") return {};
    const std::string range = text_or_empty(attributes.find("ref"));
    const std::size_t colon = range.find(':');
    if (colon == std::string::npos) return {};
    const auto [column, first] = cell_place(range.c_str());
    const std::uint64_t last = cell_place(range.c_str() + colon + 1).second;
    if (column < kMostColumns && first > 0 && last > first && last <= kMostRows) {
      merges.push_back({column, first, last});
    }
    return {};
  }
  Status end(std::string_view) override { return {}; }
  Status text(std::string_view) override { return {}; }

  std::vector<MergedRows> merges;
};

// Writes the value of a merged cell, which the file holds in its first row, to its other rows.
class MergedCells {
 public:
  explicit MergedCells(std::vector<MergedRows> merges) : merges_(std::move(merges)) {
    std::stable_sort(merges_.begin(), merges_.end(),
                     [](const MergedRows& a, const MergedRows& b) { return a.first < b.first; });
  }

  // Rows come in the order of their numbers. One without any value of its own stays as it is.
  void fill(std::uint64_t row, std::vector<SheetCell>& cells) {
    for (; next_ < merges_.size() && merges_[next_].first <= row; ++next_) {
      const MergedRows& merge = merges_[next_];
      const bool is_here = merge.first == row && merge.column < cells.size();
      if (!is_here || cells[merge.column].text.empty()) continue;
      open_[merge.column] = {merge.last, cells[merge.column]};
    }
    const bool is_blank = std::all_of(cells.begin(), cells.end(),
                                      [](const SheetCell& cell) { return cell.text.empty(); });
    if (is_blank) return;
    for (auto at = open_.begin(); at != open_.end();) {
      if (at->second.last < row) {
        at = open_.erase(at);
        continue;
      }
      if (cells.size() <= at->first) cells.resize(at->first + 1);
      if (cells[at->first].text.empty()) cells[at->first] = at->second.value;
      ++at;
    }
  }

 private:
  struct Open {
    std::uint64_t last;
    SheetCell value;
  };
  std::vector<MergedRows> merges_;
  std::size_t next_ = 0;
  std::map<std::size_t, Open> open_;  // by column
};

// A sheet: rows of cells.
class SheetPart final : public XmlHandler {
 public:
  SheetPart(const std::string& file, const std::vector<std::string>& texts,
            const std::vector<NumberFormat>& formats, bool epoch_1904,
            std::vector<MergedRows> merges, std::uint64_t largest, const SheetRow& take)
      : file_(file),
        texts_(texts),
        formats_(formats),
        epoch_1904_(epoch_1904),
        merged_(std::move(merges)),
        largest_(largest),
        take_(take) {}

  Status begin(std::string_view element, const XmlAttributes& attributes) override {
    if (element == "row") {
      const char* number = attributes.find("r");
      row_ = number != nullptr ? std::strtoull(number, nullptr, 10) : row_ + 1;
      if (row_ == 0 || row_ > kMostRows) return broken("a row beyond the sheet");
      cells_.clear();
    } else if (element == "c") {
      return begin_cell(attributes);
    } else if (element == "v" || element == "t") {
      in_value_ = true;
    } else if (element == "rPh") {
      in_reading_ = true;
    }
    return {};
  }

  Status end(std::string_view element) override {
    if (element == "v" || element == "t") in_value_ = false;
    if (element == "rPh") in_reading_ = false;
    if (element == "c") return end_cell();
    if (element != "row" || cells_.empty()) return {};
    merged_.fill(row_, cells_);
    return take_(row_, cells_);
  }

  Status text(std::string_view characters) override {
    if (!in_value_ || in_reading_) return {};
    value_ += characters;
    if (value_.size() <= largest_) return {};
    return Error{Problem::field_too_large,
                 {std::to_string(largest_), "--max-field"},
                 {file_, row_, column_ + 1, value_.substr(0, 200)}};
  }

 private:
  Error broken(const char* reason) const {
    return {Problem::xlsx_broken, {"sheet", reason}, {file_, row_, 0, {}}};
  }

  Status begin_cell(const XmlAttributes& attributes) {
    const char* place = attributes.find("r");
    column_ = cells_.size();
    if (place != nullptr) column_ = cell_place(place).first;
    if (column_ >= kMostColumns) return broken("a cell without a column, or beyond the sheet");
    type_ = text_or_empty(attributes.find("t"));
    const char* style = attributes.find("s");
    style_ = style != nullptr ? std::strtoull(style, nullptr, 10) : 0;
    value_.clear();
    return {};
  }

  Status end_cell() {
    if (cells_.size() <= column_) cells_.resize(column_ + 1);
    std::string& cell = cells_[column_].text;
    if (type_ == "s") {
      const std::uint64_t number = std::strtoull(value_.c_str(), nullptr, 10);
      if (!value_.empty() && number >= texts_.size())
        return broken("a shared text that is not there");
      cell = value_.empty() ? std::string() : texts_[number];
    } else if (type_ == "inlineStr" || type_ == "str") {
      cell = unescaped(value_);
    } else if (type_ == "b") {
      cell = value_ == "1" ? "TRUE" : "FALSE";
    } else if (type_ == "e" || type_ == "d") {
      cell = value_;
    } else {
      const NumberFormat format = style_ < formats_.size() ? formats_[style_] : NumberFormat{};
      cell = number_text(value_, format, epoch_1904_);
      cells_[column_].is_date = is_day(format) && cell != value_;
    }
    return {};
  }

  const std::string& file_;
  const std::vector<std::string>& texts_;
  const std::vector<NumberFormat>& formats_;
  bool epoch_1904_;
  MergedCells merged_;
  std::uint64_t largest_;
  const SheetRow& take_;
  std::uint64_t row_ = 0;
  std::size_t column_ = 0;
  std::string type_;
  std::uint64_t style_ = 0;
  std::string value_;
  bool in_value_ = false;
  bool in_reading_ = false;
  std::vector<SheetCell> cells_;
};

// A target is relative to the folder of the part that names it, or begins at the root.
std::string part_path(const std::string& folder, const std::string& target) {
  if (target.starts_with('/')) return target.substr(1);
  std::string path = folder;
  std::string rest = target;
  while (rest.starts_with("../")) {
    rest.erase(0, 3);
    const std::size_t slash = path.rfind('/', path.size() < 2 ? 0 : path.size() - 2);
    path = slash == std::string::npos ? "" : path.substr(0, slash + 1);
  }
  return path + rest;
}

Result<const Sheet*> choose_sheet(const std::vector<Sheet>& sheets, const std::string& wanted,
                                  const std::string& file) {
  for (const Sheet& sheet : sheets) {
    if (wanted.empty() ? !sheet.hidden : sheet.name == wanted) return &sheet;
  }
  const bool is_number = !wanted.empty() && wanted.size() < 6 &&
                         wanted.find_first_not_of("0123456789") == std::string::npos;
  const std::size_t number = is_number ? std::stoul(wanted) : 0;
  if (number >= 1 && number <= sheets.size()) return &sheets[number - 1];
  std::string names;
  for (const Sheet& sheet : sheets) names += (names.empty() ? "" : ", ") + sheet.name;
  return Error{Problem::sheet_missing, {wanted, names}, {file, 0, 0, {}}};
}

}  // namespace

Status read_xlsx(std::string_view bytes, const std::string& file, const SheetOptions& options,
                 const SheetRow& take) {
  auto archive = XlsxArchive::open(bytes, file, options.largest_unpacked);
  if (!archive) return archive.error();
  XlsxArchive& parts = **archive;
  RelationsPart root;
  Status read = read_xml(parts, "_rels/.rels", root);
  if (!read) return read;
  const std::string workbook_path = part_path("", root.kinds["officeDocument"]);
  const std::string folder = workbook_path.substr(0, workbook_path.rfind('/') + 1);
  WorkbookPart workbook;
  read = read_xml(parts, workbook_path, workbook);
  if (!read) return read;
  RelationsPart relations;
  read =
      read_xml(parts, folder + "_rels/" + workbook_path.substr(folder.size()) + ".rels", relations);
  if (!read) return read;
  const auto sheet = choose_sheet(workbook.sheets, options.sheet, file);
  if (!sheet) return sheet.error();
  TextsPart texts(file, options.largest_field);
  if (relations.kinds.contains("sharedStrings")) {
    read = read_xml(parts, part_path(folder, relations.kinds["sharedStrings"]), texts);
    if (!read) return read;
  }
  StylesPart styles;
  if (relations.kinds.contains("styles")) {
    read = read_xml(parts, part_path(folder, relations.kinds["styles"]), styles);
    if (!read) return read;
  }
  const std::string sheet_path = part_path(folder, relations.targets[(*sheet)->relation]);
  MergesPart merges;
  read = read_xml(parts, sheet_path, merges);
  if (!read) return read;
  SheetPart rows(file, texts.texts, styles.formats, workbook.epoch_1904, std::move(merges.merges),
                 options.largest_field, take);
  return read_xml(parts, sheet_path, rows);
}

}  // namespace yangxiao::table
