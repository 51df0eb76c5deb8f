#!/usr/bin/env bash
# Makes the database and its two accounts, with passwords from the secrets. The image's entrypoint runs this once, on an empty volume.
#   stockstats          the servers and ingests: reads and writes rows, changes no table
#   stockstats_migrate  --AppTasks=migrate: tables too
set -euo pipefail

# A password as SQL text: backslashes and quotes doubled.
secret() {
  local text
  text=$(cat "/run/secrets/$1")
  text=${text//\\/\\\\}
  printf "'%s'" "${text//\'/\'\'}"
}

# By a file that nobody lists, not by the command line, which everybody can.
administrator() {
  mysql --defaults-extra-file=<(printf '[client]\nuser=root\npassword="%s"\n' "$(cat /run/secrets/mysql_root_password)") --protocol=socket
}

administrator <<SQL
CREATE DATABASE IF NOT EXISTS stockstats CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER 'stockstats'@'%' IDENTIFIED BY $(secret mysql_password);
GRANT SELECT, INSERT, UPDATE, DELETE ON stockstats.* TO 'stockstats'@'%';
CREATE USER 'stockstats_migrate'@'%' IDENTIFIED BY $(secret mysql_migrate_password);
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES ON stockstats.* TO 'stockstats_migrate'@'%';
SQL
