import { describe, expect, it } from "vitest";
import { viewOf, wholeYearsSince } from "../../../electron/main/visit/kiosk-view.ts";
import { promptNumber } from "../../support/ledger.ts";
import { documentWith, memberWith } from "../support/configuration.ts";
import { phases, prompt, rated, stepped } from "../support/session.ts";

const member = memberWith("1001");
const document = documentWith({ staff: [member] });
const now = { monoMs: 15_000, date: new Date(2026, 10, 23) };

const place = {
  unitName: { zh: "行政服务中心" },
  windowNumber: "3",
  windowName: { zh: "综合受理" },
  supervisionPhone: "0571-12345",
  complaintRoom: { zh: "二楼投诉接待室" },
};
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

describe("the view", () => {
  it("of nobody on duty shows the place", () => {
    expect(viewOf(phases["off-duty"], document, now)).toEqual({ screen: "no-one-on-duty", place });
  });

  it("of somebody on duty shows the badge, and of the PIN nothing", () => {
    expect(viewOf(phases["on-duty"], document, now)).toEqual({ screen: "ready", place, badge });
  });

  it("of a prompt has all five levels, best first, in whatever order the centre ships them", () => {
    expect(viewOf(phases.prompting, document, now)).toEqual({
      screen: "prompt",
      place,
      badge,
      promptId: promptNumber(1),
      matterName: null,
      levels: [
        { level: 5, text: { zh: "非常满意" } },
        { level: 4, text: { zh: "满意" } },
        { level: 3, text: { zh: "基本满意" } },
        { level: 2, text: { zh: "不满意" } },
        { level: 1, text: { zh: "非常不满意" } },
      ],
      remainingMs: 25_000,
      timeoutMs: 30_000,
    });
  });

  it("of a prompt names the matter where a system told us", () => {
    const transaction = { transactionRef: "SX-1", serviceNumber: 1, matterName: "居住证办理" };
    const session = { ...phases.prompting, prompt: { ...prompt, transaction } };
    expect(viewOf(session, document, now)).toMatchObject({ matterName: "居住证办理" });
  });

  it("never counts below zero", () => {
    const late = { ...now, monoMs: 50_000 };
    expect(viewOf(phases.prompting, document, late)).toMatchObject({ remainingMs: 0 });
    expect(viewOf(phases.thanking, document, late)).toMatchObject({ remainingMs: 0 });
  });

  it("of the thanks is the same to the last byte for every level", () => {
    const thanks = ([1, 2, 3, 4, 5] as const).map((level) => {
      const step = stepped(phases.prompting, rated(level), 12_000);
      if (typeof step === "string") throw new Error(step);
      return JSON.stringify(viewOf(step.session, document, now));
    });
    expect(new Set(thanks)).toEqual(new Set([JSON.stringify({ screen: "thanks", place, badge, remainingMs: 2_000 })]));
  });

  it.each(["on-duty", "prompting", "thanking"] as const)(
    "of somebody who left the roster is nobody's (%s)",
    (phase) => {
      const without = documentWith({ staff: [memberWith("1002")] });
      expect(viewOf(phases[phase], without, now)).toEqual({ screen: "no-one-on-duty", place });
    },
  );
});

describe("党龄", () => {
  const cases: readonly (readonly [since: string | null, date: Date, years: number | null])[] = [
    [null, new Date(2026, 10, 23), null],
    ["2013-07", new Date(2026, 5, 30), 12],
    ["2013-07", new Date(2026, 6, 1), 13],
    ["2025-12", new Date(2026, 10, 30), null],
    ["2025-12", new Date(2026, 11, 1), 1],
    ["2026-11", new Date(2026, 10, 23), null],
    ["2030-01", new Date(2026, 10, 23), null],
    ["1976-12", new Date(2026, 11, 31), 50],
  ];
  it.each(cases)("since %s, on %s: %s", (since, date, years) => {
    expect(wholeYearsSince(since, date)).toBe(years);
  });
});
