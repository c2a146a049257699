# Shared by the scripts of this folder: what is measured, and how.

# the five findings that every measurement asks
question=("left low back" buttock groin --worse coughing --worse "prolonged sitting")
# the same with a slip of the finger
slip=("left low bakc" buttock groin --worse coughing --worse "prolonged sitting")

# needs NAME PACKAGE...: installs a program from the system's packages where it is missing
needs() {
  local name=$1
  shift
  type -P "$name" >/dev/null && return
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  "${root[@]}" apt-get update -qq >/dev/null && "${root[@]}" apt-get install -y -qq "$@" >/dev/null
  type -P "$name" >/dev/null || { echo "error: $name is needed; install $*" >&2; exit 2; }
}

# the program of a bench target
bench_program() {
  cargo bench --locked --no-run --bench "$1" 2>&1 | sed -n 's/.*Executable .*(\(.*\))$/\1/p'
}

# instructions a command takes, in an environment that is always the same
instructions() {
  env -i valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 >/dev/null |
    sed -n 's/.*Collected : //p'
}

# peak of resident memory of a command, in KiB
resident() {
  env time --format=%M "$@" 2>&1 >/dev/null | tail -n 1
}

# ratio A B: A / B with two decimals
ratio() {
  awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'
}
