import { z } from "zod";
import { Level } from "../words.ts";

/** One rating as the office's page lists it. */
export const RatingRow = z.strictObject({
  device: z.string(),
  epoch: z.int(),
  seq: z.int(),
  unitName: z.string(),
  windowNumber: z.string(),
  staffNumber: z.string(),
  staffName: z.string(),
  level: Level,
  levelText: z.string(),
  source: z.string(),
  /** The kiosk's wall clock, ISO 8601. */
  answeredAt: z.string(),
  /** The centre's clock, ISO 8601. */
  receivedAt: z.string(),
});
export type RatingRow = z.infer<typeof RatingRow>;

export const DeviceRow = z.strictObject({
  device: z.string(),
  fingerprint: z.string(),
  unitName: z.string(),
  windowNumber: z.string(),
  epoch: z.int(),
  entries: z.int(),
  lastSeenAt: z.string().nullable(),
  /** Entries stored but not understood. */
  quarantined: z.int(),
  /** Forks and truncations seen; any is a reason to go there. */
  alarms: z.int(),
});
export type DeviceRow = z.infer<typeof DeviceRow>;

/** Newest first by arrival. */
export const OfficeOverview = z.strictObject({
  ratingCount: z.int(),
  ratings: z.array(RatingRow),
  devices: z.array(DeviceRow),
});
export type OfficeOverview = z.infer<typeof OfficeOverview>;

export const officePaths = { overview: "/office/v1/overview" } as const;
