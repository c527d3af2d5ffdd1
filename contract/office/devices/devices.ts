import { z } from "zod";
import { MachineStatus } from "../../sync/machine-status.ts";
import { DeviceId, LocalText, UnitCode } from "../../words.ts";
import { Count } from "../count.ts";
import { question } from "../question.ts";
import { SearchText } from "../search-text.ts";

/**
 * By the last sign of life: `live` within two minutes, `quiet` within a day, `lost` after it, `never` without one; and
 * `revoked`, whose requests are refused.
 */
export const DeviceStatus = z.enum(["live", "quiet", "lost", "never", "revoked"]);
export type DeviceStatus = z.infer<typeof DeviceStatus>;

/** The device's last report about itself; null where it did not say, or an older kiosk cannot. */
export const DeviceHealth = z.strictObject({
  /** When it reported, by the centre's clock, ISO 8601; the ages are as of then. Null where it never sent a report. */
  reportedAt: z.string().nullable(),
  /** Entries without a receipt, and the age of the oldest, milliseconds. */
  unsent: z.int().nullable(),
  oldestUnsentMs: z.int().nullable(),
  freeMib: z.int().nullable(),
  /** Milliseconds since the last rating. */
  sinceRatingMs: z.int().nullable(),
  /** Milliseconds since its page last painted. */
  screenSilentMs: z.number().nullable(),
  trouble: z.looseObject({ code: z.string(), agoMs: z.int() }).nullable(),
  /** The HTTP proxy between it and the centre, "host:port"; null also for none. */
  proxy: z.string().nullable(),
  /** SHA-256 fingerprints of the authorities that it trusts in addition to the usual ones. */
  privateAuthorities: z.array(z.string()),
  machine: MachineStatus.nullable(),
});
export type DeviceHealth = z.infer<typeof DeviceHealth>;

export const DeviceRow = z.strictObject({
  device: z.string(),
  fingerprint: z.string(),
  unitCode: z.string(),
  unitName: LocalText,
  windowNumber: z.string(),
  epoch: z.int(),
  entries: z.int(),
  status: DeviceStatus,
  lastSeenAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
  /** The device that took over its window. */
  replacedBy: z.string().nullable(),
  appVersion: z.string(),
  configuration: z.strictObject({
    /** In use on the device; 0 for none, null where it has not reported one. */
    version: z.int().nullable(),
    /** The newest made for it; it is made when the device asks. */
    newest: z.int().nullable(),
  }),
  /** The device's clock minus the centre's, milliseconds. */
  clockSkewMs: z.int().nullable(),
  health: DeviceHealth,
  /** Entries stored but not understood. */
  quarantined: z.int(),
  /** Forks, truncations and lost databases; any of them needs a visit. */
  alarms: z.int(),
});
export type DeviceRow = z.infer<typeof DeviceRow>;

/** `POST /office/v1/revocations`. 204; 404 `not-found` where there is no such device, or it is revoked already. */
export const DeviceToRevoke = z.strictObject({ device: DeviceId });
export type DeviceToRevoke = z.input<typeof DeviceToRevoke>;

/** A status, or `alarmed`: devices in use with an alarm. */
export const DeviceState = z.enum([...DeviceStatus.options, "alarmed"]);
export type DeviceState = z.infer<typeof DeviceState>;

/** `text` is part of a unit's name or code, a device, a fingerprint, or a window's number. `after`: a device of an earlier answer. */
export const DevicesQuery = z.strictObject({
  unit: UnitCode.optional(),
  state: DeviceState.optional(),
  text: SearchText.optional(),
  after: z.uuid().optional(),
});
export type DevicesQuery = z.infer<typeof DevicesQuery>;

/** The most devices in one answer. */
export const devicesAtOnce = 50;

/**
 * `GET /office/v1/devices?unit=…&state=lost&text=…`: by unit and window, those with an alarm first and revoked ones
 * last.
 */
export const OfficeDevices = z.strictObject({
  devices: z.array(DeviceRow),
  /** How many are in each state, of those that fit unit and text. */
  counts: z.record(DeviceState, z.int()),
  /** For `after`, where there are more. */
  next: z.uuid().nullable(),
});
export type OfficeDevices = z.infer<typeof OfficeDevices>;
export const devicesQuestion = question("/office/v1/devices", OfficeDevices);

/** `GET /office/v1/devices/alarmed-count`: devices in use with an alarm. */
export const alarmedCountQuestion = question("/office/v1/devices/alarmed-count", Count);
