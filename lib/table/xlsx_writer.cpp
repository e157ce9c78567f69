#include "table/xlsx_writer.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/descriptor.hpp"
#include "base/folder.hpp"
#include "base/input.hpp"
#include "base/output.hpp"
#include "base/shared_library.hpp"
#include "base/text/code_point.hpp"
#include "base/text/width.hpp"
#include "base/unfinished.hpp"
#include "table/cell_text.hpp"

namespace yangxiao::table {
namespace {

// The library writes what goes wrong to standard error, too, where one line is to stand. What
// others write there meanwhile is lost.
class SilentErrors {
 public:
  SilentErrors() : before_(::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)) {
    const Descriptor nowhere(::open("/dev/null", O_WRONLY | O_CLOEXEC));
    if (before_ && nowhere) ::dup2(nowhere.get(), STDERR_FILENO);
  }
  SilentErrors(const SilentErrors&) = delete;
  SilentErrors& operator=(const SilentErrors&) = delete;
  ~SilentErrors() {
    if (before_) ::dup2(before_.get(), STDERR_FILENO);
  }

 private:
  Descriptor before_;
};

constexpr const char* kLibrary = "libxlsxwriter.so.4";
constexpr const char* kPackage = "libxlsxwriter4";

// The functions that are used, found by name.
struct Library {
  decltype(&::workbook_new_opt) workbook_new_opt = nullptr;
  decltype(&::workbook_add_worksheet) workbook_add_worksheet = nullptr;
  decltype(&::workbook_add_format) workbook_add_format = nullptr;
  decltype(&::workbook_set_properties) workbook_set_properties = nullptr;
  decltype(&::workbook_close) workbook_close = nullptr;
  decltype(&::format_set_bold) format_set_bold = nullptr;
  decltype(&::format_set_num_format) format_set_num_format = nullptr;
  decltype(&::worksheet_write_string) worksheet_write_string = nullptr;
  decltype(&::worksheet_write_number) worksheet_write_number = nullptr;
  decltype(&::worksheet_write_boolean) worksheet_write_boolean = nullptr;
  decltype(&::worksheet_set_column) worksheet_set_column = nullptr;
  decltype(&::worksheet_freeze_panes) worksheet_freeze_panes = nullptr;

  bool open() {
    SharedLibrary library(kLibrary);
    library.find(workbook_new_opt, "workbook_new_opt");
    library.find(workbook_add_worksheet, "workbook_add_worksheet");
    library.find(workbook_add_format, "workbook_add_format");
    library.find(workbook_set_properties, "workbook_set_properties");
    library.find(workbook_close, "workbook_close");
    library.find(format_set_bold, "format_set_bold");
    library.find(format_set_num_format, "format_set_num_format");
    library.find(worksheet_write_string, "worksheet_write_string");
    library.find(worksheet_write_number, "worksheet_write_number");
    library.find(worksheet_write_boolean, "worksheet_write_boolean");
    library.find(worksheet_set_column, "worksheet_set_column");
    library.find(worksheet_freeze_panes, "worksheet_freeze_panes");
    return library.has_all();
  }
};

// Where SQLite and others put theirs, unless somebody says another place.
std::string folder_for(std::string_view wanted) {
  if (!wanted.empty()) return std::string(wanted);
  const char* folder = std::getenv("TMPDIR");
  return folder != nullptr && *folder != '\0' ? folder : "/tmp";
}

// A file of our own that goes when this does.
class TemporaryFile {
 public:
  Status create(const std::string& folder) {
    path_ = folder + "/yangxiao.XXXXXX";
    const int descriptor = ::mkostemp(path_.data(), O_CLOEXEC);
    if (descriptor < 0) {
      const std::string wanted = std::exchange(path_, {});
      return Error{Problem::file_unwritable, {std::strerror(errno)}, {wanted, 0, 0, {}}};
    }
    ::close(descriptor);
    unfinished_ = Unfinished(path_);
    return {};
  }
  TemporaryFile() = default;
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (!path_.empty()) ::unlink(path_.c_str());
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  Unfinished unfinished_;
};

// Of a text what a cell of a sheet may hold, with "…" where that is not all of it: 32,767
// characters of UTF-16, of which no text has more than it has bytes.
void cut_to_sheet(std::string& text) {
  constexpr std::size_t kMost = 32'767;
  if (text.size() <= kMost) return;
  std::size_t units = 0;
  std::size_t kept = 0;  // bytes that leave room for "…"
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::code_point_at(text, at);
    units += point.length == 4 ? 2 : 1;
    at += std::max<std::size_t>(point.length, 1);
    if (units < kMost) kept = at;
    if (units > kMost) {
      text.resize(kept);
      text += "…";
      return;
    }
  }
}

// Whether a text goes on with what reads as a character by its number: _x0041_ (ECMA-376 part 1,
// 22.9.2.19).
bool is_numbered_character(std::string_view text) {
  const auto is_digit = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
  };
  return text.size() >= 7 && text.starts_with("_x") && text[6] == '_' &&
         std::all_of(text.begin() + 2, text.begin() + 6, is_digit);
}

// What XML takes for no character goes by its number, and what only looks like one is told from it.
// The library does so with control characters alone.
void number_characters(std::string& text) {
  constexpr std::string_view kNone[] = {"\xef\xbf\xbe", "\xef\xbf\xbf"};  // U+FFFE, U+FFFF
  if (text.find("_x") == std::string::npos && text.find("\xef\xbf") == std::string::npos) return;
  std::string numbered;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = std::string_view(text).substr(at);
    if (rest.starts_with(kNone[0]) || rest.starts_with(kNone[1])) {
      numbered += rest.starts_with(kNone[0]) ? "_xFFFE_" : "_xFFFF_";
      at += kNone[0].size() - 1;
    } else {
      numbered += is_numbered_character(rest) ? "_x005F_" : rest.substr(0, 1);
    }
  }
  text = std::move(numbered);
}

class XlsxWriter final : public RowWriter {
 public:
  XlsxWriter(Output& output, std::span<const Column> columns, const WriteOptions& options)
      : output_(output), columns_(columns.begin(), columns.end()), options_(options) {}
  ~XlsxWriter() override {
    if (book_ != nullptr) library_.workbook_close(book_);
  }

  Status open() {
    if (!library_.open()) return Error{Problem::library_missing, {kLibrary, kPackage}, {}};
    folder_ = folder_for(options_.temporary_folder);
    const Status created = file_.create(folder_);
    if (!created) return created;
    lxw_workbook_options book_options{};
    book_options.tmpdir = folder_.data();
    book_options.constant_memory = LXW_TRUE;
    book_ = library_.workbook_new_opt(file_.path().c_str(), &book_options);
    if (book_ == nullptr) return library_error(LXW_ERROR_MEMORY_MALLOC_FAILED);
    lxw_doc_properties properties{};
    properties.created = static_cast<time_t>(options_.created.seconds);
    library_.workbook_set_properties(book_, &properties);
    text_format_ = library_.workbook_add_format(book_);
    library_.format_set_num_format(text_format_, "@");
    bold_format_ = library_.workbook_add_format(book_);
    library_.format_set_bold(bold_format_);
    return add_sheet();
  }

  Status row(std::span<const Value> values) override {
    if (row_ == options_.rows_in_sheet) {
      const Status added = add_sheet();
      if (!added) return added;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      lxw_error error = LXW_NO_ERROR;
      if (const auto* number = std::get_if<std::int64_t>(&values[i])) {
        error = library_.worksheet_write_number(sheet_, row_, column, static_cast<double>(*number),
                                                nullptr);
      } else if (const auto* real = std::get_if<double>(&values[i])) {
        error = library_.worksheet_write_number(sheet_, row_, column, *real, nullptr);
      } else if (const auto* yes = std::get_if<bool>(&values[i])) {
        error = library_.worksheet_write_boolean(sheet_, row_, column, *yes ? 1 : 0, nullptr);
      } else {
        cell_.clear();
        append_cell(cell_, values[i], -1);
        cut_to_sheet(cell_);
        number_characters(cell_);
        if (!cell_.empty()) {
          error =
              library_.worksheet_write_string(sheet_, row_, column, cell_.c_str(), text_format_);
        }
      }
      if (error != LXW_NO_ERROR) return library_error(error);
    }
    ++row_;
    return {};
  }

  Status finish() override {
    const lxw_error error = [this] {
      const SilentErrors silent;
      return library_.workbook_close(std::exchange(book_, nullptr));
    }();
    if (error != LXW_NO_ERROR) return library_error(error);
    auto input = open_input(file_.path());
    if (!input) return input.error();
    return copy_bytes(**input, output_);
  }

 private:
  Error library_error(lxw_error error) const {
    if (error == LXW_ERROR_CREATING_XLSX_FILE || error == LXW_ERROR_CREATING_TMPFILE) {
      return {Problem::file_unwritable, {std::strerror(errno)}, {file_.path(), 0, 0, {}}};
    }
    // It does not say why.
    constexpr std::uint64_t kLittle = 1U << 20U;
    const auto free = free_bytes(folder_of(file_.path()));
    if (free && *free < kLittle) return {Problem::disk_full, {}, {file_.path(), 0, 0, {}}};
    return {Problem::file_unwritable,
            {"libxlsxwriter " + std::to_string(error)},
            {file_.path(), 0, 0, {}}};
  }

  // "reports", "reports 2" ...
  Status add_sheet() {
    std::string title(options_.title);
    if (++sheets_ > 1) title += " " + std::to_string(sheets_);
    sheet_ = library_.workbook_add_worksheet(book_, title.c_str());
    if (sheet_ == nullptr) return library_error(LXW_ERROR_SHEETNAME_ALREADY_USED);
    row_ = 0;
    if (options_.header) write_header();
    return {};
  }

  void write_header() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      const std::string key(columns_[i].key);
      const double width = std::max(12.0, static_cast<double>(text::display_width(key)) + 2.0);
      library_.worksheet_set_column(sheet_, column, column, width, nullptr);
      library_.worksheet_write_string(sheet_, 0, column, key.c_str(), bold_format_);
    }
    library_.worksheet_freeze_panes(sheet_, 1, 0);
    row_ = 1;
  }

  Output& output_;
  std::vector<Column> columns_;
  WriteOptions options_;
  Library library_;
  std::string folder_;
  TemporaryFile file_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  lxw_format* text_format_ = nullptr;
  lxw_format* bold_format_ = nullptr;
  int sheets_ = 0;
  lxw_row_t row_ = 0;
  std::string cell_;
};

}  // namespace

Result<std::unique_ptr<RowWriter>> make_xlsx_writer(Output& output, std::span<const Column> columns,
                                                    const WriteOptions& options) {
  auto writer = std::make_unique<XlsxWriter>(output, columns, options);
  const Status opened = writer->open();
  if (!opened) return opened.error();
  return std::unique_ptr<RowWriter>(std::move(writer));
}

}  // namespace yangxiao::table
