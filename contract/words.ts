import { z } from "zod";
import { characterCount, turnsDirection } from "./text-limits.ts";

/** Random identifiers are UUIDs; the brand keeps one kind from being used as another. */
export const DeviceId = z.uuid().brand<"DeviceId">();
export type DeviceId = z.infer<typeof DeviceId>;

export const BootId = z.uuid().brand<"BootId">();
export type BootId = z.infer<typeof BootId>;

export const ShiftId = z.uuid().brand<"ShiftId">();
export type ShiftId = z.infer<typeof ShiftId>;

export const PromptId = z.uuid().brand<"PromptId">();
export type PromptId = z.infer<typeof PromptId>;

export const OpinionId = z.uuid().brand<"OpinionId">();
export type OpinionId = z.infer<typeof OpinionId>;

export const ComplaintId = z.uuid().brand<"ComplaintId">();
export type ComplaintId = z.infer<typeof ComplaintId>;

/** 申诉 */
export const ExplanationId = z.uuid().brand<"ExplanationId">();
export type ExplanationId = z.infer<typeof ExplanationId>;

/** One person's answers to one survey. */
export const SurveyResponseId = z.uuid().brand<"SurveyResponseId">();
export type SurveyResponseId = z.infer<typeof SurveyResponseId>;

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const Sha256Hex = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<"Sha256Hex">();
export type Sha256Hex = z.infer<typeof Sha256Hex>;

/** Standard base64 with padding. */
export const Base64 = z.base64();

/** 工号: the number that staff type at shift start, printed on the badge. */
export const StaffNumber = z
  .string()
  .regex(/^[0-9A-Za-z-]{1,20}$/)
  .brand<"StaffNumber">();
export type StaffNumber = z.infer<typeof StaffNumber>;

/**
 * The number under which the attempts at the IT PIN are counted. No roster may contain it: a lock of one would lock the
 * other.
 */
export const itNumber = StaffNumber.parse("IT-PANEL");

/** The number of a member of staff. */
export const RosterNumber = StaffNumber.refine((number) => number.toUpperCase() !== itNumber);

export const Pin = z.string().regex(/^[0-9]{6,12}$/);

/** A PIN that may be set. Older ones of up to 12 digits stay valid. */
export const NewPin = z.string().regex(/^[0-9]{6}$/);

/** 5 非常满意 · 4 满意 · 3 基本满意 · 2 不满意 · 1 非常不满意. There is no default and no zero: no tap is 未评价. */
export const Level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
export type Level = z.infer<typeof Level>;

/** The input device that a person used: a finger or a pen, a mouse, or a keyboard and devices that act like one. */
export const InputKind = z.enum(["touch", "mouse", "key"]);
export type InputKind = z.infer<typeof InputKind>;

/** Wall-clock time, ISO 8601 with its offset: recorded, never trusted for order. */
export const WallTime = z.iso.datetime({ offset: true });

/** Text that the centre ships: always Chinese, English where it exists. */
export const LocalText = z.strictObject({ zh: z.string().min(1).max(400), en: z.string().min(1).max(800).optional() });
export type LocalText = z.infer<typeof LocalText>;

export const UnitCode = z.string().min(1).max(40);
export const WindowNumber = z.string().min(1).max(12);

/** "07:30", a time of day at the window. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** The code of a tag in the shipped set. */
export const TagCode = z.string().min(1).max(12);

/**
 * A citizen's text: at least one visible character, at most `most` characters, and none that a database cannot store
 * (NUL, half a surrogate pair) or that changes the direction of text for other readers (bidirectional controls and
 * marks).
 */
export const writtenText = (most: number) =>
  z
    .string()
    .max(2 * most)
    .refine((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) && characterCount(text) <= most)
    .refine((text) => !/[\0\p{Surrogate}]/u.test(text) && !turnsDirection(text));
