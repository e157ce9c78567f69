#include "cli/options.hpp"

#include <fmt/format.h>

namespace yangxiao::cli {

OptionGroup global_options() {
  return {N_("Global options"),
          {&opt_db, &opt_config, &opt_format, &opt_json, &opt_columns, &opt_no_header, &opt_output,
           &opt_quiet, &opt_verbose, &opt_color, &opt_lang, &opt_now, &opt_actor, &opt_help}};
}

OptionGroup write_options() { return {N_("Writing"), {&opt_dry_run, &opt_wait}}; }

OptionGroup import_options() {
  return {N_("Import"),
          {&opt_input_format, &opt_sheet, &opt_header_row, &opt_encoding, &opt_datum, &opt_order,
           &opt_profile, &opt_on_error, &opt_rejects, &opt_template, &opt_batches, &opt_undo,
           &opt_max_field, &opt_max_unpacked}};
}

OptionGroup plain_import_options() {
  return {
      N_("Import"),
      {&opt_input_format, &opt_sheet, &opt_header_row, &opt_encoding, &opt_on_error, &opt_rejects,
       &opt_template, &opt_batches, &opt_undo, &opt_max_field, &opt_max_unpacked}};
}

Status check_given(const Arguments& arguments, std::initializer_list<const Text*> needed) {
  for (const Text* option : needed) {
    const auto text = arguments[*option];
    if (text && !text->empty()) continue;
    return Error{
        Problem::argument_missing, {fmt::format("--{} {}", option->name, option->value)}, {}};
  }
  return {};
}

Error span_inverted(const Arguments& arguments, const Text& from, const Text& to) {
  return {Problem::span_inverted,
          {"--" + std::string(from.name), *arguments[from], "--" + std::string(to.name),
           *arguments[to]},
          {}};
}

}  // namespace yangxiao::cli
