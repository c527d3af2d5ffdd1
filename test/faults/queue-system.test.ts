import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Level } from "../../contract/words.ts";
import { entriesOnDisk, refuseWrites } from "../electron/support/entries-on-disk.ts";
import {
  endVisit,
  fateOf,
  linkOf,
  promptFor,
  type QueueKiosk,
  queueKiosk,
  shipPolicy,
  startShift,
  take,
  tap,
  untilFate,
  untilLoggedIn,
} from "../electron/support/queue-kiosk.ts";
import { colleague, handedOver, loggedOut, pauseBegun, resumed, shift } from "../electron/support/session.ts";
import { until } from "../electron/support/until.ts";
import { queuePolicyFor, rateIdOf } from "../support/queue-system/queue-policy.ts";
import { customersName, type QueueServer, sampleHall, startQueueServer } from "../support/queue-system/server.ts";

let server: QueueServer;
let kiosk: QueueKiosk;

beforeEach(async () => {
  server = await startQueueServer();
  kiosk = queueKiosk(queuePolicyFor(server.url));
  await startShift(kiosk, shift);
});
afterEach(async () => {
  kiosk.kill();
  await server.stop();
});

const rowsOf = (rateId: string) => server.evaluations.filter((row) => row.rateId === rateId);
/** Opens a prompt, taps and leaves. */
const rate = async (rateId: string, level: Level): Promise<void> => {
  server.quest("3", rateId);
  tap(kiosk, await promptFor(kiosk, rateId), level);
  endVisit(kiosk);
};
/** Lets the time of the next attempt come, and waits until it has led to a log-in. */
const comeBack = async (): Promise<void> => {
  await until("the link is down", () => linkOf(kiosk) === "waiting" || linkOf(kiosk) === "connecting");
  kiosk.time.advance(61_000);
  await untilLoggedIn(kiosk);
};
const levelOf = (count: number): Level => ((count % 5) + 1) as Level;

/** Possible faults of one rating; the other ratings are ordinary. Each returns its required outcome. */
const mishaps: Readonly<Record<number, (rateId: string, level: Level) => Promise<readonly string[]>>> = {
  4: async (rateId, level) => {
    server.next("RateSubmit", "break-before");
    await rate(rateId, level);
    await comeBack();
    return ["begun", "unknown"];
  },
  8: async (rateId, level) => {
    server.next("RateSubmit", "break-after");
    await rate(rateId, level);
    await comeBack();
    return ["begun", "unknown"];
  },
  12: async (rateId, level) => {
    server.next("RateSubmit", "message-lost");
    await rate(rateId, level);
    await untilFate(kiosk, rateId, "begun");
    await until("it has left", () => server.bodies.some((body) => body.includes(rateId)));
    kiosk.time.advance(20_000);
    await comeBack();
    return ["begun", "unknown"];
  },
  16: async (rateId, level) => {
    server.next("RateSubmit", "answer-waits");
    await rate(rateId, level);
    await until("it is stored", () => rowsOf(rateId).length === 1);
    kiosk.time.advance(19_000);
    server.say("3", '{"request":"GetWindowList","code":"0","result":[]}');
    server.operate("3", "Resume");
    server.release();
    return ["begun", "accepted"];
  },
  20: async (rateId, level) => {
    server.say("3", "");
    server.say("3", "<html>");
    server.say("3", '{"method":"RateQuest","param":null}');
    server.say("3", `{"method":"RateQuest","param":{"rateId":${rateId}}}`);
    await rate(rateId, level);
    return ["begun", "accepted"];
  },
  24: async (rateId, level) => {
    server.quest("3", rateId);
    const promptId = await promptFor(kiosk, rateId);
    server.quest("3", rateId);
    tap(kiosk, promptId, level);
    endVisit(kiosk);
    await untilFate(kiosk, rateId, "begun", "accepted");
    server.quest("3", rateId);
    return ["begun", "accepted"];
  },
  28: async (rateId) => {
    server.quest("3", rateId);
    await promptFor(kiosk, rateId);
    server.operate("3", "Reset");
    await until("the screen is back to idle", () => kiosk.visit.session().stage.at === "idle");
    return [];
  },
  32: async (rateId, level) => {
    server.quest("3", rateId);
    tap(kiosk, await promptFor(kiosk, rateId), level);
    server.operate("3", "Pause");
    await until("the window is paused", () => kiosk.visit.session().duty.state === "paused");
    server.operate("3", "Reset");
    await until("the window serves again", () => kiosk.visit.session().duty.state === "on");
    expect(kiosk.visit.session().stage.at).toBe("reasons");
    endVisit(kiosk);
    return ["begun", "accepted"];
  },
  36: async (rateId) => {
    server.quest("3", rateId);
    await promptFor(kiosk, rateId);
    kiosk.time.advance(30_000);
    return [];
  },
  40: async (rateId, level) => {
    server.next("RateSubmit", "answer-lost");
    await rate(rateId, level);
    await until("it is stored", () => rowsOf(rateId).length === 1);
    const { folder } = kiosk;
    kiosk.kill();
    kiosk = queueKiosk(queuePolicyFor(server.url), folder);
    await untilLoggedIn(kiosk);
    return ["begun", "unknown"];
  },
  44: async (rateId, level) => {
    server.quest("3", rateId);
    const promptId = await promptFor(kiosk, rateId);
    server.breakLines();
    tap(kiosk, promptId, level);
    const { folder } = kiosk;
    kiosk.kill();
    kiosk = queueKiosk(queuePolicyFor(server.url), folder);
    await untilLoggedIn(kiosk);
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
      await untilFate(kiosk, rateId, ...(fates.get(rateId) ?? []));
    }
    await until("nothing is owed", () => kiosk.queueSystem.status()?.due === 0);
    for (const [rateId, fate] of fates) {
      const rows = rowsOf(rateId).length;
      const level = levelOf(Number(rateId.slice(-3)));
      if (fate.at(-1) === "accepted") expect([rateId, rows]).toEqual([rateId, 1]);
      else if (fate.at(-1) === "unknown") expect(rows).toBeLessThanOrEqual(1);
      else expect(rows).toBe(0);
      const marks = queuePolicyFor(server.url).marks[level];
      for (const row of rowsOf(rateId)) expect(row).toEqual({ rateId, windowNumber: "3", userCode: "1001", ...marks });
      expect(server.bodies.filter((body) => body.includes(rateId)).length).toBeLessThanOrEqual(1);
    }
    expect(server.evaluations).toHaveLength(46);
    expect(entriesOnDisk(kiosk.folder).filter(({ kind }) => kind === "rating-given")).toHaveLength(48);
    expect(JSON.stringify([entriesOnDisk(kiosk.folder), kiosk.problems, server.bodies])).not.toContain(customersName);
  });

  it("that comes back on the same address is found again, and gets the ratings given meanwhile", async () => {
    server.quest("3", rateIdOf(1));
    const promptId = await promptFor(kiosk, rateIdOf(1));
    const port = Number(new URL(server.url).port);
    await server.stop();
    await until("the link is down", () => linkOf(kiosk) !== "logged-in");
    tap(kiosk, promptId, 3);
    endVisit(kiosk);
    await until("IT can see why", () => kiosk.queueSystem.status()?.problem?.facts?.["reason"] === "ECONNREFUSED");
    expect(kiosk.queueSystem.status()).toMatchObject({ due: 1, lost: null });
    const hall = sampleHall();
    hall.calls.add(rateIdOf(1));
    server = await startQueueServer({ port, hall });
    await comeBack();
    await untilFate(kiosk, rateIdOf(1), "begun", "accepted");
    expect([hall.evaluations.length, kiosk.appends()]).toEqual([1, 2]);
    expect(kiosk.queueSystem.status()).toMatchObject({ link: "logged-in", due: 0, problem: null });
  });

  it("that does not know the user is silent, and IT reads what to correct", async () => {
    kiosk.kill();
    kiosk = queueKiosk(
      queuePolicyFor(server.url, {
        userCodes: { [shift.staffNumber]: "nobody", [colleague.staffNumber]: "elsewhere" },
      }),
    );
    take(kiosk, { type: "logged-in", shift });
    await until("it asks to log in", () => server.bodies.some((body) => body.includes("nobody")));
    kiosk.time.advance(20_000);
    const refusal = () => kiosk.queueSystem.status()?.problem;
    await until("the login counts as refused", () => refusal()?.code === "queue-system-login-refused");
    expect(refusal()?.facts).toEqual({ windowNumber: "3", userCode: "nobody", reason: "no answer" });
    take(kiosk, handedOver);
    await until("the other one is refused in words", () => refusal()?.facts?.["reason"] === "1002");
    expect(server.logins()).toEqual([]);
  });

  it("follows the window: logs in as the colleague, and logs out when no staff is on duty", async () => {
    server.quest("3", rateIdOf(1));
    tap(kiosk, await promptFor(kiosk, rateIdOf(1)), 5);
    take(kiosk, handedOver);
    expect(kiosk.queueSystem.status()?.login).toEqual({ windowNumber: "3", userCode: "1001" });
    endVisit(kiosk);
    await until("the colleague is logged in", () => server.logins()[0]?.userCode === "A-1002");
    expect([server.logins().length, rowsOf(rateIdOf(1)).map(({ userCode }) => userCode)]).toEqual([1, ["1001"]]);
    take(kiosk, loggedOut);
    await until("nobody is connected", () => server.connections() === 0);
    expect(kiosk.queueSystem.status()).toMatchObject({ link: "nobody-on-duty", login: null });
  });

  it("is switched off, on again and moved by the policy, and its missing settings are reported each time", async () => {
    const other = await startQueueServer();
    const ship = (url: string | null): void => {
      shipPolicy(kiosk.store, url === null ? null : queuePolicyFor(url));
      kiosk.visit.refresh();
    };
    ship(null);
    await until("nobody is connected", () => server.connections() === 0);
    expect(kiosk.queueSystem.status()).toBeNull();
    ship(server.url);
    await untilLoggedIn(kiosk);
    ship(other.url);
    await until("the other one has the login", () => other.logins().length === 1);
    await until("the first one is left", () => server.connections() === 0);
    const notices = kiosk.problems.filter(({ code }) => code === "queue-system-unencrypted");
    expect(notices.map(({ facts }) => facts?.["url"])).toEqual([server.url, server.url, other.url]);
    expect(kiosk.queueSystem.status()?.notice).toEqual(notices[2]);
    ship(null);
    await until("nobody is connected", () => other.connections() === 0);
    await other.stop();
  });
});

describe("a disk that refuses", () => {
  it("keeps a rating from being sent before its entry is written, and it is sent when that is done", async () => {
    server.quest("3", rateIdOf(1));
    tap(kiosk, await promptFor(kiosk, rateIdOf(1)), 2);
    const mend = refuseWrites(kiosk.folder);
    kiosk.time.advance(10_000);
    await until("the disk refused", () => kiosk.problems.some(({ code }) => code === "store-failed"));
    expect([fateOf(kiosk.folder, rateIdOf(1)), server.evaluations]).toEqual([[], []]);
    mend();
    kiosk.time.advance(1_000);
    await untilFate(kiosk, rateIdOf(1), "begun", "accepted");
    expect(server.evaluations).toHaveLength(1);
  });
});

describe("a window that is paused by hand", () => {
  it("opens no prompt, and the latest request is opened when it serves again", async () => {
    take(kiosk, pauseBegun);
    server.quest("3", rateIdOf(1));
    server.quest("3", rateIdOf(2));
    server.operate("3", "Resume");
    server.say("3", "everything before it has been heard");
    await until("it is", () => kiosk.queueSystem.status()?.problem?.code === "queue-system-answer-unclear");
    kiosk.time.advance(30_000);
    expect(kiosk.visit.session().stage.at).toBe("idle");
    take(kiosk, resumed);
    await promptFor(kiosk, rateIdOf(2));
    expect(JSON.stringify(entriesOnDisk(kiosk.folder))).not.toContain(rateIdOf(1));
  });
});
