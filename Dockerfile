# syntax=docker/dockerfile:1

FROM node:22-bookworm-slim AS node

FROM maven:3.9-eclipse-temurin-17 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm \
    mvn -B -pl server -am package -DskipTests -Dspotless.apply.skip=true -Dspotless.check.skip=true

FROM eclipse-temurin:17-jre
# redis-server: for a container that keeps its data itself. With SCRP_REDIS_URI it is not used.
RUN apt-get update \
    && apt-get install -y --no-install-recommends redis-server \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin scrp \
    && install -d -o scrp -g scrp -m 0700 /data
COPY --from=build /src/server/target/scrp-server.jar /opt/scrp/scrp-server.jar
USER 10001
VOLUME /data
ENV SCRP_HOST=0.0.0.0 \
    SCRP_DATA_DIR=/data \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError"
EXPOSE 42015 8080 9090
ENTRYPOINT ["java", "-jar", "/opt/scrp/scrp-server.jar"]
CMD ["serve"]
