import { expect, it } from "vitest";
import { followQueueSystem } from "../../../../electron/main/queue-system/follow-queue-system.ts";
import { queuePolicyFor } from "../../../support/queue-system/queue-policy.ts";
import { shipPolicy } from "../../support/queue-kiosk.ts";
import { loggedIn } from "../../support/session.ts";
import { configuredVisit } from "../../support/started-visit.ts";
import { until } from "../../support/until.ts";

it("an adapter is created once the policy names a queue system and the screen has painted, and not earlier", async () => {
  const opened: string[] = [];
  const { store, visit, time } = configuredVisit({ onPublish: () => follower?.look() });
  const follower = followQueueSystem({
    store,
    visit,
    clock: time.clock,
    random: () => 0.5,
    setTimer: time.setTimer,
    log: () => undefined,
    logProblem: () => undefined,
    appended: () => undefined,
    openLink: (url) => {
      opened.push(url);
      return { send: () => undefined, end: () => undefined };
    },
  });
  visit.take(loggedIn);
  follower.screenAlive();
  follower.screenAlive();
  expect([follower.status(), opened]).toEqual([null, []]);
  shipPolicy(store, queuePolicyFor("ws://hall.example:3348"));
  visit.refresh();
  expect([follower.status(), opened]).toEqual([null, []]);
  follower.screenAlive();
  follower.screenAlive();
  await until("it connects", () => opened.length > 0);
  expect(opened).toEqual(["ws://hall.example:3348"]);
  expect(follower.status()).toEqual({
    link: "connecting",
    url: "ws://hall.example:3348",
    login: { windowNumber: "3", userCode: "1001" },
    due: 0,
    problem: null,
    lost: null,
    notice: { code: "queue-system-unencrypted", facts: { url: "ws://hall.example:3348" } },
  });
  store.close();
});
