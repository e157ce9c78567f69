#include "station/search.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <sqlite3.h>

#include "base/text/fold.hpp"
#include "base/text/pinyin.hpp"
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

// One word of what is searched for.
class Word {
 public:
  explicit Word(std::string word) : word_(std::move(word)) {
    if (text::looks_like_pinyin(word_)) pinyin_.emplace(word_);
  }

  // The best rank at which the word stands in a text; nothing where it does not. Parts come in the
  // order of their rank, so the first hit is the best but for the start of the name.
  std::optional<Rank> find(std::string_view folded) const {
    std::optional<Rank> best =
        best_of(folded, [&](std::size_t from) { return folded.find(word_, from); });
    if (!pinyin_) return best;
    const std::optional<Rank> spelt =
        best_of(folded, [&](std::size_t from) { return pinyin_->find_in(folded, from); });
    if (!best || (spelt && *spelt < *best)) best = spelt;
    return best;
  }

 private:
  template <class Find>
  std::optional<Rank> best_of(std::string_view folded, Find find_from) const {
    const std::size_t at = find_from(0);
    if (at == std::string_view::npos) return std::nullopt;
    return rank_of(folded, at);
  }

  std::string word_;
  std::optional<text::PinyinQuery> pinyin_;
};

std::vector<Word> words_of(std::string_view text) {
  const std::string folded = text::fold(text);
  std::vector<Word> words;
  for (std::string_view rest = folded; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (end > 0) words.emplace_back(std::string(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

std::optional<Rank> rank_among(std::string_view folded, const std::vector<Word>& words) {
  std::optional<Rank> best;
  for (const Word& word : words) {
    const auto rank = word.find(folded);
    if (!rank) return std::nullopt;
    if (!best || *rank < *best) best = rank;
  }
  return best;
}

}  // namespace

std::vector<Hit> search(const store::Reader& book, std::string_view text) {
  const std::vector<Word> words = words_of(text);
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
