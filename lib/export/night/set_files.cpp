#include "export/night/set_files.hpp"

#include "base/compression.hpp"
#include "base/input.hpp"
#include "base/sealing.hpp"
#include "base/sha256.hpp"
#include "export/night/snapshot.hpp"
#include "store/book.hpp"

namespace yangxiao::exporting {
namespace {

class MeasuredFile final : public FileOutput {
 public:
  MeasuredFile(std::unique_ptr<FileOutput> file, ManifestFile& told)
      : file_(std::move(file)), told_(told) {}

  Status write(std::string_view bytes) override {
    hash_.add(bytes);
    told_.bytes += bytes.size();
    return file_->write(bytes);
  }
  Status commit() override {
    told_.sha256 = hash_.hex();
    return file_->commit();
  }

 private:
  std::unique_ptr<FileOutput> file_;
  ManifestFile& told_;
  Sha256 hash_;
};

}  // namespace

std::unique_ptr<FileOutput> measured(std::unique_ptr<FileOutput> file, ManifestFile& told) {
  return std::make_unique<MeasuredFile>(std::move(file), told);
}

Result<std::unique_ptr<FileOutput>> create_file(const SetInMaking& set, mode_t mode,
                                                ManifestFile& told) {
  auto file = AtomicFile::create(set.path_of(told.path), mode);
  if (!file) return file.error();
  return measured(std::move(*file), told);
}

Status write_text(const SetInMaking& set, const std::string& path, const std::string& text,
                  ManifestFile& told) {
  told = {};
  told.path = path;
  auto file = create_file(set, kForAll, told);
  if (!file) return file.error();
  const Status written = (*file)->write(text);
  return written ? (*file)->commit() : written;
}

Status pack_file(const SetInMaking& set, const std::string& plain, const std::string& path,
                 const std::optional<minisign::PublicKey>& recipient, Random random,
                 ManifestFile& told) {
  told.path = path + ".zst";
  if (recipient) told.path += kSealedEnding;
  auto file = create_file(set, kForOwner, told);
  if (file && recipient) file = sealed(std::move(*file), *recipient, random);
  if (!file) return file.error();
  const auto packed = compressed(std::move(*file), Compression::zstd);
  auto input = open_input(set.path_of(plain));
  if (!input) return input.error();
  const Status written = copy_bytes(**input, *packed);
  return written ? packed->commit() : written;
}

Status write_by_sqlite(const std::string& root, const std::string& book,
                       const std::function<void()>& job) {
  const Status done = store::guarded(book, [&]() -> Status {
    job();
    return {};
  });
  const bool is_full = !done && done.error().what == Problem::disk_full;
  return is_full ? Status(Error{Problem::disk_full, {}, {root, 0, 0, {}}}) : done;
}

Status write_sums(const SetInMaking& set, const std::string& folder, const Checksums& sums,
                  const std::string& comment, const std::optional<minisign::SecretKey>& key,
                  std::vector<ManifestFile>& told) {
  const std::string text = to_text(sums);
  const Status written = write_text(set, folder + kChecksumsName, text, told.emplace_back());
  if (!written || !key) return written;
  return write_text(set, folder + kSignatureName, minisign::sign(text, comment, *key),
                    told.emplace_back());
}

Status close_set(const SetInMaking& set, const Manifest& manifest,
                 const std::optional<minisign::SecretKey>& key) {
  ManifestFile told;
  const Status written = write_text(set, kManifestName, to_text(manifest), told);
  if (!written) return written;
  Checksums sums{{kManifestName, told.sha256}};
  for (const ManifestFile& file : manifest.files) sums.emplace(file.path, file.sha256);
  std::vector<ManifestFile> unnamed;  // they cannot name themselves
  return write_sums(set, "", sums, signed_comment(manifest), key, unnamed);
}

std::string signed_comment(const Manifest& manifest) {
  return std::string(kSignedComment) + manifest.night + " of book " + manifest.book + ", made at " +
         manifest.created_at;
}

}  // namespace yangxiao::exporting
