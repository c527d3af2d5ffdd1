import { isSignedBy, readPublicKey } from "../../../contract/node/signed-text.ts";
import { Receipt } from "../../../contract/sync/receipt.ts";
import { SignedText } from "../../../contract/sync/signed-text.ts";
import { type TestDevice, upload } from "./device.ts";
import { type Draft, endOf, writeLedger } from "./ledger.ts";

/** The text of an answer's signed document, once the key pinned at enrolment has verified it. */
export const verifiedText = async ({ centrePublicKey }: TestDevice, answer: Response): Promise<string> => {
  if (answer.status !== 200) throw new Error(`HTTP ${answer.status}: ${await answer.text()}`);
  const signed = SignedText.parse(await answer.json());
  const key = readPublicKey(Buffer.from(centrePublicKey, "base64"));
  if (!key || !isSignedBy(key, signed)) throw new Error("not signed by the centre");
  return signed.text;
};

/** The receipt in an answer, verified. */
export const verifiedReceipt = async (device: TestDevice, answer: Response): Promise<Receipt> =>
  Receipt.parse(JSON.parse(await verifiedText(device, answer)));

/** Uploads a whole epoch, and returns the content of the receipt. */
export const sendEpoch = async (
  device: TestDevice,
  drafts: readonly Draft[],
  epoch = 1,
): Promise<Pick<Receipt, "size" | "quarantined">> => {
  const links = writeLedger(device.id, drafts, epoch);
  const { size, quarantined } = await verifiedReceipt(device, await upload(device, links, endOf(links, epoch)));
  return { size, quarantined };
};
