# The steps of try-stack.sh with podman and stand-ins for the base images: `podman run` with what the compose file says of each service
# (compose_to_podman.py), in the order of its depends_on.
[ "$(id -u)" = 0 ] || { echo "without a Docker engine this needs root and Debian" >&2; exit 1; }

project=stockstats
export PODMAN_OPTIONS="--root $store/storage --runroot $store/run"
export CONTAINERS_CONF=$work/containers.conf
cat >"$CONTAINERS_CONF" <<'END'
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
[network]
network_backend = "netavark"
END
podman() { command podman $PODMAN_OPTIONS "$@"; }

install_packages() {
  local packages=(podman buildah runc debootstrap netavark aardvark-dns iptables python3-yaml curl)
  dpkg --status "${packages[@]}" >/dev/null 2>&1 && return
  mkdir -p "$work/archives/partial"
  apt-get -qq update
  apt-get -qq -y -o Dir::Cache::archives="$work/archives/" -o DPkg::Lock::Timeout=300 install --no-install-recommends "${packages[@]}" >/dev/null
}

build_images() {
  install_packages
  df -h "$store" | tail -1
  mkdir -p "$store"
  podman image exists mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra || deploy/stack/stand-ins.sh "$work"
  # A build finds packages as this machine does: by its NuGet settings, its packages and the authorities it trusts.
  local mounts=()
  for folder in "$HOME/.nuget/NuGet" "$HOME/.nuget/packages"; do [ ! -d "$folder" ] || mounts+=(--volume "$folder:/root/.nuget/${folder##*/}"); done
  mounts+=(--volume /etc/ssl/certs:/etc/ssl/certs:ro)
  podman build --layers --isolation chroot --pull-never "${mounts[@]}" --tag "stockstats:$STOCKSTATS_VERSION" . 2>&1 | tee "$work/build" |
    grep --line-buffered -E '^\[[0-9/]+\] STEP|^== |Passed! |Failed! |error|passed, ' || true
  podman image exists "localhost/stockstats:$STOCKSTATS_VERSION" || { tail -30 "$work/build"; return 1; }
  podman build --quiet --isolation chroot --pull-never --tag stockstats-mysql:8.4 deploy/mysql >/dev/null
}

# What `podman run` is given for a service. nginx of Debian is older: it cannot follow names to new addresses.
arguments() { deploy/stack/compose_to_podman.py "$compose" "$1" | sed "s#$PWD/./deploy/nginx:#$work/nginx:#"; }

older_nginx() {
  cp -r deploy/nginx "$work/nginx"
  sed -i 's/8443 ssl;/8443 ssl http2;/; /^http2 on;/d' "$work/nginx/listen.conf"
  sed -i '/ resolver /d; s/ resolve / /' "$work/nginx/upstream.conf"
}

start() {
  local words
  eval "words=($(arguments "$1"))"
  podman run --detach --pull never "${words[@]}" >/dev/null
}

healthy() {
  local i test
  eval "test=($(deploy/stack/compose_to_podman.py "$compose" "$1" health))"
  for ((i = 0; i < 120; i++)); do
    podman exec "${project}_$1" "${test[@]}" >/dev/null 2>&1 && { echo "$1 is healthy"; return; }
    sleep 1
  done
  fail "$1 is not healthy"
}

run_task() { # SERVICE FOLDER ARGUMENTS…
  local words
  eval "words=($(arguments "$1" | sed "s/--name ${project}_$1 //; s/--restart=[a-z-]*//"))"
  podman run --rm --pull never --restart no --volume "$PWD/$2:/prices:ro" "${words[@]}" "${@:3}"
}

bring_up() {
  older_nginx
  podman network create --subnet "${FRONT_SUBNET:-172.30.80.0/24}" "${project}_front" >/dev/null
  podman network create --internal "${project}_back" >/dev/null
  start mysql
  start redis
  healthy mysql
  healthy redis
  run_task migrate data
  for service in web1 web2 ingest; do start $service; done
  for service in web1 web2 ingest; do healthy $service; done
  start nginx
  healthy nginx
}

# The process itself, as a crash would: an engine that is told to kill takes that for a wish, and does not start it again.
kill_replica() {
  kill -9 "$(podman inspect --format '{{.State.Pid}}' "${project}_$1")"
}
stop_replica() { podman stop "${project}_$1" >/dev/null; }

# Its restart policy may have brought it back already. Names are looked up anew by the older nginx at a reload only.
bring_back() {
  podman start "${project}_$1" >/dev/null
  healthy "$1"
  podman kill --signal HUP "${project}_nginx" >/dev/null
}
restart_mysql() { podman restart "${project}_mysql" >/dev/null; }

tell_logs() { for name in $(podman ps --all --format '{{.Names}}'); do echo "-- $name"; podman logs --tail 30 "$name" 2>&1 | cut -c1-400; done; }
tell_state() {
  podman ps --format 'table {{.Names}} {{.Image}} {{.Status}}'
  podman images --format 'table {{.Repository}}:{{.Tag}} {{.Size}}' | grep -E 'stockstats|SIZE'
  podman inspect --format '{{.Name}} user={{.Config.User}} read-only={{.HostConfig.ReadonlyRootfs}} caps={{.EffectiveCaps}} restarts={{.RestartCount}}' \
    $(podman ps --quiet)
}

take_down() {
  podman rm --all --force --time 20 >/dev/null
  podman volume prune --force >/dev/null
  podman network rm --force "${project}_front" "${project}_back" >/dev/null
  [ -n "${STACK_KEEP:-}" ] || podman image rm --all --force >/dev/null
}
