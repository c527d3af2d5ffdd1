import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { rebuildReadModels } from "../../../central/ledger/projecting/rebuild-read-models.ts";
import { departments } from "../../../central/read-models.ts";
import { enrolDevice, type TestDevice } from "../../support/centre/device.ts";
import {
  closingDraft,
  endDraft,
  explanationDraft,
  pauseDraft,
  promptDraft,
  resumeDraft,
  startDraft,
} from "../../support/centre/duty-drafts.ts";
import {
  acceptanceWith,
  answerDraft,
  changeDraft,
  commentDraft,
  complaintDraft,
  type Draft,
  opinionDraft,
  ratingDraft,
  startedDraft,
  tagsDraft,
} from "../../support/centre/ledger.ts";
import { attemptDraft, loggedInDraft } from "../../support/centre/login-drafts.ts";
import { sendEpoch } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let device: TestDevice;

beforeAll(async () => {
  // One time for all: the order of arrival is not in the times.
  centre = await startCentre({ clock: () => Date.parse("2026-03-01T01:00:00.000Z") });
});
beforeEach(async () => {
  device = await enrolDevice(centre);
});
afterAll(() => centre.stop());

const tables = [
  "claimed_services",
  "rival_claims",
  "ratings",
  "rating_changes",
  "rating_tags",
  "rating_comments",
  "opinions",
  "complaints",
  "survey_answers",
  "shifts",
  "shift_endings",
  "shift_pauses",
  "open_shifts",
  "prompts",
  "prompt_endings",
  "explanations",
  "settled_attempts",
  "login_attempts",
  "ledger_holes",
  "quarantined_entries",
];

const wholeModel = async () => {
  const rows: [string, unknown[]][] = [];
  for (const table of tables) {
    const found = await centre.sql`
      select * from ${centre.sql(table)} as each order by device, epoch, seq, each::text`;
    rows.push([table, [...found]]);
  }
  return Object.fromEntries(rows);
};

const seqsIn = async (table: string, of: TestDevice) => {
  const rows = await centre.sql<{ seq: number }[]>`
    select seq from ${centre.sql(table)} where device = ${of.id} order by epoch, seq`;
  return rows.map(({ seq }) => seq);
};

const service = (transactionRef: string, serviceNumber: number) => ({ transactionRef, serviceNumber });

/** Drafts of every kind, none in order of time. */
const everything = (promptId: string): readonly (readonly [number, readonly Draft[]])[] => {
  const [responseId, followUpHash] = [randomUUID(), promptId.replaceAll("-", "").repeat(2)];
  const opinion = opinionDraft();
  const complaint = complaintDraft({ acceptance: acceptanceWith() });
  const [shiftId, openShiftId, refused, explanation] = [randomUUID(), randomUUID(), randomUUID(), explanationDraft()];
  const services = { transaction: service(promptId, 1), furtherTransactions: [service(promptId, 2)] };
  const scale = (value: number) => answerDraft("q1", { type: "scale", value }, { responseId });
  return [
    [2, [changeDraft(promptId, 3), tagsDraft(promptId, "301"), commentDraft(promptId, "新"), scale(2), opinion]],
    [
      4,
      [
        endDraft(shiftId),
        closingDraft(promptId, "unanswered", "timed-out"),
        resumeDraft(shiftId),
        explanation,
        startDraft(openShiftId),
        pauseDraft(openShiftId),
      ],
    ],
    [
      1,
      [
        startedDraft(),
        ratingDraft({ promptId, level: 1, followUpHash, ...services }),
        ratingDraft({ promptId, level: 5 }),
        tagsDraft(promptId, "101"),
        commentDraft(promptId, "旧"),
        changeDraft(promptId, 5),
        scale(9),
        opinion,
        complaint,
        complaint,
        { kind: "from-the-future", body: {} },
        commentDraft(promptId, ""),
      ],
    ],
    [
      3,
      [
        startDraft(shiftId),
        startDraft(shiftId),
        promptDraft(refused, { shiftId }),
        promptDraft(refused, { shiftId }),
        pauseDraft(shiftId),
        ratingDraft({ promptId: refused, ...services }),
        closingDraft(refused, "cancelled", "shift-ended"),
        endDraft(shiftId, "forgotten"),
        explanation,
        attemptDraft("0123456789abcdef"),
        loggedInDraft(),
        attemptDraft("0123456789abcdef"),
        attemptDraft("0123456789abcdef"),
        { kind: "hole-declared", body: { epoch: 1, from: 20, to: 22, head: "f".repeat(64) } },
        // An epoch does not describe itself.
        { kind: "hole-declared", body: { epoch: 3, from: 20, to: 22, head: "f".repeat(64) } },
      ],
    ],
  ];
};

const rolledUp = async () => {
  await centre.rollUp();
  return centre.sql`select * from figure_cells order by 1, 2, 3, 4, 5, 6`;
};

test("a rebuild makes the same read models again, after any change to them", async () => {
  for (const [epoch, drafts] of everything(randomUUID())) await sendEpoch(device, drafts, epoch);
  const before = await wholeModel();
  const cells = await rolledUp();
  expect(cells.length).toBeGreaterThan(0);
  expect(Object.values(before).map((rows) => rows.length)).toEqual([
    2, 0, 1, 1, 1, 1, 1, 1, 1, 2, 1, 3, 1, 1, 2, 1, 1, 2, 1, 13,
  ]);
  for (const table of tables.slice(0, -1)) await centre.sql`delete from ${centre.sql(table)}`;
  await centre.sql`delete from quarantined_entries where reason in ('body-invalid', 'kind-unknown')`;
  expect(await rebuildReadModels(centre.sql, departments)).toEqual({
    claimed_services: 2,
    rival_claims: 0,
    ratings: 1,
    rating_changes: 1,
    rating_tags: 1,
    rating_comments: 1,
    opinions: 1,
    complaints: 1,
    survey_answers: 1,
    shifts: 2,
    shift_endings: 1,
    shift_pauses: 3,
    open_shifts: 1,
    prompts: 1,
    prompt_endings: 2,
    explanations: 1,
    settled_attempts: 1,
    login_attempts: 2,
    ledger_holes: 1,
    // Counted a moment later.
    touched_days: 1,
    figure_cells: 0,
    reason_cells: 0,
    listed_ratings: 0,
    ...{ touched_windows: 0, window_days: 0, person_days: 0, daily_flags: 0, flags: 0, questioned_ratings: 0 },
  });
  expect(await wholeModel()).toEqual(before);
  expect(await rolledUp()).toEqual(cells);
});

test("a rebuild and uploads wait for each other, with a limit", async () => {
  const devices = await Promise.all(Array.from({ length: 4 }, () => enrolDevice(centre)));
  const sendAll = async (of: TestDevice) => {
    for (const [epoch, drafts] of everything(randomUUID())) await sendEpoch(of, drafts, epoch);
  };
  await Promise.all([
    ...devices.map(sendAll),
    rebuildReadModels(centre.sql, departments),
    rebuildReadModels(centre.sql, departments),
  ]);
  const before = await wholeModel();
  await rebuildReadModels(centre.sql, departments);
  expect(await wholeModel()).toEqual(before);
  for (const each of devices) expect(await seqsIn("ratings", each)).toEqual([2]);
});

test("a rebuild counts entries that an older version could not read", async () => {
  const promptId = randomUUID();
  await sendEpoch(device, [ratingDraft({ promptId }), changeDraft(promptId, 1), opinionDraft()]);
  const before = await wholeModel();
  for (const table of ["ratings", "rating_changes", "opinions"]) {
    await centre.sql`delete from ${centre.sql(table)} where device = ${device.id}`;
  }
  await centre.sql`
    insert into quarantined_entries select ${device.id}, 1, seq, 'kind-unknown' from generate_series(1, 3) as seq`;
  await rebuildReadModels(centre.sql, departments);
  expect(await wholeModel()).toEqual(before);
});

test("a rebuild keeps the order between two ratings, or two changes, that came at the same moment", async () => {
  const service = { transaction: { transactionRef: randomUUID(), serviceNumber: 1 } };
  const promptId = randomUUID();
  await sendEpoch(device, [ratingDraft({ ...service, level: 1 }), changeDraft(promptId, 1)], 2);
  await sendEpoch(device, [ratingDraft({ ...service, level: 5 }), changeDraft(promptId, 2)], 1);
  await rebuildReadModels(centre.sql, departments);
  const ratings = await centre.sql<{ level: number }[]>`select level from ratings where device = ${device.id}`;
  const changes = await centre.sql<{ level: number }[]>`select level from rating_changes where device = ${device.id}`;
  expect([...ratings, ...changes].map(({ level }) => level)).toEqual([1, 1]);
});
