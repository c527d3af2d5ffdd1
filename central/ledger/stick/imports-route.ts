import type { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { lineOf } from "../../../contract/audit/export-file.ts";
import { type ImportOutcome, mostImportMib } from "../../../contract/office/ledger.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { logAccess } from "../../accounts/access-log.ts";
import { callerOf, may } from "../../accounts/admit-callers.ts";
import { sendProblem } from "../../http/send-problem.ts";
import type { Ingesting } from "../ingest-uploads.ts";
import { type Imported, importExport } from "./import-export.ts";
import { withReceivedFile } from "./receive-file.ts";

const mediaType = "application/octet-stream";

/** Every export contains entries without a receipt; those that were imported have one now. */
const isNews = ({ code }: Problem): boolean => code !== "entries-unreceipted";

type Standing = Pick<ImportOutcome, "unitName" | "windowNumber">;

const outcomeOf = async ({ sql }: Ingesting, imported: Imported): Promise<Result<ImportOutcome>> => {
  const { verification, refusals, failures, receipts, entries } = imported;
  const [refusal] = refusals;
  const device = verification.header?.device;
  if (refusal || device === undefined) return failure(refusal ?? problem("export-header-wrong"));
  const [standing] = await sql<Standing[]>`
    select units.name as "unitName", window_number as "windowNumber"
    from devices join units on code = unit_code where id = ${device}`;
  return success({
    device,
    unitName: standing?.unitName ?? { zh: "—" },
    windowNumber: standing?.windowNumber ?? "—",
    entries,
    findings: [...failures, ...verification.faults, ...verification.notices.filter(isNews)],
    receipt: receipts.length > 0 ? receipts.map((receipt) => `${lineOf(receipt)}\n`).join("") : null,
  });
};

/** `POST /office/v1/imports`. */
export const addImportsRoute = (parent: FastifyInstance, centre: Ingesting): void => {
  parent.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // As a stream: an export may be larger than the memory of this process.
    scope.addContentTypeParser(mediaType, (_request, payload, done) => done(null, payload));
    scope.post<{ Body?: Readable }>(
      officePaths.imports,
      may("import-ledger", { config: { mediaType } }),
      async (request, reply) => {
        if (!request.body) return sendProblem(reply, problem("media-type-unsupported", { expected: mediaType }));
        const taken = await withReceivedFile(request.body, mostImportMib, async (file) =>
          outcomeOf(centre, await importExport(centre, file)),
        );
        if (!taken.ok) return sendProblem(reply.header("connection", "close"), taken.problem);
        const { device, entries } = taken.value;
        await logAccess(centre.sql, callerOf(request), { action: "export-imported", subject: { device, entries } });
        request.log.info({ device, entries }, "export imported");
        return reply.send(taken.value);
      },
    );
  });
};
