import type { z } from "zod";
import type { ConfigurationDocument } from "../../contract/sync/configuration.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { Centre } from "../centre.ts";
import type { Transaction } from "../database/sql.ts";
import { sha256 } from "../keys/verify-text.ts";
import { leaveOutDefaults } from "./leave-out-defaults.ts";
import { readContent, type ShippedContent } from "./read-content.ts";

/** A version of a device's document, as it is stored and signed. */
export interface IssuedConfiguration {
  readonly version: number;
  readonly text: string;
}

interface Latest extends IssuedConfiguration {
  readonly hash: Buffer;
}

const latestOf = async (transaction: Transaction, device: DeviceId): Promise<Latest | undefined> => {
  const [row] = await transaction<Latest[]>`
    select version, document as text, content_hash as hash from configuration_documents
    where device = ${device} order by version desc limit 1`;
  return row;
};

const issue = async (
  transaction: Transaction,
  content: ShippedContent,
  version: number,
  at: Date,
): Promise<IssuedConfiguration> => {
  const document: z.input<typeof ConfigurationDocument> = { ...content, version, issuedAt: at.toISOString() };
  const text = JSON.stringify(document);
  await transaction`
    insert into configuration_documents (device, version, content_hash, document, issued_at)
    values (${content.device}, ${version}, ${sha256(JSON.stringify(content))}, ${text}, ${at})`;
  return { version, text };
};

/** What a device says that it holds already. */
export interface Held {
  readonly have: number;
  readonly pepper: string;
}

/**
 * The document a device should have; its version rises with its content. `have` is the version the device holds: one
 * the centre does not know, after it came back from an old backup, is passed, or the device would refuse every later
 * document as older. undefined as long as the office is not set up.
 */
export const currentConfiguration = (
  centre: Centre,
  device: DeviceId,
  { have, pepper }: Held,
): Promise<IssuedConfiguration | undefined> =>
  centre.sql.begin(async (transaction): Promise<IssuedConfiguration | undefined> => {
    const at = new Date(centre.clock());
    await transaction`update devices set last_seen_at = ${at} where id = ${device}`;
    const whole = await readContent(transaction, centre, device, pepper);
    if (!whole) return undefined;
    const content = leaveOutDefaults(whole);
    const latest = await latestOf(transaction, device);
    const isCurrent = latest?.hash.equals(sha256(JSON.stringify(content))) && latest.version >= have;
    return isCurrent ? latest : issue(transaction, content, Math.max(latest?.version ?? 0, have) + 1, at);
  });
