# The tables of base/text are made from the distribution's data while building: nothing that a
# dictionary says is copied into the source.
find_file(UNICODE_DATA UnicodeData.txt PATH_SUFFIXES share/unicode share/unicode-data REQUIRED)
find_file(UNIHAN_READINGS Unihan_Readings.txt.bz2
  PATH_SUFFIXES share/unicode share/unicode-data REQUIRED)
find_file(OPENCC_CHARACTERS TSCharacters.ocd2 PATH_SUFFIXES share/opencc REQUIRED)
find_program(OPENCC_DICT opencc_dict REQUIRED)
find_program(BZIP2 bzip2 REQUIRED)

set(text_tables ${PROJECT_BINARY_DIR}/generated)
file(MAKE_DIRECTORY ${text_tables}/base/text)

add_custom_command(OUTPUT ${text_tables}/simplified.txt
  COMMAND ${OPENCC_DICT} -i ${OPENCC_CHARACTERS} -f ocd2 -o ${text_tables}/simplified.txt -t text
  DEPENDS ${OPENCC_CHARACTERS} COMMENT "Traditional and simplified characters" VERBATIM)
add_custom_command(OUTPUT ${text_tables}/readings.txt
  COMMAND ${BZIP2} -dc ${UNIHAN_READINGS} > ${text_tables}/readings.txt
  DEPENDS ${UNIHAN_READINGS} COMMENT "Readings of Chinese characters" VERBATIM)

# text_table(NAME DATA...): base/text/NAME.hpp, written by build_time/make_NAME.cpp from the data.
function(text_table name)
  set(header ${text_tables}/base/text/${name}.hpp)
  add_executable(make_${name} ${PROJECT_SOURCE_DIR}/lib/base/text/build_time/make_${name}.cpp)
  target_include_directories(make_${name} PRIVATE ${PROJECT_SOURCE_DIR}/lib)
  # A program of the build runs as it is, whatever the product is checked with.
  foreach(property COMPILE_OPTIONS LINK_OPTIONS)
    get_target_property(options make_${name} ${property})
    list(FILTER options EXCLUDE REGEX "sanitize|NOTFOUND")
    set_target_properties(make_${name} PROPERTIES ${property} "${options}")
  endforeach()
  add_custom_command(OUTPUT ${header} COMMAND make_${name} ${ARGN} ${header}
    DEPENDS make_${name} ${ARGN} COMMENT "Table ${name}" VERBATIM)
  target_sources(yangxiao-core PRIVATE ${header})
endfunction()

text_table(fold_table ${UNICODE_DATA} ${text_tables}/simplified.txt)
text_table(pinyin_table ${text_tables}/readings.txt ${text_tables}/simplified.txt)
target_include_directories(yangxiao-core PRIVATE ${text_tables})
