import { countUnopened } from "../feedback/feedback-needs.ts";
import type { Need } from "../today/need.ts";
import { readLocked } from "./read-logins.ts";

/** 申诉 that no one has opened, and locked staff numbers. */
export const shiftsNeeds: readonly Need[] = [
  {
    kind: "explanations-unopened",
    page: "shifts",
    may: "read-explanations",
    roles: ["city", "leader", "supervisor"],
    isOfPlaces: true,
    count: (asked) => countUnopened(asked, { table: "explanations", action: "explanations-read" }),
  },
  {
    kind: "numbers-locked",
    page: "shifts",
    may: "unlock-staff",
    isOfPlaces: false,
    count: async ({ centre }) => {
      const locked = await readLocked(centre.sql);
      return { count: locked.length, oldestAt: locked.map(({ lockedAt }) => lockedAt).toSorted()[0] ?? null };
    },
  },
];
