# What the scripts share; read by them, not run.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }

# Libraries that some files need when they are opened: gzip, XLSX, ODS, SQLite. The program runs
# without them, and says which one is missing when such a file is opened.
file_packages="zlib1g:libz.so.1 libzip4:libzip.so.4 libexpat1:libexpat.so.1 libsqlite3-0:libsqlite3.so.0 libxlsxwriter4:libxlsxwriter.so.4"

want_libraries() {
  [ "$(uname)" = Linux ] || return 0
  command -v ldconfig >/dev/null || PATH=$PATH:/sbin:/usr/sbin
  local known missing="" entry
  known=$(ldconfig -p 2>/dev/null) || return 0
  for entry in $file_packages; do
    # A newer library of the same name does as well: its number is left out.
    case $known in *"${entry#*:}"*) ;; *)
      case $known in *"$(printf %s "${entry#*:}" | sed 's/\.so\..*/.so./')"*) ;; *)
        missing="$missing ${entry%%:*}" ;;
      esac ;;
    esac
  done
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing$missing, which read and write gzip, spreadsheets and SQLite"
    # shellcheck disable=SC2086
    { apt-get update && apt-get install -y --no-install-recommends $missing; } >&2 ||
      say "they could not be installed; everything else works"
    return 0
  fi
  say "without these libraries gzip, spreadsheets or SQLite files cannot be opened; everything else works"
  say "  sudo apt-get install$missing"
}

# Whatever a build needs beside the Swift toolchain, and what some files need.
need_tools() {
  want_libraries
  need_build_tools
}

need_build_tools() {
  if ! command -v swift >/dev/null; then
    say "swift is not on the path; Swift 6.3 for this system: https://www.swift.org/install/"
    exit 3
  fi
  local header
  for header in /usr/include/histedit.h /usr/local/include/histedit.h; do
    [ -e "$header" ] && return
  done
  # macOS has the header in its SDK.
  [ "$(uname)" = Darwin ] && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing libedit-dev, which edits lines at the prompt"
    { apt-get update && apt-get install -y --no-install-recommends libedit-dev; } >&2
    return
  fi
  say "the header histedit.h is missing: it comes with libedit-dev"
  say "  sudo apt-get install libedit-dev"
  exit 3
}

# The linker warns of a function that the toolchain's own library uses; nothing else is left out.
without_linker_noise() { grep --line-buffered -v "the use of \`mktemp' is dangerous" || true; }

# Builds a product as it is meant to be used. The library of Swift goes into the program, so that
# it can be copied to where it is wanted; on Linux those of C++ and of the compiler too, which also
# spares every start two libraries to open.
build_release() {
  local flags=(--static-swift-stdlib -Xswiftc -cross-module-optimization)
  if [ "$(uname)" = Linux ]; then
    local static=.build/static compiler library
    compiler=$(dirname "$(readlink -f "$(command -v swift)")")/clang
    [ -x "$compiler" ] || compiler=clang
    # Without the archive the shared library is taken.
    library=$("$compiler" -print-file-name=libstdc++.a 2>/dev/null) || library=""
    mkdir -p "$static"
    if [ -e "$library" ]; then ln -sf "$library" "$static/"; fi
    flags+=(-Xlinker "-L$PWD/$static" -Xswiftc -Xclang-linker -Xswiftc -static-libgcc)
  fi
  swift build -c release "${flags[@]}" --product "$1" 2>&1 | without_linker_noise >&2
}
