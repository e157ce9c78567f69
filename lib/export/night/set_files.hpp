// The files of a set in the making, each hashed and counted while it is written.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/minisign.hpp"
#include "base/output.hpp"
#include "base/random.hpp"
#include "export/night/checksums.hpp"
#include "export/night/manifest.hpp"
#include "export/night/nights.hpp"

namespace yangxiao::exporting {

inline constexpr mode_t kForAll = 0644;
inline constexpr mode_t kForOwner = 0600;

// A file that is hashed and counted while it is written; `told` outlives it, and gets both with the
// commit.
std::unique_ptr<FileOutput> measured(std::unique_ptr<FileOutput> file, ManifestFile& told);

// `told` names the path, and outlives the file. Errors: those of AtomicFile.
Result<std::unique_ptr<FileOutput>> create_file(const SetInMaking& set, mode_t mode,
                                                ManifestFile& told);

// A whole file that all may read. Errors: those of AtomicFile.
Status write_text(const SetInMaking& set, const std::string& path, const std::string& text,
                  ManifestFile& told);

// A file of the set into another one that is its owner's alone: compressed, and sealed where it is
// for somebody. `path`: the name without endings. Errors: those of the files and of sealed().
Status pack_file(const SetInMaking& set, const std::string& plain, const std::string& path,
                 const std::optional<minisign::PublicKey>& recipient, Random random,
                 ManifestFile& told);

// Lets SQLite write a file of the set. Where the disk is full it is that of the nights in `root`;
// all else is about the book. Errors: those of store::guarded().
Status write_by_sqlite(const std::string& root, const std::string& book,
                       const std::function<void()>& job);

// SHA256SUMS into a folder of the set ("" or one that ends with "/"), and beside it, with a key,
// its signature; `told` gets both. Errors: those of AtomicFile.
Status write_sums(const SetInMaking& set, const std::string& folder, const Checksums& sums,
                  const std::string& comment, const std::optional<minisign::SecretKey>& key,
                  std::vector<ManifestFile>& told);

// What a signature over the set says of it in words, and how they begin.
inline constexpr std::string_view kSignedComment = "yangxiao night ";
std::string signed_comment(const Manifest& manifest);

// Writes manifest.json, SHA256SUMS and, with a key, its signature, in this order: each says what
// the one before is. Errors: those of AtomicFile.
Status close_set(const SetInMaking& set, const Manifest& manifest,
                 const std::optional<minisign::SecretKey>& key);

}  // namespace yangxiao::exporting
