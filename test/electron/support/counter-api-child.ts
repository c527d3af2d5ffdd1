import { openCounterApi } from "./counter-api.ts";
import type { FromCounterApi, ToCounterApi } from "./counter-api-messages.ts";
import { positionText } from "./counter-api-messages.ts";
import { left, loggedIn, rated } from "./session.ts";

/**
 * The counter API in a process that a test may ruin. Every read advances its clock by a fiftieth of a second, so that
 * the rate limit never causes an answer.
 */
let nowMs = 0;
const api = await openCounterApi({
  monoMs: () => {
    nowMs += 20;
    return nowMs;
  },
});
api.visit.take(loggedIn);

const tell = (message: FromCounterApi): void => {
  process.send?.(message);
};

const weigh = (): FromCounterApi => {
  for (let times = 0; times < 3; times += 1) globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { type: "weighed", rssBytes: rss, heapBytes: heapUsed };
};

process.on("message", (message: ToCounterApi) => {
  if (message.type === "weigh") return tell(weigh());
  if (message.type === "rate") {
    api.visit.take(rated(1, message.promptId));
    api.visit.take({ type: "comment-given", promptId: message.promptId, text: "慢" });
    api.visit.take(left);
  }
  tell({ type: "seen", session: JSON.stringify(api.visit.session()), position: positionText(api.store.position()) });
});
process.on("disconnect", () => process.exit(0));

tell({ type: "open", port: api.port, token: api.token });
