import { accountsNeeds } from "./accounts/accounts-needs.ts";
import { calendarNeed } from "./calendar/calendar-need.ts";
import { devicesNeeds } from "./devices/devices-needs.ts";
import { feedbackNeeds } from "./feedback/feedback-needs.ts";
import { flagsNeeds } from "./figures/signals/flags-needs.ts";
import { jobsNeeds } from "./jobs/jobs-needs.ts";
import { platformNeeds } from "./platform/platform-needs.ts";
import { policyNeeds } from "./policy/policy-needs.ts";
import { publicNeeds } from "./public/public-needs.ts";
import { contestedNeed } from "./ratings/contested-need.ts";
import { rectificationNeeds } from "./rectification/rectification-needs.ts";
import { shiftsNeeds } from "./shifts/shifts-needs.ts";
import { monthNeed } from "./stars/month-need.ts";
import type { Need } from "./today/need.ts";

/** What the departments may need of a person, in the order of 今日: citizens first. */
export const needs: readonly Need[] = [
  ...feedbackNeeds,
  ...rectificationNeeds,
  ...publicNeeds,
  ...shiftsNeeds,
  ...flagsNeeds,
  contestedNeed,
  ...devicesNeeds,
  monthNeed,
  calendarNeed,
  ...platformNeeds,
  ...policyNeeds,
  ...accountsNeeds,
  ...jobsNeeds,
];
