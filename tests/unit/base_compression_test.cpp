#include <string>

#include <doctest/doctest.h>
#include <zlib.h>
#include <zstd.h>

#include "base/compression.hpp"

namespace yangxiao {
namespace {

// Keeps what was written, and says when it was committed.
class KeptFile final : public FileOutput {
 public:
  KeptFile(std::string& bytes, bool& is_committed, std::size_t room = SIZE_MAX)
      : bytes_(bytes), is_committed_(is_committed), room_(room) {}
  Status write(std::string_view more) override {
    if (bytes_.size() + more.size() > room_) return Error{Problem::disk_full, {}, {}};
    bytes_ += more;
    return {};
  }
  Status commit() override {
    is_committed_ = true;
    return {};
  }

 private:
  std::string& bytes_;
  bool& is_committed_;
  std::size_t room_;
};

std::string unpacked(std::string_view packed, Compression how, std::size_t size) {
  std::string plain(size + 1, 0);
  if (how == Compression::zstd) {
    const std::size_t length =
        ZSTD_decompress(plain.data(), plain.size(), packed.data(), packed.size());
    REQUIRE_FALSE(ZSTD_isError(length));
    plain.resize(length);
    return plain;
  }
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 16 + MAX_WBITS) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  CHECK(stream.avail_in == 0);
  plain.resize(stream.total_out);
  inflateEnd(&stream);
  return plain;
}

std::string some_text(std::size_t size) {
  std::string text;
  for (unsigned i = 0; text.size() < size; i = i * 1'103'515'245 + 12'345) {
    text += std::to_string(i >> 7U) + "阳小驿\n";
  }
  text.resize(size);
  return text;
}

TEST_CASE("what is compressed comes back, however it was cut, and is the same each time") {
  for (const Compression how : {Compression::gzip, Compression::zstd}) {
    for (const std::size_t size : {0U, 1U, 131'072U, 1'000'003U}) {
      const std::string text = some_text(size);
      std::string first;
      for (const std::size_t cut : {std::size_t{7'919}, std::size_t{1U << 20U}}) {
        std::string bytes;
        bool is_committed = false;
        const auto file = compressed(std::make_unique<KeptFile>(bytes, is_committed), how);
        for (std::size_t at = 0; at < size; at += cut) {
          REQUIRE(file->write(std::string_view(text).substr(at, cut)).ok());
        }
        CHECK_FALSE(is_committed);
        REQUIRE(file->commit().ok());
        CHECK(is_committed);
        CHECK(unpacked(bytes, how, size) == text);
        if (first.empty()) first = bytes;
        if (how == Compression::gzip) CHECK(bytes == first);
      }
    }
  }
}

TEST_CASE("a disk that is full is said, and nothing is committed") {
  for (const Compression how : {Compression::gzip, Compression::zstd}) {
    std::string bytes;
    bool is_committed = false;
    const auto file = compressed(std::make_unique<KeptFile>(bytes, is_committed, 1000), how);
    Status status = file->write(some_text(1'000'000));
    if (status) status = file->commit();
    REQUIRE_FALSE(status.ok());
    CHECK(status.error().what == Problem::disk_full);
    CHECK_FALSE(is_committed);
  }
}

TEST_CASE("the ending says how") {
  CHECK(compression_of_ending("a/b.csv.gz") == Compression::gzip);
  CHECK(compression_of_ending("B.CSV.ZST") == Compression::zstd);
  CHECK(compression_of_ending("b.csv") == Compression::none);
  CHECK(compression_of_ending(".gz") == Compression::none);
  CHECK(without_compression("b.csv.gz") == "b.csv");
  CHECK(without_compression("b.csv.zst") == "b.csv");
  CHECK(without_compression("b.csv") == "b.csv");
}

}  // namespace
}  // namespace yangxiao
