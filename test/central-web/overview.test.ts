import { describe, expect, test } from "vitest";
import { nextDelayMs } from "../../central/web/reading/poll-delay.ts";
import { figuresQuestion, flagsQuestion, overviewQuestion } from "../../central/web/reading/questions.ts";
import { type ReadResult, readOffice } from "../../central/web/reading/read-office.ts";
import { afterReading, nothingKnown } from "../../central/web/reading/reading-state.ts";
import { unlockStaff } from "../../central/web/shifts/unlock-staff.ts";
import type { OfficeOverview } from "../../contract/office/office.ts";

const overview: OfficeOverview = {
  hasOlderRatings: false,
  ratings: [],
  opinionCount: 0,
  opinions: [],
  complaintCount: 0,
  complaints: [],
  surveys: [],
  devices: [],
  alerts: [],
  contestedServices: [],
  onDuty: [],
  twoWindows: [],
  explanationCount: 0,
  explanations: [],
  lockedNumbers: [],
  changedPins: [],
};
const nowMs = Date.UTC(2026, 10, 23);
const unreachable: ReadResult<never> = { ok: false, failure: { kind: "unreachable" } };
const success: ReadResult<OfficeOverview> = { ok: true, value: overview, centreNowMs: nowMs };

const reading = (answer: () => Response, online = true): Promise<ReadResult<OfficeOverview>> =>
  readOffice(overviewQuestion, {
    key: "secret",
    signal: new AbortController().signal,
    fetch: async () => answer(),
    isOnline: () => online,
    nowMs: () => nowMs,
  });

const noNetwork = (): Response => {
  throw new TypeError("Failed to fetch");
};

describe("reading the overview", () => {
  test("asks with the key and takes the centre's clock from the answer", async () => {
    const asked: [string, string | null][] = [];
    const result = await readOffice(overviewQuestion, {
      key: "secret",
      signal: new AbortController().signal,
      fetch: async (input, init) => {
        asked.push([String(input), new Headers(init?.headers).get("authorization")]);
        return Response.json(overview, { headers: { date: "Mon, 23 Nov 2026 01:00:00 GMT" } });
      },
      isOnline: () => true,
      nowMs: () => nowMs,
    });
    expect(asked).toEqual([["/office/v1/overview", "Bearer secret"]]);
    expect(result).toEqual({ ok: true, value: overview, centreNowMs: Date.UTC(2026, 10, 23, 1) });
  });

  test("every way to fail is a value", async () => {
    const failures = await Promise.all([
      reading(() => new Response("{}", { status: 401 })),
      reading(() => new Response("{}", { status: 500 })),
      reading(() => new Response("{}", { status: 503, headers: { "retry-after": "7" } })),
      reading(() => new Response("{}", { status: 429 })),
      reading(() => new Response("<html>please log in</html>")),
      reading(() => Response.json({ ...overview, hasOlderRatings: "many" })),
      reading(noNetwork),
      reading(noNetwork, false),
    ]);
    expect(failures.map((result) => !result.ok && result.failure)).toEqual([
      { kind: "key-refused" },
      { kind: "failed", status: 500 },
      { kind: "busy", waitMs: 7_000 },
      { kind: "busy", waitMs: 10_000 },
      { kind: "unreadable" },
      { kind: "unreadable" },
      { kind: "unreachable" },
      { kind: "offline" },
    ]);
  });
});

test("figures and flags are asked for by their days", () => {
  const days = { from: "2026-11-01", to: "2026-11-23" };
  expect([figuresQuestion(days, "with").path, figuresQuestion(days, "without").path, flagsQuestion(days).path]).toEqual(
    [
      "/office/v1/figures?from=2026-11-01&to=2026-11-23&flagged=with",
      "/office/v1/figures?from=2026-11-01&to=2026-11-23&flagged=without",
      "/office/v1/flags?from=2026-11-01&to=2026-11-23",
    ],
  );
});

test("a number is unlocked by a request with the key, and a refusal or a broken line is told from success", async () => {
  const staff = { unitCode: "330100-XZFW", staffNumber: "330101" };
  const asked: unknown[] = [];
  const answering = (answer: () => Response) =>
    unlockStaff(staff, {
      key: "secret",
      fetch: async (input, { method, headers, body } = {}) => {
        asked.push([input, method, new Headers(headers).get("authorization"), JSON.parse(String(body))]);
        return answer();
      },
    });
  expect([
    await answering(() => new Response(null, { status: 204 })),
    await answering(() => new Response("{}", { status: 401 })),
    await answering(noNetwork),
  ]).toEqual([true, false, false]);
  expect(asked[0]).toEqual(["/office/v1/unlocks", "POST", "Bearer secret", staff]);
});

describe("the page between readings", () => {
  test("waits as long as it was told to when all is well and backs off with jitter up to a minute", () => {
    expect([2_000, 15_000].map((steadyMs) => nextDelayMs(success, steadyMs, 0, 0.9))).toEqual([2_000, 15_000]);
    expect([1, 2, 3, 20].map((failures) => nextDelayMs(unreachable, 2_000, failures, 0.5))).toEqual([
      2_000, 4_000, 8_000, 30_000,
    ]);
    expect(nextDelayMs(unreachable, 15_000, 9, 0)).toBe(1_000);
  });

  test("never comes back sooner than the centre asked", () => {
    expect(nextDelayMs({ ok: false, failure: { kind: "busy", waitMs: 45_000 } }, 2_000, 1, 0.1)).toBe(45_000);
  });

  test("keeps what it showed through a failure and forgets the failure after it", () => {
    const live = afterReading(nothingKnown, success, 5);
    const stale = afterReading(live, unreachable, 9);
    expect(stale).toEqual({
      known: { value: overview, readAtMs: 5, centreNowMs: nowMs },
      failure: { kind: "unreachable" },
    });
    expect(afterReading(stale, success, 11)).toEqual({
      known: { value: overview, readAtMs: 11, centreNowMs: nowMs },
      failure: null,
    });
  });
});
