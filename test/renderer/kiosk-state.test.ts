import { describe, expect, it } from "vitest";
import type { Badge, KioskView, Place } from "../../contract/ipc/view.ts";
import type { PromptId } from "../../contract/words.ts";
import {
  afterIdling,
  initialState,
  isHandingOver,
  type KioskState,
  withLoggedOut,
  withLoginOpened,
  withProblem,
  withView,
} from "../../renderer/state/kiosk-state.ts";
import { emptyDraft } from "../../renderer/state/login-draft.ts";
import { noPreferences } from "../../renderer/state/preferences.ts";

const place: Place = {
  unitName: { zh: "市民之家" },
  windowNumber: "3",
  windowName: { zh: "综合受理" },
  supervisionPhone: "0571-12345",
  complaintRoom: { zh: "二楼 B203" },
  responsibleOffice: { zh: "主管部门" },
};

const badge: Badge = {
  staffNumber: "330106",
  name: { zh: "陈晓岚" },
  post: { zh: "综合受理岗" },
  politicalStatus: "party-member",
  partyYears: 12,
  duties: [{ zh: "受理" }],
  commitments: [{ zh: "一次说清" }],
  honours: [],
  star: 5,
  portrait: null,
};

const services = { survey: null };
const promptId = "0b8c7f6a-0f55-4d5e-9d2c-0d5f7d9f1a22" as PromptId;

const noOne = (revision: number): KioskView => ({ revision, screen: "no-one-on-duty", place, services });
const ready = (revision: number): KioskView => ({
  revision,
  screen: "ready",
  place,
  services,
  badge,
  mentor: null,
  walkUp: true,
  attract: null,
  columnAddress: null,
  pauseReasons: [],
});
const thanks = (revision: number): KioskView => ({
  revision,
  screen: "thanks",
  place,
  promptId,
  change: null,
  remainingMs: 4_000,
  surveyOffered: null,
});
const opinion = (revision: number): KioskView => ({
  revision,
  screen: "opinion",
  place,
  remainingMs: 60_000,
  timeoutMs: 60_000,
});
const prompt = (revision: number): KioskView => ({
  revision,
  screen: "prompt",
  place,
  badge,
  promptId,
  matterName: null,
  matterCount: 0,
  levels: [],
  remainingMs: 60_000,
  timeoutMs: 60_000,
  sound: { volume: 0 },
});

/** A citizen's choices for this visit. */
const chosen = { language: "en", preferences: { ...noPreferences, largeText: true, lowReach: true } } as const;

const stateWith = (view: KioskView, rest: Partial<KioskState> = {}): KioskState => ({ ...initialState, view, ...rest });

describe("withView", () => {
  it("accepts the first view, whatever its revision", () => {
    expect(withView(initialState, noOne(0))).toEqual({ ...initialState, view: noOne(0) });
  });

  it("accepts a newer view", () => {
    expect(withView(stateWith(ready(4)), prompt(5))).toEqual({ ...initialState, view: prompt(5) });
  });

  it.each([4, 3, 0])("changes nothing when revision %i comes after 4", (revision) => {
    const state = stateWith(ready(4), { language: "en", problem: { code: "not-on-duty" } });
    expect(withView(state, prompt(revision))).toBe(state);
  });

  it("keeps typed text while the screen stays the same", () => {
    const state = stateWith(noOne(1), { login: { ...emptyDraft, staffNumber: "33" } });
    expect(withView(state, noOne(2))).toEqual({ ...state, view: noOne(2) });
  });

  it("closes the log-in and clears the typed text when staff is on duty", () => {
    const state = stateWith(noOne(1), { login: { ...emptyDraft, pin: "123456" }, problem: { code: "pin-wrong" } });
    expect(withView(state, ready(2))).toEqual({ ...initialState, view: ready(2) });
  });

  it("confirms a shift to the person who logged in here, and a hand-over; nothing to another", () => {
    const login = { ...emptyDraft, staffNumber: badge.staffNumber };
    const colleague = { ...ready(2), badge: { ...badge, staffNumber: "330107" } } as KioskView;
    const shown = [
      withView(stateWith(noOne(1), { login }), ready(2)),
      withView(stateWith(colleague, { login }), ready(3)),
      withView(stateWith(noOne(1)), ready(2)),
      withView(stateWith(noOne(1), { login }), colleague),
      withView(stateWith(noOne(1), { login: { ...login, step: "log-out" as const } }), ready(2)),
    ].map(({ overlay }) => overlay);
    expect(shown).toEqual(["shift-begun", "shift-taken-over", null, null, null]);
  });

  it("keeps the citizen's language and display from the badge through the prompt to the thanks", () => {
    const asked = withView(stateWith(ready(1), chosen), prompt(2));
    const thanked = withView(asked, thanks(3));
    expect([asked, thanked]).toMatchObject([chosen, chosen]);
  });

  it("keeps them in a form that was opened from the badge", () => {
    expect(withView(stateWith(ready(1), chosen), opinion(2))).toMatchObject(chosen);
  });

  it.each([prompt(2), thanks(2), opinion(2)])("restores the screen after $screen", (view) => {
    expect(withView(stateWith(view, chosen), ready(3))).toEqual(stateWith(ready(3)));
    expect(withView(stateWith(view, chosen), noOne(3))).toEqual(stateWith(noOne(3)));
  });

  it("closes opened parts when a colleague takes over, although the screen stays the same", () => {
    const state = stateWith(ready(1), { overlay: "my-shift", login: emptyDraft });
    const colleague = { ...ready(2), badge: { ...badge, staffNumber: "330107" } } as KioskView;
    expect(withView(state, colleague)).toEqual(stateWith(colleague));
  });

  it("closes every overlay of a screen that ends", () => {
    expect(withView(stateWith(ready(1), { overlay: "staff-menu" }), prompt(2)).overlay).toBeNull();
    expect(withView(stateWith(ready(1), { overlay: "preferences" }), ready(2)).overlay).toBe("preferences");
  });
});

describe("withProblem", () => {
  it("clears the PIN and continues in the field that was wrong", () => {
    const login = { ...emptyDraft, staffNumber: "HZ1", pin: "123456", field: "pin" as const };
    const state = stateWith(noOne(1), { login });
    expect([withProblem(state, { code: "pin-wrong" }), withProblem(state, { code: "staff-number-unknown" })]).toEqual([
      { ...state, problem: { code: "pin-wrong" }, login: { ...login, pin: "", field: "pin" } },
      { ...state, problem: { code: "staff-number-unknown" }, login: { ...login, pin: "", field: "staffNumber" } },
    ]);
  });

  it("opens no log-in where none is open", () => {
    const state = stateWith(ready(1));
    expect(withProblem(state, { code: "store-failed" })).toEqual({ ...state, problem: { code: "store-failed" } });
  });
});

describe("withLoginOpened", () => {
  it("opens for the start of a shift, and for a colleague who takes over, never over a citizen's screen", () => {
    const views = [noOne(1), ready(1), prompt(1), opinion(1)];
    expect(views.map((view) => withLoginOpened(stateWith(view)).login)).toEqual([emptyDraft, emptyDraft, null, null]);
    expect(views.map((view) => isHandingOver(stateWith(view)))).toEqual([false, true, false, false]);
    expect(withLoginOpened(stateWith(ready(1), { overlay: "staff-menu" })).overlay).toBeNull();
  });
});

describe("a shift that has ended", () => {
  const figures = {
    startedAt: "2026-11-23T09:00:00.000+08:00",
    opened: 3,
    answered: 2,
    unanswered: 1,
    cancelled: 0,
    walkUps: 0,
    responseRate: 2 / 3,
  };
  const summary = { figures, levels: null };

  it("is summed up over the screen after the log-out, whichever of the two came first", () => {
    const pushed = withView(stateWith(ready(1)), noOne(2));
    const both = [pushed, stateWith(ready(1))].map((state) => withLoggedOut(state, { view: noOne(2), summary }));
    expect(both).toEqual([stateWith(noOne(2), { summary }), stateWith(noOne(2), { summary })]);
  });

  it("is cleared with the next screen, and when the screen is not touched", () => {
    const state = stateWith(noOne(1), { summary, figures });
    expect([withView(state, ready(2)), afterIdling(state)]).toEqual([stateWith(ready(2)), stateWith(noOne(1))]);
  });
});

describe("afterIdling", () => {
  it("clears typed text, choices, and half-begun questions", () => {
    const state = stateWith(noOne(1), {
      ...chosen,
      login: { ...emptyDraft, pin: "123456" },
      overlay: "preferences",
      problem: { code: "pin-wrong" },
    });
    expect(afterIdling(state)).toEqual({ ...initialState, view: noOne(1) });
  });

  it("does not change a visit", () => {
    const writing = stateWith(opinion(1), chosen);
    expect(afterIdling(writing)).toBe(writing);
  });

  it("changes neither a prompt nor a pending request", () => {
    const asked = stateWith(prompt(1), { language: "en" });
    const busy = stateWith(noOne(1), { login: emptyDraft, busy: true });
    expect([afterIdling(asked), afterIdling(busy)]).toEqual([asked, busy]);
  });
});
