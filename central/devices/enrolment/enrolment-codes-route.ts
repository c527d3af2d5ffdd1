import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import {
  CodesQuery,
  CodesToIssue,
  CodeToRevoke,
  type IssuedCodes,
  type WindowKey,
} from "../../../contract/office/devices/enrolment-codes.ts";
import {
  UnitsInUseQuery,
  unitsQuestion,
  WindowsInUseQuery,
  windowsQuestion,
} from "../../../contract/office/devices/windows.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { DeviceId } from "../../../contract/words.ts";
import { changeFor, may } from "../../accounts/admit-callers.ts";
import type { Centre } from "../../centre.ts";
import type { Tx } from "../../database/sql.ts";
import { refuseBody, refuseQuery } from "../../http/refuse-input.ts";
import { sendProblem } from "../../http/send-problem.ts";
import { readUnits, readWindows } from "../read-windows.ts";
import { codeSheet } from "./code-sheet.ts";
import { codesCsv } from "./codes-csv.ts";
import { issueCodes } from "./issue-codes.ts";
import { readCodes } from "./read-codes.ts";

/** The limit of the body, bytes: a thousand windows. */
const mostBytes = 256 * 1_024;
const hourMs = 3_600_000;

const windowOf = async (tx: Tx, device: DeviceId): Promise<Result<readonly WindowKey[]>> => {
  const [window] = await tx<WindowKey[]>`
    select unit_code as "unitCode", window_number as "windowNumber" from devices where id = ${device}`;
  return window ? success([window]) : failure(problem("not-found"));
};

const issue = async (tx: Tx, centre: Centre, asked: z.output<typeof CodesToIssue>): Promise<Result<IssuedCodes>> => {
  const replaces = "replaces" in asked ? asked.replaces : null;
  const windows = "replaces" in asked ? await windowOf(tx, asked.replaces) : success(asked.windows);
  if (!windows.ok) return windows;
  const { clock, random, publicUrl } = centre;
  const options = { clock, random, lifetimeMs: asked.hours * hourMs, centreUrl: publicUrl(), replaces };
  const issued = await issueCodes(tx, windows.value, options);
  if (!issued.ok) return issued;
  return success({ codes: [...issued.value], csv: codesCsv(issued.value), sheet: codeSheet(issued.value) });
};

const revokeCode = async (tx: Tx, id: string, now: Date): Promise<Result<string>> => {
  const rows = await tx`
    update enrolment_codes set revoked_at = ${now}
    where id = ${id} and used_at is null and revoked_at is null and expires_at > ${now} returning id`;
  return rows.length > 0 ? success(id) : failure(problem("not-found"));
};

const windowKeyOf = ({ unitCode, windowNumber }: WindowKey): WindowKey => ({ unitCode, windowNumber });

/** Routes to choose windows, and to issue, list and revoke their enrolment codes. */
export const addEnrolmentCodesRoutes = (scope: FastifyInstance, centre: Centre): void => {
  scope.get(unitsQuestion.path, may("manage-devices"), async (request, reply) => {
    const query = UnitsInUseQuery.safeParse(request.query);
    return query.success ? readUnits(centre.sql, query.data) : refuseQuery(reply, query.error);
  });
  scope.get(windowsQuestion.path, may("manage-devices"), async (request, reply) => {
    const query = WindowsInUseQuery.safeParse(request.query);
    return query.success ? readWindows(centre.sql, query.data) : refuseQuery(reply, query.error);
  });
  scope.get(officePaths.enrolmentCodes, may("manage-devices"), async (request, reply) => {
    const query = CodesQuery.safeParse(request.query);
    return query.success ? readCodes(centre.sql, query.data, centre.clock()) : refuseQuery(reply, query.error);
  });
  scope.post(officePaths.enrolmentCodes, may("manage-devices", { bodyLimit: mostBytes }), async (request, reply) => {
    const asked = CodesToIssue.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const issued = await changeFor(
      centre.sql,
      request,
      (tx) => issue(tx, centre, asked.data),
      ({ codes }) => ({ action: "enrolment-codes-issued", subject: { windows: codes.map(windowKeyOf) } }),
    );
    if (!issued.ok) return sendProblem(reply, issued.problem);
    request.log.info({ codes: issued.value.codes.length }, "enrolment codes issued");
    return reply.code(201).send(issued.value);
  });
  scope.post(officePaths.codeRevocations, may("manage-devices", { bodyLimit: 1_024 }), async (request, reply) => {
    const asked = CodeToRevoke.safeParse(request.body);
    if (!asked.success) return refuseBody(reply, asked.error);
    const { id } = asked.data;
    const revoked = await changeFor(
      centre.sql,
      request,
      (tx) => revokeCode(tx, id, new Date(centre.clock())),
      () => ({ action: "enrolment-code-revoked", subject: { code: id } }),
    );
    return revoked.ok ? reply.code(204).send() : sendProblem(reply, revoked.problem);
  });
};
