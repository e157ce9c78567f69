// A shared library that is opened by whoever needs it: what is linked is opened at every start.
#pragma once

#include <dlfcn.h>

namespace yangxiao {

class SharedLibrary {
 public:
  explicit SharedLibrary(const char* file) : handle_(::dlopen(file, RTLD_NOW | RTLD_LOCAL)) {}

  // Looks a function up by its name. It stays as long as the program runs: libraries do not expect
  // to go while what they made is there.
  template <typename Function>
  void find(Function*& function, const char* name) {
    function = handle_ == nullptr ? nullptr : reinterpret_cast<Function*>(::dlsym(handle_, name));
    has_all_ = has_all_ && function != nullptr;
  }

  // Whether it is there, and had all that was looked for.
  bool has_all() const { return handle_ != nullptr && has_all_; }

 private:
  void* handle_;
  bool has_all_ = true;
};

}  // namespace yangxiao
