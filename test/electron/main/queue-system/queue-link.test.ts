import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openQueueLink, type QueueLink } from "../../../../electron/main/queue-system/queue-link.ts";
import type { QueueInput } from "../../../../electron/main/queue-system/queue-state.ts";
import { encodeRequest } from "../../../../electron/main/queue-system/wire.ts";
import { type QueueServer, startQueueServer } from "../../../support/queue-system/server.ts";
import { startServer } from "../../support/http-server.ts";
import { until } from "../../support/until.ts";

let server: QueueServer;
let link: QueueLink | undefined;
let heard: QueueInput[] = [];

beforeEach(async () => {
  server = await startQueueServer();
  heard = [];
});
afterEach(async () => {
  link?.end();
  await server.stop();
});

const open = (url = server.url): QueueLink => {
  link = openQueueLink(url, (input) => heard.push(input));
  return link;
};
const heardTypes = () => heard.map(({ type }) => type);

describe("the link to a queue system", () => {
  it("can be read by the service, sends whole messages, and usually ends with 1006", async () => {
    const opened = open();
    await until("it is open", () => heard.length === 1);
    opened.send(encodeRequest({ method: "Login", windowNumber: "3", userCode: "1001" }));
    await until("the login is answered", () => heard.length === 2);
    expect(server.bodies).toEqual(['{"method":"Login","param":{"winNum":"3","userCode":"1001"}}']);
    server.operate("3", "Reset");
    await until("the push comes", () => heard.length === 3);
    server.breakLines();
    await until("the line is down", () => heard.length === 4);
    expect(heard).toEqual([
      { type: "connected" },
      { type: "received", text: '{"request":"Login","code":"0","result":"登录成功!"}' },
      { type: "received", text: '{"method":"RateOperate","param":{"operate":"Reset"}}' },
      { type: "disconnected", reason: "1006" },
    ]);
  });

  it("ends at once, also before it was open, and the service notices", async () => {
    open();
    await until("it is open", () => heard.length === 1);
    link?.end();
    await until("the service sees it", () => server.connections() === 0);
    open().end();
    await until("it ended", () => heardTypes().filter((type) => type === "disconnected").length === 2);
    expect(heardTypes()).toEqual(["connected", "disconnected", "disconnected"]);
  });

  it("reports why it could not be opened", async () => {
    await server.stop();
    open();
    await until("it failed", () => heard.length === 1);
    expect(heard).toEqual([{ type: "disconnected", reason: "ECONNREFUSED" }]);
    server = await startQueueServer();
    const other = await startServer((_, response) => response.end("hello"));
    open(other.url.replace("http:", "ws:"));
    await until("it failed", () => heard.length === 2);
    expect(heard[1]).toEqual({ type: "disconnected", reason: "Unexpected server response: 200" });
    await other.close();
  });
});
