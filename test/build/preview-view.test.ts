import { describe, expect, it } from "vitest";
import { viewFor } from "../../build/preview/stage-view.ts";
import { PreviewOrder, PreviewScreen } from "../../contract/office/policy/policy-stage.ts";
import { documentWith } from "../electron/support/configuration.ts";

const {
  levels,
  tagsVersion,
  attract,
  survey,
  policy: shipped,
  unit,
  window,
  hours,
  pauseReasons,
  staff,
} = documentWith();
const { calendar: ______, ...policy } = shipped;
const [member] = staff;
if (!member) throw new Error("the configuration has no staff");
const { pin: _, mustChangePin: __, badges: ___, unlocks: ____, mentorNumber: _____, ...person } = member;

const orderFor = (screen: PreviewScreen): PreviewOrder => ({
  type: "counterstar-preview",
  stage: { unit, window, hours, pauseReasons, person },
  content: { levels, tagsVersion, attract, survey, followUpDays: 7, policy },
  screen,
  language: "zh",
  pictures: {},
});
const now = new Date("2026-11-25T10:00:00+08:00");
const screenFor = (order: PreviewOrder) => viewFor(order, 1, now).screen;

describe("the view of a preview", () => {
  it("is an order that the frame accepts", () => {
    expect(PreviewScreen.options.map((screen) => PreviewOrder.safeParse(orderFor(screen)).success)).not.toContain(
      false,
    );
  });

  it("is the requested screen, made from the edited policy", () => {
    const order = orderFor("prompt");
    const edited = { ...order, content: { ...order.content, policy: { ...policy, promptMs: 45_000 } } };
    expect(viewFor(edited, 7, now)).toMatchObject({
      revision: 7,
      screen: "prompt",
      timeoutMs: 45_000,
      badge: { name: person.name },
      place: { unitName: unit.name },
    });
    expect(["reasons", "paused"].map((screen) => screenFor(orderFor(screen as PreviewScreen)))).toEqual([
      "reasons",
      "paused",
    ]);
  });

  it("shows the idle pages only where they are requested, and then at once", () => {
    const pages = [{ title: { zh: "告示" }, text: null, picture: null, showMs: 5_000 }];
    const withPages = (screen: PreviewScreen) => {
      const order = orderFor(screen);
      return viewFor({ ...order, content: { ...order.content, attract: { afterMs: 60_000, pages } } }, 1, now);
    };
    expect(withPages("attract")).toMatchObject({ screen: "ready", attract: { afterMs: 100, pages } });
    expect(withPages("ready")).toMatchObject({ screen: "ready", attract: null });
  });

  it("prefers hours and pauses of the policy to those of the unit, and is closed when they say so", () => {
    const order = orderFor("closed");
    const text = { zh: "每天一小时" };
    const open = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: "10:00", to: "11:00" }];
    const edited = { ...order, content: { ...order.content, hours: { text, open, closedOn: [] } } };
    expect(viewFor(edited, 1, now)).toMatchObject({ screen: "closed", hours: text });
    const pausing = { ...orderFor("paused"), content: { ...order.content, pauseReasons: [{ text, until: null }] } };
    expect(viewFor(pausing, 1, now)).toMatchObject({ screen: "paused", reason: text });
    // Without hours that screen does not exist.
    expect(screenFor({ ...order, content: { ...order.content, hours: null } })).toBe("no-one-on-duty");
  });

  it("shows a member of staff at a window where no one is on duty yet", () => {
    const order = orderFor("ready");
    expect(viewFor({ ...order, stage: { ...order.stage, person: null } }, 1, now)).toMatchObject({
      screen: "ready",
      badge: { name: { zh: "示例人员" } },
    });
  });
});
