import { expect, test } from "vitest";
import { ConfigurationDocument } from "../../contract/sync/configuration.ts";
import { documentWith } from "../electron/support/configuration.ts";

test("a document from before two windows were a matter of policy is valid, and allows none", () => {
  const document = documentWith();
  const { allowTwoWindows, ...older } = document.policy;
  expect(allowTwoWindows).toBe(false);
  expect(ConfigurationDocument.parse({ ...document, policy: older })).toEqual(document);
});
