import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterAppended,
  afterConfiguration,
  afterFailure,
  afterMark,
  afterOtherWay,
  afterUploaded,
  afterWish,
  dueTask,
  firstSchedule,
  type Schedule,
  type SyncTask,
  whyWaiting,
} from "../../../electron/sync/schedule.ts";

const nowMs = 50_000;
/** No task due for another minute. */
const quiet = afterConfiguration(afterUploaded(firstSchedule(nowMs), nowMs, false), nowMs);

describe("the next task", () => {
  it("at the start is the configuration and the upload, at once", () => {
    const first = firstSchedule(nowMs);
    const one = dueTask(first, nowMs);
    const after = one === "upload" ? afterUploaded(first, nowMs, false) : afterConfiguration(first, nowMs);
    expect([one, dueTask(after, nowMs)].toSorted()).toEqual(["configuration", "upload"]);
    expect(dueTask(quiet, nowMs)).toEqual({ waitMs: 60_000 });
  });

  it("combines entries written within a second, and a later entry does not delay it", () => {
    const once = afterAppended(quiet, nowMs);
    expect(dueTask(once, nowMs)).toEqual({ waitMs: 1_000 });
    const twice = afterAppended(once, nowMs + 900);
    expect(dueTask(twice, nowMs + 900)).toEqual({ waitMs: 100 });
    expect(dueTask(twice, nowMs + 1_000)).toBe("upload");
  });

  it("sends on at once while there is more, and an upload before a heartbeat", () => {
    expect(dueTask(afterUploaded(quiet, nowMs, true), nowMs)).toBe("upload");
    const late = nowMs + 70_000;
    expect(dueTask(afterAppended(afterConfiguration(quiet, late), late - 2_000), late)).toBe("upload");
  });

  it("is a heartbeat a minute after the last upload", () => {
    const polled = afterConfiguration(quiet, nowMs + 30_000);
    expect(dueTask(polled, nowMs + 59_999)).toEqual({ waitMs: 1 });
    expect(dueTask(polled, nowMs + 60_000)).toBe("heartbeat");
  });
});

describe("after a failure", () => {
  const failed = afterFailure(afterAppended(quiet, nowMs - 5_000), nowMs, 0, () => 0.75);

  it("no task runs before the wait is over, whatever happens", () => {
    expect(dueTask(failed, nowMs)).toEqual({ waitMs: 1_500 });
    expect(dueTask(afterAppended(failed, nowMs + 10), nowMs + 10)).toEqual({ waitMs: 1_490 });
    expect(dueTask(failed, nowMs + 1_499)).toEqual({ waitMs: 1 });
    expect(dueTask(failed, nowMs + 1_500)).toBe("upload");
  });

  it("the centre's Retry-After is added to the wait, because it is the same for all devices", () => {
    expect(
      dueTask(
        afterFailure(failed, nowMs, 20_000, () => 0.5),
        nowMs,
      ),
    ).toEqual({ waitMs: 22_000 });
  });

  it("each further failure doubles the range, and a success resets it", () => {
    const twice = afterFailure(failed, nowMs, 0, () => 0.75);
    expect(dueTask(twice, nowMs)).toEqual({ waitMs: 3_000 });
    expect(afterUploaded(twice, nowMs, false).failures).toBe(0);
    expect(afterConfiguration(twice, nowMs).failures).toBe(0);
  });
});

describe("a request of IT to try now", () => {
  const random = (): number => 0.75;
  const failed = afterFailure(afterAppended(quiet, nowMs - 5_000), nowMs, 0, random);

  it("ends the wait after a failure, and runs every task", () => {
    const wished = afterWish(afterFailure(failed, nowMs, 0, random), nowMs + 10);
    expect([dueTask(wished, nowMs + 10), wished.failures]).toEqual(["configuration", 0]);
    expect(dueTask(afterConfiguration(wished, nowMs + 10), nowMs + 10)).toBe("upload");
  });

  it("sends a heartbeat where there is nothing to upload", () => {
    expect(dueTask(afterConfiguration(afterWish(quiet, nowMs), nowMs), nowMs)).toBe("heartbeat");
  });

  it("does not end a wait that the centre requested, also after a later failure", () => {
    const asked = afterFailure(failed, nowMs, 20_000, random);
    expect(dueTask(afterWish(asked, nowMs + 10), nowMs + 10)).toEqual({ waitMs: 19_990 });
    const later = afterFailure(asked, nowMs + 10, 0, random);
    expect(dueTask(afterWish(later, nowMs + 10), nowMs + 10)).toEqual({ waitMs: 19_990 });
  });
});

describe("another network path to the centre", () => {
  it("is tried at once: a requested wait belonged to the old path", () => {
    const asked = afterFailure(afterAppended(quiet, nowMs - 5_000), nowMs, 3_600_000, () => 0.75);
    const other = afterOtherWay(asked, nowMs + 10);
    expect([dueTask(other, nowMs + 10), other.failures]).toEqual(["configuration", 0]);
    const failed = afterFailure(other, nowMs + 10, 0, () => 0.75);
    expect(whyWaiting(failed, nowMs + 10)).toBe("back-off");
    expect(dueTask(afterWish(failed, nowMs + 20), nowMs + 20)).toBe("configuration");
  });
});

describe("the reason of a wait", () => {
  const random = (): number => 0.75;
  it("is reported for every wait", () => {
    const gathering = afterAppended(quiet, nowMs);
    const failed = afterFailure(gathering, nowMs, 0, random);
    const asked = afterFailure(gathering, nowMs, 20_000, random);
    expect([quiet, gathering, failed, asked].map((schedule) => whyWaiting(schedule, nowMs))).toEqual([
      "nothing-due",
      "gathering",
      "back-off",
      "asked-to-wait",
    ]);
  });
});

describe("a task that fails every time", () => {
  /** The attempts, one after the other, where `failing` never succeeds and entries keep coming. */
  const attempts = (failing: SyncTask, count: number): readonly SyncTask[] => {
    let at = nowMs;
    let schedule = afterAppended(firstSchedule(at), at);
    const tried: SyncTask[] = [];
    while (tried.length < count) {
      const due = dueTask(schedule, at);
      if (typeof due === "string") {
        tried.push(due);
        schedule = afterAppended(settle(schedule, due, at, due !== failing), at);
      } else at += due.waitMs;
    }
    return tried;
  };

  it.each(["configuration", "upload", "heartbeat"] as const)("(%s) leaves the others their turns", (failing) => {
    const others = (["configuration", "upload"] as const).filter((task) => task !== failing);
    expect([...new Set(attempts(failing, 60))]).toEqual(expect.arrayContaining([...others]));
    for (const other of others)
      expect(attempts(failing, 400).filter((task) => task === other).length).toBeGreaterThan(5);
  });
});

describe("any course of events", () => {
  const event = fc.constantFrom("append", "fail", "succeed", "wait");
  it("never sends before the wait is over and never waits without end", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(event, fc.integer({ min: 0, max: 20_000 })), { maxLength: 60 }), (events) => {
        let at = nowMs;
        let schedule: Schedule = firstSchedule(at);
        for (const [kind, ms] of events) {
          const due = dueTask(schedule, at);
          if (typeof due === "string") expect(at).toBeGreaterThanOrEqual(schedule.notBeforeMs);
          else expect(due.waitMs).toBeGreaterThan(0);
          if (typeof due !== "string") expect(due.waitMs).toBeLessThanOrEqual(60_000);
          if (kind === "append") schedule = afterAppended(schedule, at);
          else if (kind === "wait") at += ms;
          else if (typeof due === "string") schedule = settle(schedule, due, at, kind === "succeed");
        }
      }),
    );
  });
});

const settle = (schedule: Schedule, task: SyncTask, at: number, isGood: boolean): Schedule => {
  if (!isGood) return afterFailure(schedule, at, 0, () => 0.9);
  return task === "configuration" ? afterConfiguration(schedule, at) : afterUploaded(schedule, at, false);
};

describe("the mark of the configuration in a receipt", () => {
  const marked = afterMark(quiet, nowMs, "a");
  const confirmed = afterConfiguration(marked, nowMs, true);

  it("makes the configuration due at once where it is another one", () => {
    expect(dueTask(marked, nowMs)).toBe("configuration");
    expect(dueTask(afterMark(confirmed, nowMs, "b"), nowMs)).toBe("configuration");
  });

  it("leaves a heartbeat a minute alone where it stays the same, for a quarter of an hour", () => {
    const turns = Array.from({ length: 14 }, (_, index) => nowMs + (index + 1) * 60_000);
    let schedule = confirmed;
    for (const at of turns) {
      expect(dueTask(schedule, at)).toBe("heartbeat");
      schedule = afterMark(afterUploaded(schedule, at, false), at, "a");
    }
    expect(dueTask(schedule, nowMs + 15 * 60_000)).toBe("configuration");
  });

  it("asks again after a minute where the document in use was not confirmed, and at an older centre", () => {
    for (const asked of [afterConfiguration(marked, nowMs), afterConfiguration(quiet, nowMs, true)])
      expect(asked.configurationAtMs).toBe(nowMs + 60_000);
    expect(dueTask(afterMark(confirmed, nowMs + 10, undefined), nowMs + 10)).toBe("configuration");
  });
});
