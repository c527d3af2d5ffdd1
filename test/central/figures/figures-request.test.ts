import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalIn } from "../../support/centre/answers.ts";
import { startCentre, type TestCentre } from "../../support/centre/start-centre.ts";
import { askFigures } from "./read-figures.ts";

let centre: TestCentre;

beforeAll(async () => {
  centre = await startCentre();
});
afterAll(() => centre.stop());

describe("the request for figures", () => {
  test.each(["from=2026-03-02&to=2026-03-02", "from=2026-03-01&to=2026-03-20", "from=2026-03-08&to=2026-03-02"])(
    "for other days than a week, a month or a quarter is refused with the reason: %s",
    async (query) => {
      expect(await refusalIn(await askFigures(centre, `?${query}`))).toEqual({
        status: 400,
        code: "period-not-fixed",
        facts: undefined,
      });
    },
  );
  test.each(["0000-01-01", "1999-12-27", "9999-12-01"])(
    "for a year that no ledger holds is refused: %s",
    async (from) => {
      const { code, facts } = await refusalIn(await askFigures(centre, `?from=${from}&to=${from}`));
      expect([code, facts?.["year"]]).toEqual(["period-beyond-ledger", from.slice(0, 4)]);
    },
  );
  test.each([
    ["", "from"],
    ["?from=2026-03-02", "to"],
    ["?from=2026-02-30&to=2026-03-01", "from"],
    ["?from=today&to=2026-03-01", "from"],
    ["?from=2026-03-02&to=2026-03-08&staff=1001", "staff"],
  ])("%s is refused for its %s", async (query, field) => {
    expect(await refusalIn(await askFigures(centre, query))).toEqual({
      status: 400,
      code: "request-invalid",
      facts: { field },
    });
  });
});
