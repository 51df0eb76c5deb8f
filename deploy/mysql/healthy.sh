#!/usr/bin/env bash
# Whether the service's account gets an answer over TCP and TLS. While the image's entrypoint prepares an empty volume there is no TCP.
set -euo pipefail
mysql --defaults-extra-file=<(printf '[client]\nuser=stockstats\npassword="%s"\nhost=127.0.0.1\nloose-ssl-mode=REQUIRED\nloose-ssl\n' \
  "$(cat /run/secrets/mysql_password)") --connect-timeout=3 -e 'SELECT 1' stockstats >/dev/null 2>&1
