import { z } from "zod";
import { LocalText, UnitCode, WallTime, WindowNumber } from "../../words.ts";
import { PolicyContent } from "./policy-content.ts";

/** PostgreSQL cannot store any other text. */
const isStorable = (text: string): boolean => !/[\0\p{Surrogate}]/u.test(text);

/** Everywhere, all of a unit, or one window. */
const place = {
  unitCode: UnitCode.refine(isStorable).nullable(),
  windowNumber: WindowNumber.refine(isStorable).nullable(),
};
export const PolicyPlace = z.strictObject(place);
export type PolicyPlace = z.infer<typeof PolicyPlace>;

/** `GET /office/v1/policy?unitCode=…&windowNumber=…&at=…`; without a place: everywhere; without a time: now. */
export const PolicyQuery = z.strictObject({
  unitCode: UnitCode.refine(isStorable).optional(),
  windowNumber: WindowNumber.refine(isStorable).optional(),
  at: WallTime.optional(),
});
export type PolicyQuery = z.infer<typeof PolicyQuery>;

/** The policy in force at a place and time. */
export const PolicyAtPlace = z.strictObject({
  /** 0 for the first policy of the office. */
  version: z.int(),
  content: PolicyContent,
  /** Fields that the centre's environment overrides in every version. */
  overruled: z.record(z.string(), z.unknown()),
});
export type PolicyAtPlace = z.infer<typeof PolicyAtPlace>;

/** PostgreSQL's range of an integer. */
const versionNumber = z
  .int()
  .min(1)
  .max(2 ** 31 - 1);

const asked = {
  ...place,
  /** null for at once. */
  effectiveAt: WallTime.nullable(),
  /** The version that was edited, as `PolicyAtPlace` named it: another one in force refuses it. */
  base: z.int().min(0),
  /** Everything is validated, and nothing is stored. */
  isTrial: z.boolean(),
};

/**
 * `POST /office/v1/policy-rollouts`: a content, or an earlier version again, 0 for the first. 201 with `PolicyOutcome`,
 * 200 for a trial; `policy-value-invalid`, `policy-base-moved`, and the problems of `set-policy`.
 */
export const RolloutToMake = z
  .strictObject({
    ...asked,
    content: z.looseObject({}).optional(),
    backTo: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .optional(),
  })
  .refine(({ content, backTo }) => (content === undefined) !== (backTo === undefined), { path: ["content"] });
export type RolloutToMake = z.input<typeof RolloutToMake>;

/** A difference, by field: "policy.promptMs"; absent where the field is not named. */
export const PolicyDifference = z.strictObject({
  field: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
});
export type PolicyDifference = z.infer<typeof PolicyDifference>;

export const PolicyOutcome = z.strictObject({
  /** The version made, or the one that would be. */
  version: z.int(),
  effectiveAt: z.string(),
  differences: z.array(PolicyDifference),
  windows: z.int(),
  devices: z.int(),
  /** Versions in force at those windows until then, and at how many of them. */
  replaces: z.array(z.strictObject({ version: z.int(), windows: z.int() })),
});
export type PolicyOutcome = z.infer<typeof PolicyOutcome>;

/** `POST /office/v1/policy-withdrawals`: withdraws a planned version. 200 with the version; `policy-not-planned`. */
export const RolloutToWithdraw = z.strictObject({
  version: versionNumber,
});
export const RolloutWithdrawn = z.strictObject({ version: z.int() });

export const RolloutState = z.enum(["planned", "in-force", "replaced", "withdrawn"]);
export type RolloutState = z.infer<typeof RolloutState>;

export const PolicyRollout = z.strictObject({
  number: z.int(),
  version: z.int(),
  ...place,
  /** null for everywhere. */
  unitName: LocalText.nullable(),
  /** By the centre's clock, ISO 8601. */
  effectiveAt: z.string(),
  madeAt: z.string(),
  /** null where it was made by command. */
  madeBy: z.string().nullable(),
  /** The version that was rolled out again, 0 for the first setting. */
  backTo: z.int().nullable(),
  state: RolloutState,
  /** Who withdrew it before it took effect; null where it was not withdrawn. */
  withdrawnBy: z.string().nullable(),
  /** Devices that should have it; for a planned one, those that will. */
  devices: z.int(),
  /** Those that have confirmed it. */
  confirmed: z.int(),
});
export type PolicyRollout = z.infer<typeof PolicyRollout>;

/** `GET /office/v1/policy-rollouts`: the newest first. */
export const PolicyRollouts = z.strictObject({ rollouts: z.array(PolicyRollout), count: z.int() });
export type PolicyRollouts = z.infer<typeof PolicyRollouts>;

/** A device that should have a version. */
export const PolicyHolder = z.strictObject({
  device: z.string(),
  unitName: LocalText,
  windowNumber: z.string(),
  hasIt: z.boolean(),
  /** The version it has instead; null where it has not said. */
  holds: z.int().nullable(),
  lastSeenAt: z.string().nullable(),
});
export type PolicyHolder = z.infer<typeof PolicyHolder>;

/** The most devices in one answer. */
export const holdersAtOnce = 100;

/** The place of a device in the list: whether it had confirmed the version, and its id. */
export const HolderKey = z.templateLiteral([z.enum(["unconfirmed", "confirmed"]), ":", z.uuid()]);
export type HolderKey = z.infer<typeof HolderKey>;

/** `after`: the devices that follow those of an earlier answer. */
export const HoldersQuery = z.strictObject({
  version: z.coerce.number().pipe(versionNumber),
  after: HolderKey.optional(),
});
export type HoldersQuery = z.infer<typeof HoldersQuery>;

/** `GET /office/v1/policy-holders?version=3`: unconfirmed ones first. */
export const PolicyHolders = z.strictObject({
  holders: z.array(PolicyHolder),
  /** All that should have it, and those of them that have confirmed it. */
  devices: z.int(),
  confirmed: z.int(),
  /** For `after`, where there are more. */
  next: HolderKey.nullable(),
});
export type PolicyHolders = z.infer<typeof PolicyHolders>;
