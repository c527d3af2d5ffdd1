import { fewestRatingsOfPerson } from "../../../contract/office/figures/figures.ts";
import type { Visit } from "./visit.ts";

/** The person of these visits, where it is one person who has enough ratings among `all` to be named. */
export const soleStaff = (visits: readonly Visit[], all: readonly Visit[]): string | null => {
  const [first, ...others] = new Set(visits.map(({ staffNumber }) => staffNumber));
  if (first === undefined || others.length > 0) return null;
  const ratings = all.filter(({ staffNumber, rating }) => staffNumber === first && rating !== null).length;
  return ratings < fewestRatingsOfPerson ? null : first;
};
