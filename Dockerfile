# The program's image, in stages. `final`, the last, is what runs in production; `dev` watches mounted source; `test` runs the tests.
#   docker build -t stockstats .
#   docker build -t stockstats-test --target test . && docker run --rm stockstats-test --fast

# Packages by the lock files, in a layer that lasts as long as they do.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS restore
ENV CI=true DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=true
WORKDIR /src
COPY global.json .editorconfig Directory.Build.props Directory.Packages.props StockStats.slnx ./
COPY build/*.props build/
COPY Messaging/Messaging.Contracts/*.csproj Messaging/Messaging.Contracts/packages.lock.json Messaging/Messaging.Contracts/
COPY Messaging/Messaging/*.csproj Messaging/Messaging/packages.lock.json Messaging/Messaging/
COPY Messaging/Messaging.Tests/*.csproj Messaging/Messaging.Tests/packages.lock.json Messaging/Messaging.Tests/
COPY StockStats.ServiceModel/*.csproj StockStats.ServiceModel/packages.lock.json StockStats.ServiceModel/
COPY StockStats.ServiceInterface/*.csproj StockStats.ServiceInterface/packages.lock.json StockStats.ServiceInterface/
COPY StockStats/*.csproj StockStats/packages.lock.json StockStats/
COPY StockStats.Tests/*.csproj StockStats.Tests/packages.lock.json StockStats.Tests/
COPY StockStats.Benchmarks/*.csproj StockStats.Benchmarks/packages.lock.json StockStats.Benchmarks/
COPY StockStats.Benchmarks.Bare/*.csproj StockStats.Benchmarks.Bare/packages.lock.json StockStats.Benchmarks.Bare/
RUN dotnet restore StockStats.slnx --locked-mode --disable-build-servers

# Hot reload: docker-compose.dev.yml mounts the source over /src. What is built stays out of it.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS dev
ENV DOTNET_NOLOGO=true DOTNET_CLI_TELEMETRY_OPTOUT=true DOTNET_USE_POLLING_FILE_WATCHER=true \
    UseArtifactsOutput=true ArtifactsPath=/artifacts NUGET_PACKAGES=/packages HOME=/home/dev \
    DOTNET_ENVIRONMENT=Development ASPNETCORE_URLS=http://+:8080
# For whichever account owns the source; the volumes over the first two begin with these rights.
RUN mkdir -m 1777 /artifacts /packages /home/dev
WORKDIR /src
EXPOSE 8080
ENTRYPOINT ["dotnet", "watch", "--project", "StockStats", "--non-interactive", "run"]

# All of the source, and the tests as the README runs them.
FROM restore AS test
COPY . .
ENTRYPOINT ["./test.sh"]

# Compiler, analyzers, format and the fast tests. What fails here ends the build: the stages below stand on this one.
FROM test AS verify
RUN ./test.sh --fast

# Compiled ahead of time for the platform that is built for.
FROM verify AS publish
ARG TARGETARCH
RUN case "$TARGETARCH" in arm64) rid=linux-arm64 ;; *) rid=linux-x64 ;; esac \
    && dotnet publish StockStats -c Release -r "$rid" --self-contained false --disable-build-servers -p:PublishReadyToRun=true -p:DebugType=none -o /app \
    && mkdir -p /writable/data

# No shell and no package manager; with time zones, by which sessions end and ingests begin.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra AS final
ARG VERSION=dev
LABEL org.opencontainers.image.title="StockStats" \
      org.opencontainers.image.description="Daily stock prices and statistics over them" \
      org.opencontainers.image.version="$VERSION"
COPY --from=publish /app /app
COPY --from=publish --chown=1654:1654 /writable /srv/stockstats
# Relative paths of the settings (data/log, data/streaming) begin here; nothing else need be writable but /tmp.
WORKDIR /srv/stockstats
ENV DOTNET_ENVIRONMENT=Production ASPNETCORE_HTTP_PORTS=8080 DOTNET_EnableDiagnostics=0
USER 1654
EXPOSE 8080
# Alive, not ready: an engine that restarts what is unhealthy must not do so because a database is away.
HEALTHCHECK --interval=15s --timeout=10s --start-period=30s --retries=3 \
    CMD ["dotnet", "/app/StockStats.dll", "--AppTasks=health", "--live"]
ENTRYPOINT ["dotnet", "/app/StockStats.dll"]
