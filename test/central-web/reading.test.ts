import { describe, expect, test } from "vitest";
import { figuresQuestion, flagsQuestion } from "../../central/web/figures/questions.ts";
import { createQueryClient, retryDelayMs } from "../../central/web/reading/query-client.ts";
import { ReadError } from "../../central/web/reading/read-error.ts";
import { type ReadFailure, type ReadResult, readOffice } from "../../central/web/reading/read-office.ts";
import { unlockStaff } from "../../central/web/shifts/logins-section.tsx";
import { type OfficeRatings, ratingsQuestion } from "../../contract/office/ratings/ratings.ts";

const noRatings: OfficeRatings = { ratings: [], hasOlder: false };
const nowMs = Date.UTC(2026, 10, 23);
const unreachable: ReadFailure = { kind: "unreachable" };

const reading = (answer: () => Response, online = true): Promise<ReadResult<OfficeRatings>> =>
  readOffice(ratingsQuestion, {
    key: "secret",
    signal: new AbortController().signal,
    fetch: async () => answer(),
    isOnline: () => online,
    nowMs: () => nowMs,
  });

const noNetwork = (): Response => {
  throw new TypeError("Failed to fetch");
};

describe("a request", () => {
  test("sends the key and takes the centre's clock from the answer", async () => {
    const asked: [string, string | null][] = [];
    const result = await readOffice(ratingsQuestion, {
      key: "secret",
      signal: new AbortController().signal,
      fetch: async (input, init) => {
        asked.push([String(input), new Headers(init?.headers).get("authorization")]);
        return Response.json(noRatings, { headers: { date: "Mon, 23 Nov 2026 01:00:00 GMT" } });
      },
      isOnline: () => true,
      nowMs: () => nowMs,
    });
    expect(asked).toEqual([["/office/v1/ratings", "Bearer secret"]]);
    expect(result).toEqual({ ok: true, value: noRatings, readAtMs: nowMs, centreNowMs: Date.UTC(2026, 10, 23, 1) });
  });

  test("returns every failure as a value", async () => {
    const failures = await Promise.all([
      reading(() => new Response("{}", { status: 401 })),
      reading(() => new Response("{}", { status: 500 })),
      reading(() => new Response("{}", { status: 503, headers: { "retry-after": "7" } })),
      reading(() => new Response("{}", { status: 429 })),
      reading(() => new Response("<html>please log in</html>")),
      reading(() => Response.json({ ...noRatings, hasOlder: "many" })),
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

test("for figures and flags gives their days", () => {
  const days = { from: "2026-11-01", to: "2026-11-23" };
  expect([figuresQuestion(days, "with").path, figuresQuestion(days, "without").path, flagsQuestion(days).path]).toEqual(
    [
      "/office/v1/figures?from=2026-11-01&to=2026-11-23&flagged=with",
      "/office/v1/figures?from=2026-11-01&to=2026-11-23&flagged=without",
      "/office/v1/flags?from=2026-11-01&to=2026-11-23",
    ],
  );
});

test("a request to unlock a number sends the key, and distinguishes success from a refusal or a broken connection", async () => {
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

describe("a request that fails", () => {
  test("is retried with jitter below a doubling ceiling of a minute", () => {
    expect([1, 2, 3, 20].map((failures) => retryDelayMs(unreachable, failures, 0.5))).toEqual([
      2_000, 4_000, 8_000, 30_000,
    ]);
    expect(retryDelayMs(unreachable, 9, 0)).toBe(1_000);
  });

  test("is not retried sooner than the centre allows", () => {
    expect(retryDelayMs({ kind: "busy", waitMs: 45_000 }, 1, 0.1)).toBe(45_000);
  });

  test("is given up when the key is refused, once and for every page", async () => {
    let refusals = 0;
    const client = createQueryClient(() => {
      refusals += 1;
    });
    let asked = 0;
    const queryFn = () => {
      asked += 1;
      return Promise.reject(new ReadError({ kind: "key-refused" }));
    };
    await expect(
      client.fetchQuery({ queryKey: ["a"], queryFn, retry: client.getDefaultOptions().queries?.retry ?? 0 }),
    ).rejects.toThrow("key-refused");
    expect([asked, refusals]).toEqual([1, 1]);
  });
});
