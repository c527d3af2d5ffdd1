import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPepperRoot } from "../../../central/keys/pepper.ts";
import { caseCodeOf } from "../../../central/own-case/case-code.ts";
import { addAccount } from "../centre/office-account.ts";
import { sampleUnitCode } from "../centre/sample-office.ts";
import { startCentre, type TestCentre, type TestCentreOptions } from "../centre/start-centre.ts";
import { complaintTo, openedItems } from "./complaints.ts";

/** A centre with a leader of the sample unit and a person of the city office, and the codes of its cases. */
export interface CaseCentre {
  readonly centre: TestCentre;
  readonly keyOf: (number: number) => { readonly number: string; readonly code: string };
  /** The number of the item of a new complaint. */
  readonly complained: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

export const startCaseCentre = async (options: TestCentreOptions): Promise<CaseCentre> => {
  const folder = await mkdtemp(join(tmpdir(), "counterstar-case-"));
  const centre = await startCentre({ ...options, dataFolder: folder });
  const root = await openPepperRoot(folder);
  await addAccount(centre, "leader", [{ role: "leader", unitCode: sampleUnitCode }]);
  await addAccount(centre, "city", [{ role: "city" }]);
  return {
    centre,
    keyOf: (number) => ({ number: String(number), code: caseCodeOf(root, number) }),
    complained: async () => (await openedItems(centre, (device) => complaintTo(device)))[0] ?? 0,
    stop: async () => {
      await centre.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
