import { expect } from "vitest";
import { officePaths } from "../../../contract/office/office-paths.ts";
import type { ItemEvent } from "../../../contract/office/rectification/item-events.ts";
import { OfficeItem } from "../../../contract/office/rectification/items.ts";
import { logInAs, outcomeOf, sendAsPage } from "../centre/office-account.ts";
import type { TestCentre } from "../centre/start-centre.ts";

/** The steps of a unit from the opening to its reply. */
export const stepsToReply = [
  { kind: "verified", finding: "rectify", rootCause: "skill" },
  { kind: "rectified", action: "培训", evidence: [], withoutEvidence: "不需要" },
  { kind: "replied", text: "已改正" },
] as const satisfies readonly ItemEvent[];

/** Takes the steps of an item as the person of this login. */
export const takeSteps = async (
  centre: TestCentre,
  login: string,
  number: number,
  steps: readonly ItemEvent[],
): Promise<void> => {
  for (const event of steps) {
    const cookie = await logInAs(centre, login);
    const { seen } = OfficeItem.parse(
      await (await sendAsPage(centre, `${officePaths.item}?number=${number}`, { cookie })).json(),
    );
    expect(
      await outcomeOf(await sendAsPage(centre, officePaths.itemEvents, { cookie, body: { number, seen, event } })),
    ).toBe(204);
  }
};
