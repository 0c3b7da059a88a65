# syntax=docker/dockerfile:1
# The bases can be exchanged: BUILD_BASE needs a JDK 17 with jlink and Maven, NODE_BASE Node.js below
# /usr/local, RUNTIME_BASE is a Debian.
ARG BUILD_BASE=maven:3.9-eclipse-temurin-17
ARG NODE_BASE=node:22-bookworm-slim
ARG RUNTIME_BASE=debian:bookworm-slim

FROM ${NODE_BASE} AS node

FROM ${BUILD_BASE} AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -sf ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm \
    mvn -B -q -pl server -am package -DskipTests -Dspotless.apply.skip=true -Dspotless.check.skip=true
# Only what the server uses of Java. jdk.crypto.ec: TLS. jdk.zipfs: the page is read from the jar.
RUN jlink --add-modules \
      java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.sql,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.unsupported,jdk.zipfs \
      --strip-java-debug-attributes --no-header-files --no-man-pages --compress=2 --output /opt/java \
    && find /opt/java -name '*.so' -exec strip --strip-unneeded {} + 2>/dev/null || true \
    && /opt/java/bin/java -Xshare:dump

FROM ${RUNTIME_BASE}
# redis-server: for a container that keeps its data itself. With SCRP_REDIS_URI it is not used.
RUN apt-get update \
    && apt-get install -y --no-install-recommends redis-server \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/* /usr/share/doc /usr/share/man /usr/share/locale \
    && useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin scrp \
    && install -d -o scrp -g scrp -m 0700 /data
COPY --from=build /opt/java /opt/java
COPY --from=build /src/server/target/scrp-server.jar /opt/scrp/scrp-server.jar
# What is in it, of Java and of npm (CycloneDX).
COPY --from=build /src/server/target/scrp-server.cdx.json /src/web-ui/target/web-ui.cdx.json /opt/scrp/
COPY --chmod=0755 docker/healthy /opt/scrp/healthy
# docker exec CONTAINER scrp doctor
COPY --chmod=0755 docker/scrp /usr/local/bin/scrp
# One start for nothing, which leaves the loaded classes in an archive for later starts.
RUN /opt/java/bin/java -XX:ArchiveClassesAtExit=/opt/scrp/scrp-server.jsa -Xlog:disable -Xlog:all=error:stderr \
      -jar /opt/scrp/scrp-server.jar rehearse && test -s /opt/scrp/scrp-server.jsa
USER 10001
VOLUME /data
# What is reached from outside is decided by the ports that are published.
ENV SCRP_HOST=0.0.0.0 \
    SCRP_MANAGEMENT_HOST=0.0.0.0 \
    SCRP_DATA_DIR=/data
EXPOSE 42015 8080 9090
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["/opt/scrp/healthy"]
ENTRYPOINT ["/opt/java/bin/java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", \
    "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20", "-XX:G1HeapRegionSize=1m", "-XX:TrimNativeHeapInterval=5000", \
    "-XX:SharedArchiveFile=/opt/scrp/scrp-server.jsa", "-Xshare:auto", "-Xlog:disable", "-Xlog:all=error:stderr", \
    "-jar", "/opt/scrp/scrp-server.jar"]
CMD ["serve"]
