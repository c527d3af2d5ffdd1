import { describe, expect, it } from "vitest";
import { usualPanel } from "../../build/screens/samples/it-panels.ts";
import { usualPlace } from "../../build/screens/samples/places.ts";
import type { KioskView } from "../../contract/ipc/view.ts";
import { failure, success } from "../../contract/result.ts";
import {
  shownLanguage,
  withItAsked,
  withItHeard,
  withItPanel,
  withOtherLanguage,
  withoutIt,
} from "../../renderer/state/it-state.ts";
import { afterIdling, initialState, type KioskState, withProblem, withView } from "../../renderer/state/kiosk-state.ts";

const noOne = (revision: number): KioskView => ({
  revision,
  screen: "no-one-on-duty",
  place: usualPlace,
  services: { survey: null },
});
const received: KioskView = { revision: 9, screen: "received", place: usualPlace, what: "opinion" };

const asked = withItAsked(withView(initialState, noOne(1)));
const atPanel = withItPanel(asked, usualPanel);
const closed = failure({ code: "it-panel-locked" });
const renewed = { ...usualPanel, numbers: [] };
const itOf = ({ it }: KioskState) => it;

describe("IT at the page", () => {
  it("opens the panel with the PIN, and sees the main process's last state there", () => {
    expect(itOf(asked)).toEqual({ at: "pin" });
    expect(itOf(atPanel)).toEqual({ at: "panel", panel: usualPanel, language: "zh" });
    expect(itOf(withItHeard(atPanel, success(renewed)))).toEqual({ at: "panel", panel: renewed, language: "zh" });
  });

  it("leaves the panel as soon as the main process reports it closed, asked or not", () => {
    expect(itOf(withItHeard(atPanel, closed))).toBeNull();
    expect(itOf(withProblem(atPanel, closed.problem))).toBeNull();
    expect(itOf(withProblem(asked, { code: "pin-wrong" }))).toEqual({ at: "pin" });
  });

  it("closes the panel for another screen, and a late answer does not open it again", () => {
    const given = withView(atPanel, received);
    expect(itOf(given)).toBeNull();
    expect(withItPanel(given, usualPanel)).toBe(given);
    expect(withItHeard(given, success(usualPanel))).toBe(given);
    expect(itOf(withView(atPanel, noOne(2)))).toEqual(itOf(atPanel));
  });

  it("leaves its language to no citizen, however it ends", () => {
    const inEnglish = withOtherLanguage(atPanel);
    expect([shownLanguage(inEnglish), shownLanguage(withItHeard(inEnglish, success(renewed)))]).toEqual(["en", "en"]);
    const ends = [
      withoutIt(inEnglish),
      withItHeard(inEnglish, closed),
      withProblem(inEnglish, closed.problem),
      withView(inEnglish, received),
    ];
    expect(ends.map(shownLanguage)).toEqual(["zh", "zh", "zh", "zh"]);
  });

  it("is in the citizen's language at first, and leaves it as it was", () => {
    const inEnglish = withOtherLanguage(asked);
    const opened = withItPanel(inEnglish, usualPanel);
    expect([inEnglish, opened, withoutIt(withOtherLanguage(opened))].map(shownLanguage)).toEqual(["en", "en", "en"]);
  });

  it("leaves a half-typed PIN after a minute, and the panel only when the main process says so", () => {
    expect(itOf(afterIdling(asked))).toBeNull();
    expect(afterIdling(atPanel)).toBe(atPanel);
  });
});
