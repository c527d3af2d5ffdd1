/** Where persons and where programs ask the same question. */
export const officePath = (name: string): string => `/office/v1/${name}`;
export const apiPath = (name: string): string => `/api/v1/${name}`;

/** Paths with parameters, and paths that receive data. */
export const officePaths = {
  brief: "/office/v1/brief",
  figures: "/office/v1/figures",
  trend: "/office/v1/trend",
  breakdowns: "/office/v1/breakdowns",
  reasons: "/office/v1/reasons",
  unlocks: "/office/v1/unlocks",
  flags: "/office/v1/flags",
  stars: "/office/v1/stars",
  starPolicies: "/office/v1/star-policies",
  starMonths: "/office/v1/star-months",
  starFreezes: "/office/v1/star-freezes",
  flag: "/office/v1/flag",
  flagAnswers: "/office/v1/flag-answers",
  flagDecisions: "/office/v1/flag-decisions",
  draws: "/office/v1/draws",
  draw: "/office/v1/draw",
  drawnRatingReadings: "/office/v1/drawn-rating-readings",
  matters: "/office/v1/matters",
  revocations: "/office/v1/revocations",
  enrolmentCodes: "/office/v1/enrolment-codes",
  alertAcknowledgements: "/office/v1/alert-acknowledgements",
  claimVerdicts: "/office/v1/claim-verdicts",
  codeRevocations: "/office/v1/enrolment-code-revocations",
  policy: "/office/v1/policy",
  policyRollouts: "/office/v1/policy-rollouts",
  policyWithdrawals: "/office/v1/policy-withdrawals",
  policyHolders: "/office/v1/policy-holders",
  policyStage: "/office/v1/policy-stage",
  pictures: "/office/v1/pictures",
  imports: "/office/v1/imports",
  demonstrationProgress: "/office/v1/demonstration-progress",
} as const;
