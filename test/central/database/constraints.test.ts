import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fragment } from "../../../central/database/statement.ts";
import { enrolDevice, upload } from "../../support/centre/device.ts";
import { startedDraft, writeLedger } from "../../support/centre/ledger.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

describe("the database itself", () => {
  let centre: TestCentre;
  beforeAll(async () => {
    centre = await startCentre();
    const device = await enrolDevice(centre);
    await upload(device, writeLedger(device.id, [startedDraft(), startedDraft()]));
  });
  afterAll(() => centre.stop());

  test.each([
    ["alter", fragment`update ledger_entries set epoch = 2`],
    ["delete", fragment`delete from ledger_entries`],
    ["truncate", fragment`truncate ledger_entries cascade`],
    ["delete epochs of", fragment`delete from ledger_epochs`],
  ])("refuses to %s entries", async (_name, statement) => {
    await expect(centre.sql`${statement}`).rejects.toThrow("append-only");
  });
  test.each([
    [
      /^ledger_entries_\d_pkey$/,
      fragment`
        insert into ledger_entries (device, epoch, seq, entry, received_at) select id, 1, 2, 'x', now() from devices`,
    ],
    [
      /^ledger_entries_have_epochs$/,
      fragment`
        insert into ledger_entries (device, epoch, seq, entry, received_at)
        select device, 9, 1, 'x', now() from ledger_epochs`,
    ],
    [/^pictures_check$/, fragment`insert into pictures values (repeat('0', 64), 'image/png', 'x')`],
    [/^staff_star_check$/, fragment`update staff set star = 6`],
    [/^it_panel_pin_check$/, fragment`update it_panel set pin = '{"scheme": "plain"}'`],
  ])("refuses rows that violate %s", async (constraint, statement) => {
    await expect(centre.sql`${statement}`).rejects.toMatchObject({ constraint: expect.stringMatching(constraint) });
  });
});
