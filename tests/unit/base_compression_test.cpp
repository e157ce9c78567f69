#include <string>

#include <doctest/doctest.h>
#include <zlib.h>
#include <zstd.h>

#include "base/compression.hpp"
#include "base/decompression.hpp"
#include "kept_file.hpp"

namespace yangxiao {
namespace {

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

std::string read_by(Input& input, std::size_t step, std::optional<Problem>& problem) {
  std::string text;
  std::string buffer(step, '\0');
  for (;;) {
    const auto count = input.read(buffer);
    if (!count) problem = count.error().what;
    if (!count || *count == 0) return text;
    text.append(buffer, 0, *count);
  }
}

std::string packed(const std::string& text, Compression how) {
  std::string bytes;
  bool is_committed = false;
  const auto file = compressed(std::make_unique<KeptFile>(bytes, is_committed), how);
  REQUIRE(file->write(text).ok());
  REQUIRE(file->commit().ok());
  return bytes;
}

TEST_CASE("what was compressed is read again, in steps of any size; what is broken is said") {
  for (const Compression how : {Compression::gzip, Compression::zstd}) {
    for (const std::size_t size : {0U, 1U, 131'072U, 1'000'003U}) {
      const std::string text = some_text(size);
      const std::string bytes = packed(text, how);
      for (const std::size_t step : {std::size_t{1'000}, std::size_t{131'072}, size + 1}) {
        const auto input = decompressed(std::make_unique<MemoryInput>("x", bytes), how);
        std::optional<Problem> problem;
        CHECK(read_by(*input, step, problem) == text);
        CHECK_FALSE(problem);
      }
      // Cut off, changed, followed by something else.
      std::string changed = bytes;
      changed[changed.size() / 2] ^= 0x20;
      for (const std::string& bad : {bytes.substr(0, bytes.size() - 1), changed, bytes + "x"}) {
        const auto input = decompressed(std::make_unique<MemoryInput>("x", bad), how);
        std::optional<Problem> problem;
        const std::string read = read_by(*input, 4'096, problem);
        // A gzip header has bytes that say nothing of the text (RFC 1952, section 2.3).
        if (read != text || bad != changed) CHECK(problem == Problem::compressed_broken);
      }
    }
  }
  // Members of gzip and frames of zstd may follow each other.
  for (const Compression how : {Compression::gzip, Compression::zstd}) {
    const std::string twice = packed("one ", how) + packed("two", how);
    const auto input = decompressed(std::make_unique<MemoryInput>("x", twice), how);
    std::optional<Problem> problem;
    CHECK(read_by(*input, 100, problem) == "one two");
    CHECK_FALSE(problem);
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
