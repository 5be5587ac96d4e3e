# shellcheck shell=sh
# Find a Python that can build the site, and make build/venv with it.
# Read by the entry points (". scripts/machine/interpreter.sh") from the project's folder; plain POSIX sh.

# Compiled modules lie in build/, also where a machine wants none beside their sources: without any,
# every start of Python compiles its packages again, and the tests have hundreds of starts.
unset PYTHONHOME PYTHONPATH PYTHONDONTWRITEBYTECODE
export PYTHONUTF8=1 PYTHONPYCACHEPREFIX="$PWD/build/pycache"

venv=build/venv

say() {
  printf '%s\n' "$*" >&2
}

# Print every Python that may do, one a line, the best known first.
candidates() {
  if [ -n "${PYTHON:-}" ]; then
    command -v "$PYTHON" || :
  fi
  for name in python3.14 python3.13 python3.12 python3; do
    command -v "$name" || :
    for folder in /usr/bin /usr/local/bin /opt/homebrew/bin "${HOME:-}/.local/bin" \
      "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/*/bin \
      /Library/Frameworks/Python.framework/Versions/*/bin; do
      if [ -x "$folder/$name" ]; then
        printf '%s\n' "$folder/$name"
      fi
    done
  done
}

# On a Mac without developer tools /usr/bin/python3 opens a window instead of running.
only_opens_a_window() {
  [ "$(uname)" = Darwin ] && [ "$1" = /usr/bin/python3 ] && ! xcode-select -p >/dev/null 2>&1
}

# Succeed if the Python really runs (a shim may only look like one) and is new enough.
suitable() {
  ! only_opens_a_window "$1" &&
    "$1" -c 'import sys, venv; sys.exit(sys.version_info < (3, 12))' </dev/null >/dev/null 2>&1
}

# Make the environment with the Python's own pip, which Debian keeps in a package of its own.
make_with_ensurepip() {
  "$1" -c 'import ensurepip' >/dev/null 2>&1 && "$1" -m venv --clear "$venv" >/dev/null 2>&1
}

# Make the environment with a pip that is installed beside the Python.
make_with_pip() {
  "$1" -c 'import pip' >/dev/null 2>&1 &&
    "$1" -m venv --clear --without-pip "$venv" >/dev/null 2>&1 &&
    PIP_CONFIG_FILE=/dev/null "$1" -m pip --python "$venv/bin/python" install --quiet --no-input \
      --require-hashes --only-binary :all: --requirement requirements/build.txt
}

# Try one way ($1) of making the environment with each suitable Python in turn.
make_environment() {
  found=$(candidates | while IFS= read -r python; do
    if suitable "$python" && "$1" "$python"; then
      printf '%s\n' "$python"
      break
    fi
  done)
  if [ -z "$found" ]; then
    return 1
  fi
  say "Python: made $venv with $found ($("$venv/bin/python" -V))."
}

# Run a command as root, where that needs no password.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

can_install_packages() {
  command -v apt-get >/dev/null && as_root true 2>/dev/null
}

# Debian and Ubuntu ship their Python without the means to make an environment.
install_venv_module() {
  can_install_packages || return 1
  say "Python: installing python3-venv with apt-get."
  as_root apt-get update -qq >/dev/null &&
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null 2>&1
}

has_suitable_python() {
  candidates | while IFS= read -r python; do
    if suitable "$python"; then
      echo yes
      break
    fi
  done | grep -q yes
}

explain_missing_python() {
  if has_suitable_python; then
    say "The Python found here cannot make a virtual environment."
    say "  Debian, Ubuntu:  sudo apt-get install python3-venv"
  else
    say "Python 3.12 or newer is needed, and none was found."
    say "  Debian 13, Ubuntu 24.04 or newer:  sudo apt-get install python3 python3-venv"
    say "  macOS:                             brew install python@3.13"
    say "  Elsewhere: install one from python.org or with pyenv."
  fi
  say "If one stands in an unusual place, name it: PYTHON=/path/to/python3.13 $0"
}

# Let pip, as this machine has set it up, bring the pinned uv, which installs all else.
# Hashes settle what comes; a constraint of the machine's own would only forbid it.
bring_uv() {
  PIP_CONSTRAINT='' "$venv/bin/python" -m pip install --quiet --no-input --no-compile \
    --disable-pip-version-check --root-user-action ignore \
    --require-hashes --only-binary :all: --requirement requirements/build.txt
}

# Succeed if build/venv is whole.
has_environment() {
  suitable "$venv/bin/python" && [ -x "$venv/bin/uv" ]
}

# Leave a working build/venv behind, or say what is missing and stop.
ensure_python() {
  has_environment && return
  mkdir -p build
  if [ -n "${PYTHON:-}" ] && ! suitable "$PYTHON"; then
    say "PYTHON=$PYTHON does not run, or is older than 3.12; trying others."
  fi
  make_environment make_with_ensurepip ||
    make_environment make_with_pip ||
    { install_venv_module && make_environment make_with_ensurepip; } ||
    {
      explain_missing_python
      exit 1
    }
  bring_uv || exit 1
}
