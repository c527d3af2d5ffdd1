import { useSearchParams } from "react-router";
import { z } from "zod";
import type { Me } from "../../../contract/office/accounts/accounts.ts";
import { type Days, kindOfPeriod, periodAround } from "../../../contract/office/figures/periods.ts";
import { officePaths } from "../../../contract/office/office-paths.ts";
import { type Question, question } from "../../../contract/office/question.ts";
import { OfficeBrief } from "../../../contract/office/today/brief.ts";
import { useMe } from "../accounts/use-session.ts";

/** The brief that the page shows; it stands in the address, so that each view is a link. */
export interface BriefView {
  /** null for the last week that has ended. */
  readonly days: Days | null;
  /** null for the whole office. */
  readonly unit: string | null;
}

const isWhole = ({ role }: Me["grants"][number]): boolean => ["city", "inspector", "auditor"].includes(role);

/** The place of the brief that a person opens with; undefined for those who read no whole unit. */
export const briefPlaceOf = (grants: Me["grants"]): Pick<BriefView, "unit"> | undefined => {
  if (grants.some(isWhole)) return { unit: null };
  const own = grants.find(({ role }) => role === "leader");
  return own && "unitCode" in own ? { unit: own.unitCode } : undefined;
};

const Parameters = z.object({
  from: z.iso.date().catch(""),
  to: z.iso.date().catch(""),
  unit: z.string().optional(),
});

/** Whether an address asks for other days than those of a week. */
export const isUnfitBrief = (search: URLSearchParams): boolean => {
  const { from, to } = Parameters.parse(Object.fromEntries(search));
  return (search.has("from") || search.has("to")) && kindOfPeriod({ from, to }) !== "week";
};

/** The view in the address, and a function that goes some weeks on from a week. */
export const useBriefView = (): readonly [BriefView, (from: string, steps: number) => void] => {
  const [search, setSearch] = useSearchParams();
  const own = briefPlaceOf(useMe().grants)?.unit ?? null;
  const { from, to, unit = own } = Parameters.parse(Object.fromEntries(search));
  const days = kindOfPeriod({ from, to }) === "week" ? { from, to } : null;
  const go = (day: string, steps: number): void =>
    setSearch({ ...(unit !== null && { unit }), ...periodAround("week", day, steps) });
  return [{ days, unit: unit || null }, go];
};

export const briefQuestion = ({ days, unit }: BriefView): Question<OfficeBrief> =>
  question(`${officePaths.brief}?${new URLSearchParams({ ...days, ...(unit !== null && { unit }) })}`, OfficeBrief);
