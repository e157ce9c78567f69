#include "table/xlsx_archive.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#include <unzip.h>

namespace yangxiao::table {

// minizip's way to a file, led to memory.
struct ArchiveMemory {
  using Memory = XlsxArchive::Memory;

  static voidpf open(voidpf opaque, const void*, int) {
    static_cast<Memory*>(opaque)->at = 0;
    return opaque;
  }
  static uLong read(voidpf, voidpf stream, void* buffer, uLong size) {
    auto& memory = *static_cast<Memory*>(stream);
    const std::uint64_t left =
        memory.bytes.size() - std::min<std::uint64_t>(memory.at, memory.bytes.size());
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(size, left));
    std::memcpy(buffer, memory.bytes.data() + memory.at, count);
    memory.at += count;
    return static_cast<uLong>(count);
  }
  static uLong write(voidpf, voidpf, const void*, uLong) { return 0; }
  static ZPOS64_T tell(voidpf, voidpf stream) { return static_cast<Memory*>(stream)->at; }
  static long seek(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
    auto& memory = *static_cast<Memory*>(stream);
    const std::uint64_t base = origin == ZLIB_FILEFUNC_SEEK_CUR   ? memory.at
                               : origin == ZLIB_FILEFUNC_SEEK_END ? memory.bytes.size()
                                                                  : 0;
    if (offset > memory.bytes.size() - std::min<std::uint64_t>(base, memory.bytes.size()))
      return -1;
    memory.at = base + offset;
    return 0;
  }
  static int close(voidpf, voidpf) { return 0; }
  static int error(voidpf, voidpf) { return 0; }
};

Error XlsxArchive::broken(const std::string& part, std::string reason) const {
  return {Problem::xlsx_broken, {part, std::move(reason)}, {file_, 0, 0, {}}};
}

Result<std::unique_ptr<XlsxArchive>> XlsxArchive::open(std::string_view bytes, std::string file,
                                                       std::uint64_t largest) {
  std::unique_ptr<XlsxArchive> archive(new XlsxArchive(bytes, std::move(file), largest));
  zlib_filefunc64_def functions{};
  functions.zopen64_file = ArchiveMemory::open;
  functions.zread_file = ArchiveMemory::read;
  functions.zwrite_file = ArchiveMemory::write;
  functions.ztell64_file = ArchiveMemory::tell;
  functions.zseek64_file = ArchiveMemory::seek;
  functions.zclose_file = ArchiveMemory::close;
  functions.zerror_file = ArchiveMemory::error;
  functions.opaque = &archive->memory_;
  archive->zip_ = unzOpen2_64("memory", &functions);
  if (archive->zip_ == nullptr) return archive->broken("zip", "no index at its end");
  return archive;
}

XlsxArchive::~XlsxArchive() {
  if (zip_ != nullptr) unzClose(zip_);
}

bool XlsxArchive::has(const std::string& part) {
  return unzLocateFile(zip_, part.c_str(), 1) == UNZ_OK;
}

Status XlsxArchive::read(const std::string& part,
                         const std::function<Status(std::string_view)>& take) {
  if (!has(part)) return broken(part, "not in the archive");
  if (unzOpenCurrentFile(zip_) != UNZ_OK) return broken(part, "cannot be unpacked");
  struct Closer {
    void* zip;
    ~Closer() { unzCloseCurrentFile(zip); }
  } closer{zip_};
  const bool is_first_time = counted_.insert(part).second;
  std::vector<char> block(65536);
  for (;;) {
    const int count = unzReadCurrentFile(zip_, block.data(), static_cast<unsigned>(block.size()));
    if (count < 0) return broken(part, "damaged data");
    if (count == 0) return {};
    if (is_first_time) unpacked_ += static_cast<std::uint64_t>(count);
    if (unpacked_ > largest_) {
      return Error{
          Problem::xlsx_too_large, {std::to_string(largest_), "--max-unpacked"}, {file_, 0, 0, {}}};
    }
    const Status taken = take({block.data(), static_cast<std::size_t>(count)});
    if (!taken) return taken;
  }
}

}  // namespace yangxiao::table
