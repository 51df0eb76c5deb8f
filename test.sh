#!/usr/bin/env bash
# Builds, lints and tests everything. The last line is `N passed, M failed`, with `, K skipped` where tests were skipped.
#   ./test.sh                all of it
#   ./test.sh --fast         without the tests that start the program, or a database server, as a process of its own
#   ./test.sh --containers   builds the images and tries the whole stack of docker-compose.prod.yml instead: minutes, as root
set -euo pipefail
cd "$(dirname "$0")"

export PATH=$PATH:/usr/sbin DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 SERVICESTACK_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
# The environment of whoever calls must not reach the programs under test.
unset DOTNET_ENVIRONMENT ASPNETCORE_ENVIRONMENT ASPNETCORE_URLS URLS

solution=StockStats.slnx
projects=(Messaging/Messaging.Tests StockStats.Tests)
filter=()
for argument in "$@"; do
  case "$argument" in
    --fast) filter=(--filter 'TestCategory!=Program&TestCategory!=Server') ;;
    --containers) exec deploy/try-stack.sh ;;
    *) echo "usage: ./test.sh [--fast | --containers]" >&2; exit 2 ;;
  esac
done

# What tests call, by the Debian package that brings each: a command, or a file.
install() {
  echo "installing $1"
  apt-get -qq update && apt-get -qq -y install "$1" >/dev/null
}
need() { command -v "$1" >/dev/null || install "$2"; }
need_file() { [ -e "$1" ] || install "$2"; }
if [ ${#filter[@]} -eq 0 ]; then
  need curl curl
  need setpriv util-linux
  need npm npm
  need mariadbd mariadb-server
  need redis-server redis-server
  need nginx nginx
  need openssl openssl
  need rsync rsync
  need_file /usr/lib/mysql/plugin/ha_spider.so mariadb-plugin-spider
  need_file /usr/lib/galera/libgalera_smm.so galera-4
fi

run() { echo "== $*"; "$@"; }

run dotnet restore "$solution" --disable-build-servers -v quiet
run dotnet build "$solution" -c Release --no-restore --disable-build-servers -v quiet
run dotnet format "$solution" --verify-no-changes --no-restore

output=$(mktemp)
trap 'rm -f "$output"' EXIT
status=0
for project in "${projects[@]}"; do
  run dotnet test "$project" -c Release --no-build --disable-build-servers --blame-hang-timeout 5m "${filter[@]}" 2>&1 | tee -a "$output" || status=1
done

# One line a project: "Passed!  - Failed:     0, Passed:   120, Skipped:     0, Total:   120, Duration: …"
awk -v status="$status" -v projects="${#projects[@]}" '
  /(Passed|Failed)! +- Failed:/ {
    runs++
    for (i = 1; i <= NF; i++) {
      if ($i == "Failed:") failed += $(i + 1)
      if ($i == "Passed:") passed += $(i + 1)
      if ($i == "Skipped:") skipped += $(i + 1)
    }
  }
  END {
    if (runs != projects) { print "only " runs + 0 " of " projects " test projects reported" ; failed += 1 }
    if (status != 0 && failed == 0) failed = 1
    printf "%d passed, %d failed%s\n", passed, failed, (skipped > 0 ? ", " skipped " skipped" : "")
    exit (failed > 0 || passed == 0)
  }' "$output"
