#include "base/sealing.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include <sodium/crypto_box.h>
#include <sodium/crypto_generichash.h>
#include <sodium/crypto_secretstream_xchacha20poly1305.h>
#include <sodium/crypto_sign.h>

namespace yangxiao {
namespace {

constexpr std::string_view kMagic = "YXSEAL1\n";
constexpr std::size_t kPiece = 1U << 16U;
constexpr std::size_t kMore = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t kSealedKey =
    crypto_box_SEALBYTES + crypto_secretstream_xchacha20poly1305_KEYBYTES;

using StreamKey = std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES>;
using Header = std::array<unsigned char, crypto_secretstream_xchacha20poly1305_HEADERBYTES>;
using BoxKey = std::array<unsigned char, crypto_box_PUBLICKEYBYTES>;

unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

// crypto_box_seal() with the randomness that was handed in.
std::string seal_key(const StreamKey& key, const BoxKey& recipient, Random& random) {
  std::array<unsigned char, crypto_box_SEEDBYTES> seed{};
  random.fill(seed);
  BoxKey once{};
  std::array<unsigned char, crypto_box_SECRETKEYBYTES> secret{};
  crypto_box_seed_keypair(once.data(), secret.data(), seed.data());
  std::array<unsigned char, crypto_box_NONCEBYTES> nonce{};
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, nonce.size());
  crypto_generichash_update(&state, once.data(), once.size());
  crypto_generichash_update(&state, recipient.data(), recipient.size());
  crypto_generichash_final(&state, nonce.data(), nonce.size());
  std::string box(kSealedKey, '\0');
  std::copy(once.begin(), once.end(), box.begin());
  if (crypto_box_easy(raw(box) + once.size(), key.data(), key.size(), nonce.data(),
                      recipient.data(), secret.data()) != 0) {
    return {};
  }
  return box;
}

class SealedFile final : public FileOutput {
 public:
  // The header is random: pulling makes the same state of it as pushing does, which would choose
  // another one each time.
  SealedFile(std::unique_ptr<FileOutput> file, const StreamKey& key, const Header& header)
      : file_(std::move(file)) {
    crypto_secretstream_xchacha20poly1305_init_pull(&state_, header.data(), key.data());
  }

  Status write(std::string_view bytes) override {
    while (!bytes.empty()) {
      // A whole piece waits until something comes behind it: the last one is marked.
      if (waiting_.size() == kPiece) {
        const Status pushed = push(crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
        if (!pushed) return pushed;
      }
      const std::size_t count = std::min(bytes.size(), kPiece - waiting_.size());
      waiting_.append(bytes.substr(0, count));
      bytes.remove_prefix(count);
    }
    return {};
  }

  Status commit() override {
    const Status pushed = push(crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    return pushed ? file_->commit() : pushed;
  }

 private:
  Status push(unsigned char tag) {
    sealed_.resize(waiting_.size() + kMore);
    crypto_secretstream_xchacha20poly1305_push(&state_, raw(sealed_), nullptr, raw(waiting_),
                                               waiting_.size(), nullptr, 0, tag);
    waiting_.clear();
    return file_->write(sealed_);
  }

  std::unique_ptr<FileOutput> file_;
  crypto_secretstream_xchacha20poly1305_state state_;
  std::string waiting_;
  std::string sealed_;
};

// Fills the buffer; fewer bytes only at the end.
Result<std::size_t> read_fully(Input& input, std::span<char> buffer) {
  std::size_t filled = 0;
  while (filled < buffer.size()) {
    const auto count = input.read(buffer.subspan(filled));
    if (!count) return count.error();
    if (*count == 0) break;
    filled += *count;
  }
  return filled;
}

class SealedInput final : public Input {
 public:
  SealedInput(std::unique_ptr<Input> inner, const StreamKey& key, const Header& header)
      : inner_(std::move(inner)) {
    crypto_secretstream_xchacha20poly1305_init_pull(&state_, header.data(), key.data());
  }

  Result<std::size_t> read(std::span<char> buffer) override {
    while (at_ == piece_.size()) {
      if (is_ended_) return std::size_t{0};
      const Status pulled = pull();
      if (!pulled) return pulled.error();
    }
    const std::size_t count = std::min(buffer.size(), piece_.size() - at_);
    std::copy_n(piece_.begin() + static_cast<std::ptrdiff_t>(at_), count, buffer.begin());
    at_ += count;
    return count;
  }
  const std::string& name() const override { return inner_->name(); }
  std::optional<std::uint64_t> size() const override { return std::nullopt; }

 private:
  Error broken() const { return {Problem::seal_broken, {}, {inner_->name(), 0, 0, {}}}; }

  Status pull() {
    std::string bytes(kPiece + kMore, '\0');
    const auto count = read_fully(*inner_, bytes);
    if (!count) return count.error();
    if (*count < kMore) return broken();
    piece_.resize(*count - kMore);
    at_ = 0;
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&state_, raw(piece_), nullptr, &tag, raw(bytes),
                                                   *count, nullptr, 0) != 0) {
      return broken();
    }
    is_ended_ = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    if (!is_ended_) return {};
    std::array<char, 1> more{};
    const auto rest = read_fully(*inner_, more);
    if (!rest) return rest.error();
    return *rest == 0 ? Status() : broken();
  }

  std::unique_ptr<Input> inner_;
  crypto_secretstream_xchacha20poly1305_state state_;
  std::string piece_;
  std::size_t at_ = 0;
  bool is_ended_ = false;
};

}  // namespace

Result<std::unique_ptr<FileOutput>> sealed(std::unique_ptr<FileOutput> file,
                                           const minisign::PublicKey& recipient, Random& random) {
  BoxKey box_key{};
  StreamKey key{};
  Header header{};
  random.fill(key);
  random.fill(header);
  std::string box;
  if (crypto_sign_ed25519_pk_to_curve25519(box_key.data(), recipient.key.data()) == 0) {
    box = seal_key(key, box_key, random);
  }
  if (box.empty())
    return Error{Problem::key_broken, {}, {minisign::to_text(recipient.number), 0, 0, {}}};
  Status written = file->write(kMagic);
  if (written) written = file->write(box);
  if (written) {
    written = file->write({reinterpret_cast<const char*>(header.data()), header.size()});
  }
  if (!written) return written.error();
  return std::unique_ptr<FileOutput>(std::make_unique<SealedFile>(std::move(file), key, header));
}

Result<std::unique_ptr<Input>> open_seal(std::unique_ptr<Input> input,
                                         const minisign::SecretKey& key) {
  const Place place{input->name(), 0, 0, {}};
  std::string begin(kMagic.size() + kSealedKey + sizeof(Header), '\0');
  const auto count = read_fully(*input, begin);
  if (!count) return count.error();
  if (*count < begin.size() || !begin.starts_with(kMagic)) {
    return Error{Problem::seal_broken, {}, place};
  }
  BoxKey box_key{};
  std::array<unsigned char, crypto_box_SECRETKEYBYTES> secret{};
  StreamKey stream_key{};
  Header header{};
  const unsigned char* box = raw(begin) + kMagic.size();
  std::copy_n(box + kSealedKey, header.size(), header.begin());
  if (crypto_sign_ed25519_pk_to_curve25519(box_key.data(), key.public_key().key.data()) != 0 ||
      crypto_sign_ed25519_sk_to_curve25519(secret.data(), key.key.data()) != 0 ||
      crypto_box_seal_open(stream_key.data(), box, kSealedKey, box_key.data(), secret.data()) !=
          0) {
    return Error{Problem::seal_of_other_key, {}, place};
  }
  return std::unique_ptr<Input>(
      std::make_unique<SealedInput>(std::move(input), stream_key, header));
}

}  // namespace yangxiao
