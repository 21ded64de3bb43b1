# Prepares this checkout on a machine that has nothing yet: read by ./run, ./test and .ci/run.
# POSIX sh. Wants $root (this checkout). Gives `set_up LOCK PACKAGE…`; afterwards $root/.venv/bin works.
# Safe to repeat, and to start twice at once: the second waits for the first.

# The first variable that says zh or en decides, as in broadcaster/i18n.py; Chinese where none does.
language=zh
for value in "${BROADCASTER_LANGUAGE:-}" "${LC_ALL:-}" "${LC_MESSAGES:-}" "${LANG:-}"; do
    case "$value" in zh*) break ;; en*) language=en; break ;; esac
done

# words ZH EN: the sentence in the reader's language.
words() { if [ "$language" = en ]; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi; }
# say ZH EN: what is being done and why. On stderr, so that a command's own output stays clean.
say() { words "$1" "$2" | sed 's/^/» /' >&2; }
# give_up ZH EN: one sentence with a way out.
give_up() { words "$1" "$2" >&2; exit 1; }

# ---- system packages -------------------------------------------------------------------------------------------

missing_packages() {
    for package in "$@"; do
        case "$installed" in *" $package "*) ;; *) printf ' %s' "$package" ;; esac
    done
}

good_python() { "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

# apt_get ARGUMENT…: as root; through sudo for everybody else.
apt_get() {
    if [ "$(id -u)" = 0 ]; then sudo=; else sudo=sudo; fi
    # shellcheck disable=SC2086  # an empty $sudo must vanish
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=600 "$@" >&2
}

system_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "这台机器没有 apt；请确认已装好：$*" "This machine has no apt; please make sure that these are there: $*"
        return 0
    fi
    # shellcheck disable=SC2016  # dpkg-query's own variables
    installed=" $(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' | tr '\n' ' ') "
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null 2>&1; then
        give_up "缺少系统软件包，而当前用户既不是 root 也没有 sudo。请让管理员执行：apt-get install --no-install-recommends$missing" \
            "System packages are missing, and you are neither root nor have sudo. Ask an administrator to run: apt-get install --no-install-recommends$missing"
    fi
    say "安装系统软件包（声音输出、中文字体、Python）：$missing" "Installing system packages (sound output, Chinese fonts, Python):$missing"
    # An old or empty package list is the usual reason for a failed install; a fresh one costs seconds and only now.
    apt_get update || say "软件包列表没能更新，用现有的继续。" "The package lists could not be renewed; going on with those at hand."
    # shellcheck disable=SC2086  # a list of names
    apt_get install --no-install-recommends $missing ||
        give_up "系统软件包没有装上。请看上面 apt 的话，检查网络后再运行一次。" \
            "The system packages could not be installed. See what apt says above, check the network, and run this again."
}

# ---- Python ----------------------------------------------------------------------------------------------------

# Stamps stand in .venv and are written last, so a half-made environment never has one.
# An environment's stamp: the lock, this path (a moved .venv has the old one in its commands) and the Python.
environment_stamp() {
    { cat -- "$root/$1"; printf '%s\n' "$root"; "$python" -V; } 2>/dev/null | sha256sum | cut -d' ' -f1
}
# The package's own stamp: its commands and version stand in pyproject.toml.
package_stamp() { sha256sum <"$root/pyproject.toml" | cut -d' ' -f1; }

stamped() { [ "$(cat "$venv/made-from-$1" 2>/dev/null)" = "$2" ]; }

is_made() {
    stamped "$1" "$(environment_stamp "$1")" && "$venv/bin/python" -c 'import click, numpy, pip, pydantic' >/dev/null 2>&1
}

# make_environment LOCK: anew from the hash-locked list.
make_environment() {
    say "建立 Python 环境 .venv（按 $1，逐个核对校验和；第一次要几分钟）" \
        "Making the Python environment .venv (from $1, every checksum verified; a few minutes the first time)"
    # A broken environment cannot be trusted to clear itself.
    rm -rf "$venv"
    "$python" -m venv "$venv" ||
        give_up "无法建立 .venv。请检查磁盘空间和目录权限：$root" "Could not make .venv. Check disk space and the rights on $root."
    # Wheels only: an sdist would run foreign code and want a compiler. But for the calendar, which is Python alone and has no wheel.
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check --only-binary :all: --no-binary tyme4py --require-hashes -r "$root/$1" >&2 ||
        give_up "Python 软件包没有装上。请检查网络（或公司的软件源设置）后再运行一次。" \
            "The Python packages could not be installed. Check the network (or your package index settings), and run this again."
    environment_stamp "$1" >"$venv/made-from-$1"
}

# install_package: this checkout itself, editable and without the network.
install_package() {
    "$venv/bin/python" -m pip install -qq --disable-pip-version-check --no-index --no-deps --no-build-isolation -e "$root" >&2 ||
        give_up "本程序自己没有装进 .venv。请把上面的话报告给维护者。" "This program itself could not be put into .venv. Please report the lines above."
    # As an installer does it: a service that may not write here would compile at each start, slower and 15 MB larger.
    "$venv/bin/python" -m compileall -qq "$root/broadcaster" >&2 || true
    package_stamp >"$venv/made-from-pyproject.toml"
}

# set_up LOCK PACKAGE…: everything from nothing, or nothing if it is there.
set_up() {
    lock=$1
    shift
    venv=$root/.venv
    python=${PYTHON:-python3}
    # One at a time; the checkout's own folder is the lock, so no file is left behind.
    exec 9<"$root"
    if command -v flock >/dev/null 2>&1 && ! flock -n 9; then
        say "另一个进程正在准备环境，等它完成…" "Another process is setting up; waiting for it…"
        flock 9
    fi
    if good_python; then system_packages "$@"; else system_packages python3 python3-venv "$@"; fi
    good_python ||
        give_up "需要 Python 3.11 或更新，并带 venv 模块；这里是：$("$python" -V 2>&1)。请安装后再运行，或用 PYTHON=/路径/python3.12 指明。" \
            "Python 3.11 or newer with its venv module is needed; this is: $("$python" -V 2>&1). Install one, or point to it: PYTHON=/path/to/python3.12."
    # The tests' list holds everything the program needs: where that stands, ./run needs nothing more.
    is_made requirements-dev.txt || is_made "$lock" || make_environment "$lock"
    { stamped pyproject.toml "$(package_stamp)" && [ -x "$venv/bin/broadcaster" ]; } || install_package
    exec 9<&-
}
