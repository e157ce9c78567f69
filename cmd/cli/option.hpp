// Options as values. A verb names the constants that it takes; the parser, --help, the completions,
// the man pages and the tree are all made from them, so nothing has to be kept in step by hand.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yangxiao::cli {

// What a value is: decides how it is completed, and what is checked before the verb runs.
enum class Form : std::uint8_t {
  text,
  number,    // a whole number from 0
  file,      // an existing file
  path,      // a file to be written
  choice,    // one of Option::choices
  facility,  // a word for a facility of the book
  station,   // the code of a station of the book
  field,     // FIELD=VALUE
  time,
};

// How often and with what an option may be given.
enum class Arity : std::uint8_t { flag, one, many, maybe };  // maybe: the value may be left out

struct Option {
  const char* name;   // long, without the dashes
  char letter;        // short, or 0
  const char* value;  // the name of its value in the help; nullptr for a flag
  const char* help;   // one English sentence without a full stop, marked N_()
  Form form = Form::text;
  const char* choices = nullptr;  // of Form::choice: words joined by '|'
  Arity arity = Arity::one;
  // Form::choice: whether a word that is none of them means one; nullptr: none does.
  bool (*also)(std::string_view) = nullptr;
};

// The type of an option is the type of what Arguments gives for it.
struct Flag : Option {
  constexpr Flag(const char* long_name, char short_name, const char* sentence)
      : Option{long_name, short_name, nullptr, sentence, Form::text, nullptr, Arity::flag} {}
};
struct Text : Option {
  constexpr Text(const char* long_name, char short_name, const char* value_name,
                 const char* sentence, Form value_form = Form::text, const char* words = nullptr,
                 bool (*other_word)(std::string_view) = nullptr)
      : Option{long_name,  short_name, value_name, sentence,
               value_form, words,      Arity::one, other_word} {}
};
struct Texts : Option {
  constexpr Texts(const char* long_name, char short_name, const char* value_name,
                  const char* sentence, Form value_form = Form::text, const char* words = nullptr,
                  bool (*other_word)(std::string_view) = nullptr)
      : Option{long_name,  short_name, value_name,  sentence,
               value_form, words,      Arity::many, other_word} {}
};
struct Number : Option {
  constexpr Number(const char* long_name, char short_name, const char* value_name,
                   const char* sentence)
      : Option{long_name, short_name, value_name, sentence, Form::number, nullptr, Arity::one} {}
};
// Given without a value, it holds an empty text. The value belongs to it when it is joined by '='
// or when the next word is a time.
struct MaybeTime : Option {
  constexpr MaybeTime(const char* long_name, char short_name, const char* value_name,
                      const char* sentence)
      : Option{long_name, short_name, value_name, sentence, Form::time, nullptr, Arity::maybe} {}
};

// Options that belong together, under one heading of the help and of the man page.
struct OptionGroup {
  const char* title;  // marked N_()
  std::vector<const Option*> options;
};

// A word that a verb takes by its place.
struct Argument {
  const char* name;  // as in the usage line: LAT,LON
  Form form = Form::text;
  enum class Count : std::uint8_t {
    one,
    maybe,
    some,
    any
  } count = Count::one;  // some: at least one
};

// What was given on the command line, after the parser has checked it.
class Arguments {
 public:
  bool operator[](const Flag& option) const { return find(option) != nullptr; }
  std::optional<std::string> operator[](const Text& option) const { return first(option); }
  std::optional<std::string> operator[](const MaybeTime& option) const { return first(option); }
  std::optional<std::uint64_t> operator[](const Number& option) const;
  std::vector<std::string> operator[](const Texts& option) const;
  bool has(const Option& option) const { return find(option) != nullptr; }

  const std::vector<std::string>& words() const { return words_; }

  void set(const Option& option, std::vector<std::string> values) {
    given_.push_back({&option, std::move(values)});
  }
  void set_words(std::vector<std::string> words) { words_ = std::move(words); }

 private:
  struct Given {
    const Option* option;
    std::vector<std::string> values;
  };
  const Given* find(const Option& option) const;
  std::optional<std::string> first(const Option& option) const;

  std::vector<Given> given_;
  std::vector<std::string> words_;
};

}  // namespace yangxiao::cli
