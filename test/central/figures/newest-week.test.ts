import { afterAll, beforeAll, expect, test } from "vitest";
import { Me, meQuestion } from "../../../contract/office/accounts/accounts.ts";
import { addAccount, logInAs, sendAsPage } from "../../support/centre/office-account.ts";
import { addUnits } from "../../support/centre/sample-office.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { sendCity } from "../stars/city-month.ts";

let centre: TestCentre;
let nowMs = Date.parse("2026-03-13T03:00:00Z");
beforeAll(async () => {
  centre = await startCentre({ clock: () => nowMs });
  await sendCity(centre);
  await addUnits(centre.sql, ["C"]);
  await addAccount(centre, "city", [{ role: "city" }]);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: "B" }]);
  await addAccount(centre, "supervisor", [{ role: "supervisor", unitCode: "A", windowNumber: "2" }]);
  await addAccount(centre, "new leader", [{ role: "leader", unitCode: "C" }]);
  await addAccount(centre, "it", [{ role: "it" }]);
});
afterAll(() => centre.stop());

const dayFor = async (login: string): Promise<string | null | undefined> => {
  const answer = await sendAsPage(centre, meQuestion.path, { cookie: await logInAs(centre, login) });
  return Me.nullable().parse(await answer.json())?.figuresDay;
};

const people = ["city", "leader", "supervisor", "new leader", "it"];
const days = () => Promise.all(people.map(dayFor));

test("pages open with the newest week that has published figures of the person's places, however long ago", async () => {
  nowMs = Date.parse("2026-06-13T03:00:00Z");
  await centre.rollUp();
  // The city's last rated day is 24 March, with too few ratings to publish.
  expect(await days()).toEqual(["2026-03-09", "2026-03-09", "2026-03-09", null, null]);
});

test("a week that is over comes before the running one", async () => {
  await centre.sql`
    insert into published_lines
    select '2026-06-08', kind, unit_code, key, is_partial, opened, answered, unanswered, cancelled, levels
    from published_lines where first_day = '2026-03-09' and kind <> 'window'`;
  expect(await days()).toEqual(["2026-03-09", "2026-03-09", "2026-03-09", null, null]);
  await centre.sql`delete from published_lines where first_day = '2026-03-09'`;
  expect(await days()).toEqual(["2026-06-08", "2026-06-08", null, null, null]);
});
