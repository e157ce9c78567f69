#!/usr/bin/env bats
# Plans against optima that others found. ROOT is the source, BINARY the program.

setup() {
  cd "$BATS_TEST_TMPDIR"
  export HOME="$PWD" LC_ALL=C.UTF-8 ASAN_OPTIONS=detect_leaks=0
}

@test "the optimum of each of the OR-Library's p-median graphs" {
  known="$ROOT/../shared/data/pmed"
  [ -e "$known/optimum.csv" ] || skip "there is no ../shared/data/pmed beside the project"
  "$ROOT/tests/cli/optimum" pmed "$BINARY" "$known"
}

@test "within 1 percent of the optimum that Cbc proves, and never beyond the bound" {
  "$ROOT/tests/cli/optimum" cbc "$BINARY"
}
