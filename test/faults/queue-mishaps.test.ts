import { describe, expect, it } from "vitest";
import type { Level } from "../../contract/words.ts";
import { entriesOnDisk } from "../electron/support/entries-on-disk.ts";
import { endVisit, promptFor, queueKiosk, tap, untilFate, untilLoggedIn } from "../electron/support/queue-kiosk.ts";
import { until } from "../electron/support/until.ts";
import { queuePolicyFor, rateIdOf } from "../support/queue-system/queue-policy.ts";
import { customersName } from "../support/queue-system/server.ts";
import { queueWindow } from "./queue-window.ts";

const { place, rowsOf, comeBack } = queueWindow();

/** Opens a prompt, taps and leaves. */
const rate = async (rateId: string, level: Level): Promise<void> => {
  place.server.quest("3", rateId);
  tap(place.kiosk, await promptFor(place.kiosk, rateId), level);
  endVisit(place.kiosk);
};

const levelOf = (count: number): Level => ((count % 5) + 1) as Level;

/** Possible faults of one rating; the other ratings are ordinary. Each returns its required outcome. */
const mishaps: Readonly<Record<number, (rateId: string, level: Level) => Promise<readonly string[]>>> = {
  4: async (rateId, level) => {
    place.server.next("RateSubmit", "break-before");
    await rate(rateId, level);
    await comeBack();
    return ["begun", "unknown"];
  },
  8: async (rateId, level) => {
    place.server.next("RateSubmit", "break-after");
    await rate(rateId, level);
    await comeBack();
    return ["begun", "unknown"];
  },
  12: async (rateId, level) => {
    place.server.next("RateSubmit", "message-lost");
    await rate(rateId, level);
    await untilFate(place.kiosk, rateId, "begun");
    await until("it has left", () => place.server.bodies.some((body) => body.includes(rateId)));
    place.kiosk.time.advance(20_000);
    await comeBack();
    return ["begun", "unknown"];
  },
  16: async (rateId, level) => {
    place.server.next("RateSubmit", "answer-waits");
    await rate(rateId, level);
    await until("it is stored", () => rowsOf(rateId).length === 1);
    place.kiosk.time.advance(19_000);
    place.server.say("3", '{"request":"GetWindowList","code":"0","result":[]}');
    place.server.operate("3", "Resume");
    place.server.release();
    return ["begun", "accepted"];
  },
  20: async (rateId, level) => {
    place.server.say("3", "");
    place.server.say("3", "<html>");
    place.server.say("3", '{"method":"RateQuest","param":null}');
    place.server.say("3", `{"method":"RateQuest","param":{"rateId":${rateId}}}`);
    await rate(rateId, level);
    return ["begun", "accepted"];
  },
  24: async (rateId, level) => {
    place.server.quest("3", rateId);
    const promptId = await promptFor(place.kiosk, rateId);
    place.server.quest("3", rateId);
    tap(place.kiosk, promptId, level);
    endVisit(place.kiosk);
    await untilFate(place.kiosk, rateId, "begun", "accepted");
    place.server.quest("3", rateId);
    return ["begun", "accepted"];
  },
  28: async (rateId) => {
    place.server.quest("3", rateId);
    await promptFor(place.kiosk, rateId);
    place.server.operate("3", "Reset");
    await until("the screen is back to idle", () => place.kiosk.visit.session().stage.at === "idle");
    return [];
  },
  32: async (rateId, level) => {
    place.server.quest("3", rateId);
    tap(place.kiosk, await promptFor(place.kiosk, rateId), level);
    place.server.operate("3", "Pause");
    await until("the window is paused", () => place.kiosk.visit.session().duty.state === "paused");
    place.server.operate("3", "Reset");
    await until("the window serves again", () => place.kiosk.visit.session().duty.state === "on");
    expect(place.kiosk.visit.session().stage.at).toBe("reasons");
    endVisit(place.kiosk);
    return ["begun", "accepted"];
  },
  36: async (rateId) => {
    place.server.quest("3", rateId);
    await promptFor(place.kiosk, rateId);
    place.kiosk.time.advance(30_000);
    return [];
  },
  40: async (rateId, level) => {
    place.server.next("RateSubmit", "answer-lost");
    await rate(rateId, level);
    await until("it is stored", () => rowsOf(rateId).length === 1);
    const { folder } = place.kiosk;
    place.kiosk.kill();
    place.kiosk = queueKiosk(queuePolicyFor(place.server.url), folder);
    await untilLoggedIn(place.kiosk);
    return ["begun", "unknown"];
  },
  44: async (rateId, level) => {
    place.server.quest("3", rateId);
    const promptId = await promptFor(place.kiosk, rateId);
    place.server.breakLines();
    tap(place.kiosk, promptId, level);
    const { folder } = place.kiosk;
    place.kiosk.kill();
    place.kiosk = queueKiosk(queuePolicyFor(place.server.url), folder);
    await untilLoggedIn(place.kiosk);
    return ["begun", "accepted"];
  },
};

describe("a queue system that behaves as the real one", () => {
  it("gets fifty ratings, each at most once, and exactly once unless the outcome is unknown", async () => {
    const fates = new Map<string, readonly string[]>();
    for (let count = 1; count <= 50; count += 1) {
      const rateId = rateIdOf(count);
      const mishap = mishaps[count];
      if (mishap) fates.set(rateId, await mishap(rateId, levelOf(count)));
      else {
        await rate(rateId, levelOf(count));
        fates.set(rateId, ["begun", "accepted"]);
      }
      await untilFate(place.kiosk, rateId, ...(fates.get(rateId) ?? []));
    }
    await until("nothing is owed", () => place.kiosk.queueSystem.status()?.due === 0);
    for (const [rateId, fate] of fates) {
      const rows = rowsOf(rateId).length;
      const level = levelOf(Number(rateId.slice(-3)));
      if (fate.at(-1) === "accepted") expect([rateId, rows]).toEqual([rateId, 1]);
      else if (fate.at(-1) === "unknown") expect(rows).toBeLessThanOrEqual(1);
      else expect(rows).toBe(0);
      const marks = queuePolicyFor(place.server.url).marks[level];
      for (const row of rowsOf(rateId)) expect(row).toEqual({ rateId, windowNumber: "3", userCode: "1001", ...marks });
      expect(place.server.bodies.filter((body) => body.includes(rateId)).length).toBeLessThanOrEqual(1);
    }
    expect(place.server.evaluations).toHaveLength(46);
    expect(entriesOnDisk(place.kiosk.folder).filter(({ kind }) => kind === "rating-given")).toHaveLength(48);
    expect(
      JSON.stringify([entriesOnDisk(place.kiosk.folder), place.kiosk.problems, place.server.bodies]),
    ).not.toContain(customersName);
  });
});
