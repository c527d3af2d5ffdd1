import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sql } from "../../central/database/sql.ts";
import { everywhere, readPolicy } from "../../central/policy/read-policy.ts";
import { changePolicy } from "../support/centre/change-policy.ts";
import { type EnrolledKiosk, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";
import { filesUnderFolder } from "../support/window/files.ts";
import { finishVisit, openPrompt, openStaffMenu, typeInPinyin } from "../support/window/kiosk.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";
import { fingersOn } from "../support/window/touch.ts";

/** The survey of the demonstration office comes after every fifth rating. */
const offerSurveyAfterEveryRating = async (sql: Sql): Promise<void> => {
  const survey = (await readPolicy(sql, everywhere, new Date()))?.content.survey;
  if (!survey?.afterRating) throw new Error("no survey after a rating");
  await changePolicy(sql, { survey: { ...survey, afterRating: { ...survey.afterRating, everyRatings: 1 } } });
};

const weekdays = Array.from({ length: 30 }, (_, index) => new Date(Date.now() + index * 24 * 60 * 60 * 1000)).filter(
  (day) => day.getDay() % 6 !== 0,
);
/** Ten weekdays off from today on, then five of work. A later day off publishes the next year too, where they reach it. */
const calendar = {
  off: [...weekdays.slice(0, 10), ...weekdays.slice(-1)].map((day) => day.toLocaleDateString("sv-SE")),
  worked: [],
};
const answerBy = weekdays[14];

let enrolled: EnrolledKiosk;
let page: Page;
beforeAll(async () => {
  enrolled = await startKioskOnDuty({
    policy: {
      // The last third is the time in which a test answers 您还在填写吗？: on a busy machine a touch takes seconds.
      reasonsMs: 18_000,
      formMs: 18_000,
      thanksMs: 10_000,
      // Audible at any hour at which this runs.
      sound: { volume: 0.2, quietHours: [] },
    },
    prepare: async ({ sql }) => {
      await offerSurveyAfterEveryRating(sql);
      for (const year of new Set(calendar.off.map((day) => Number(day.slice(0, 4)))))
        await sql`
          insert into calendar_imports (number, kind, year, off, worked, imported_at, imported_by)
          values (${year}, 'national', ${year}, ${calendar.off.filter((day) => day.startsWith(String(year)))}, '{}', now(), 'test')`;
    },
  });
  page = enrolled.kiosk.page;
});
afterAll(() => enrolled.stop());

const tap = (testId: string): Promise<void> => page.getByTestId(testId).click();
const screen = (name: string): Promise<void> => page.locator(`.kiosk[data-screen=${name}]`).waitFor();
const written = (...kinds: Parameters<typeof entriesOnDisk>[1][]) => entriesOnDisk(enrolled.dataFolder, ...kinds);

/** From the next load on the page counts its use of sound: devices opened, notes started. */
const watchSound = `
  window.devices = [];
  window.notes = 0;
  window.AudioContext = class extends AudioContext {
    constructor() { super(); window.devices.push(this); }
  };
  const { start } = AudioScheduledSourceNode.prototype;
  AudioScheduledSourceNode.prototype.start = function (...when) { window.notes += 1; start.apply(this, when); };
  speechSynthesis.getVoices = () => [{ lang: 'de-DE', localService: true }];
`;
const heard = () => page.evaluate("({ devices: window.devices.map(({ state }) => state), notes: window.notes })");

describe("the first prompt", () => {
  it("plays a chime where this machine has no voice, and finds the sound device open", async () => {
    await page.addInitScript(watchSound);
    await page.reload();
    await screen("ready");
    await expect.poll(heard).toEqual({ devices: ["suspended"], notes: 0 });
    await tap("walk-up");
    await expect.poll(heard).toEqual({ devices: ["running"], notes: 2 });
    await tap("decline-prompt");
    await screen("ready");
    await expect.poll(heard).toEqual({ devices: ["suspended"], notes: 2 });
  });
});

describe("a citizen who is not satisfied", () => {
  it("taps unasked, gives a reason and a few words, changes the level once, and all of it is on disk", async () => {
    await tap("walk-up");
    await tap("level-1");
    await screen("reasons");
    await tap("done");
    await page.getByText("请选一条原因或写几句").waitFor();
    await page.locator("[data-testid^=tag-1]").first().click();
    await tap("write-comment");
    await typeInPinyin(page, "dengle", "等了");
    await tap("text-done");
    await tap("change-rating");
    await screen("changing");
    await tap("level-2");
    await screen("reasons");
    expect(await page.getByTestId("change-rating").count()).toBe(0);
    await page.locator("[data-testid^=tag-2]").first().click();
    await tap("done");
    await screen("thanks");
    await tap("done");
    await screen("ready");
    const [given, ...rest] = written("rating-given", "rating-changed", "tags-chosen", "comment-given");
    expect(given).toMatchObject({ kind: "rating-given", body: { level: 1, source: "walk-up" } });
    const promptId = given?.body["promptId"];
    expect(rest).toEqual([
      { kind: "tags-chosen", body: { promptId, tagCodes: [expect.stringMatching(/^1/)] } },
      { kind: "comment-given", body: { promptId, text: "等了" } },
      {
        kind: "rating-changed",
        body: {
          ...{ promptId, level: 2, input: "mouse" },
          ...{ changedAfterMs: expect.any(Number), restedMs: expect.any(Number) },
        },
      },
      { kind: "tags-chosen", body: { promptId, tagCodes: [expect.stringMatching(/^2/)] } },
    ]);
  });

  it("who complains leaves nothing on the disk that can be read at the kiosk", async () => {
    await tap("forms-open");
    await tap("form-complaint");
    await screen("complaint");
    await page.getByTestId("form-text").click();
    await page.keyboard.type("7788996655");
    await tap("text-done");
    await tap("call");
    for (const digit of "13800001111") await tap(`kb-${digit}`);
    await tap("phone-done");
    await tap("text-done");
    await tap("form-submit");
    await screen("accepted");
    const number = await page.getByTestId("complaint-number").textContent();
    const { value } = await page.evaluate<{ value: { acceptance: { followUpAddress: string } } }>(
      "window.counterstar.currentView()",
    );
    const { followUpAddress } = value.acceptance;
    const lastDay = answerBy && `最晚 ${answerBy.getMonth() + 1}月${answerBy.getDate()}日`;
    expect(await page.getByTestId("accepted").textContent()).toContain(lastDay);
    await tap("done");
    await screen("ready");
    expect(written("complaint-made")).toMatchObject([
      { body: { sealed: { scheme: expect.any(String) }, acceptance: { number } } },
    ]);
    await expect.poll(async () => (await fetch(followUpAddress)).status).toBe(200);
    expect(await (await fetch(followUpAddress)).text()).toContain(number);
    const everything = filesUnderFolder(enrolled.dataFolder).map((file) => readFileSync(file));
    expect(everything.length).toBeGreaterThan(5);
    for (const secret of ["13800001111", "7788996655", followUpAddress.slice(-22)])
      expect(everything.filter((bytes) => bytes.includes(secret))).toEqual([]);
  });
});

describe("a citizen who has written a reason", () => {
  it("may withdraw it, and another reason is required", async () => {
    await tap("walk-up");
    await tap("level-2");
    await tap("write-comment");
    await typeInPinyin(page, "dengle", "等了");
    await tap("text-done");
    await tap("write-comment");
    await tap("kb-clear");
    await page.getByRole("button", { name: "删除留言" }).click();
    await tap("done");
    await page.getByText("请选一条原因或写几句").waitFor();
    expect(written("comment-given", "comment-withdrawn").slice(-2)).toMatchObject([
      { kind: "comment-given", body: { text: "等了" } },
      { kind: "comment-withdrawn", body: { promptId: written("rating-given").at(-1)?.body["promptId"] } },
    ]);
    await finishVisit(page);
  });
});

describe("a citizen who is slow", () => {
  const asked = () => page.locator(".dialog", { has: page.getByTestId("still-here") });

  it("is asked before the words are discarded, and continues with any touch, which has no other effect", async () => {
    await tap("walk-up");
    await tap("level-5");
    await tap("write-comment");
    await typeInPinyin(page, "dengle", "等了");
    await asked().waitFor();
    const fingers = await fingersOn(page);
    const { x = 0, y = 0 } = (await asked().locator("h1").boundingBox()) ?? {};
    await fingers.down(1, { x: x + 5, y: y + 5 });
    expect(await asked().count()).toBe(1);
    await fingers.up(1);
    await asked().waitFor({ state: "detached" });
    const view = await page.evaluate<{ value: { remainingMs: number } }>("window.counterstar.currentView()");
    expect(view.value.remainingMs).toBeGreaterThan(6_000);
    expect(await page.getByTestId("form-text").inputValue()).toBe("等了");
    expect(await page.evaluate("document.activeElement?.dataset.testid")).toBe("form-text");
  });

  it("may change language and display meanwhile, and continues writing", async () => {
    await page.locator(".text-entry [data-testid=preferences-open]").click();
    await tap("preference-large-text");
    await tap("preference-language");
    await tap("preferences-close");
    expect(await page.evaluate("document.documentElement.dataset.text")).toBe("large");
    await page.getByRole("heading", { name: "In your own words" }).waitFor();
    await typeInPinyin(page, "le", "了");
    expect(await page.getByTestId("form-text").inputValue()).toBe("等了了");
  });

  it("may end the writing, and nothing of it is stored", async () => {
    const before = written("comment-given").length;
    await asked().waitFor();
    await tap("stop-writing");
    await page.getByTestId("write-comment").waitFor();
    expect([await asked().count(), written("comment-given").length]).toEqual([0, before]);
    await finishVisit(page);
  });

  it("and has left is asked, and then the form is closed", async () => {
    await tap("forms-open");
    await tap("form-opinion");
    await asked().waitFor();
    await screen("ready");
    expect([await asked().count(), written("opinion-given")]).toEqual([0, []]);
  });
});

describe("带回家填写", () => {
  it("opens the citizen's own page at the centre, by the code on the screen and by no data on the disk", async () => {
    await tap("walk-up");
    await tap("level-4");
    await screen("reasons");
    const view = await page.evaluate<{ value: { followUp: { address: string } } }>("window.counterstar.currentView()");
    const { address } = view.value.followUp;
    expect(address).toMatch(new RegExp(`^${enrolled.centre.url}/r/[\\w-]{22}$`));
    await finishVisit(page);
    await expect.poll(async () => (await fetch(address)).status).toBe(200);
    const sent = await fetch(address, { method: "POST", body: new URLSearchParams({ text: "想起来再说一句" }) });
    expect(await sent.text()).toContain("谢谢");
    const token = address.slice(-22);
    const holding = filesUnderFolder(enrolled.dataFolder).filter((file) => readFileSync(file).includes(token));
    expect(holding).toEqual([]);
  });

  it("leaves the screen within seconds once a phone has opened it, and nothing else moves", async () => {
    await tap("walk-up");
    await tap("level-2");
    await screen("reasons");
    await page.locator(".follow-up-code svg").waitFor();
    const { value } = await page.evaluate<{ value: { followUp: { address: string } } }>(
      "window.counterstar.currentView()",
    );
    const places = () =>
      page.locator("main *").evaluateAll((all) =>
        all.flatMap((one) => {
          const { x, y, width, height } = one.getBoundingClientRect();
          const isDrawing = one.closest("svg") !== null;
          return isDrawing || width === 0 ? [] : [[one.className, x, y, width, height].join(" ")];
        }),
      );
    const before = await places();
    const codes = () => page.locator(".follow-up-code svg path[fill='#000000']").count();
    expect([await codes(), await page.getByTestId("follow-up-opened").isVisible()]).toEqual([1, false]);
    // A citizen stands there and reads.
    const opened = async (): Promise<number> => {
      await page.evaluate("window.counterstar.stillHere()");
      return (await fetch(value.followUp.address)).status;
    };
    await expect.poll(opened).toBe(200);
    await page.getByTestId("follow-up-opened").waitFor({ state: "visible", timeout: 8_000 });
    expect([await codes(), await places()]).toEqual([0, before]);
    expect(await page.getByTestId("follow-up-opened").innerText()).toBe("已在手机上打开，请在手机上接着写");
    const after = await page.evaluate<{ value: { followUp: object } }>("window.counterstar.currentView()");
    expect(after.value.followUp).toEqual({ address: null, days: 7 });
    await finishVisit(page);
  });
});

describe("a survey", () => {
  it("is offered after a rating, written answer by answer, and corrected until it is handed in", async () => {
    await openPrompt(page);
    await tap("level-5");
    await tap("done");
    await tap("open-survey");
    await screen("survey");
    const choice = (index: number) => page.locator("[data-testid^=choice-]").nth(index);
    await choice(0).click();
    await tap("next-question");
    await page.getByTestId("skip-question").waitFor();
    await tap("step-back");
    await expect.poll(() => choice(0).getAttribute("aria-pressed")).toBe("true");
    expect(await page.getByTestId("skip-question").count()).toBe(0);
    await choice(1).click();
    await tap("next-question");
    await tap("skip-question");
    await page.getByTestId("scale-4").click();
    await tap("next-question");
    await page.getByTestId("write-answer").waitFor();
    expect(await page.getByTestId("skip-question").count()).toBe(0);
    await tap("next-question");
    await screen("received");
    await tap("done");
    const answers = written("survey-answered").map(({ body }) => body);
    expect(answers).toMatchObject([
      { answer: { type: "single" } },
      { answer: { type: "single" } },
      { answer: { type: "scale", value: 4 } },
    ]);
    const [first, second] = answers.map(({ answer }) => answer);
    expect(second).not.toEqual(first);
    const { sql } = enrolled.centre;
    const counted = async () =>
      (await sql`select from survey_answers where answer = ${sql.json(second as object)}`).count;
    await expect.poll(counted).toBe(1);
    expect((await sql`select from survey_answers`).count).toBe(2);
    expect(new Set(answers.map(({ responseId }) => responseId)).size).toBe(1);
    expect(answers[0]?.["promptId"]).toBe(written("rating-given").at(-1)?.body["promptId"]);
  });
});

describe("staff on duty", () => {
  it("may hold the badge as long as they like: the menu stays", async () => {
    const box = await page.getByTestId("badge").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 60, (box?.y ?? 0) + 60);
    await page.mouse.down();
    await page.locator("[data-testid=staff-menu-close]:enabled").waitFor();
    await page.mouse.up();
    await tap("staff-menu-close");
    expect(await page.getByTestId("staff-menu-close").count()).toBe(0);
  });

  it("pauses with a reason and resumes", async () => {
    await openStaffMenu(page);
    await tap("pause-open");
    await tap("pause-0");
    await screen("paused");
    await page.getByTestId("window-mark").hover();
    await page.mouse.down();
    await page.getByTestId("resume").waitFor();
    await page.mouse.up();
    await tap("resume");
    await screen("ready");
    expect(written("shift-paused", "shift-resumed").map(({ kind }) => kind)).toEqual(["shift-paused", "shift-resumed"]);
  });

  it("cannot interrupt a citizen who is writing", async () => {
    await openPrompt(page);
    await tap("level-4");
    await screen("reasons");
    const answer = await page.evaluate("window.counterstar.openPrompt()");
    expect(answer).toEqual({ ok: false, problem: { code: "citizen-busy" } });
    await finishVisit(page);
  });
});

describe("a citizen's choices", () => {
  it("apply during the visit and are reset after it", async () => {
    await tap("language");
    await tap("large-text");
    await tap("walk-up");
    await screen("prompt");
    const shown = () => page.evaluate("[document.documentElement.lang, document.documentElement.dataset.text]");
    expect(await shown()).toEqual(["en-GB", "large"]);
    await tap("level-3");
    await finishVisit(page);
    expect(await shown()).toEqual(["zh-CN", undefined]);
  });
});
