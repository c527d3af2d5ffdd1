import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWithin } from "../../../central/accounts/read-within.ts";
import { saveOffice } from "../../../central/roster/records/save-office.ts";
import type { Scope } from "../../../contract/office/accounts/permissions.ts";
import type { Grant } from "../../../contract/office/accounts/roles.ts";
import { enrolWithCode } from "../../support/centre/device.ts";
import { endDraft, explanationDraft, startDraft } from "../../support/centre/duty-drafts.ts";
import {
  answerDraft,
  commentDraft,
  complaintDraft,
  opinionDraft,
  ratingDraft,
  tagsDraft,
} from "../../support/centre/ledger.ts";
import { addAccount, logInAs, sendAsPage } from "../../support/centre/office-account.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { sampleMember, sampleOffice, sampleUnit } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

const places = [
  { unitCode: "unit-a", windowNumber: "1" },
  { unitCode: "unit-a", windowNumber: "2" },
  { unitCode: "unit-b", windowNumber: "1" },
] as const;
type Place = (typeof places)[number];

/** A text that stands in everything of a window. */
const markOf = ({ unitCode, windowNumber }: Place): string => `mark-${unitCode}-${windowNumber}`;

let centre: TestCentre;

/** A whole shift at each window, with one of everything that a page lists, and a shift that is still open. */
const fill = async (place: Place): Promise<void> => {
  const device = await enrolWithCode(centre.url, await centre.newEnrolmentCode(place));
  const [shiftId, promptId] = [randomUUID(), randomUUID()];
  const about = { ...place, shiftId, staffNumber: "1001" };
  const text = markOf(place);
  await sendEpoch(device, [
    startDraft(shiftId, { ...place, staffNumber: "1001" }),
    ratingDraft({
      ...about,
      promptId,
      level: 1,
      transaction: { transactionRef: text, serviceNumber: 1, matterName: text },
    }),
    tagsDraft(promptId, "108"),
    commentDraft(promptId, text),
    opinionDraft({ ...place, text }),
    complaintDraft(place),
    explanationDraft({ ...about, transactionRef: text, text }),
    answerDraft("first", { type: "text", text }, { ...place, surveyId: "sample" }),
    endDraft(shiftId),
    startDraft(randomUUID(), { ...place, staffNumber: "1001" }),
  ]);
};

beforeAll(async () => {
  centre = await startCentre();
  const office = await sampleOffice();
  await saveOffice(centre.sql, {
    ...office,
    units: ["unit-a", "unit-b"].map((code) => ({ ...sampleUnit, code, name: { zh: code } })),
    windows: places.map((place) => ({
      unitCode: place.unitCode,
      number: place.windowNumber,
      name: { zh: markOf(place) },
    })),
    staff: ["unit-a", "unit-b"].map((unitCode) =>
      sampleMember("1001", { unitCode, name: { zh: `${unitCode}-person` } }),
    ),
  });
  for (const place of places) await fill(place);
  await centre.rollUp();
});
afterAll(() => centre.stop());

const listing = [
  "ratings",
  "matters?from=2026-03-01",
  "opinions",
  "complaints",
  "explanations",
  "surveys",
  "duty",
  "flags?from=2026-03-01",
  "figures?from=2026-03-01&to=2026-03-31",
];

describe("a person who belongs to a part of the office", () => {
  const [a1, a2, b1] = places;
  const people: readonly (readonly [name: string, grants: readonly Grant[], seen: readonly Place[]])[] = [
    ["leads one unit", [{ role: "leader", unitCode: "unit-a" }], [a1, a2]],
    [
      "leads two units",
      [
        { role: "leader", unitCode: "unit-a" },
        { role: "leader", unitCode: "unit-b" },
      ],
      places,
    ],
    ["supervises a window", [{ role: "supervisor", ...a2 }], [a2]],
    [
      "supervises windows of two units",
      [
        { role: "supervisor", ...a1 },
        { role: "supervisor", ...b1 },
      ],
      [a1, b1],
    ],
    ["leads a unit without windows", [{ role: "leader", unitCode: "330100-XZFW" }], []],
  ];
  test.each(people)("and %s reads nothing of the others, and everything of the own", async (name, grants, seen) => {
    const login = name.replaceAll(" ", "-");
    await addAccount(centre, login, grants);
    const cookie = await logInAs(centre, login);
    const read: string[] = [];
    for (const path of listing) {
      const answer = await sendAsPage(centre, `/office/v1/${path}`, { cookie });
      const text = await answer.text();
      if (answer.status === 403) continue;
      expect([path, answer.status]).toEqual([path, 200]);
      read.push(text);
    }
    const together = read.join("\n");
    const found = (place: Place): number => together.split(markOf(place)).length - 1;
    const hidden = places.filter((place) => !seen.includes(place));
    expect(hidden.map(found)).toEqual(hidden.map(() => 0));
    // Rating, comment, matter, opinion, explanation with its reference, survey.
    expect(seen.filter((place) => found(place) < 5)).toEqual([]);
    for (const unitCode of ["unit-a", "unit-b"]) {
      const belongs = seen.some((place) => place.unitCode === unitCode);
      expect([unitCode, together.includes(unitCode)]).toEqual([unitCode, belongs]);
    }
  });
});

test("the leader of a unit leads the units that belong to it, at any depth, and not the one above", async () => {
  await centre.sql`
    insert into units (code, name, district, supervision_phone, complaint_room, parent_code)
    select 'between', name, district, supervision_phone, complaint_room, 'unit-a' from units where code = 'unit-a'`;
  await centre.sql`update units set parent_code = 'between' where code = 'unit-b'`;
  const unitsReadBy = async (login: string, unitCode: string): Promise<readonly boolean[]> => {
    await addAccount(centre, login, [{ role: "leader", unitCode }]);
    const answer = await sendAsPage(centre, "/office/v1/ratings", { cookie: await logInAs(centre, login) });
    const text = await answer.text();
    return ["unit-a", "unit-b"].map((code) => text.includes(`mark-${code}`));
  };
  try {
    expect(await unitsReadBy("leads-above", "unit-a")).toEqual([true, true]);
    expect(await unitsReadBy("leads-below", "unit-b")).toEqual([false, true]);
  } finally {
    await centre.sql`update units set parent_code = null`;
  }
});

describe("the wall behind the queries", () => {
  const tables = [
    "ratings",
    "rating_tags",
    "rating_comments",
    "shifts",
    "shift_endings",
    "explanations",
    "opinions",
    "complaints",
    "survey_answers",
    "present_ratings",
    "open_shifts",
  ];
  const countIn = async (scope: Scope, table: string): Promise<number> => {
    const [row] = await readWithin(
      centre.sql,
      scope,
      (tx) => tx<{ count: number }[]>`select count(*)::int as count from ${tx(table)}`,
    );
    return row?.count ?? -1;
  };
  const window = { isAll: false, units: [], windows: [{ unitCode: "unit-a", windowNumber: "2" }] } as const;
  test.each(tables)("hides the rows of other windows in %s from a query without a condition", async (table) => {
    const all = await countIn({ isAll: true }, table);
    expect(all).toBeGreaterThanOrEqual(3);
    expect(await countIn(window, table)).toBe(all / 3);
    expect(await countIn({ isAll: false, units: ["unit-a"], windows: [] }, table)).toBe((2 * all) / 3);
    expect(await countIn({ isAll: false, units: [], windows: [] }, table)).toBe(0);
  });
  test("stands before each table that a reader may see, but for names, words, rules and the places of alarms in a ledger", async () => {
    const open = await centre.sql<{ name: string }[]>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
        and not relrowsecurity and has_table_privilege('counterstar_reader', oid, 'select') order by 1`;
    expect(open.map(({ name }) => name)).toEqual([
      ...["alarms", "calendar_imports", "level_sets", "policy_rollouts", "policy_versions", "policy_withdrawals"],
      ...["star_policies", "surveys", "units", "windows"],
    ]);
  });
  test("hides everything from a reader without a scope", async () => {
    const counts = await centre.sql.begin(async (tx) => {
      await tx`set local role counterstar_reader`;
      return tx`select count(*)::int as count from ratings`;
    });
    expect([...counts]).toEqual([{ count: 0 }]);
  });
  test.each(["ledger_entries", "accounts", "sessions", "enrolment_codes", "access_tokens"])(
    "lets no reader into %s",
    async (table) => {
      await expect(countIn({ isAll: true }, table)).rejects.toThrow("permission denied");
    },
  );
  test("lets no reader see a PIN or a key, nor change anything", async () => {
    const read = (columns: "staff" | "devices") =>
      readWithin(centre.sql, { isAll: true }, (tx) =>
        columns === "staff" ? tx`select pin from staff` : tx`select public_key from devices`,
      );
    await expect(read("staff")).rejects.toThrow("permission denied");
    await expect(read("devices")).rejects.toThrow("permission denied");
    const change = centre.sql.begin(async (tx) => {
      await tx`set local role counterstar_reader`;
      await tx`delete from opinions`;
    });
    await expect(change).rejects.toThrow("permission denied");
  });
});
