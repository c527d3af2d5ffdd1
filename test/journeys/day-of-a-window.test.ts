import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { publishNextPart } from "../../central/figures/roll-up/publish-parts.ts";
import { CounterPrompt, CounterState } from "../../contract/counter/counter.ts";
import type { Level } from "../../contract/words.ts";
import { figuresFor, type WholeFigures } from "../central/figures/read-figures.ts";
import { until } from "../electron/support/until.ts";
import { counterApiUrl } from "../support/window/counter-api.ts";
import { demoStaff, type EnrolledKiosk, kioskOptions, startKioskOnDuty } from "../support/window/enrolled-kiosk.ts";
import { finishVisit, type Kiosk, launchKiosk, openStaffMenu } from "../support/window/kiosk.ts";
import { entriesOnDisk } from "../support/window/ledger-on-disk.ts";
import {
  expectedFigures,
  handOverBefore,
  lunchBefore,
  type ScriptedPrompt,
  scriptedPrompts,
  scriptedWalkUps,
} from "./day-script.ts";
import { dayIn, zonesOfTwoDays } from "./two-days.ts";

const token = "the-office-system-of-this-journey-0123456789";
/** The second of the demonstration office. */
const colleague = { number: "330102", pin: "704931" } as const;
const { today, tomorrow } = zonesOfTwoDays(new Date());
const day = dayIn(today, new Date());

let enrolled: EnrolledKiosk;
let page: Page;
let url: string;
let later: Kiosk | undefined;

beforeAll(async () => {
  enrolled = await startKioskOnDuty({ policy: { promptMs: 5_000 }, counterToken: token, timeZone: today });
  page = enrolled.kiosk.page;
  url = await counterApiUrl(enrolled.kiosk);
});
afterAll(async () => {
  await later?.kill();
  await enrolled.stop();
});

const tap = (testId: string): Promise<void> => page.getByTestId(testId).click();
const screen = (name: string): Promise<void> => page.locator(`.kiosk[data-screen=${name}]`).waitFor();

const ask = (method: "GET" | "POST", path: string, body?: object): Promise<Response> =>
  fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });

const promptFor = ({ references }: ScriptedPrompt): Promise<Response> =>
  ask("POST", "/v1/prompts", { transactions: references.map((transactionRef) => ({ transactionRef })) });

const stateOf = async ({ promptId }: CounterPrompt): Promise<CounterPrompt["state"]> =>
  CounterPrompt.parse(await (await ask("GET", `/v1/prompts/${promptId}`)).json()).state;

const rateAndGo = async (level: Level, changedTo: Level | null = null): Promise<void> => {
  await tap(`level-${level}`);
  await screen("reasons");
  if (changedTo !== null) {
    await tap("change-rating");
    await screen("changing");
    await tap(`level-${changedTo}`);
    await screen("reasons");
  }
  await finishVisit(page);
};

const serve = async (prompt: ScriptedPrompt): Promise<void> => {
  const answer = await promptFor(prompt);
  expect(answer.status).toBe(201);
  const opened = CounterPrompt.parse(await answer.json());
  await screen("prompt");
  if (prompt.end === "answered") await rateAndGo(prompt.level, prompt.changedTo);
  else if (prompt.end === "cancelled")
    expect((await ask("POST", `/v1/prompts/${opened.promptId}/cancel`)).ok).toBe(true);
  await screen("ready");
  expect(await stateOf(opened)).toBe(prompt.end);
};

const haveLunch = async (): Promise<void> => {
  const paused = CounterState.parse(await (await ask("POST", "/v1/pause", { reason: { zh: "午休" } })).json());
  expect(paused).toMatchObject({ window: "paused", pause: { reason: { zh: "午休" } } });
  await screen("paused");
  expect((await ask("POST", "/v1/prompts", { transactions: [{ transactionRef: "BJ-LUNCH" }] })).status).toBe(409);
  expect((await ask("POST", "/v1/resume")).status).toBe(200);
  await screen("ready");
};

const handOver = async (): Promise<void> => {
  await openStaffMenu(page);
  await tap("hand-over");
  for (const digit of colleague.number) await tap(`key-${digit}`);
  await tap("pin");
  for (const digit of colleague.pin) await tap(`key-${digit}`);
  await tap("login-submit");
  await expect.poll(() => page.getByTestId("badge-name").textContent()).not.toBe(demoStaff.name);
};

/** Those that the office reads once the week is over; a shift that runs still runs. */
const figures = async (): Promise<WholeFigures> => {
  const { centre } = enrolled;
  await centre.rollUp();
  const weekLater = new Date(Date.now() + 8 * 86_400_000);
  while (await publishNextPart(centre.sql, weekLater));
  return figuresFor(centre, day);
};

/** The figures of each person, by 工号. */
const ofPeople = ({ staff }: WholeFigures) => staff.map((person) => [person.key, person.figures]);

const ofWindows = ({ windows }: WholeFigures) => windows.map((window) => [window.key, window.figures]);

it("a day of one window arrives at the centre complete, to the last figure", async () => {
  for (const [index, prompt] of scriptedPrompts.entries()) {
    if (index === lunchBefore) await haveLunch();
    if (index === handOverBefore) await handOver();
    await serve(prompt);
    const walkUp = scriptedWalkUps.get(index);
    if (walkUp !== undefined) {
      await tap("walk-up");
      await rateAndGo(walkUp);
    }
  }
  const morning = expectedFigures(0, handOverBefore);
  // The last prompt stays unanswered: once its end is there, everything has arrived, because entries arrive in order.
  const { sql } = enrolled.centre;
  const unanswered = async () => (await sql`select from prompt_endings where outcome = 'unanswered'`).count;
  await until("the day is at the centre", async () => (await unanswered()) === 12, 30_000);
  // The colleague's shift is still open: it is in no figures.
  const atClosing = await figures();
  expect(atClosing.all).toEqual(morning);
  expect(ofWindows(atClosing)).toEqual([["3", morning]]);
  expect(ofPeople(atClosing)).toEqual([[demoStaff.number, morning]]);
  for (const transactionRef of ["BJ-0", "BJ-12-2"]) {
    expect((await ask("POST", "/v1/prompts", { transactions: [{ transactionRef }] })).status).toBe(409);
  }

  // The shift has no log-out; the machine is switched on again on another day.
  await enrolled.kiosk.kill();
  later = await launchKiosk({ ...kioskOptions(enrolled.dataFolder), timeZone: tomorrow });
  await later.page.getByTestId("login-open").waitFor();
  expect(entriesOnDisk(enrolled.dataFolder, "shift-ended").map(({ body }) => body["cause"])).toEqual([
    "handed-over",
    "forgotten",
  ]);
  await until("the forgotten shift is at the centre", async () => (await figures()).staff.length === 2, 30_000);
  const whole = await figures();
  expect(whole.all).toEqual({
    ...expectedFigures(0, scriptedPrompts.length, true),
    opened: 60,
    answered: 45,
    unanswered: 12,
    cancelled: 3,
  });
  expect(ofWindows(whole)).toEqual([["3", expectedFigures()]]);
  expect(ofPeople(whole)).toEqual([
    [demoStaff.number, morning],
    [colleague.number, expectedFigures(handOverBefore)],
  ]);
});
