import { afterAll, beforeAll, expect, test } from "vitest";
import { countRows } from "../../../central/database/count-rows.ts";
import { fragment } from "../../../central/database/statement.ts";
import type { DoWork } from "../../../central/jobs/job.ts";
import { runJob } from "../../../central/jobs/run-job.ts";
import type { ExportOrder } from "../../../contract/office/reports/exports.ts";
import { success } from "../../../contract/result.ts";
import { downloadOf, untilJobIs } from "../../support/centre/exports.ts";
import { addAccount, logInAs } from "../../support/centre/office-account.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
let city: string;
let account: string;
beforeAll(async () => {
  centre = await startCentre();
  account = await addAccount(centre, "city", [{ role: "city" }]);
  city = await logInAs(centre, "city");
});
afterAll(() => centre.stop());

const order: ExportOrder = { kind: "access-log", format: "csv", language: "zh", query: {} };

/** A job that no centre has been told about. */
const newJob = async (): Promise<string> => {
  const [job] = await centre.sql<{ id: string }[]>`
    insert into jobs (account, work) values (${account}, ${centre.sql.json(order)}) returning id`;
  return job?.id ?? "";
};

const file = { name: "file.csv", mediaType: "text/csv" };
const never = new AbortController().signal;

/** Writes a text, once `when` is over. */
const writing =
  (text: string, begun?: () => void, when?: Promise<void>): DoWork =>
  async (_, { write }) => {
    await write(Buffer.from(`${text} begins;`));
    begun?.();
    await when;
    await write(Buffer.from(`${text} ends`));
    return success(file);
  };

test("an attempt that another one has overtaken leaves nothing, even where it ends later", async () => {
  const id = await newJob();
  const [begun, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = runJob(centre.sql, id, writing("the first", begun.resolve, held.promise), never);
  await begun.promise;
  await runJob(centre.sql, id, writing("the second"), never);
  await untilJobIs(centre, city, id, "done");
  held.resolve();
  await first;
  expect(await (await downloadOf(centre, city, id)).text()).toBe("the second begins;the second ends");
  expect(await countRows(centre.sql, "job_pieces", fragment`job = ${id}`)).toBe(1);
});

test("a job that has ended is not begun again", async () => {
  const id = await newJob();
  await runJob(centre.sql, id, writing("the first"), never);
  await runJob(centre.sql, id, writing("the second"), never);
  expect(await (await downloadOf(centre, city, id)).text()).toBe("the first begins;the first ends");
});

test("a fault throws, so that the job is begun again, and leaves no pieces", async () => {
  const id = await newJob();
  const fault: DoWork = async (_, { write }) => {
    await write(Buffer.alloc(2_000_000));
    throw new Error("a fault");
  };
  await expect(runJob(centre.sql, id, fault, never)).rejects.toThrow("a fault");
  expect(await countRows(centre.sql, "job_pieces", fragment`job = ${id}`)).toBe(0);
  await runJob(centre.sql, id, writing("the second"), never);
  expect(await (await downloadOf(centre, city, id)).text()).toBe("the second begins;the second ends");
});
