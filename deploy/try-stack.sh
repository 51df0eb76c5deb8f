#!/usr/bin/env bash
# Builds the images and brings up what docker-compose.prod.yml describes; then migrates, ingests a file, asks for statistics through
# nginx, kills a replica and restarts MySQL under load, and takes all of it down again. Run by ./test.sh --containers.
#
# With a Docker engine by docker compose. Without one, on Debian as root, by podman and with stand-ins for the base images
# (deploy/stack/stand-ins.sh), which are built from Debian's packages and this machine's .NET; some 5 GB in $TMPDIR for as long as it runs.
#   STACK_KEEP=FOLDER   keeps what was built in FOLDER, so that the next run begins with it
set -euo pipefail
cd "$(dirname "$0")/.."

engine=podman
docker info >/dev/null 2>&1 && docker compose version >/dev/null 2>&1 && engine=docker
work=$(mktemp -d)
chmod 0711 "$work"
store=${STACK_KEEP:-$work}
loader=
export DOTNET_NOLOGO=true

say() { printf '\n== %s\n' "$*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
port() { python3 -c 'import socket; s = socket.socket(); s.bind(("", 0)); print(s.getsockname()[1])'; }

export STOCKSTATS_VERSION=try SECRETS=$work/secrets INGEST_SCHEDULE= MYSQL_BUFFER_POOL=128M MYSQL_MEMORY=1G
HTTPS_PORT=$(port) HTTP_PORT=$(port)
export HTTPS_PORT HTTP_PORT
compose=docker-compose.prod.yml
. deploy/stack/"$engine".sh

finish() {
  local status=$?
  [ -z "$loader" ] || wait "$loader" || true
  [ $status -eq 0 ] || tell_logs || true
  say "taking it down"
  take_down || true
  # What was cut off in the middle of making a root file system has the machine's own /proc in it.
  awk -v "under=$work/" 'index($2, under) == 1 { print $2 }' /proc/mounts | sort -r | xargs --no-run-if-empty umount || true
  rm -rf --one-file-system "$work"
  [ $status -eq 0 ] && echo "The stack works."
  exit $status
}
trap finish EXIT

say "secrets"
deploy/make-secrets.sh --self-signed localhost "$SECRETS"
certificate=$SECRETS/tls_certificate
site=https://localhost:$HTTPS_PORT
statistics="$site/api/statistics?symbol=AAPL&start_date=2015-01-01&end_date=2015-12-31"
ask() { curl --silent --show-error --noproxy '*' --cacert "$certificate" --max-time 30 "$@"; }

say "images, by $engine"
build_images

say "the stack: MySQL and Redis, migrate, servers, nginx"
bring_up

say "ingest from a file"
run_task ingest data/fixtures --AppTasks=ingest --path /prices --basis split

say "statistics through nginx"
ask "$statistics" | cut -c1-220
ask "$statistics" | grep -q '"average_daily_open_price":120.1758,"average_daily_close_price":120.04,' || fail "these are not AAPL's of 2015"
ask --output /dev/null --write-out '%{http_version} %{ssl_verify_result} %header{x-request-id}\n' -H 'X-Request-Id: from-outside' "$statistics"
[ "$(ask --output /dev/null --write-out '%{http_code}' "$site/health/ready")" = 404 ] || fail "/health is open to the outside"

say "prices posted with the loader's key"
ask -H "X-Api-Key: $(cat "$SECRETS/loader_key")" --json '{"data":[{"symbol":"DEMO","date":"2024-02-29","open_price":186.2,"close_price":185.03,"volume":9129000}]}' \
  "$site/api/financial_data"
echo
[ "$(ask --output /dev/null --write-out '%{http_code}' --json '{"data":[]}' "$site/api/financial_data")" = 401 ] || fail "anybody may write"

# Clients at work for some seconds, with a command in their midst; what came of it is left in $told.
under_load() { # SECONDS COMMAND…
  python3 deploy/stack/load.py "$statistics" "$certificate" "$1" >"$work/load" &
  loader=$!
  began=$SECONDS
  sleep 4
  "${@:2}"
  wait "$loader"
  loader=
  cat "$work/load"
  told=$(tail -1 "$work/load")
}

# Requests that got no answer, or one of nginx: those in flight are 8 at most.
lost() { grep -oE '[0-9]+ x (failed|50[024]|broken)' <<<"$told" | awk '{ n += $1 } END { print n + 0 }'; }

say "web1 killed (-9) under load"
under_load 15 kill_replica web1
[ "$(lost)" -le 8 ] || fail "$(lost) requests lost: more than 8 clients have in flight"

say "web1 back, web2 stopped as an update stops it, under load"
bring_back web1
under_load 12 stop_replica web2
[ "$(lost)" -eq 0 ] || fail "$(lost) requests lost by an orderly stop"
bring_back web2

# When it answers again, in seconds of the load.
restart_mysql_and_note() {
  restart_mysql
  healthy mysql
  back=$((SECONDS - began))
  echo "MySQL is back at second $back"
}

say "MySQL restarted under load"
under_load 45 restart_mysql_and_note
late=$(awk -v back="$back" '/ second / { sub(":", "", $2); if ($2 + 0 > back + 2 && /503/) print }' "$work/load")
[ -z "$late" ] || fail "still 503 more than 2 s after MySQL's return"
grep -q '503 StorageUnavailable' <<<"$told" || fail "nobody noticed"
[ "$(lost)" -eq 0 ] || fail "$(lost) answers were neither right nor 503 in the envelope"
[[ $(ask "$statistics") == *'"average_daily_open_price":120.1758'* ]] || fail "no right answer after MySQL's return"

say "what runs"
tell_state
