import { fewestRatingsOfPerson } from "../../../contract/office/figures/figures.ts";
import type { Flag } from "./flag.ts";
import type { Visit } from "./visit.ts";

/** Whether the window of a flag has fewer than ten ratings in its days: numbers about it would describe one person. */
export const hasTooFewRatings = (
  { unitCode, windowNumber, from, to }: Pick<Flag, "unitCode" | "windowNumber" | "from" | "to">,
  visits: readonly Visit[],
): boolean => {
  const isThere = (visit: Visit): boolean =>
    visit.rating !== null && visit.unitCode === unitCode && visit.windowNumber === windowNumber;
  return (
    visits.filter((visit) => isThere(visit) && from <= visit.day && visit.day <= to).length < fewestRatingsOfPerson
  );
};
