#!/usr/bin/env bash
# Builds stand-ins for the base images of Dockerfile and docker-compose.prod.yml, under the same names, on a machine that has neither a
# Docker engine nor a registry: Debian's packages for nginx, Redis and (MariaDB in place of) MySQL, the machine's own .NET. They show that
# our files fit together, not that the real images work.
#   stand-ins.sh FOLDER    takes podman's options from $PODMAN_OPTIONS; keeps nothing in FOLDER
set -euo pipefail
cd "$(dirname "$0")"
work=$1
podman() { command podman ${PODMAN_OPTIONS:-} "$@"; }
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")

packages=ca-certificates,tzdata,libssl3,zlib1g,libstdc++6,libgssapi-krb5-2
servers=mariadb-server,redis-server,nginx-light,curl,openssl

# A root file system with packages, as an image.
base() { # NAME PACKAGES
  debootstrap --variant=minbase --include="$2" bookworm "$work/root" >"$work/debootstrap.log" || { tail -20 "$work/debootstrap.log" >&2; return 1; }
  rm -rf "$work"/root/var/cache/apt/archives/*.deb "$work"/root/var/lib/apt/lists/* "$work"/root/usr/share/{doc,locale,man}
  # As an engine with a read-only root finds them in the real images.
  rm -rf "$work"/root/var/lib/mysql "$work"/root/run/mysqld
  install -d -m 1777 "$work"/root/var/lib/mysql "$work"/root/run/mysqld "$work"/root/docker-entrypoint-initdb.d
  tar -C "$work/root" -c . | podman import --quiet - "$1" >/dev/null
  rm -rf "$work/root"
}

from() { # NAME, Dockerfile on standard input; the folder with .NET as build context
  podman build --quiet --isolation chroot --pull-never --tag "$1" -f - "$dotnet" >/dev/null
}

if ! podman image exists localhost/stand-in/base; then
  base localhost/stand-in/base "$packages"
  base localhost/stand-in/sdk "$packages,libicu72,curl"
  base localhost/stand-in/servers "$packages,$servers"
fi

from mcr.microsoft.com/dotnet/sdk:10.0 <<'END'
FROM localhost/stand-in/sdk
COPY . /usr/share/dotnet/
RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet
END

# No shell and no account but one, as the chiselled image.
from mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra <<'END'
FROM localhost/stand-in/base
COPY dotnet /usr/share/dotnet/
COPY host /usr/share/dotnet/host
COPY shared /usr/share/dotnet/shared
RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet && echo app:x:1654:1654::/home/app:/bin/false >> /etc/passwd \
    && rm -f /usr/bin/apt* /usr/bin/dpkg* /bin/bash /usr/bin/perl* /bin/dash /bin/sh
ENV APP_UID=1654
END

from localhost/mysql:8.4 <<END
FROM localhost/stand-in/servers
RUN userdel mysql && groupadd -g 999 mysql && useradd -u 999 -g 999 mysql && rm -rf /etc/mysql/mariadb.conf.d/* /etc/mysql/conf.d/*
RUN echo $(base64 -w0 mysql-entrypoint.sh) | base64 -d > /entrypoint.sh && chmod 0755 /entrypoint.sh
VOLUME /var/lib/mysql
ENTRYPOINT ["/entrypoint.sh"]
CMD ["mysqld"]
END

from localhost/redis:7.4 <<'END'
FROM localhost/stand-in/servers
CMD ["redis-server"]
END

from localhost/nginx:1.28 <<'END'
FROM localhost/stand-in/servers
CMD ["nginx", "-g", "daemon off;"]
END
