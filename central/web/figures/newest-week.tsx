import type { ReactNode } from "react";
import { newestWeekQuestion } from "../../../contract/office/figures/newest-week.ts";
import { Answered } from "../page/answered.tsx";
import { useReading } from "../reading/use-reading.ts";
import { NewestWeekContext } from "./use-figures-view.ts";

/** The polling interval, milliseconds: the newest week changes once a week. */
const newestWeekEveryMs = 600_000;

/** Shows sections once it is known which week has figures: without a period in the address they open with it. */
export const NewestWeek = ({ children }: { readonly children: ReactNode }) => (
  <Answered reading={useReading(newestWeekQuestion, newestWeekEveryMs)}>
    {({ week }) => <NewestWeekContext value={week}>{children}</NewestWeekContext>}
  </Answered>
);
