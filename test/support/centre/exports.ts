import { vi } from "vitest";
import { type JobRow, Jobs, jobFilePath, jobsQuestion } from "../../../contract/office/jobs/jobs.ts";
import { ExportAsked, type ExportOrder, exportRoutes } from "../../../contract/office/reports/exports.ts";
import { outcomeOf, sendAsPage } from "./office-account.ts";
import type { TestCentre } from "./start-centre.ts";

type Centre = Pick<TestCentre, "url">;

/** A job that takes longer is a fault. */
const longestMs = 30_000;

/** Asks for a file as a page does; returns the job. Throws where the centre refuses. */
export const askForExport = async (centre: Centre, cookie: string, order: ExportOrder): Promise<string> => {
  const answer = await sendAsPage(centre, exportRoutes[order.kind].path, { body: order, cookie });
  if (answer.status !== 201) throw new Error(String(await outcomeOf(answer)));
  return ExportAsked.parse(await answer.json()).job;
};

export const readJobs = async (centre: Centre, cookie: string): Promise<Jobs> =>
  Jobs.parse(await (await sendAsPage(centre, jobsQuestion.path, { cookie })).json());

/** Waits until a job is in one of these states. */
export const untilJobIs = async (
  centre: Centre,
  cookie: string,
  id: string,
  ...states: readonly JobRow["state"][]
): Promise<JobRow> =>
  // Not expect.poll, which cannot be called while a file is set up.
  vi.waitUntil(
    async () => (await readJobs(centre, cookie)).jobs.find((job) => job.id === id && states.includes(job.state)),
    { timeout: longestMs, interval: 50 },
  );

export const downloadOf = (centre: Centre, cookie: string, id: string): Promise<Response> =>
  sendAsPage(centre, jobFilePath(id), { cookie });

/** The file of an order, through the job that writes it. */
export const exportedFile = async (centre: Centre, cookie: string, order: ExportOrder): Promise<Buffer> => {
  const id = await askForExport(centre, cookie, order);
  const job = await untilJobIs(centre, cookie, id, "done", "failed");
  if (job.problem) throw new Error(job.problem.code);
  const answer = await downloadOf(centre, cookie, id);
  if (answer.status !== 200) throw new Error(`HTTP ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
};

/** Runs `work` while no job can read figures. */
export const whileFiguresAreHeld = async <Done>(
  { sql }: Pick<TestCentre, "sql">,
  work: () => Promise<Done>,
): Promise<Done> =>
  sql.begin(async (tx) => {
    await tx`lock table published_lines in access exclusive mode`;
    return work();
  });

/** Runs `work` while no job can freeze a month; figures are read. */
export const whileFreezesWait = async <Done>(
  { sql }: Pick<TestCentre, "sql">,
  work: () => Promise<Done>,
): Promise<Done> =>
  sql.begin(async (tx) => {
    await tx`lock table published_lines in share row exclusive mode`;
    return work();
  });
