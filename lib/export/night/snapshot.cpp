#include "export/night/snapshot.hpp"

#include "base/decompression.hpp"
#include "base/sealing.hpp"

namespace yangxiao::exporting {

Status unpack(const std::string& path, const std::optional<minisign::SecretKey>& identity,
              Output& output) {
  auto input = open_input(path);
  std::string_view plain = path;
  if (plain.ends_with(kSealedEnding)) {
    if (!identity) return Error{Problem::night_sealed, {}, {path, 0, 0, {}}};
    plain.remove_suffix(kSealedEnding.size());
    if (input) input = open_seal(std::move(*input), *identity);
  }
  if (!input) return input.error();
  const auto unpacked = decompressed(std::move(*input), compression_of_ending(plain));
  return copy_bytes(*unpacked, output);
}

}  // namespace yangxiao::exporting
