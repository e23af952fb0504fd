# Sourced by scripts/demo and scripts/test: `environment FOLDER EXTRAS` makes a virtual environment in FOLDER with
# CraftGraph in it as it stands here, and with the versions of constraints.txt. Does nothing where that is done already.

cd_root() { cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd; }
ROOT="$(cd_root)"

find_python() {
  local name
  for name in "${PYTHON:-python3.11}" python3.11 python3.12 python3.13 python3 python; do
    if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
  echo "CraftGraph needs Python 3.11 or later: install it (Debian, Ubuntu: apt-get install python3 python3-venv)" \
    "or name it, as in PYTHON=/path/to/python3.11" >&2
  return 1
}

environment() {
  local folder="$ROOT/$1" extras="$2" python wanted
  python="$(find_python)" || return 1
  wanted="$(cat "$ROOT/pyproject.toml" "$ROOT/constraints.txt" | cksum) $extras $ROOT"
  if [ -x "$folder/bin/craftgraph" ] && [ "$(cat "$folder/.installed" 2>/dev/null)" = "$wanted" ]; then
    return 0
  fi
  echo "Making the environment $1 with $("$python" --version) (a few minutes the first time)" >&2
  if ! "$python" -m venv --clear "$folder"; then
    echo "$python cannot make a virtual environment: install its venv module" \
      "(Debian, Ubuntu: apt-get install python3-venv)" >&2
    return 1
  fi
  "$folder/bin/pip" install --quiet --quiet --disable-pip-version-check \
    --constraint "$ROOT/constraints.txt" --editable "$ROOT$extras" || return 1
  echo "$wanted" >"$folder/.installed"
}
