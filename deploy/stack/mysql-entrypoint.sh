#!/usr/bin/env bash
# What the entrypoint of MySQL's image does, for the stand-in: on an empty volume makes the data folder and the administrator's
# password, runs /docker-entrypoint-initdb.d, and then becomes the server. MySQL makes itself a certificate; here openssl does.
set -euo pipefail
data=/var/lib/mysql
shift # mysqld
tls=(--ssl-cert=$data/server-cert.pem --ssl-key=$data/server-key.pem)

if [ ! -d $data/mysql ]; then
  openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=mysql -keyout $data/server-key.pem -out $data/server-cert.pem 2>/dev/null
  mariadb-install-db --datadir=$data --auth-root-authentication-method=normal --skip-test-db >/dev/null
  mariadbd "$@" "${tls[@]}" --datadir=$data --skip-networking --socket=/run/mysqld/mysqld.sock &
  first=$!
  for _ in {1..300}; do mysqladmin -uroot ping >/dev/null 2>&1 && break; sleep 0.1; done
  mysql -uroot -e "ALTER USER 'root'@'localhost' IDENTIFIED BY '$(cat "$MYSQL_ROOT_PASSWORD_FILE")'"
  for script in /docker-entrypoint-initdb.d/*.sh; do "$script"; done
  kill $first
  wait $first
fi

exec mariadbd "$@" "${tls[@]}" --datadir=$data --socket=/run/mysqld/mysqld.sock
