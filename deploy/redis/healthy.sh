#!/bin/sh
# Whether Redis answers to the password.
set -eu
REDISCLI_AUTH=$(sed -n 's/.*password=\([^,]*\).*/\1/p' /run/secrets/redis_address) redis-cli ping | grep -q PONG
