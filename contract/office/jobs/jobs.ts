import { z } from "zod";
import { question } from "../question.ts";

export const JobState = z.enum(["waiting", "running", "done", "failed", "cancelled"]);
export type JobState = z.infer<typeof JobState>;

export const JobId = z.uuid();

/** A job as the page lists it, without its content. */
export const JobRow = z.strictObject({
  id: JobId,
  /** An `ExportKind`, `star-freeze` or `sample-draw`. */
  kind: z.string(),
  /** Of the file; null where the job makes none. */
  format: z.string().nullable(),
  /** The name of the person who asked. */
  asker: z.string(),
  /** Whether the reader asked for it: only then it can be downloaded, and `query` is known. */
  isOwn: z.boolean(),
  /** The filters, as they were asked for. */
  query: z.record(z.string(), z.unknown()).nullable(),
  state: JobState,
  /** Rows written so far, and in all where that is known. */
  rows: z.int().min(0),
  total: z.int().min(0).nullable(),
  /** Bytes of the file; null before it is done, and where there is none. */
  bytes: z.int().min(0).nullable(),
  /** The code of the problem where it failed. */
  problem: z
    .strictObject({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  askedAt: z.string(),
  endedAt: z.string().nullable(),
  /** The file is deleted then; null before the job has ended. */
  expiresAt: z.string().nullable(),
});
export type JobRow = z.infer<typeof JobRow>;

/** `GET /office/v1/jobs`: the newest first, own ones; the city office and IT see all. */
export const Jobs = z.strictObject({ jobs: z.array(JobRow), seesAll: z.boolean() });
export type Jobs = z.infer<typeof Jobs>;
export const jobsQuestion = question("/office/v1/jobs", Jobs);

/** `GET`: the file of an own job that is done; 404 otherwise. */
export const jobFilePath = (id: string): string => `/office/v1/jobs/${id}/file`;

export const JobNamed = z.strictObject({ id: JobId });

/** Paths that receive a `JobNamed`: 204, or 404 where the person may not see that job. */
export const jobPaths = {
  cancellations: "/office/v1/job-cancellations",
  retries: "/office/v1/job-retries",
  deletions: "/office/v1/job-deletions",
} as const;
