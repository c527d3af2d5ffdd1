import type { Figures, FiguresBy, FiguresLine, FlaggedRatings } from "../../../contract/office/figures/figures.ts";
import { OfficeFigures } from "../../../contract/office/figures/figures.ts";
import { type Days, type PeriodKind, periodAround } from "../../../contract/office/figures/periods.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import type { TestCentre } from "../../support/centre/start-centre.ts";

export const askFigures = (
  { url, asCity }: Pick<TestCentre, "url" | "asCity">,
  query: string,
  headers: Record<string, string> = asCity,
): Promise<Response> => fetch(`${url}${officePaths.figures}${query}`, { headers });

/** Everything that the office publishes about a period. */
export interface WholeFigures extends Days {
  readonly all: Figures | null;
  readonly units: readonly FiguresLine[];
  readonly windows: readonly FiguresLine[];
  readonly staff: readonly FiguresLine[];
}

const readTable = async (centre: TestCentre, query: Readonly<Record<string, string>>) => {
  const lines: FiguresLine[] = [];
  let all: Figures | null = null;
  for (let next: string | null = ""; next !== null; ) {
    const asked = new URLSearchParams({ ...query, ...(next && { after: next }) });
    const answer = await askFigures(centre, `?${asked}`);
    if (answer.status !== 200) throw new Error(`HTTP ${answer.status}: ${await answer.text()}`);
    const figures = OfficeFigures.parse(await answer.json());
    lines.push(...figures.lines);
    ({ all, next } = figures);
  }
  return { all, lines };
};

/** All three tables, page by page. */
export const wholeFor = async (
  centre: TestCentre,
  { from, to }: Days,
  flagged: FlaggedRatings = "with",
): Promise<WholeFigures> => {
  await centre.rollUp();
  const table = (by: FiguresBy) => readTable(centre, { from, to, flagged, by });
  const [units, windows, staff] = [await table("units"), await table("windows"), await table("staff")];
  return { from, to, all: units.all, units: units.lines, windows: windows.lines, staff: staff.lines };
};

/** The figures of the week around a day, or of another period. */
export const figuresFor = (centre: TestCentre, day: string, kind: PeriodKind = "week"): Promise<WholeFigures> =>
  wholeFor(centre, periodAround(kind, day));
