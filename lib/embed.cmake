# embed_file(TARGET FILE SYMBOL): puts the bytes of FILE into TARGET at build time, whatever they are.
#
# The sources of TARGET then see
#   #include "embedded/SYMBOL.hpp"      // namespace yangxiao::embedded
#   extern const std::string_view SYMBOL;
# initialised at compile time, so nothing is done at start-up. FILE may be made by another custom
# command. Call it in the folder that defines TARGET: outputs of custom commands are known only there.
#
# The same file is the generator: with `cmake -P` it writes the two generated files.
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ ${FILE} hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  # Every byte is an escape of its own, so no escape can swallow the character after it.
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" literal "${hex}")
  string(REPEAT "...." 24 one_line)
  string(REGEX REPLACE "(${one_line})" "\\1\"\n    \"" literal "${literal}")
  get_filename_component(name ${FILE} NAME)
  file(WRITE ${OUTPUT}.hpp "// Made from ${name} by lib/embed.cmake.
#pragma once
#include <string_view>
namespace yangxiao::embedded {
extern const std::string_view ${SYMBOL};
}
")
  file(WRITE ${OUTPUT}.cpp "// Made from ${name} by lib/embed.cmake.
#pragma GCC diagnostic ignored \"-Woverlength-strings\"
#include \"embedded/${SYMBOL}.hpp\"
namespace yangxiao::embedded {
constinit const std::string_view ${SYMBOL}{
    \"${literal}\", ${size}};
}
")
  return()
endif()

set(YANGXIAO_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(embed_file target file symbol)
  get_filename_component(file ${file} ABSOLUTE)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/generated/embedded/${symbol})
  add_custom_command(
    OUTPUT ${output}.cpp ${output}.hpp
    COMMAND ${CMAKE_COMMAND} -DFILE=${file} -DSYMBOL=${symbol} -DOUTPUT=${output}
      -P ${YANGXIAO_EMBED_SCRIPT}
    DEPENDS ${file} ${YANGXIAO_EMBED_SCRIPT}
    COMMENT "Embedding ${symbol}"
    VERBATIM)
  target_sources(${target} PRIVATE ${output}.cpp ${output}.hpp)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/generated)
endfunction()
