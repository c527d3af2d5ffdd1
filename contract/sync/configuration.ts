import { z } from "zod";
import {
  Base64,
  DeviceId,
  Level,
  LocalText,
  Sha256Hex,
  StaffNumber,
  UnitCode,
  WallTime,
  WindowNumber,
} from "../words.ts";

/** 政治面貌 */
export const PoliticalStatus = z.enum([
  "party-member",
  "probationary-party-member",
  "league-member",
  "other-party-member",
  "non-party",
]);
export type PoliticalStatus = z.infer<typeof PoliticalStatus>;

/** Checks a PIN offline without holding it: scrypt over the PIN's UTF-8 bytes, 32 bytes out. */
export const PinVerifier = z.strictObject({
  scheme: z.literal("scrypt"),
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

/** One 窗口人员 as the badge shows them and as the login knows them. */
export const StaffMember = z.strictObject({
  number: StaffNumber,
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
  pin: PinVerifier,
});
export type StaffMember = z.infer<typeof StaffMember>;

export const Unit = z.strictObject({
  code: UnitCode,
  name: LocalText,
  district: z.string().max(40),
  supervisionPhone: z.string().min(1).max(30),
  complaintRoom: LocalText,
});
export type Unit = z.infer<typeof Unit>;

const LevelWords = z.strictObject({
  level: Level,
  text: LocalText,
  negative: z.boolean(),
  tags: z.array(z.strictObject({ code: z.string().max(12), text: LocalText, shownFirst: z.boolean() })),
});

/** Everything a device needs to serve offline. Applied whole or not at all; the last good one keeps working. */
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
  tagsVersion: z.string().max(40),
  /** Each of the five once. */
  levels: z
    .array(LevelWords)
    .length(5)
    .refine((levels) => new Set(levels.map(({ level }) => level)).size === 5),
  policy: z.strictObject({
    /** Time to answer a prompt, milliseconds. */
    promptMs: z.int().min(5_000).max(600_000),
    /** How long the thanks stay, milliseconds. */
    thanksMs: z.int().min(1_000).max(60_000),
  }),
});
export type ConfigurationDocument = z.infer<typeof ConfigurationDocument>;

/** Pictures that the document needs, each once. */
export const picturesOf = (document: ConfigurationDocument): readonly Sha256Hex[] => [
  ...new Set(document.staff.flatMap((member) => (member.portrait === null ? [] : [member.portrait]))),
];
