import { OfficeFigures } from "../../../contract/office/figures/figures.ts";
import { type Days, type PeriodKind, periodAround } from "../../../contract/office/figures/periods.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import type { TestCentre } from "../../support/centre/start-centre.ts";

export const askFigures = (
  { url, officeKey }: TestCentre,
  query: string,
  authorization = `Bearer ${officeKey}`,
): Promise<Response> => fetch(`${url}${officePaths.figures}${query}`, { headers: { authorization } });

export const wholeFor = async (centre: TestCentre, { from, to }: Days) =>
  OfficeFigures.parse(await (await askFigures(centre, `?from=${from}&to=${to}`)).json());

/** The figures of the week around a day, or of another period; without the words of the levels, which never change. */
export const figuresFor = async (centre: TestCentre, day: string, kind: PeriodKind = "week") => {
  const { levelTexts, ...figures } = await wholeFor(centre, periodAround(kind, day));
  return figures;
};
