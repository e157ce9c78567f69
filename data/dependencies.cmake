# Where the libraries of data/packages are found. Each becomes an imported target yangxiao_NAME, so
# that the portable build decides in one place what is linked from an archive.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

# dependency(NAME MODULE ARCHIVE...): the pkg-config module, or its archives in the portable build.
function(dependency name module)
  pkg_check_modules(${name} REQUIRED ${module})
  add_library(yangxiao_${name} INTERFACE)
  target_include_directories(yangxiao_${name} SYSTEM INTERFACE ${${name}_INCLUDE_DIRS})
  if(NOT YANGXIAO_PORTABLE)
    target_link_libraries(yangxiao_${name} INTERFACE ${${name}_LINK_LIBRARIES})
    return()
  endif()
  foreach(archive ${ARGN})
    find_library(${name}_${archive}_path ${archive} REQUIRED)
    target_link_libraries(yangxiao_${name} INTERFACE ${${name}_${archive}_path})
  endforeach()
endfunction()

dependency(sqlite sqlite3 libsqlite3.a)
dependency(minizip minizip libminizip.a libz.a)
dependency(expat expat libexpat.a)
dependency(utf8proc libutf8proc libutf8proc.a)
dependency(geographic geographiclib libGeographicLib.a)
dependency(sodium libsodium libsodium.a)
dependency(nettle nettle libnettle.a)
dependency(zlib zlib libz.a)
dependency(zstd libzstd libzstd.a)
# Debian has no shared library of it.
find_path(QRCODEGEN_INCLUDE qrcodegen/qrcodegen.hpp REQUIRED)
find_library(QRCODEGEN_ARCHIVE libqrcodegencpp.a REQUIRED)

# Debian ships no static fmt, and linking the shared one costs start-up: base/text/fmt_compiled.cpp is
# its compiled half.
find_path(FMT_INCLUDE fmt/format.h REQUIRED)
# Opened by the verb that needs it, never linked.
find_path(LIBPQ_INCLUDE libpq-fe.h PATH_SUFFIXES postgresql REQUIRED)
# toml++ header-only: its own target would add a shared library to no use.
find_path(TOMLPP_INCLUDE toml++/toml.h REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)

# SQLiteCpp's own target would pull in the shared SQLite.
find_library(SQLITECPP_ARCHIVE libSQLiteCpp.a REQUIRED)
find_path(SQLITECPP_INCLUDE SQLiteCpp/SQLiteCpp.h REQUIRED)
add_library(yangxiao_sqlitecpp INTERFACE)
target_include_directories(yangxiao_sqlitecpp SYSTEM INTERFACE ${SQLITECPP_INCLUDE})
target_link_libraries(yangxiao_sqlitecpp INTERFACE ${SQLITECPP_ARCHIVE} yangxiao_sqlite Threads::Threads ${CMAKE_DL_LIBS})
