#!/usr/bin/env bash
# Makes the secrets that the compose files mount, those that are missing; what is there stays as it is.
#   deploy/make-secrets.sh [FOLDER]                        FOLDER: ./secrets
#   deploy/make-secrets.sh --self-signed HOST [FOLDER]     and a certificate for HOST that only tests should trust
# A secret of a container is its file, with owner and mode: files are readable for the containers' accounts, and the folder for its
# owner alone.
set -euo pipefail

host=
if [ "${1:-}" = --self-signed ]; then
  host=${2:?a host name}
  shift 2
fi
folder=${1:-secrets}

# A folder above it, made here too, and one that was there before, are closed as well.
(umask 077 && mkdir -p "$folder")
chmod 0700 "$folder"
umask 022

missing() { [ ! -e "$folder/$1" ]; }
random() { openssl rand -hex 32; }

for name in mysql_root_password mysql_password mysql_migrate_password loader_key metrics_key; do
  if missing $name; then random > "$folder/$name"; fi
done
if missing redis_address; then echo "redis:6379,password=$(random)" > "$folder/redis_address"; fi

if missing alphavantage_key; then
  : > "$folder/alphavantage_key"
  echo "$folder/alphavantage_key is empty: write the key into it, or ingest from files only"
fi

if [ -n "$host" ] && missing tls_key; then
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 -subj "/CN=$host" \
    -addext "subjectAltName=DNS:$host" -keyout "$folder/tls_key" -out "$folder/tls_certificate" 2>/dev/null
  chmod 0644 "$folder/tls_key"
fi
if missing tls_certificate || missing tls_key; then
  echo "$folder/tls_certificate (with its chain) and $folder/tls_key are missing: put yours there, or see --self-signed"
fi
