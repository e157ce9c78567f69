// Memory for SQLite: small blocks from lists of their own, large ones from malloc.
//
// A statement is parsed into hundreds of small blocks, and so is the schema, at the start of every
// process. SQLite has a pool for them (lookaside), which Debian's library is built without; malloc
// and free then were a fifth of the instructions of a short command.
#pragma once

namespace yangxiao::store {

// For every connection that is opened from then on. Has to come before SQLite is first used. What
// was a small block stays with the process, to be used again. Does nothing where a sanitizer looks
// at each block.
void use_small_blocks();

}  // namespace yangxiao::store
