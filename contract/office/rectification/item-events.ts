import { z } from "zod";
import { Sha256Hex } from "../../words.ts";
import type { RoleName } from "../accounts/roles.ts";

/** Written by a person, once: without marks at its ends. */
const Text = z.string().trim().min(1).max(2_000);
const because = { reason: Text };

/** 根本原因: the closed list is data, and its version is stored with the item. */
export const RootCause = z.string().regex(/^[0-9a-z-]{1,40}$/);

/** The action that was taken, and its proof: files by their hashes, or why there are none. */
const handled = {
  action: Text,
  /** Where it was not named before. */
  rootCause: RootCause.optional(),
  evidence: z.array(Sha256Hex).max(10),
  withoutEvidence: Text.optional(),
};

/** How satisfied a citizen is with the unit's answer: 满意 基本满意 不满意 */
export const answerRatings = ["satisfied", "fairly-satisfied", "dissatisfied"] as const;
export type AnswerRating = (typeof answerRatings)[number];

export const callResults = [...answerRatings, ...(["not-reached", "unwilling", "no-contact"] as const)] as const;
export type CallResult = (typeof callResults)[number];

/** Why an item is closed: the last call-back, or the appeal that was upheld. */
export const outcomes = [...callResults.filter((result) => result !== "dissatisfied"), "set-aside"] as const;

/** 差评, 投诉, a comment that asks for an answer, a key point that was not met, 督办单. */
export const origins = ["bad-rating", "complaint", "comment", "key-point", "supervision"] as const;

const kind = <const Kind extends string>(name: Kind) => z.literal(name);

/** What happened to an item: stored in order, never changed and never deleted. */
export const ItemEvent = z.discriminatedUnion("kind", [
  z.strictObject({ kind: kind("opened"), origin: z.enum(origins), hasContact: z.boolean() }),
  /** The centre adds the name, as it is at that time. */
  z.strictObject({ kind: kind("assigned"), to: z.uuid(), name: z.string().optional() }),
  z.strictObject({ kind: kind("verified"), finding: z.enum(["rectify", "explain"]), rootCause: RootCause }),
  z.strictObject({ kind: kind("appealed"), ...because }),
  z.strictObject({ kind: kind("appeal-decided"), isUpheld: z.boolean(), ...because }),
  z.strictObject({ kind: kind("rectified"), ...handled }),
  z.strictObject({ kind: kind("explained"), ...handled }),
  z.strictObject({ kind: kind("cannot-rectify-asked"), ...because }),
  z.strictObject({ kind: kind("cannot-rectify-decided"), isGranted: z.boolean(), ...because }),
  z.strictObject({ kind: kind("returned"), ...because }),
  z.strictObject({ kind: kind("reply-drafted"), text: Text }),
  z.strictObject({ kind: kind("replied"), text: Text }),
  z.strictObject({ kind: kind("called"), result: z.enum(callResults), note: Text.optional() }),
  z.strictObject({ kind: kind("round-signed") }),
  z.strictObject({ kind: kind("delay-asked"), days: z.int().min(1).max(120), ...because }),
  z.strictObject({ kind: kind("delay-decided"), isGranted: z.boolean(), ...because }),
  z.strictObject({ kind: kind("supervised"), ...because }),
  z.strictObject({ kind: kind("contact-given") }),
  /** By the citizen on the page of the own case, once. It changes neither the state nor a figure. */
  z.strictObject({ kind: kind("answer-rated"), result: z.enum(answerRatings) }),
  /** The days off of a year were published: 暂定 days are counted again. */
  z.strictObject({ kind: kind("days-published") }),
  z.strictObject({ kind: kind("rating-changed"), level: z.int().min(1).max(5) }),
]);
export type ItemEvent = z.infer<typeof ItemEvent>;
export type ItemEventKind = ItemEvent["kind"];
export type Outcome = (typeof outcomes)[number];

/** Adds an event: in one of their roles, from within the item's unit or from outside; null for the centre itself. */
export interface Actor {
  readonly role: RoleName | null;
  readonly isOfUnit: boolean;
}

const ofUnit = (...roles: readonly RoleName[]) => ({ roles, isOfUnit: true });
const outside = (...roles: readonly RoleName[]) => ({ roles, isOfUnit: false });
const handling = ofUnit("supervisor", "leader");
const leading = ofUnit("leader");
const deciding = outside("city");

/** Who adds each event; null for the centre itself. Appeals, delays and call-backs of a unit lie with others. */
export const makers: Readonly<
  Record<ItemEventKind, { readonly roles: readonly RoleName[]; readonly isOfUnit: boolean } | null>
> = {
  ...{ opened: null, "contact-given": null, "answer-rated": null, "days-published": null, "rating-changed": null },
  ...{ verified: handling, rectified: handling, explained: handling, "reply-drafted": handling },
  ...{ assigned: leading, returned: leading, replied: leading, appealed: leading, "round-signed": leading },
  ...{ "cannot-rectify-asked": leading, "delay-asked": leading },
  ...{ "appeal-decided": deciding, "cannot-rectify-decided": deciding, "delay-decided": deciding },
  called: outside("caller"),
  supervised: outside("inspector"),
};

export const mayAdd = (kindOfEvent: ItemEventKind, { role, isOfUnit }: Actor): boolean => {
  const maker = makers[kindOfEvent];
  if (maker === null || role === null) return maker === null && role === null;
  return maker.roles.includes(role) && maker.isOfUnit === isOfUnit;
};
