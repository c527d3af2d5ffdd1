import { fewestRatingsOfPerson } from "../../../contract/office/figures/figures.ts";
import type { Visit } from "./visit.ts";

/** Whose visits these are, where they are one person's who has ratings enough among `all` that something may be said. */
export const soleStaff = (visits: readonly Visit[], all: readonly Visit[]): string | null => {
  const [first, ...others] = new Set(visits.map(({ staffNumber }) => staffNumber));
  if (first === undefined || others.length > 0) return null;
  const ratings = all.filter(({ staffNumber, rating }) => staffNumber === first && rating !== null).length;
  return ratings < fewestRatingsOfPerson ? null : first;
};
