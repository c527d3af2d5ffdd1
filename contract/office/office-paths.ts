/** Paths with parameters, and paths that receive data. */
export const officePaths = {
  figures: "/office/v1/figures",
  unlocks: "/office/v1/unlocks",
  flags: "/office/v1/flags",
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
} as const;
