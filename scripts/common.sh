# What the scripts share; read by them, not run.

cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }

# Whatever a build needs beside the Swift toolchain.
need_tools() {
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
