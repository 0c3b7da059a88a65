// A chat server as it is usually written with Socket.IO and Redis: each message goes into a stream
// before it is emitted and acknowledged. It is here to be measured beside, not to be used.
"use strict";

const { createHash } = require("node:crypto");
const { createServer } = require("node:http");
const { createAdapter } = require("@socket.io/redis-adapter");
const { createClient } = require("redis");
const { Server } = require("socket.io");

const hash = (password) => createHash("sha256").update(password).digest("hex");

async function main() {
  const redis = createClient({ url: process.env.REDIS_URL });
  const publisher = redis.duplicate();
  const subscriber = redis.duplicate();
  await Promise.all([redis.connect(), publisher.connect(), subscriber.connect()]);

  const http = createServer();
  const io = new Server(http, {
    adapter: createAdapter(publisher, subscriber),
    transports: ["websocket"],
    perMessageDeflate: false,
  });

  const store = (key, from, text) => redis.xAdd(key, "*", { from, text });

  io.on("connection", (socket) => {
    socket.on("sign up", async ({ user, password }, answer) => {
      const isNew = await redis.hSetNX(`user:${user}`, "password", hash(password));
      answer(isNew ? { ok: true } : { ok: false, error: "exists" });
    });

    socket.on("log in", async ({ user, password }, answer) => {
      if ((await redis.hGet(`user:${user}`, "password")) !== hash(password)) {
        answer({ ok: false, error: "no match" });
        return;
      }
      socket.data.user = user;
      await socket.join(`user:${user}`);
      answer({ ok: true });
    });

    socket.on("join", async ({ room }, answer) => {
      await redis.sAdd(`members:${room}`, socket.data.user);
      await socket.join(`room:${room}`);
      answer({ ok: true });
    });

    socket.on("room message", async ({ room, text }, answer) => {
      const from = socket.data.user;
      const id = await store(`room:${room}`, from, text);
      socket.to(`room:${room}`).emit("room message", { id, room, from, text });
      answer({ ok: true, id });
    });

    socket.on("private message", async ({ to, text }, answer) => {
      const from = socket.data.user;
      const id = await store(`pair:${[from, to].sort().join(":")}`, from, text);
      socket.to(`user:${to}`).emit("private message", { id, from, text });
      answer({ ok: true, id });
    });
  });

  http.listen(Number(process.env.PORT ?? 3000), "127.0.0.1", () => {
    console.log(`listening on port ${http.address().port}`);
  });
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
