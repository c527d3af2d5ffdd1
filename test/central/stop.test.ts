import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { startCentre } from "../support/centre/start-centre.ts";

test("a client that has connected and sends nothing does not keep a centre from stopping", async () => {
  const centre = await startCentre();
  const { hostname, port } = new URL(centre.url);
  const silent = connect(Number(port), hostname);
  await once(silent, "connect");
  const ended = once(silent, "close");
  const stopped = centre.stop().then(() => "stopped");
  // Node would wait a minute for the first line of a request.
  const tooLong = new Promise((resolve) => setTimeout(resolve, 30_000, "still there").unref());
  expect(await Promise.race([stopped, tooLong])).toBe("stopped");
  await ended;
});
