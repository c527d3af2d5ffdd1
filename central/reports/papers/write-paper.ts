import type { Scope } from "../../../contract/office/accounts/permissions.ts";
import type { ExportOrder, PaperOrder } from "../../../contract/office/reports/exports.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { isWithin } from "../../accounts/within-scope.ts";
import type { Centre } from "../../centre.ts";
import type { JobOutput, WrittenFile } from "../../jobs/job.ts";
import { readNamesOf } from "../../roster/names.ts";
import { textIn, type Word, type Writing } from "../table.ts";
import { typeset } from "../typst/typeset.ts";
import { mediaTypes } from "../write-table.ts";
import { hallPoster } from "./hall-poster.ts";
import { readMonth } from "./read-month.ts";
import { unitReport } from "./unit-report.ts";

const paperOf = { "unit-report": unitReport, "hall-poster": hallPoster } as const;

const names: Readonly<Record<PaperOrder["kind"], Word>> = {
  "unit-report": { zh: "评价月报", en: "Monthly report" },
  "hall-poster": { zh: "评价结果海报", en: "Poster of results" },
};

export const isPaper = (order: ExportOrder): order is PaperOrder => order.kind in paperOf;

/** Writes the papers about a unit's month. Problems: unit-not-yours. */
export const createPapers =
  ({ sql, clock }: Pick<Centre, "sql" | "clock">) =>
  async (
    { kind, language, query: { month, unit } }: PaperOrder,
    scope: Scope,
    writing: Writing,
    output: JobOutput,
  ): Promise<Result<WrittenFile>> => {
    if (!isWithin(scope, { unitCode: unit, windowNumber: null })) return failure(problem("unit-not-yours"));
    const read = await readMonth(sql, { scope, unit, month, atMs: clock() });
    const unitName = (await readNamesOf(sql, [unit], [])).unit(unit);
    await output.write(await typeset(paperOf[kind](read, unitName, writing), output.signal));
    const mark = read.unsettled ? [textIn(language, read.unsettled.mark)] : [];
    const name = [textIn(language, unitName), textIn(language, names[kind]), month, ...mark].join(" ");
    return success({ name: `${name}.pdf`, mediaType: mediaTypes.pdf });
  };
