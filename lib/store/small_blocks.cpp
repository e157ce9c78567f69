#include "store/small_blocks.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include <sqlite3.h>

namespace yangxiao::store {
namespace {

// A block begins with its size; what SQLite gets stands behind it, so that it lies at a multiple of
// eight, which is what SQLite asks for.
constexpr std::size_t kHeader = sizeof(std::uint64_t);
constexpr std::size_t kStep = 16;
constexpr std::size_t kLargest = 1024;  // of the small ones
constexpr std::size_t kChunk = 64 * 1024;

#ifdef __SANITIZE_ADDRESS__
constexpr bool kIsWatched = true;
#else
constexpr bool kIsWatched = false;
#endif

struct FreeBlock {
  FreeBlock* next;
};

// Of one thread: SQLite is used by one, and a test by several, one after the other.
struct Pool {
  std::array<FreeBlock*, kLargest / kStep + 1> free{};  // by size
  unsigned char* begin = nullptr;                       // what is left of the last chunk
  std::size_t left = 0;
};
thread_local Pool pool;

std::size_t whole(int bytes) {
  return (static_cast<std::size_t>(bytes) + kHeader + kStep - 1) / kStep * kStep;
}

unsigned char* block_of(void* memory) { return static_cast<unsigned char*>(memory) - kHeader; }

std::size_t size_of(void* memory) {
  std::uint64_t size = 0;
  std::memcpy(&size, block_of(memory), kHeader);
  return static_cast<std::size_t>(size);
}

// Of a new chunk; the rest of the one before is lost, less than a block.
unsigned char* cut(std::size_t size) {
  if (pool.left < size) {
    auto* chunk = static_cast<unsigned char*>(std::malloc(kChunk));
    if (chunk == nullptr) return nullptr;
    pool.begin = chunk;
    pool.left = kChunk;
  }
  unsigned char* block = pool.begin;
  pool.begin += size;
  pool.left -= size;
  return block;
}

unsigned char* take(std::size_t size) {
  if (size > kLargest) return static_cast<unsigned char*>(std::malloc(size));
  FreeBlock*& first = pool.free[size / kStep];
  if (first == nullptr) return cut(size);
  auto* block = reinterpret_cast<unsigned char*>(first);
  first = first->next;
  return block;
}

void* allocate(int bytes) {
  const std::size_t size = whole(bytes);
  unsigned char* block = take(size);
  if (block == nullptr) return nullptr;
  const std::uint64_t header = size;
  std::memcpy(block, &header, kHeader);
  return block + kHeader;
}

void release(void* memory) {
  if (memory == nullptr) return;
  const std::size_t size = size_of(memory);
  if (size > kLargest) return std::free(block_of(memory));
  FreeBlock*& first = pool.free[size / kStep];
  auto* block = reinterpret_cast<FreeBlock*>(block_of(memory));
  block->next = first;
  first = block;
}

int capacity(void* memory) { return static_cast<int>(size_of(memory) - kHeader); }

void* resize(void* memory, int bytes) {
  const std::size_t size = size_of(memory);
  const std::size_t wanted = whole(bytes);
  if (size == wanted) return memory;
  if (size > kLargest && wanted > kLargest) {
    auto* block = static_cast<unsigned char*>(std::realloc(block_of(memory), wanted));
    if (block == nullptr) return nullptr;
    const std::uint64_t header = wanted;
    std::memcpy(block, &header, kHeader);
    return block + kHeader;
  }
  void* moved = allocate(bytes);
  if (moved == nullptr) return nullptr;
  std::memcpy(moved, memory, std::min(size, wanted) - kHeader);
  release(memory);
  return moved;
}

int rounded(int bytes) { return static_cast<int>(whole(bytes) - kHeader); }
int begin(void*) { return SQLITE_OK; }
void end(void*) {}

}  // namespace

void use_small_blocks() {
  static const sqlite3_mem_methods methods = {allocate, release, resize, capacity,
                                              rounded,  begin,   end,    nullptr};
  if (!kIsWatched) sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
}

}  // namespace yangxiao::store
