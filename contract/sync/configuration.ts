import { z } from "zod";
import { AnswerDays } from "../complaint.ts";
import { Survey } from "../survey.ts";
import {
  Base64,
  DeviceId,
  Level,
  LocalText,
  RosterNumber,
  Sha256Hex,
  StaffNumber,
  TagCode,
  TimeOfDay,
  UnitCode,
  WallTime,
  WindowNumber,
} from "../words.ts";
import { WorkCalendar } from "../working-days.ts";
import { QueueSystemPolicy } from "./queue-system-policy.ts";
import { SealingKey } from "./sealed.ts";

/** 政治面貌 */
export const PoliticalStatus = z.enum([
  "party-member",
  "probationary-party-member",
  "league-member",
  "other-party-member",
  "non-party",
]);
export type PoliticalStatus = z.infer<typeof PoliticalStatus>;

/**
 * Checks a PIN offline without containing it: scrypt over the PIN's UTF-8 bytes, 32 bytes out; with `scrypt-hmac` the
 * hash is HMAC-SHA256 of them under the pepper of the one device that it was made for.
 */
export const PinVerifier = z.strictObject({
  scheme: z.enum(["scrypt", "scrypt-hmac"]),
  saltBase64: Base64,
  hashBase64: Base64,
  /** A power of two, as scrypt demands. */
  cost: z
    .int()
    .min(1024)
    .max(1_048_576)
    .refine((cost) => Number.isInteger(Math.log2(cost))),
  blockSize: z.int().min(1).max(32),
  parallelization: z.int().min(1).max(16),
});
export type PinVerifier = z.infer<typeof PinVerifier>;

/** One 窗口人员, for the badge and the login. */
export const StaffMember = z.strictObject({
  number: RosterNumber,
  name: LocalText,
  /** 职务 */
  post: LocalText,
  politicalStatus: PoliticalStatus,
  /** 入党年月, "2013-07"; 党龄 follows from it. */
  partyMemberSince: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .nullable(),
  duties: z.array(LocalText).min(1).max(8),
  commitments: z.array(LocalText).min(1).max(6),
  honours: z.array(LocalText).max(6),
  /** 星级, 1 to 5; null where none has been awarded. */
  star: z.int().min(1).max(5).nullable(),
  /** SHA-256 of the picture's bytes. */
  portrait: Sha256Hex.nullable(),
  /** 带教老师 of a trainee: shown beside them while they serve. */
  mentorNumber: StaffNumber.nullable(),
  pin: PinVerifier,
  /** The office set the PIN, and others may know it: at login a new one must be set first. */
  mustChangePin: z.boolean().default(false),
  /** 工作证: SHA-256 of the text that a reader types. */
  badges: z.array(Sha256Hex).max(5).default([]),
  /** How often the centre has unlocked this number: a higher count lifts the lock at a device. */
  unlocks: z.int().min(0).default(0),
});
export type StaffMember = z.infer<typeof StaffMember>;

export const Unit = z.strictObject({
  code: UnitCode,
  name: LocalText,
  district: z.string().max(40),
  supervisionPhone: z.string().min(1).max(30),
  complaintRoom: LocalText,
  /** 信息科: the number for staff to call when a device fails. */
  supportPhone: z.string().min(1).max(30).nullable(),
});
export type Unit = z.infer<typeof Unit>;

const LevelWords = z.strictObject({
  level: Level,
  text: LocalText,
  negative: z.boolean(),
  tags: z.array(z.strictObject({ code: TagCode, text: LocalText, shownFirst: z.boolean() })).max(60),
});

/** A part of a day, from and to; one that ends at or before its beginning runs over midnight. */
const DayPart = z.strictObject({ from: TimeOfDay, to: TimeOfDay });
export type DayPart = z.infer<typeof DayPart>;

/** Opening hours: the text on the screen, and the times that the kiosk applies. */
export const OpeningHours = z.strictObject({
  text: LocalText,
  /** ISO weekdays, 1 is Monday. */
  open: z
    .array(DayPart.extend({ weekdays: z.array(z.int().min(1).max(7)).min(1) }))
    .min(1)
    .max(20),
  /** Whole days without service, "2026-10-01". */
  closedOn: z.array(z.iso.date()).max(100),
});
export type OpeningHours = z.infer<typeof OpeningHours>;

/** One page of the idle screen. */
export const AttractPage = z.strictObject({
  title: LocalText,
  text: LocalText.nullable(),
  picture: Sha256Hex.nullable(),
  showMs: z.int().min(3_000).max(60_000),
});
export type AttractPage = z.infer<typeof AttractPage>;

/** A reason for a pause that staff may choose: 午休 until 13:30, 请稍候. */
export const PauseReason = z.strictObject({ text: LocalText, until: TimeOfDay.nullable() });
export type PauseReason = z.infer<typeof PauseReason>;

export const Policy = z.strictObject({
  /** Time to answer a prompt, milliseconds. */
  promptMs: z.int().min(5_000).max(600_000),
  /** How long the reasons wait for the next touch, milliseconds. */
  reasonsMs: z.int().min(5_000).max(600_000),
  /** How long the thanks stay, milliseconds. */
  thanksMs: z.int().min(1_000).max(60_000),
  /** How long after the last touch of the screen a rating may still be changed (改评), milliseconds. */
  changeWithinMs: z.int().min(3_000).max(60_000).default(8_000),
  /** How long opinion book, complaint and survey wait for the next touch, milliseconds. */
  formMs: z.int().min(10_000).max(600_000),
  /** Whether a citizen may rate without a prompt. */
  walkUp: z.boolean(),
  /**
   * Whether a mouse or a key may rate also where the screen has touch. Without touch they always may. For halls whose
   * citizens use a mouse, and for switches that act as keys.
   */
  allowMouseRating: z.boolean().default(false),
  /** `alone`: a known badge logs in by itself. `with-pin`: it enters the staff number, and the PIN is asked for. */
  badgeLogin: z.enum(["with-pin", "alone"]).default("with-pin"),
  sound: z.strictObject({
    /** From 0, silent, to 1. */
    volume: z.number().min(0).max(1),
    quietHours: z.array(DayPart).max(10),
  }),
  /** Whether ending a shift requires the clerk's PIN; without it the ratings of the shift are not shown. */
  logOutAsksPin: z.boolean().default(true),
  /** Whether one person may be on shift at two windows at once. */
  allowTwoWindows: z.boolean().default(false),
  /** The office that answers complaints, as citizens read it: every screen names it where it says who reads them. */
  responsibleOffice: LocalText.default({ zh: "主管部门", en: "the responsible department" }),
  /** Working days within which it answers. */
  complaintDays: AnswerDays.default(5),
  /** Days off of whole years, as the office has entered them. A kiosk knows only the years published before its version. */
  calendar: WorkCalendar.default({ off: [], worked: [] }),
  /** The queue system that this kiosk serves as evaluator; null or absent for none. */
  queueSystem: QueueSystemPolicy.nullable().optional(),
});
export type Policy = z.infer<typeof Policy>;

/** Everything a device needs to serve offline. Applied whole or not at all; the last good one stays in use. */
export const ConfigurationDocument = z.strictObject({
  type: z.literal("configuration"),
  v: z.literal(1),
  device: DeviceId,
  /** Rises with every change; a device refuses an older one. */
  version: z.int().min(1),
  issuedAt: WallTime,
  unit: Unit,
  window: z.strictObject({ number: WindowNumber, name: LocalText }),
  staff: z.array(StaffMember).max(500),
  /** 信息科口令: opens the IT panel; null where the office has set none, and the panel cannot be opened. */
  itPin: PinVerifier.nullable().default(null),
  /** How often the centre has unlocked the IT PIN, as with a number. */
  itUnlocks: z.int().min(0).default(0),
  tagsVersion: z.string().max(40),
  /** Each of the five once. */
  levels: z
    .array(LevelWords)
    .length(5)
    .refine((levels) => new Set(levels.map(({ level }) => level)).size === 5),
  hours: OpeningHours.nullable(),
  pauseReasons: z.array(PauseReason).min(1).max(6),
  /** The idle screen after `afterMs` without a touch; null shows the badge all the time. */
  attract: z
    .strictObject({ afterMs: z.int().min(10_000).max(3_600_000), pages: z.array(AttractPage).min(1).max(20) })
    .nullable(),
  survey: Survey.nullable(),
  /** 带回家填写: the base of the address before `/r/<token>`, and how long the page stays open. */
  followUp: z.strictObject({ baseUrl: z.url({ protocol: /^https?$/ }), days: z.int().min(1).max(60) }).nullable(),
  /** 网上评价: the address of the unit's column, where its code stands on the idle screen; null or absent for none. */
  column: z
    .strictObject({ address: z.url({ protocol: /^https?$/ }) })
    .nullable()
    .optional(),
  sealingKey: SealingKey,
  policy: Policy,
});
export type ConfigurationDocument = z.infer<typeof ConfigurationDocument>;

/** Pictures that the document needs, each once. */
export const picturesOf = (document: ConfigurationDocument): readonly Sha256Hex[] => [
  ...new Set(
    [
      ...document.staff.map(({ portrait }) => portrait),
      ...(document.attract?.pages.map(({ picture }) => picture) ?? []),
    ].flatMap((picture) => picture ?? []),
  ),
];
