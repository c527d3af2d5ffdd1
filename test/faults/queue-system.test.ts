import { describe, expect, it } from "vitest";
import { entriesOnDisk, refuseWrites } from "../electron/support/entries-on-disk.ts";
import {
  endVisit,
  fateOf,
  linkOf,
  promptFor,
  queueKiosk,
  shipPolicy,
  take,
  tap,
  untilFate,
  untilLoggedIn,
} from "../electron/support/queue-kiosk.ts";
import { colleague, handedOver, loggedOut, pauseBegun, resumed, shift } from "../electron/support/session.ts";
import { until } from "../electron/support/until.ts";
import { queuePolicyFor, rateIdOf } from "../support/queue-system/queue-policy.ts";
import { sampleHall, startQueueServer } from "../support/queue-system/server.ts";
import { queueWindow } from "./queue-window.ts";

const { place, rowsOf, comeBack } = queueWindow();

describe("a queue system that behaves as the real one", () => {
  it("that comes back on the same address is found again, and gets the ratings given meanwhile", async () => {
    place.server.quest("3", rateIdOf(1));
    const promptId = await promptFor(place.kiosk, rateIdOf(1));
    const port = Number(new URL(place.server.url).port);
    await place.server.stop();
    await until("the link is down", () => linkOf(place.kiosk) !== "logged-in");
    tap(place.kiosk, promptId, 3);
    endVisit(place.kiosk);
    await until(
      "IT can see why",
      () => place.kiosk.queueSystem.status()?.problem?.facts?.["reason"] === "ECONNREFUSED",
    );
    expect(place.kiosk.queueSystem.status()).toMatchObject({ due: 1, lost: null });
    const hall = sampleHall();
    hall.calls.add(rateIdOf(1));
    place.server = await startQueueServer({ port, hall });
    await comeBack();
    await untilFate(place.kiosk, rateIdOf(1), "begun", "accepted");
    expect([hall.evaluations.length, place.kiosk.appends()]).toEqual([1, 2]);
    expect(place.kiosk.queueSystem.status()).toMatchObject({ link: "logged-in", due: 0, problem: null });
  });

  it("that does not know the user is silent, and IT reads what to correct", async () => {
    place.kiosk.kill();
    place.kiosk = queueKiosk(
      queuePolicyFor(place.server.url, {
        userCodes: { [shift.staffNumber]: "nobody", [colleague.staffNumber]: "elsewhere" },
      }),
    );
    take(place.kiosk, { type: "logged-in", shift });
    await until("it asks to log in", () => place.server.bodies.some((body) => body.includes("nobody")));
    place.kiosk.time.advance(20_000);
    const refusal = () => place.kiosk.queueSystem.status()?.problem;
    await until("the login counts as refused", () => refusal()?.code === "queue-system-login-refused");
    expect(refusal()?.facts).toEqual({ windowNumber: "3", userCode: "nobody", reason: "no answer" });
    take(place.kiosk, handedOver);
    await until("the other one is refused in words", () => refusal()?.facts?.["reason"] === "1002");
    expect(place.server.logins()).toEqual([]);
  });

  it("follows the window: logs in as the colleague, and logs out when no staff is on duty", async () => {
    place.server.quest("3", rateIdOf(1));
    tap(place.kiosk, await promptFor(place.kiosk, rateIdOf(1)), 5);
    take(place.kiosk, handedOver);
    expect(place.kiosk.queueSystem.status()?.login).toEqual({ windowNumber: "3", userCode: "1001" });
    endVisit(place.kiosk);
    await until("the colleague is logged in", () => place.server.logins()[0]?.userCode === "A-1002");
    expect([place.server.logins().length, rowsOf(rateIdOf(1)).map(({ userCode }) => userCode)]).toEqual([1, ["1001"]]);
    take(place.kiosk, loggedOut);
    await until("nobody is connected", () => place.server.connections() === 0);
    expect(place.kiosk.queueSystem.status()).toMatchObject({ link: "nobody-on-duty", login: null });
  });

  it("is switched off, on again and moved by the policy, and its missing settings are reported each time", async () => {
    const other = await startQueueServer();
    const ship = (url: string | null): void => {
      shipPolicy(place.kiosk.store, url === null ? null : queuePolicyFor(url));
      place.kiosk.visit.refresh();
    };
    ship(null);
    await until("nobody is connected", () => place.server.connections() === 0);
    expect(place.kiosk.queueSystem.status()).toBeNull();
    ship(place.server.url);
    await untilLoggedIn(place.kiosk);
    ship(other.url);
    await until("the other one has the login", () => other.logins().length === 1);
    await until("the first one is left", () => place.server.connections() === 0);
    const notices = place.kiosk.problems.filter(({ code }) => code === "queue-system-unencrypted");
    expect(notices.map(({ facts }) => facts?.["url"])).toEqual([place.server.url, place.server.url, other.url]);
    expect(place.kiosk.queueSystem.status()?.notice).toEqual(notices[2]);
    ship(null);
    await until("nobody is connected", () => other.connections() === 0);
    await other.stop();
  });
});

describe("a disk that refuses", () => {
  it("delays the submit of a rating until its entry is written", async () => {
    place.server.quest("3", rateIdOf(1));
    tap(place.kiosk, await promptFor(place.kiosk, rateIdOf(1)), 2);
    const mend = refuseWrites(place.kiosk.folder);
    place.kiosk.time.advance(10_000);
    await until("the disk refused", () => place.kiosk.problems.some(({ code }) => code === "store-failed"));
    expect([fateOf(place.kiosk.folder, rateIdOf(1)), place.server.evaluations]).toEqual([[], []]);
    mend();
    place.kiosk.time.advance(1_000);
    await untilFate(place.kiosk, rateIdOf(1), "begun", "accepted");
    expect(place.server.evaluations).toHaveLength(1);
  });
});

describe("a window that is paused by hand", () => {
  it("opens no prompt, and the latest request is opened when it serves again", async () => {
    take(place.kiosk, pauseBegun);
    place.server.quest("3", rateIdOf(1));
    place.server.quest("3", rateIdOf(2));
    place.server.operate("3", "Resume");
    place.server.say("3", "everything before it has been heard");
    await until("it is", () => place.kiosk.queueSystem.status()?.problem?.code === "queue-system-answer-unclear");
    place.kiosk.time.advance(30_000);
    expect(place.kiosk.visit.session().stage.at).toBe("idle");
    take(place.kiosk, resumed);
    await promptFor(place.kiosk, rateIdOf(2));
    expect(JSON.stringify(entriesOnDisk(place.kiosk.folder))).not.toContain(rateIdOf(1));
  });
});
