import { expect, test } from "vitest";
import { deviceStatus } from "../../../central/devices/device-status.ts";

const nowMs = Date.parse("2026-03-02T01:00:00.000Z");
const dayMs = 24 * 3_600_000;

test.each([
  [0, "live"],
  [120_000, "live"],
  [120_001, "quiet"],
  [dayMs - 1, "quiet"],
  [dayMs, "lost"],
  [90 * dayMs, "lost"],
  [-60_000, "live"],
])("a device last seen %i ms ago is %s", (silentMs, status) => {
  const lastSeenAt = new Date(nowMs - silentMs);
  expect(deviceStatus({ lastSeenAt, revokedAt: null }, nowMs)).toBe(status);
  expect(deviceStatus({ lastSeenAt, revokedAt: new Date(0) }, nowMs)).toBe("revoked");
});

test("a device that was never seen has the status never", () => {
  expect(deviceStatus({ lastSeenAt: null, revokedAt: null }, nowMs)).toBe("never");
  expect(deviceStatus({ lastSeenAt: null, revokedAt: new Date(0) }, nowMs)).toBe("revoked");
});
