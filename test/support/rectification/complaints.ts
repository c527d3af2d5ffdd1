import { randomUUID } from "node:crypto";
import { ConfigurationDocument } from "../../../contract/sync/configuration.ts";
import type { SealingKey } from "../../../contract/sync/sealed.ts";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { ComplaintId } from "../../../contract/words.ts";
import { sealComplaint } from "../../../electron/main/complaint/seal-complaint.ts";
import { enrolDevice, sendAs, type TestDevice } from "../centre/device.ts";
import { complaintDraft, type Draft } from "../centre/ledger.ts";
import { sendEpoch, verifiedText } from "../centre/receipts.ts";
import type { TestCentre } from "../centre/start-centre.ts";

export const complaintWords = { text: "窗口让我跑了三趟", contactName: "王女士", contactPhone: "138 0000 0000" };

const sealingKeyOf = async (device: TestDevice): Promise<SealingKey> => {
  const answer = await sendAs(device, { method: "GET", path: `${syncPaths.configuration}?have=0` });
  return ConfigurationDocument.parse(JSON.parse(await verifiedText(device, answer))).sealingKey;
};

/** A complaint that the centre of this device can open. */
export const complaintTo = async (
  device: TestDevice,
  changes: { readonly contactPhone?: string | null; readonly text?: string } = {},
): Promise<Draft> => {
  const complaintId = ComplaintId.parse(randomUUID());
  const sealed = await sealComplaint({ ...complaintWords, ...changes }, complaintId, await sealingKeyOf(device));
  return complaintDraft({ complaintId, sealed });
};

type DraftFor = (device: TestDevice) => Draft | Promise<Draft>;

/** The numbers of the items that the entries of a new device have opened. */
export const openedItems = async (centre: TestCentre, ...drafts: readonly DraftFor[]): Promise<readonly number[]> => {
  const device = await enrolDevice(centre);
  await sendEpoch(device, await Promise.all(drafts.map((draft) => draft(device))));
  const rows = await centre.sql<
    { number: number }[]
  >`select number from items where device = ${device.id} order by seq`;
  return rows.map(({ number }) => number);
};
