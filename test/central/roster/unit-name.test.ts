import { afterAll, beforeAll, expect, test } from "vitest";
import { unitNameQuestion } from "../../../contract/office/roster/places.ts";
import { grantOfRole } from "../../support/centre/grant-of-role.ts";
import { addAccount, logInAs, outcomeOf, sendAsPage } from "../../support/centre/office-account.ts";
import { addUnits, sampleUnitCode } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";

let centre: TestCentre;
beforeAll(async () => {
  centre = await startCentre();
  await addUnits(centre.sql, ["elsewhere"]);
});
afterAll(() => centre.stop());

const ask = async (cookie: string, unit: string) =>
  sendAsPage(centre, `${unitNameQuestion.path}?unit=${unit}`, { cookie });

test.each(["leader", "supervisor", "it", "auditor"] as const)(
  "is told to a %s, also of a retired unit",
  async (role) => {
    await addAccount(centre, role, [grantOfRole[role]]);
    const cookie = await logInAs(centre, role);
    for (const retiredAt of [null, new Date()]) {
      await centre.sql`update units set retired_at = ${retiredAt} where code = ${sampleUnitCode}`;
      const answer = await ask(cookie, sampleUnitCode);
      expect(unitNameQuestion.schema.parse(await answer.json())).toEqual({ unitName: { zh: "测试服务中心" } });
    }
    const isOfAll = role === "it" || role === "auditor";
    expect(await outcomeOf(await ask(cookie, "elsewhere"))).toBe(isOfAll ? 200 : "not-found");
    expect(await outcomeOf(await ask(cookie, "none"))).toBe("not-found");
  },
);
