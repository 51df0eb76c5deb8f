# The steps of try-stack.sh with a Docker engine.
engine() { docker compose -f "$compose" -p stockstats-try "$@"; }

build_images() { engine build; }
bring_up() { engine up --detach --wait; }
take_down() { engine down --volumes --timeout 60; }
tell_logs() { engine logs --tail 30; }
tell_state() { engine ps; docker image ls --filter reference='stockstats*'; }

run_task() { # SERVICE FOLDER ARGUMENTS…
  engine run --rm --volume "$PWD/$2:/prices:ro" "$1" "${@:3}"
}

kill_replica() { engine kill --signal KILL "$1"; }
stop_replica() { engine stop "$1"; }
bring_back() { engine up --detach --wait "$1"; }
healthy() { engine up --detach --wait --no-deps "$1"; }
restart_mysql() { engine restart mysql; }
