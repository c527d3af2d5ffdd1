import { accountsProblems } from "./accounts.ts";
import { airGapProblems } from "./air-gap.ts";
import { alertsProblems } from "./alerts.ts";
import { calendarProblems } from "./calendar.ts";
import { counterApiProblems } from "./counter-api.ts";
import { evidenceProblems } from "./evidence.ts";
import { figuresProblems } from "./figures.ts";
import { inspectionProblems } from "./inspection.ts";
import { enrolmentProblems, itProblems } from "./it.ts";
import { jobsProblems } from "./jobs.ts";
import { kioskProblems } from "./kiosk.ts";
import { ledgerProblems } from "./ledger.ts";
import { networkProblems, networkSettingsProblems } from "./network.ts";
import { platformProblems } from "./platform.ts";
import { policyProblems } from "./policy.ts";
import { publicProblems } from "./public.ts";
import { queueSystemProblems } from "./queue-system.ts";
import { rectificationProblems } from "./rectification.ts";
import { rosterProblems } from "./roster.ts";
import { starsProblems } from "./stars.ts";
import { syncProblems } from "./sync.ts";

/** Every problem of kiosk and centre. Codes are stable: scripts, help desks and tests rely on them. */
export const problemCatalogue = {
  ...kioskProblems,
  ...itProblems,
  ...enrolmentProblems,
  ...syncProblems,
  ...airGapProblems,
  ...networkProblems,
  ...networkSettingsProblems,
  ...counterApiProblems,
  ...queueSystemProblems,
  ...ledgerProblems,
  ...rosterProblems,
  ...policyProblems,
  ...calendarProblems,
  ...platformProblems,
  ...figuresProblems,
  ...starsProblems,
  ...inspectionProblems,
  ...rectificationProblems,
  ...evidenceProblems,
  ...publicProblems,
  ...alertsProblems,
  ...accountsProblems,
  ...jobsProblems,
};

export type ProblemCode = keyof typeof problemCatalogue;

/** Values of this one occurrence: a number of seconds, an expected position, a field's path. Never a secret. */
export type ProblemFacts = Readonly<Record<string, string | number>>;

export interface Problem {
  readonly code: ProblemCode;
  readonly facts?: ProblemFacts;
}

export const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(problemCatalogue, code);

export const problem = (code: ProblemCode, facts?: ProblemFacts): Problem => (facts ? { code, facts } : { code });
