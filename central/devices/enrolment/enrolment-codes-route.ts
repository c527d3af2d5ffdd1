import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import {
  CodesToIssue,
  CodeToRevoke,
  type IssuedCodes,
  type WindowKey,
} from "../../../contract/office/devices/enrolment-codes.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { Centre } from "../../centre.ts";
import { sendProblem } from "../../http/send-problem.ts";
import { codeSheet } from "./code-sheet.ts";
import { codesCsv } from "./codes-csv.ts";
import { issueCodes } from "./issue-codes.ts";
import { readCodes } from "./read-codes.ts";

/** The limit of the body, bytes: a thousand windows. */
const mostBytes = 256 * 1_024;
const hourMs = 3_600_000;

const fieldOf = ({ issues: [issue] }: z.ZodError): string => issue?.path.join(".") || "body";

const windowOf = async ({ sql }: Centre, device: DeviceId): Promise<Result<readonly WindowKey[]>> => {
  const [window] = await sql<WindowKey[]>`
    select unit_code as "unitCode", window_number as "windowNumber" from devices where id = ${device}`;
  return window ? success([window]) : failure(problem("not-found"));
};

const issue = async (centre: Centre, asked: z.output<typeof CodesToIssue>): Promise<Result<IssuedCodes>> => {
  const replaces = "replaces" in asked ? asked.replaces : null;
  const windows = "replaces" in asked ? await windowOf(centre, asked.replaces) : success(asked.windows);
  if (!windows.ok) return windows;
  const { sql, clock, random, publicUrl } = centre;
  const options = { clock, random, lifetimeMs: asked.hours * hourMs, centreUrl: publicUrl(), replaces };
  const issued = await issueCodes(sql, windows.value, options);
  if (!issued.ok) return issued;
  return success({ codes: [...issued.value], csv: codesCsv(issued.value), sheet: codeSheet(issued.value) });
};

const revokeCode = async ({ sql, clock }: Centre, id: string): Promise<boolean> => {
  const now = new Date(clock());
  const rows = await sql`
    update enrolment_codes set revoked_at = ${now}
    where id = ${id} and used_at is null and revoked_at is null and expires_at > ${now} returning id`;
  return rows.length > 0;
};

/** Routes to issue, list and revoke enrolment codes; the scope requires the office key. */
export const addEnrolmentCodesRoutes = (scope: FastifyInstance, centre: Centre): void => {
  scope.get(officePaths.enrolmentCodes, async (_request, reply) =>
    reply.send(await readCodes(centre.sql, centre.clock())),
  );
  scope.post(officePaths.enrolmentCodes, { bodyLimit: mostBytes }, async (request, reply) => {
    const asked = CodesToIssue.safeParse(request.body);
    if (!asked.success) return sendProblem(reply, problem("request-invalid", { field: fieldOf(asked.error) }));
    const issued = await issue(centre, asked.data);
    if (!issued.ok) return sendProblem(reply, issued.problem);
    request.log.info({ codes: issued.value.codes.length }, "enrolment codes issued");
    return reply.code(201).send(issued.value);
  });
  scope.post(officePaths.codeRevocations, { bodyLimit: 1_024 }, async (request, reply) => {
    const asked = CodeToRevoke.safeParse(request.body);
    if (!asked.success) return sendProblem(reply, problem("request-invalid", { field: fieldOf(asked.error) }));
    if (!(await revokeCode(centre, asked.data.id))) return sendProblem(reply, problem("not-found"));
    return reply.code(204).send();
  });
};
