#include "station/search.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <sqlite3.h>

#include "base/text/sought_word.hpp"
#include "station/station_table.hpp"

namespace yangxiao::station {
namespace {

constexpr const char* kTexts = R"sql(SELECT station, folded FROM station_text)sql";
constexpr char kEndOfPart = '\x1f';

// The parts of a folded text, in their order, as ranks: a hit at the start of the name is better
// than one inside it.
Rank rank_of(std::string_view folded, std::size_t at) {
  static constexpr std::array<Rank, 6> kParts = {Rank::code,        Rank::name,    Rank::community,
                                                 Rank::subdistrict, Rank::address, Rank::host};
  const auto part = static_cast<std::size_t>(
      std::count(folded.begin(), folded.begin() + static_cast<std::ptrdiff_t>(at), kEndOfPart));
  const Rank rank = kParts[std::min(part, kParts.size() - 1)];
  if (rank == Rank::name && folded[at - 1] == kEndOfPart) return Rank::name_start;
  return rank;
}

// A word's first place in the text is its best: the parts come in the order of their rank.
std::optional<Rank> rank_among(std::string_view folded,
                               const std::vector<text::SoughtWord>& words) {
  std::optional<Rank> best;
  for (const text::SoughtWord& word : words) {
    const std::size_t at = word.find_in(folded);
    if (at == std::string_view::npos) return std::nullopt;
    const Rank rank = rank_of(folded, at);
    if (!best || rank < *best) best = rank;
  }
  return best;
}

}  // namespace

std::vector<Hit> search(const store::Reader& book, std::string_view text) {
  const std::vector<text::SoughtWord> words = text::sought_words(text);
  std::vector<Hit> hits;
  if (words.empty()) return hits;
  SQLite::Statement texts(book.database(), kTexts);
  StationRows rows(book);
  while (texts.executeStep()) {
    const auto folded = texts.getColumn(1);
    const auto rank =
        rank_among({folded.getText(), static_cast<std::size_t>(folded.getBytes())}, words);
    if (!rank) continue;
    auto station = rows.find(texts.getColumn(0).getInt64());
    if (station) hits.push_back({std::move(*station), *rank});
  }
  std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
    return a.rank != b.rank ? a.rank < b.rank : a.station.code < b.station.code;
  });
  return hits;
}

}  // namespace yangxiao::station
