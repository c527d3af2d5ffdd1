import { describe, expect, it } from "vitest";
import { StaffNumber } from "../../../../contract/words.ts";
import { viewOf } from "../../../../electron/main/visit/kiosk-view.ts";
import type { Session } from "../../../../electron/main/visit/session.ts";
import { promptNumber } from "../../../support/ledger.ts";
import { documentWith, memberWith } from "../../support/configuration.ts";
import {
  followUp,
  off,
  offDuty,
  onDuty,
  paused,
  prompt,
  rated,
  ratedWith,
  responseId,
  sessionDocument,
  shift,
  stages,
  stepped,
  survey,
} from "../../support/session.ts";

const document = { ...sessionDocument, staff: [memberWith("1001"), memberWith("1002")] };
/** A Tuesday. */
const at = (hours: number, minutes = 0) => new Date(2026, 10, 24, hours, minutes);
const now = { monoMs: 15_000, date: at(10) };

const place = {
  unitName: { zh: "行政服务中心" },
  windowNumber: "3",
  windowName: { zh: "综合受理" },
  supervisionPhone: "0571-12345",
  complaintRoom: { zh: "二楼投诉接待室" },
};
const services = { survey: survey.title };
const badge = {
  staffNumber: "1001",
  name: { zh: "测试1001" },
  post: { zh: "受理员", en: "Officer" },
  politicalStatus: "party-member",
  partyYears: 13,
  duties: [{ zh: "受理申请" }],
  commitments: [{ zh: "首问负责" }],
  honours: [{ zh: "服务标兵" }],
  star: 4,
  portrait: null,
};
const levels = [
  { level: 5, text: { zh: "等级5" } },
  { level: 4, text: { zh: "等级4" } },
  { level: 3, text: { zh: "等级3" } },
  { level: 2, text: { zh: "等级2" } },
  { level: 1, text: { zh: "等级1" } },
];
const viewed = (session: Session, changes: Partial<typeof document> = {}, moment = now) =>
  viewOf(session, { ...document, ...changes }, moment);

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
    isWalkUp: false,
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

describe("the view after the tap", () => {
  const reasons = {
    screen: "reasons",
    place,
    promptId: promptNumber(1),
    levelText: { zh: "等级4" },
    tags: [
      { code: "41", text: { zh: "标签41" }, shownFirst: true, chosen: false },
      { code: "42", text: { zh: "标签42" }, shownFirst: true, chosen: true },
      { code: "43", text: { zh: "标签43" }, shownFirst: false, chosen: false },
    ],
    comment: "还行",
    asksForReason: false,
    change: { remainingMs: 4_000 },
    followUp: { address: `https://centre.example/r/${followUp.token}`, days: 7 },
    remainingMs: 16_000,
    timeoutMs: 20_000,
  };

  it("has the tags of the level, the chosen ones, and the citizen's own code", () => {
    const given = ratedWith(4, { tagCodes: ["42"], comment: "还行" });
    expect(viewed(onDuty({ ...stages.reasons, rated: given }))).toEqual(reasons);
    expect(viewed({ duty: off, stage: { ...stages.reasons, rated: { ...given, isChanged: true } } })).toEqual({
      ...reasons,
      change: null,
    });
    expect(viewed(onDuty({ ...stages.reasons, rated: ratedWith(1, { followUpToken: null }) }))).toMatchObject({
      asksForReason: true,
      followUp: null,
    });
  });

  it("has no code any more once its page was opened, and keeps its place", () => {
    const given = ratedWith(4, { tagCodes: ["42"], comment: "还行", isPageOpened: true });
    expect(viewed(onDuty({ ...stages.reasons, rated: given }))).toEqual({
      ...reasons,
      followUp: { address: null, days: 7 },
    });
  });

  it("of 改评 has the levels again", () => {
    expect(viewed(onDuty(stages.changing))).toEqual({
      screen: "changing",
      place,
      promptId: promptNumber(1),
      levels,
      remainingMs: 4_000,
      timeoutMs: 8_000,
    });
  });

  it("of the thanks is the same to the last byte for every level", () => {
    const thanks = ([1, 2, 3, 4, 5] as const).map((level) =>
      JSON.stringify(viewed(onDuty({ ...stages.thanking, rated: ratedWith(level, { tagCodes: [`${level}1`] }) }))),
    );
    const expected = {
      screen: "thanks",
      place,
      promptId: promptNumber(1),
      change: { remainingMs: 4_000 },
      remainingMs: 5_000,
      surveyOffered: survey.title,
    };
    expect(new Set(thanks)).toEqual(new Set([JSON.stringify(expected)]));
  });

  it("has the same fields for every level, so that no part of the screen comes or goes with it", () => {
    const shapes = ([1, 2, 3, 4, 5] as const).map((level) => {
      const step = stepped(onDuty(stages.prompting), rated(level), 12_000);
      if (typeof step === "string") throw new Error(step);
      const view = viewed(step.session);
      return view.screen === "reasons" && [Object.keys(view), view.tags.length, view.change, view.comment];
    });
    expect(new Set(shapes.map((shape) => JSON.stringify(shape))).size).toBe(1);
  });

  it("offers no survey outside its days or where the schedule leaves this rating out", () => {
    const without = [{ ...survey, lastDay: "2026-11-23" }, { ...survey, afterRating: null }, null];
    for (const shipped of without)
      expect(viewed(onDuty(stages.thanking), { survey: shipped })).toMatchObject({ surveyOffered: null });
  });
});

describe("the view of a form", () => {
  it("shows one question at a time", () => {
    const form = { form: "survey", survey, responseId, promptId: null, index: 1, answered: 1 } as const;
    expect(viewed(offDuty({ at: "writing", form, deadlineMonoMs: 60_000 }))).toEqual({
      screen: "survey",
      place,
      title: survey.title,
      question: survey.questions[1],
      questionNumber: 2,
      questionCount: 2,
      remainingMs: 45_000,
      timeoutMs: 60_000,
    });
  });

  it("is the same for any staff on duty", () => {
    expect(viewed(onDuty(stages.writing))).toEqual({
      screen: "opinion",
      place,
      remainingMs: 55_000,
      timeoutMs: 60_000,
    });
    expect(viewed(offDuty(stages.received))).toEqual({ screen: "received", place, what: "opinion" });
  });
});
