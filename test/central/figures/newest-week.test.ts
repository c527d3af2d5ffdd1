import { afterAll, beforeAll, expect, test } from "vitest";
import { newestWeekQuestion } from "../../../contract/office/figures/newest-week.ts";
import type { Days } from "../../../contract/office/figures/periods.ts";
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
});
afterAll(() => centre.stop());

const weekFor = async (login: string): Promise<Days | null> => {
  const answer = await sendAsPage(centre, newestWeekQuestion.path, { cookie: await logInAs(centre, login) });
  return newestWeekQuestion.schema.parse(await answer.json()).week;
};

const people = ["city", "leader", "supervisor", "new leader"];
const weeks = () => Promise.all(people.map(weekFor));
const march = { from: "2026-03-09", to: "2026-03-15" };
const june = { from: "2026-06-08", to: "2026-06-14" };

test("pages open with the newest week that has published figures of the person's places, however long ago", async () => {
  nowMs = Date.parse("2026-06-13T03:00:00Z");
  await centre.rollUp();
  // The city's last rated day is 24 March, with too few ratings to publish.
  expect(await weeks()).toEqual([march, march, march, null]);
});

test("a week that is over comes before the running one", async () => {
  await centre.sql`
    insert into published_lines
    select '2026-06-08', kind, unit_code, key, is_partial, opened, answered, unanswered, cancelled, levels
    from published_lines where first_day = '2026-03-09' and kind <> 'window'`;
  expect(await weeks()).toEqual([march, march, march, null]);
  await centre.sql`delete from published_lines where first_day = '2026-03-09'`;
  expect(await weeks()).toEqual([june, june, null, null]);
});
