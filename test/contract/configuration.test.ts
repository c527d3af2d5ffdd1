import { describe, expect, test } from "vitest";
import { z } from "zod";
import { leaveOutDefaults } from "../../central/policy/configuration/current-configuration.ts";
import { ConfigurationDocument, Policy, StaffMember } from "../../contract/sync/configuration.ts";
import { itNumber } from "../../contract/words.ts";
import { documentWith } from "../electron/support/configuration.ts";

test("a document older than the policy on two windows is valid, and allows none", () => {
  const document = documentWith();
  const { allowTwoWindows, ...older } = document.policy;
  expect(allowTwoWindows).toBe(false);
  expect(ConfigurationDocument.parse({ ...document, policy: older })).toEqual(document);
});

test("a document without the time limit of 改评 is valid: 改评 closes after eight seconds, and a rating by mouse is not allowed", () => {
  const document = documentWith();
  const { changeWithinMs, allowMouseRating, ...older } = document.policy;
  expect([changeWithinMs, allowMouseRating]).toEqual([8_000, false]);
  expect(ConfigurationDocument.parse({ ...document, policy: older })).toEqual(document);
});

test("a document older than the IT PIN is valid, and opens no panel", () => {
  const document = documentWith();
  const { itPin, itUnlocks, ...older } = document;
  expect([itPin, itUnlocks]).toEqual([null, 0]);
  expect(ConfigurationDocument.parse(older)).toEqual(document);
});

test.each([itNumber, itNumber.toLowerCase()])("no member of staff may have the number of the IT PIN: %s", (number) => {
  const document = documentWith();
  const staff = [{ ...document.staff[0], number }];
  expect(ConfigurationDocument.safeParse({ ...document, staff }).success).toBe(false);
});

describe("a kiosk that is older than some fields", () => {
  const olderPolicy = Policy.omit({
    ...{ changeWithinMs: true, allowMouseRating: true, badgeLogin: true },
    ...{ logOutAsksPin: true, allowTwoWindows: true, responsibleOffice: true, complaintDays: true },
    ...{ calendar: true },
  });
  const olderStaff = StaffMember.omit({ badges: true, unlocks: true, mustChangePin: true });
  const older = ConfigurationDocument.omit({ itPin: true, itUnlocks: true }).extend({
    policy: olderPolicy,
    staff: z.array(olderStaff),
  });
  const shipped = (changes: Partial<ConfigurationDocument>) => {
    const { version, issuedAt, ...content } = { ...documentWith(), ...changes };
    return { ...leaveOutDefaults(content), version, issuedAt };
  };
  const { policy, staff } = documentWith();

  test("accepts every document that does not use them", () => {
    expect(older.safeParse(shipped({})).error).toBeUndefined();
  });
  test.each([
    { policy: { ...policy, badgeLogin: "alone" as const } },
    { policy: { ...policy, changeWithinMs: 12_000 } },
    { policy: { ...policy, allowMouseRating: true } },
    { policy: { ...policy, logOutAsksPin: false } },
    { policy: { ...policy, responsibleOffice: { zh: "市政务服务办" } } },
    { policy: { ...policy, complaintDays: 10 } },
    { policy: { ...policy, calendar: { off: ["2027-01-01"], worked: [] } } },
    { staff: staff.map((member) => ({ ...member, unlocks: 1 })) },
    { itUnlocks: 1 },
  ])("refuses values it does not know, as any kiosk would: %j", (changes) => {
    expect(older.safeParse(shipped(changes)).success).toBe(false);
    expect(ConfigurationDocument.safeParse(shipped(changes)).success).toBe(true);
  });
});
