import { OfficeOverview, officePaths } from "../../../contract/office/office.ts";
import type { TestCentre } from "../centre/start-centre.ts";

/** What the office's page would list now. */
export const overviewOf = async ({
  url,
  officeKey,
}: Pick<TestCentre, "url" | "officeKey">): Promise<OfficeOverview> => {
  const response = await fetch(url + officePaths.overview, { headers: { authorization: `Bearer ${officeKey}` } });
  return OfficeOverview.parse(await response.json());
};
