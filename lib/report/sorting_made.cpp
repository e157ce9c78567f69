#include "report/sorting_made.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "catalogue/entry_table.hpp"
#include "report/sorting.hpp"
#include "table/cell_reading.hpp"

namespace yangxiao::report {
namespace {

constexpr std::size_t kMostUnmapped = 10'000;
constexpr std::size_t kLongestSlug = 40;

// "Street Light Condition" -> street-light-condition; nothing where other characters stand in it.
std::string slug_of(std::string_view word) {
  std::string slug;
  for (const char c : word) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_letter) {
      slug.push_back(c);
    } else if (c >= 'A' && c <= 'Z') {
      slug.push_back(static_cast<char>(c - 'A' + 'a'));
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      return {};
    } else if (!slug.empty() && slug.back() != '-') {
      slug.push_back('-');
    }
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug.size() > kLongestSlug ? std::string() : slug;
}

// The code that a file has, where it can be one; else one that is made of plain letters.
std::string code_of(const NewName& named) {
  if (!named.code.empty()) {
    if (auto code = table::clean_code(named.code, "code")) return std::move(*code);
  }
  return slug_of(named.name);
}

Result<std::int64_t> make(store::Writer& book, Words& words, const catalogue::Kind& kind,
                          catalogue::Entry entry) {
  catalogue::EntryReader stored(book, kind);
  if (!entry.code.empty() && stored.with_code(entry.code)) entry.code.clear();
  catalogue::EntryWriter writer(book, kind);
  const Status inserted = writer.insert(entry);
  if (!inserted) return inserted.error();
  words.learn(kind.table, entry.id, entry.code, catalogue::text_of(entry, 0));
  return entry.id;
}

catalogue::Entry entry_named(const catalogue::Kind& kind, const std::string& name,
                             std::int64_t batch) {
  catalogue::Entry entry;
  entry.values.resize(kind.fields.size());
  entry.values[0] = name;
  entry.batch = batch;
  return entry;
}

}  // namespace

Result<Channel> channel_or_new(store::Writer& book, Words& words, std::string_view word,
                               std::int64_t batch) {
  const auto known = words.channel(word, "channel");
  if (known) return Channel{*known, {}};
  if (known.error().what == Problem::reference_ambiguous) return known.error();
  return make_channel(book, words, {{}, word}, batch);
}

Result<Channel> make_channel(store::Writer& book, Words& words, NewName named, std::int64_t batch) {
  // Rows name it by the code: where that can be none, it has to be the name.
  const bool has_code = named.code.empty() || table::clean_code(named.code, "code");
  auto name = table::clean_text(has_code ? named.name : named.code, "channel", false);
  if (!name) return name.error();
  catalogue::Entry entry = entry_named(channels(), *name, batch);
  entry.code = code_of({has_code ? named.code : std::string_view(), *name});
  const auto made = make(book, words, channels(), std::move(entry));
  if (!made) return made.error();
  return Channel{*made, *name};
}

Result<std::int64_t> make_agency(store::Writer& book, Words& words, std::string_view word,
                                 std::int64_t batch) {
  auto name = table::clean_text(word, "agency", false);
  if (!name) return name.error();
  catalogue::Entry entry = entry_named(agencies(), *name, batch);
  entry.code = slug_of(*name);
  return make(book, words, agencies(), std::move(entry));
}

Result<std::int64_t> make_category(store::Writer& book, Words& words, NewName named,
                                   std::int64_t batch) {
  auto name = table::clean_text(named.name, "category", false);
  if (!name) return name.error();
  catalogue::Entry entry = entry_named(categories(), *name, batch);
  entry.code = code_of(named);
  const auto other = words.category("other");
  if (other) entry.values[category_field::parent] = *other;
  return make(book, words, categories(), std::move(entry));
}

Status UnmappedCategories::count(const std::string& word) {
  ++rows_[word];
  ++all_;
  return rows_.size() > kMostUnmapped ? Status(error({})) : Status();
}

Error UnmappedCategories::error(const std::string& file) const {
  std::vector<std::pair<std::uint64_t, std::string_view>> sorted;
  for (const auto& [word, rows] : rows_) sorted.emplace_back(rows, word);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  Error error{Problem::categories_unmapped,
              {std::to_string(rows_.size()), std::to_string(all_)},
              {file, 0, 0, {}}};
  for (const auto& [rows, word] : sorted) {
    std::string quoted;
    for (const char c : word) {
      if (c == '"' || c == '\\') quoted.push_back('\\');
      quoted.push_back(c);
    }
    error.arguments.push_back(fmt::format("\"{}\" = \"\"  # {}", quoted, rows));
  }
  return error;
}

}  // namespace yangxiao::report
