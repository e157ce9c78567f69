// Problems and notes in words, in the language of the reader.
#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/reporter.hpp"

namespace yangxiao::cli {

// The English template, {0} {1} ... for the arguments: the key of its translation.
const char* text_of(Problem problem);
const char* text_of(Note note);

// What to do about it, or nullptr.
const char* hint_of(Problem problem);
const char* second_hint_of(Problem problem);  // another thing to do

// The arguments of an error as its sentence takes them.
std::vector<std::string> spoken(const Error& error);

// The sentence with its arguments filled in; what came from a file is shown with its control
// characters escaped.
std::string sentence(const char* text, const std::vector<std::string>& arguments);

// "stations.csv:12:5: latitude is out of range: 91", and the hint on a line of its own.
std::string render(const Error& error);
std::string render_line(const Error& error);  // without the hint
// How a file is called in a message: "-" is standard input, or output.
std::string file_text(const std::string& file, bool is_output = false);
std::string render(Note note, const std::vector<std::string>& arguments, const Place& place);

// The same as one JSON object on one line.
std::string render_json(const Error& error);
std::string render_json(Note note, const std::vector<std::string>& arguments, const Place& place);

}  // namespace yangxiao::cli
