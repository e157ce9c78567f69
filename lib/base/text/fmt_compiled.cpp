// The compiled half of fmt, once. Debian ships it as a shared library alone, which costs start-up,
// and header-only every file would compile it anew (measured: 4 of 9 seconds a file).
#include <fmt/format-inl.h>

// What <fmt/format.h> declares extern.
template FMT_API auto fmt::detail::thousands_sep_impl<char>(locale_ref)
    -> thousands_sep_result<char>;
template FMT_API auto fmt::detail::decimal_point_impl<char>(locale_ref) -> char;
