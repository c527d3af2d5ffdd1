import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RoleName, roleNames } from "../../../contract/office/accounts/roles.ts";
import { apiPath } from "../../../contract/office/office-paths.ts";
import { grantOfRole } from "../../support/centre/grant-of-role.ts";
import { outcomeOf } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { askApi, newToken, type Query } from "./ask-api.ts";
import { listReads } from "./list-reads.ts";

const readers: readonly RoleName[] = ["city", "leader", "supervisor", "inspector", "auditor"];

/** Written down a second time, apart from the code: which roles may ask what. Each read matches one line. */
const rules: readonly (readonly [pattern: RegExp, roles: readonly RoleName[]])[] = [
  [/^(units|windows|definitions|figures|trend|breakdowns|newest-week)$/, readers],
  [/^(flags?|items?|item-figures|appeals|stars|frozen-months|ratings|reasons)$/, readers],
  [/^star-months$/, ["city"]],
  [/^devices$/, ["city", "inspector", "auditor", "it"]],
  [/^access-log$/, ["city", "auditor"]],
];

const march = { from: "2026-03-01", to: "2026-03-31" };
/** The filters that a read asks for. */
const queries: Readonly<Record<string, Query>> = {
  ...{ figures: march, trend: march, reasons: march, stars: march, "item-figures": march },
  breakdowns: { ...march, kind: "channel" },
  flag: { id: "00000000-0000-0000-0000-000000000001" },
  item: { number: "1" },
  "star-months": { month: "2026-03-01" },
};

const names = await listReads();
const rolesOf = (name: string) => rules.filter(([pattern]) => pattern.test(name)).map(([, roles]) => roles);

let nowMs = Date.parse("2026-04-01T01:00:00Z");
let centre: TestCentre;
const tokens = new Map<RoleName, string>();
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  for (const role of roleNames) tokens.set(role, await newToken(centre, [grantOfRole[role]]));
});
afterAll(() => centre.stop());

/** The unknown flag and item are found by none of those who may ask for one. */
const admitted = (name: string): string | number => (["flag", "item"].includes(name) ? "not-found" : 200);

const ask = async (name: string, token = ""): Promise<string | number> =>
  outcomeOf(await askApi(centre, token, name, queries[name]));

test("every read of the API has one line, and every line a read", () => {
  expect(names.length).toBeGreaterThan(12);
  expect(names.filter((name) => rolesOf(name).length !== 1)).toEqual([]);
  expect(rules.filter(([pattern]) => !names.some((name) => pattern.test(name)))).toEqual([]);
});

describe.each(names)("%s", (name) => {
  test.each(roleNames)("lets in or refuses a token by its role: %s", async (role) => {
    const isAllowed = rolesOf(name).every((roles) => roles.includes(role));
    expect(await ask(name, tokens.get(role))).toBe(isAllowed ? admitted(name) : "permission-missing");
  });

  test("lets a token in until its end, and no longer", async () => {
    const token = await newToken(centre, [grantOfRole.city], new Date(nowMs + 1_000));
    expect(await ask(name, token)).toBe(admitted(name));
    nowMs += 1_000;
    expect(await ask(name, token)).toBe("token-refused");
  });

  test("refuses revoked and unknown tokens, cookies of persons, and strangers", async () => {
    nowMs += 61_000;
    const revoked = await newToken(centre, [grantOfRole.city]);
    await centre.sql`update access_tokens set revoked_at = now() where id = (
      select id from access_tokens order by created_at desc limit 1)`;
    const known = tokens.get("city") ?? "";
    for (const token of [revoked, "a".repeat(43), "", `${known}x`, known.toLowerCase()]) {
      expect([token, await ask(name, token)]).toEqual([token, "token-refused"]);
    }
    for (const headers of [{}, centre.asCity, { authorization: `Basic ${known}` }, { authorization: known }]) {
      const answer = await fetch(centre.url + apiPath(name), { headers });
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
      expect(await outcomeOf(answer)).toBe("token-refused");
    }
  });
});
