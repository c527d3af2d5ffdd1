import { describe, expect, it } from "vitest";
import { CounterState } from "../../../../contract/counter/counter.ts";
import type { ConsoleView } from "../../../../contract/ipc/console-view.ts";
import type { Level } from "../../../../contract/words.ts";
import { consoleRequests } from "../../../../electron/main/console/console-requests.ts";
import {
  consoleService,
  outcomeAfter,
  staffConsole,
  uploadMarkOf,
} from "../../../../electron/main/console/staff-console.ts";
import { loginRequests } from "../../../../electron/main/login/log-in.ts";
import { watchMyShift } from "../../../../electron/main/shift/my-shift.ts";
import { promptNumber } from "../../../support/ledger.ts";
import { nowhere } from "../../support/login.ts";
import { left, loggedIn, opened, rated } from "../../support/session.ts";
import { configuredVisit } from "../../support/started-visit.ts";

const started = () => {
  const parts = configuredVisit();
  const { store, visit, time } = parts;
  const shared = { store, visit, clock: time.clock };
  const login = loginRequests({ ...shared, pepper: () => null, shiftElsewhere: nowhere });
  const service = consoleService({ ...shared, myShift: watchMyShift(shared), login });
  const shown: ConsoleView[] = [];
  const waiting: (() => void)[] = [];
  const staff = staffConsole({
    service: () => ({ ok: true, value: service }),
    supportPhone: () => null,
    show: (view) => shown.push(view()),
    soon: (callback) => waiting.push(callback),
  });
  const requests = consoleRequests({
    service: () => ({ ok: true, value: service }),
    view: staff.view,
    date: time.clock.date,
  });
  const turn = (): void => {
    for (const callback of waiting.splice(0)) callback();
  };
  return { ...parts, staff, requests, shown, turn };
};

const number = promptNumber(1);

/** The views of 窗口台 at every point of one citizen's visit. */
const viewsOfVisit = (level: Level, tagCodes: readonly string[], text: string) => {
  const { visit, staff, store } = started();
  visit.take(loggedIn);
  const views = [opened(number), rated(level)].map((event) => {
    visit.take(event);
    return staff.view();
  });
  visit.take({ type: "tags-chosen", promptId: number, tagCodes });
  visit.take({ type: "comment-given", promptId: number, text });
  views.push(staff.view());
  visit.take(left);
  visit.take(left);
  views.push(staff.view());
  store.close();
  return views;
};

describe("窗口台", () => {
  it("shows the same for any taps, tags and words of a citizen", () => {
    const of = (level: Level, text: string) =>
      JSON.stringify(viewsOfVisit(level, [], text)).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id");
    const views = of(5, "好");
    expect(([1, 2, 3, 4] as const).map((level) => of(level, "慢"))).toEqual(Array(4).fill(views));
    expect(views).not.toMatch(/level|tag|comment|[慢好]/);
  });

  it("shows the staff on duty, the present activity, and how the last prompt ended", () => {
    const [prompted, answered] = viewsOfVisit(1, [], "慢");
    expect(prompted).toMatchObject({
      staff: { staffNumber: "1001", name: { zh: "测试1001" } },
      counter: { citizen: "prompted" },
      mayCancel: true,
      lastOutcome: null,
      figures: { opened: 1, answered: 0 },
      pauseReasons: [{ text: { zh: "午休" } }],
    });
    expect(answered).toMatchObject({
      counter: { citizen: "writing", prompt: null },
      mayCancel: false,
      lastOutcome: { outcome: "answered" },
      figures: { opened: 1, answered: 1 },
    });
    expect(CounterState.parse(answered?.counter)).toEqual(answered?.counter);
  });

  it("is sent once a turn, after the citizen's page, each view newer than the one before", () => {
    const { staff, shown, turn, visit, store } = started();
    visit.take(loggedIn);
    staff.refresh();
    staff.refresh();
    expect(shown).toEqual([]);
    turn();
    staff.refresh();
    turn();
    expect(shown.map(({ revision }) => revision)).toEqual([1, 2]);
    store.close();
  });

  it("drops the end of the last prompt with the shift that it belonged to", () => {
    const before = { outcome: "answered", at: "2026-11-23T09:42:00.000+08:00" } as const;
    const after = (["shift-started", "shift-ended", "paused"] as const).map((type) =>
      outcomeAfter({ type, prompt: null }, before),
    );
    expect(after).toEqual([null, null, before]);
  });
});

describe("requests of 窗口台", () => {
  const refusal = (code: string) => ({ ok: false, problem: { code } });

  it("pause for a shipped reason with its time or another, and for free words", () => {
    const { requests, visit, store } = started();
    visit.take(loggedIn);
    // 09:42 at the place of these tests, or any local time where they run.
    const later = "23:59";
    const pause = (input: Parameters<typeof requests.pause>[0]) => {
      const paused = requests.pause(input);
      requests.resume();
      return paused;
    };
    expect(pause({ reason: { shipped: 0 }, until: later })).toMatchObject({
      value: { counter: { pause: { reason: { zh: "午休" }, until: expect.stringMatching(/T23:59/) } } },
    });
    expect(pause({ reason: { words: " 请稍候 " }, until: null })).toMatchObject({
      value: { counter: { pause: { reason: { zh: "请稍候" }, until: null } } },
    });
    expect(pause({ reason: { shipped: 7 }, until: null })).toEqual({
      ok: false,
      problem: { code: "input-invalid", facts: { field: "reason" } },
    });
    expect(pause({ reason: { words: "请稍候" }, until: "00:00" })).toEqual(refusal("time-has-passed"));
    store.close();
  });

  it("open a second prompt for an unrated service, and never for a rated one", () => {
    const { requests, visit, time, store } = started();
    visit.take(loggedIn);
    const transaction = { transactionRef: "XK-1", serviceNumber: 1 };
    const idOf = (answer: ReturnType<typeof requests.openPrompt>) =>
      "ok" in answer && answer.ok ? answer.value.counter.prompt?.promptId : undefined;
    const first = idOf(requests.openPrompt({ transaction }));
    if (!first) throw new Error("no prompt was opened");
    requests.cancelPrompt({ promptId: first });
    const second = idOf(requests.openPrompt({ transaction }));
    if (!second) throw new Error("nobody was asked again");
    expect(second).not.toBe(first);
    visit.take(rated(5, second));
    visit.take(left);
    visit.take(left);
    // The screen is free, and a request reveals nothing more: the time after a rating is the same for every citizen.
    expect(visit.view().screen).toBe("ready");
    expect(requests.openPrompt({ transaction: null })).toEqual(refusal("citizen-busy"));
    time.advance(10_000);
    expect(requests.openPrompt({ transaction })).toMatchObject(refusal("already-rated"));
    store.close();
  });

  it("do not cancel a prompt that a citizen opened", () => {
    const { requests, visit, store } = started();
    visit.take(loggedIn);
    visit.take(opened(number, "walk-up"));
    expect(requests.currentConsole()).toMatchObject({ value: { mayCancel: false } });
    expect(requests.cancelPrompt({ promptId: number })).toEqual(refusal("prompt-of-citizen"));
    expect(visit.session().stage.at).toBe("prompting");
    store.close();
  });

  it("read a summary only at the log-out", async () => {
    const { requests, store } = started();
    await requests.logIn({ staffNumber: "1001", pin: "246810" });
    expect(requests.currentConsole()).toMatchObject({ value: { logOutAsksPin: true } });
    expect(await requests.logOut({ pin: null })).toMatchObject({ problem: { code: "log-out-pin-due" } });
    const summary = { figures: { opened: 0 }, levels: null };
    expect(await requests.logOut({ pin: "246810" })).toMatchObject({ ok: true, value: { summary } });
    expect(JSON.stringify(requests.currentConsole())).not.toContain("summary");
    expect(await requests.logOut({ pin: "246810" })).toEqual(refusal("not-on-duty"));
    store.close();
  });
});

describe("the upload mark", () => {
  it("changes after a minute and after a day, never with a citizen's touch", () => {
    const oldestAt = "2026-11-23T09:42:00.000+08:00";
    const minutesLater = (minutes: number) => new Date(Date.parse(oldestAt) + minutes * 60_000);
    const markAfter = (minutes: number) => uploadMarkOf({ oldestAt }, minutesLater(minutes));
    const day = 24 * 60;
    expect([0, 1, 1.1, day, day + 0.1].map(markAfter)).toEqual(["sent", "sent", "waiting", "waiting", "stuck"]);
    expect(uploadMarkOf({ oldestAt: null }, minutesLater(0))).toBe("sent");
    // A clock that was set back makes nothing older.
    expect(markAfter(-2 * day)).toBe("sent");
  });
});
