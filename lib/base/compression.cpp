#include "base/compression.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cctype>
#include <new>
#include <string>

#include <zlib.h>
#include <zstd.h>

namespace yangxiao {
namespace {

constexpr std::size_t kBlock = 1U << 17U;
constexpr int kGzipLevel = 6;
constexpr int kGzip = 16 + MAX_WBITS;  // zlib.h, deflateInit2(): a gzip header in place of zlib's
constexpr int kMemory = 8;             // the default
constexpr int kZstdLevel = 3;

// A file behind an encoder that is fed, and at the end asked for the rest.
class PackedFile : public FileOutput {
 public:
  Status write(std::string_view bytes) final { return pack(bytes, false); }
  Status commit() final {
    const Status ended = pack({}, true);
    return ended ? file_->commit() : ended;
  }

 protected:
  explicit PackedFile(std::unique_ptr<FileOutput> file)
      : block_(kBlock, 0), file_(std::move(file)) {}
  // Packs all the bytes; `is_end`: nothing comes behind them.
  virtual Status pack(std::string_view bytes, bool is_end) = 0;
  // Passes on so much of the block.
  Status put(std::size_t count) { return file_->write({block_.data(), count}); }

  std::string block_;

 private:
  std::unique_ptr<FileOutput> file_;
};

class GzipFile final : public PackedFile {
 public:
  explicit GzipFile(std::unique_ptr<FileOutput> file) : PackedFile(std::move(file)) {
    const int code =
        deflateInit2(&stream_, kGzipLevel, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY);
    if (code != Z_OK) throw std::bad_alloc();  // the arguments are good
  }
  ~GzipFile() override { deflateEnd(&stream_); }

 private:
  Status pack(std::string_view bytes, bool is_end) override {
    // zlib does not write what it reads.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(block_.data());
      stream_.avail_out = static_cast<uInt>(block_.size());
      [[maybe_unused]] const int code = deflate(&stream_, is_end ? Z_FINISH : Z_NO_FLUSH);
      assert(code != Z_STREAM_ERROR);
      const Status written = put(block_.size() - stream_.avail_out);
      if (!written) return written;
    } while (stream_.avail_out == 0);
    return {};
  }

  z_stream stream_{};
};

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

class ZstdFile final : public PackedFile {
 public:
  explicit ZstdFile(std::unique_ptr<FileOutput> file)
      : PackedFile(std::move(file)), context_(ZSTD_createCCtx()) {
    if (!context_) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_compressionLevel, kZstdLevel);
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_checksumFlag, 1);
    // By a thread of its own while the next bytes are made.
    ZSTD_CCtx_setParameter(context_.get(), ZSTD_c_nbWorkers, 1);
  }

 private:
  Status pack(std::string_view bytes, bool is_end) override {
    const ZSTD_EndDirective how = is_end ? ZSTD_e_end : ZSTD_e_continue;
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    for (;;) {
      ZSTD_outBuffer out{block_.data(), block_.size(), 0};
      const std::size_t left = ZSTD_compressStream2(context_.get(), &out, &in, how);
      if (ZSTD_isError(left) != 0) throw std::bad_alloc();  // nothing else can fail here
      const Status written = put(out.pos);
      if (!written) return written;
      const bool is_done = is_end ? left == 0 : in.pos == in.size;
      if (is_done) return {};
    }
  }

  std::unique_ptr<ZSTD_CCtx, FreeContext> context_;
};

bool ends_with(std::string_view path, std::string_view ending) {
  if (path.size() <= ending.size()) return false;
  path.remove_prefix(path.size() - ending.size());
  return std::equal(path.begin(), path.end(), ending.begin(), [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == b;
  });
}

}  // namespace

Compression compression_of_ending(std::string_view path) {
  if (ends_with(path, ".gz")) return Compression::gzip;
  return ends_with(path, ".zst") ? Compression::zstd : Compression::none;
}

std::string_view without_compression(std::string_view path) {
  const Compression how = compression_of_ending(path);
  if (how != Compression::none) path.remove_suffix(how == Compression::gzip ? 3 : 4);
  return path;
}

std::unique_ptr<FileOutput> compressed(std::unique_ptr<FileOutput> file, Compression how) {
  if (how == Compression::gzip) return std::make_unique<GzipFile>(std::move(file));
  if (how == Compression::zstd) return std::make_unique<ZstdFile>(std::move(file));
  return file;
}

}  // namespace yangxiao
