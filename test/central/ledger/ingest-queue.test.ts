import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { takeTogether } from "../../../central/ledger/ingest-queue.ts";
import { type ChainLink, emptyEpoch } from "../../../contract/ledger/chain.ts";
import { enrolDevice, type TestDevice, upload } from "../../support/centre/device.ts";
import { endOf, ratingDraft, startedDraft, writeEntries, writeLedger } from "../../support/centre/ledger.ts";
import { untilWaiting } from "../../support/centre/lock-waits.ts";
import { verifiedReceipt } from "../../support/centre/receipts.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre();
});
afterAll(() => centre.stop());

const enrolMany = (count: number) => Promise.all(Array.from({ length: count }, () => enrolDevice(centre)));

const visitOf = (device: TestDevice): readonly ChainLink[] =>
  writeLedger(device.id, [startedDraft(), ratingDraft(), ratingDraft()]);

const statusesOf = (answers: readonly Response[]) => answers.map(({ status }) => status);

const storedOf = async (device: TestDevice) => {
  const [row] = await centre.sql<{ entries: number; ratings: number }[]>`
    select (select count(*)::int from ledger_entries where device = ${device.id}) as entries,
      (select count(*)::int from ratings where device = ${device.id}) as ratings`;
  return row;
};

const whole = { entries: 3, ratings: 2 };

describe("uploads at the same moment", () => {
  test("are all stored, each with its own receipt", async () => {
    const devices = await enrolMany(30);
    const sent = devices.map((device) => ({ device, links: visitOf(device) }));
    const answers = await Promise.all(sent.map(({ device, links }) => upload(device, links)));
    for (const [index, { device, links }] of sent.entries()) {
      const receipt = await verifiedReceipt(device, answers[index] as Response);
      expect(receipt).toMatchObject({ device: device.id, ...endOf(links), quarantined: [] });
      expect(await storedOf(device)).toEqual(whole);
    }
  });

  test("are judged each by itself: a gap, a fork and an unreadable entry concern their own device alone", async () => {
    const [whole1, gap, fork, unread, whole2] = (await enrolMany(5)) as [
      ...[TestDevice, TestDevice, TestDevice, TestDevice, TestDevice],
    ];
    const forked = writeLedger(fork.id, [startedDraft("first")]);
    expect((await upload(fork, forked)).status).toBe(200);
    const strange = writeEntries(unread.id, emptyEpoch(1), [
      { kind: "rating-given", body: { level: 9 } },
      ...[ratingDraft(), ratingDraft()],
    ]);
    const answers = await Promise.all([
      upload(whole1, visitOf(whole1)),
      upload(gap, visitOf(gap).slice(1)),
      upload(fork, writeLedger(fork.id, [startedDraft("second")])),
      upload(unread, strange),
      upload(whole2, visitOf(whole2)),
    ]);
    expect(statusesOf(answers)).toEqual([200, 409, 422, 200, 200]);
    expect((await verifiedReceipt(unread, answers[3] as Response)).quarantined).toEqual([
      { seq: 1, reason: "body-invalid" },
    ]);
    expect(await Promise.all([whole1, gap, unread, whole2].map(storedOf))).toEqual([
      ...[whole, { entries: 0, ratings: 0 }, whole, whole],
    ]);
    const alarms = await centre.sql`select kind from alarms where device = ${fork.id}`;
    expect(alarms).toEqual([{ kind: "fork" }]);
  });

  test("are stored without the one that the database refuses", async () => {
    const devices = await enrolMany(12);
    // In the middle: the first are stored at once, the others wait and are stored together.
    const refused = devices[6];
    // Not an error of data, which would be quarantined: an error that undoes the whole transaction.
    await centre.sql`
      create function refuse_entries() returns trigger language plpgsql as $$
      begin
        raise exception 'refused' using errcode = 'XX000';
      end
      $$`;
    await centre.sql`
      create trigger refuse_entries before insert on ledger_entries for each row
      when (convert_from(new.entry, 'UTF8') like '%"refused"%') execute function refuse_entries()`;
    const answers = await Promise.all(
      devices.map((device) =>
        upload(device, device === refused ? writeLedger(device.id, [startedDraft("refused")]) : visitOf(device)),
      ),
    );
    expect(statusesOf(answers)).toEqual(devices.map((device) => (device === refused ? 500 : 200)));
    const others = devices.filter((device) => device !== refused);
    expect(await Promise.all(others.map(storedOf))).toEqual(others.map(() => whole));
  });

  test("of one device that waits for a lock hold up no other device", async () => {
    const [locked, ...others] = (await enrolMany(9)) as [TestDevice, ...TestDevice[]];
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isHeld: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      isHeld = resolve;
    });
    const holding = centre.sql.begin(async (tx) => {
      await tx`select from devices where id = ${locked.id} for update`;
      isHeld();
      await released;
    });
    onTestFinished(async () => {
      release();
      await holding;
    });
    await held;
    const links = visitOf(locked);
    const waiting = Array.from({ length: 20 }, () => upload(locked, links));
    await untilWaiting(centre.sql, 1);
    const answers = await Promise.all(others.map((device) => upload(device, visitOf(device))));
    expect(statusesOf(answers)).toEqual(others.map(() => 200));
    expect(await storedOf(locked)).toEqual({ entries: 0, ratings: 0 });
    release();
    expect(statusesOf(await Promise.all(waiting))).toEqual(waiting.map(() => 200));
    expect(await storedOf(locked)).toEqual(whole);
  });
});

describe("the uploads of one transaction", () => {
  const waitingOf = (device: string, entries: number) => ({
    upload: { checkpoint: { device }, links: Array.from({ length: entries }) },
  });
  const taken = (...waiting: readonly ReturnType<typeof waitingOf>[]) => {
    const left = waiting as unknown as Parameters<typeof takeTogether>[0];
    return [takeTogether(left).length, left.length];
  };

  test("are at most 64, and a thousand entries; a larger one is stored by itself", () => {
    expect(taken(...Array.from({ length: 70 }, (_, index) => waitingOf(`${index}`, 2)))).toEqual([64, 6]);
    expect(taken(waitingOf("a", 600), waitingOf("b", 400), waitingOf("c", 1))).toEqual([2, 1]);
    expect(taken(waitingOf("a", 5_000), waitingOf("b", 1))).toEqual([1, 1]);
  });
  test("are of different devices, because uploads of one device build on each other", () => {
    expect(taken(waitingOf("a", 1), waitingOf("b", 1), waitingOf("a", 1), waitingOf("c", 1))).toEqual([2, 2]);
  });
});
