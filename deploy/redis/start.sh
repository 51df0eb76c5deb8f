#!/bin/sh
# Starts Redis with the password that stands in the secret redis_address (host:port,password=…), which the program reads as it is.
# By standard input, so that no list of processes shows it.
set -eu
password=$(sed -n 's/.*password=\([^,]*\).*/\1/p' /run/secrets/redis_address)
[ -n "$password" ] || { echo "redis_address has no password=…" >&2; exit 1; }
exec redis-server - <<END
$(cat /usr/local/etc/redis/stockstats.conf)
requirepass $password
END
