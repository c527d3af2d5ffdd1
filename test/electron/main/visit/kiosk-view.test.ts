import { describe, expect, it } from "vitest";
import { StaffNumber } from "../../../../contract/words.ts";
import { viewOf } from "../../../../electron/main/visit/kiosk-view.ts";
import type { Session } from "../../../../electron/main/visit/session.ts";
import { withOffset } from "../../../../electron/wire/wall-time.ts";
import { promptNumber } from "../../../support/ledger.ts";
import { documentWith, memberWith } from "../../support/configuration.ts";
import { at, badge, document, levels, now, place, services, viewed } from "../../support/kiosk-view.ts";
import { offDuty, onDuty, paused, prompt, shift, stages, survey } from "../../support/session.ts";

describe("the view of the staff on duty", () => {
  it("shows the place while no staff is on duty", () => {
    expect(viewed(offDuty())).toEqual({ screen: "no-one-on-duty", place, services });
  });

  it("shows that it is closed outside the hours, and only while no staff is on duty", () => {
    const hours = {
      text: { zh: "周二 9:00–12:00" },
      open: [{ weekdays: [2], from: "09:00", to: "12:00" }],
      closedOn: [],
    };
    const screens = [8, 10, 13].map((hour) => viewed(offDuty(), { hours }, { ...now, date: at(hour) }).screen);
    expect(screens).toEqual(["closed", "no-one-on-duty", "closed"]);
    expect(viewed(offDuty(), { hours }, { ...now, date: at(13) })).toEqual({
      screen: "closed",
      place,
      services,
      hours: hours.text,
      opensAt: withOffset(new Date(2026, 11, 1, 9)),
    });
    expect(viewed(onDuty(), { hours }, { ...now, date: at(13) }).screen).toBe("ready");
  });

  it("shows the reason and the end of a pause", () => {
    expect(viewed({ duty: paused, stage: stages.idle })).toEqual({
      screen: "paused",
      place,
      services,
      reason: { zh: "午休" },
      until: "2026-11-24T13:30:00.000+08:00",
    });
  });

  it("shows the badge, and nothing of the PIN", () => {
    expect(viewed(onDuty())).toEqual({
      screen: "ready",
      place,
      services,
      badge,
      mentor: null,
      walkUp: true,
      attract: document.attract,
      columnAddress: null,
      pauseReasons: document.pauseReasons,
    });
  });

  it("shows a trainee and the mentor of the shift, as long as the mentor is on the roster", () => {
    const mentored = (number: string): Session => ({
      duty: { state: "on", shift: { ...shift, mentorNumber: StaffNumber.parse(number) } },
      stage: stages.idle,
    });
    expect(viewed(mentored("1002"))).toMatchObject({ badge, mentor: { staffNumber: "1002" } });
    expect(viewed(mentored("1003"))).toMatchObject({ badge, mentor: null });
  });

  it.each(["idle", "prompting"] as const)("of a person who left the roster is empty (%s)", (at) => {
    const without = documentWith({ staff: [memberWith("1002")] });
    expect(viewOf(onDuty(stages[at]), { ...without, survey }, now)).toEqual({
      screen: "no-one-on-duty",
      place,
      services,
    });
  });
});

describe("the view of a prompt", () => {
  const view = {
    screen: "prompt",
    place,
    badge,
    promptId: promptNumber(1),
    matterName: null,
    matterCount: 0,
    levels,
    remainingMs: 25_000,
    timeoutMs: 30_000,
    sound: { volume: 0.5 },
  };

  it("has all five levels, best first, in any order that the centre ships", () => {
    expect(viewed(onDuty(stages.prompting), { levels: document.levels.toReversed() })).toEqual(view);
  });

  it("names the matter where a system sent it", () => {
    const transaction = { transactionRef: "SX-1", serviceNumber: 1, matterName: "居住证办理" };
    const session = onDuty({ at: "prompting", prompt: { ...prompt, transactions: [transaction] } });
    expect(viewed(session)).toEqual({ ...view, matterName: "居住证办理", matterCount: 1 });
  });

  it("shows how many services are rated together, under the first available name", () => {
    const transactions = [
      { transactionRef: "SX-1", serviceNumber: 1 },
      { transactionRef: "SX-2", serviceNumber: 1, matterName: "居住证办理" },
    ];
    const session = onDuty({ at: "prompting", prompt: { ...prompt, transactions } });
    expect(viewed(session)).toEqual({ ...view, matterName: "居住证办理", matterCount: 2 });
  });

  it("is silent in quiet hours", () => {
    const sound = { volume: 0.5, quietHours: [{ from: "22:00", to: "07:00" }] };
    const volumeAt = (date: Date) =>
      viewed(onDuty(stages.prompting), { policy: { ...document.policy, sound } }, { ...now, date });
    expect([at(23), at(6, 59), at(7)].map((date) => volumeAt(date))).toMatchObject([
      { sound: { volume: 0 } },
      { sound: { volume: 0 } },
      { sound: { volume: 0.5 } },
    ]);
  });

  it("never counts below zero", () => {
    const late = { ...now, monoMs: 50_000 };
    for (const stage of [stages.prompting, stages.reasons, stages.changing, stages.thanking])
      expect(viewed(onDuty(stage), {}, late)).toMatchObject({ remainingMs: 0 });
  });
});
