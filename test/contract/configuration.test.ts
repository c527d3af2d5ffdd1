import { expect, test } from "vitest";
import { ConfigurationDocument } from "../../contract/sync/configuration.ts";
import { itNumber } from "../../contract/words.ts";
import { documentWith } from "../electron/support/configuration.ts";

test("a document from before two windows were a matter of policy is valid, and allows none", () => {
  const document = documentWith();
  const { allowTwoWindows, ...older } = document.policy;
  expect(allowTwoWindows).toBe(false);
  expect(ConfigurationDocument.parse({ ...document, policy: older })).toEqual(document);
});

test("a document from before there was an IT PIN is valid, and opens no panel", () => {
  const document = documentWith();
  const { itPin, itUnlocks, ...older } = document;
  expect([itPin, itUnlocks]).toEqual([null, 0]);
  expect(ConfigurationDocument.parse(older)).toEqual(document);
});

test.each([itNumber, itNumber.toLowerCase()])("nobody on a roster has the number of the IT PIN: %s", (number) => {
  const document = documentWith();
  const staff = [{ ...document.staff[0], number }];
  expect(ConfigurationDocument.safeParse({ ...document, staff }).success).toBe(false);
});
