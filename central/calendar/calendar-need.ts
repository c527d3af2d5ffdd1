import { type Need, nothing } from "../today/need.ts";
import { readMissingCalendar } from "./read-calendar.ts";

/** The public holidays of a year that is needed and was not imported, from 1 November of the year before on. */
export const calendarNeed: Need = {
  kind: "calendar-missing",
  page: "calendar",
  may: "manage-calendar",
  isOfPlaces: false,
  count: async ({ centre: { sql, clock } }) => {
    const { year } = await readMissingCalendar({ sql, clock });
    return year === null ? nothing : { count: 1, oldestAt: null };
  },
};
