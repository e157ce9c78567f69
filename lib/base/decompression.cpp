#include "base/decompression.hpp"

#include <new>
#include <string>

#include <zlib.h>
#include <zstd.h>

namespace yangxiao {
namespace {

constexpr std::size_t kBlock = 1U << 17U;
constexpr int kGzip = 16 + MAX_WBITS;  // zlib.h, inflateInit2(): a gzip header in place of zlib's

// An input before a decoder that is fed block after block.
class PackedInput : public Input {
 public:
  Result<std::size_t> read(std::span<char> buffer) final {
    std::size_t made = 0;
    while (made == 0 && !buffer.empty()) {
      if (waiting_.empty() && !holds_more_) {
        const auto count = inner_->read(block_);
        if (!count) return count.error();
        waiting_ = std::string_view(block_.data(), *count);
        if (waiting_.empty()) return is_between() ? Result<std::size_t>(0) : broken();
      }
      if (!unpack(waiting_, buffer, made)) return broken();
      holds_more_ = made == buffer.size() && !is_between();
    }
    return made;
  }
  const std::string& name() const final { return inner_->name(); }
  std::optional<std::uint64_t> size() const final { return std::nullopt; }

 protected:
  explicit PackedInput(std::unique_ptr<Input> inner) : inner_(std::move(inner)) {}
  // Takes some of the bytes and fills some of the buffer; false: they are not what they should be.
  virtual bool unpack(std::string_view& bytes, std::span<char> buffer, std::size_t& made) = 0;
  // Whether the file may end here.
  virtual bool is_between() const = 0;

 private:
  Result<std::size_t> broken() const {
    return Error{Problem::compressed_broken, {}, {inner_->name(), 0, 0, {}}};
  }

  std::unique_ptr<Input> inner_;
  std::string block_ = std::string(kBlock, '\0');
  std::string_view waiting_;
  bool holds_more_ = false;  // the decoder may have more without another byte
};

class GzipInput final : public PackedInput {
 public:
  explicit GzipInput(std::unique_ptr<Input> inner) : PackedInput(std::move(inner)) {
    if (inflateInit2(&stream_, kGzip) != Z_OK) throw std::bad_alloc();  // the arguments are good
  }
  ~GzipInput() override { inflateEnd(&stream_); }

 private:
  bool unpack(std::string_view& bytes, std::span<char> buffer, std::size_t& made) override {
    // Members may follow each other (RFC 1952, section 2.2).
    if (is_ended_ && inflateReset(&stream_) != Z_OK) return false;
    is_ended_ = false;
    // zlib does not write what it reads.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream_.avail_out = static_cast<uInt>(buffer.size());
    const int code = inflate(&stream_, Z_NO_FLUSH);
    bytes.remove_prefix(bytes.size() - stream_.avail_in);
    made = buffer.size() - stream_.avail_out;
    is_ended_ = code == Z_STREAM_END;
    return is_ended_ || code == Z_OK || code == Z_BUF_ERROR;  // the last: nothing came of it
  }
  bool is_between() const override { return is_ended_; }

  z_stream stream_{};
  bool is_ended_ = false;
};

class ZstdInput final : public PackedInput {
 public:
  explicit ZstdInput(std::unique_ptr<Input> inner)
      : PackedInput(std::move(inner)), stream_(ZSTD_createDStream()) {
    if (stream_ == nullptr) throw std::bad_alloc();
  }

 private:
  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };

  bool unpack(std::string_view& bytes, std::span<char> buffer, std::size_t& made) override {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
    const std::size_t code = ZSTD_decompressStream(stream_.get(), &out, &in);
    if (ZSTD_isError(code) != 0) return false;
    bytes.remove_prefix(in.pos);
    made = out.pos;
    is_ended_ = code == 0;
    return true;
  }
  bool is_between() const override { return is_ended_; }

  std::unique_ptr<ZSTD_DStream, Free> stream_;
  bool is_ended_ = false;
};

}  // namespace

std::unique_ptr<Input> decompressed(std::unique_ptr<Input> input, Compression how) {
  switch (how) {
    case Compression::gzip:
      return std::make_unique<GzipInput>(std::move(input));
    case Compression::zstd:
      return std::make_unique<ZstdInput>(std::move(input));
    case Compression::none:
      break;
  }
  return input;
}

}  // namespace yangxiao
