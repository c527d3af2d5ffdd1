import { describe, expect, test } from "vitest";
import { figuresQuestion, flagsQuestion } from "../../central/web/figures/questions.ts";
import { filtered } from "../../central/web/page/use-filters.ts";
import { createQueryClient, retryDelayMs } from "../../central/web/reading/query-client.ts";
import { ReadError } from "../../central/web/reading/read-error.ts";
import { type ReadFailure, type ReadResult, readOffice } from "../../central/web/reading/read-office.ts";
import { unlockStaff } from "../../central/web/shifts/logins-section.tsx";
import { unattendedHeader } from "../../contract/office/accounts/accounts.ts";
import { type OfficeRatings, ratingsQuestion } from "../../contract/office/ratings/ratings.ts";
import { httpProblemOf } from "../../contract/problems/http-problem.ts";
import { problem } from "../../contract/problems/problem.ts";

const noRatings: OfficeRatings = { ratings: [], count: 0, next: null, levels: [] };
const nowMs = Date.UTC(2026, 10, 23);
const invalid = problem("request-invalid", { field: "after" });
const unreachable: ReadFailure = { kind: "unreachable" };

const reading = (answer: () => Response, online = true): Promise<ReadResult<OfficeRatings>> =>
  readOffice(ratingsQuestion, {
    signal: new AbortController().signal,
    fetch: async () => answer(),
    isOnline: () => online,
    nowMs: () => nowMs,
    isUnattended: () => false,
  });

const noNetwork = (): Response => {
  throw new TypeError("Failed to fetch");
};

describe("a request", () => {
  test("sends the cookie of this page only, and takes the centre's clock from the answer", async () => {
    const asked: unknown[] = [];
    const result = await readOffice(ratingsQuestion, {
      signal: new AbortController().signal,
      fetch: async (input, init) => {
        asked.push([input, init?.credentials]);
        return Response.json(noRatings, { headers: { date: "Mon, 23 Nov 2026 01:00:00 GMT" } });
      },
      isOnline: () => true,
      nowMs: () => nowMs,
      isUnattended: () => false,
    });
    expect(asked).toEqual([["/office/v1/ratings", "same-origin"]]);
    expect(result).toEqual({ ok: true, value: noRatings, readAtMs: nowMs, centreNowMs: Date.UTC(2026, 10, 23, 1) });
  });

  test("of an unattended page says so, so that it does not keep the session alive", async () => {
    const sent: (string | null)[] = [];
    for (const isUnattended of [true, false]) {
      await readOffice(ratingsQuestion, {
        signal: new AbortController().signal,
        fetch: async (_, init) => {
          sent.push(new Headers(init?.headers).get(unattendedHeader));
          return Response.json(noRatings);
        },
        isOnline: () => true,
        nowMs: () => nowMs,
        isUnattended: () => isUnattended,
      });
    }
    expect(sent).toEqual(["1", null]);
  });

  test("returns every failure as a value", async () => {
    const failures = await Promise.all([
      reading(() => new Response("{}", { status: 401 })),
      reading(() => new Response("{}", { status: 403 })),
      reading(() => new Response("{}", { status: 500 })),
      reading(() => new Response("{}", { status: 404 })),
      reading(() => Response.json(httpProblemOf(invalid, "zh"), { status: 400 })),
      reading(() => new Response("{}", { status: 503, headers: { "retry-after": "7" } })),
      reading(() => new Response("{}", { status: 429 })),
      reading(() => new Response("<html>please log in</html>")),
      reading(() => Response.json({ ...noRatings, next: 3 })),
      reading(noNetwork),
      reading(noNetwork, false),
    ]);
    expect(failures.map((result) => !result.ok && result.failure)).toEqual([
      { kind: "logged-out" },
      { kind: "not-allowed" },
      { kind: "failed", status: 500 },
      { kind: "failed", status: 404 },
      { kind: "refused", problem: invalid },
      { kind: "busy", waitMs: 7_000 },
      { kind: "busy", waitMs: 10_000 },
      { kind: "unreadable" },
      { kind: "unreadable" },
      { kind: "unreachable" },
      { kind: "offline" },
    ]);
  });
});

test("for figures and flags gives their days, and the part of the table", () => {
  const days = { from: "2026-11-01", to: "2026-11-30" };
  const view = { days, by: "units", flagged: "with", unit: null, window: null, after: null } as const;
  const part = { days, by: "staff", flagged: "without", unit: "U-1", window: null, after: '["U-1","0009"]' } as const;
  expect([figuresQuestion(view).path, figuresQuestion(part).path, filtered(flagsQuestion, days).path]).toEqual([
    "/office/v1/figures?from=2026-11-01&to=2026-11-30&by=units&flagged=with",
    "/office/v1/figures?from=2026-11-01&to=2026-11-30&by=staff&flagged=without&unit=U-1&after=%5B%22U-1%22%2C%220009%22%5D",
    "/office/v1/flags?from=2026-11-01&to=2026-11-30",
  ]);
});

test("a request to unlock a number distinguishes success from a refusal or a broken connection", async () => {
  const staff = { unitCode: "330100-XZFW", staffNumber: "330101" };
  const asked: unknown[] = [];
  const answering = (answer: () => Response) =>
    unlockStaff(staff, async (input, { method, body } = {}) => {
      asked.push([input, method, JSON.parse(String(body))]);
      return answer();
    });
  expect([
    await answering(() => new Response(null, { status: 204 })),
    await answering(() => new Response("{}", { status: 401 })),
    await answering(noNetwork),
  ]).toEqual([true, false, false]);
  expect(asked[0]).toEqual(["/office/v1/unlocks", "POST", staff]);
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

  test.each([
    { kind: "logged-out", loggedOut: 1 },
    { kind: "not-allowed", loggedOut: 0 },
  ] as const)("is given up where it is $kind", async ({ kind, loggedOut }) => {
    let ended = 0;
    const client = createQueryClient(() => {
      ended += 1;
    });
    let asked = 0;
    const queryFn = () => {
      asked += 1;
      return Promise.reject(new ReadError({ kind }));
    };
    await expect(
      client.fetchQuery({ queryKey: ["a"], queryFn, retry: client.getDefaultOptions().queries?.retry ?? 0 }),
    ).rejects.toThrow(kind);
    expect([asked, ended]).toEqual([1, loggedOut]);
  });
});
