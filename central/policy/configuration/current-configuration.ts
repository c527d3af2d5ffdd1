import { z } from "zod";
import { sha256 } from "../../../contract/node/hash.ts";
import { ConfigurationDocument, Policy, StaffMember } from "../../../contract/sync/configuration.ts";
import type { DeviceId } from "../../../contract/words.ts";
import type { Centre } from "../../centre.ts";
import type { Tx } from "../../database/sql.ts";
import { type ConfigurationContent, readContent, type ShippedContent } from "./read-content.ts";

/** A version of a device's document, as it is stored and signed. */
export interface IssuedConfiguration {
  readonly version: number;
  readonly text: string;
}

interface Latest extends IssuedConfiguration {
  readonly hash: Buffer;
  readonly policyVersion: number;
}

const latestOf = async (tx: Tx, device: DeviceId): Promise<Latest | undefined> => {
  const [row] = await tx<Latest[]>`
    select version, document as text, content_hash as hash, policy_version as "policyVersion"
    from configuration_documents
    where device = ${device} order by version desc limit 1`;
  return row;
};

interface Issued {
  readonly version: number;
  readonly policyVersion: number;
  readonly at: Date;
}

const issue = async (
  tx: Tx,
  content: ShippedContent,
  { version, policyVersion, at }: Issued,
): Promise<IssuedConfiguration> => {
  const document: z.input<typeof ConfigurationDocument> = { ...content, version, issuedAt: at.toISOString() };
  const text = JSON.stringify(document);
  await tx`
    insert into configuration_documents (device, version, content_hash, document, issued_at, policy_version)
    values (${content.device}, ${version}, ${sha256(JSON.stringify(content))}, ${text}, ${at}, ${policyVersion})`;
  return { version, text };
};

/** The same document may also belong to a later version of the policy that changes nothing for this device. */
const noteVersion = async (tx: Tx, device: DeviceId, { version }: Latest, policyVersion: number) => {
  await tx`
    update configuration_documents set policy_version = ${policyVersion}
    where device = ${device} and version = ${version}`;
};

/**
 * The most versions that a centre restored from an old backup can have lost. A device that reports a higher one is
 * faulty, or its key was stolen: its number is ignored.
 */
const mostLost = 1_000;

/** Replaces the document by the same content under a later version: no further row is stored. */
const pass = async (
  tx: Tx,
  content: ShippedContent,
  { version: before }: Latest,
  issued: Issued,
): Promise<IssuedConfiguration> => {
  await tx`
    delete from configuration_documents where device = ${content.device} and version = ${before}`;
  return issue(tx, content, issued);
};

/** The document and the pepper that the device reports to have. */
export interface Held {
  readonly have: number;
  readonly pepper: string;
}

const ShippedFields = ConfigurationDocument.omit({ version: true, issuedAt: true });

/** Whether a kiosk uses exactly this value where the field is absent. */
const isTaken = (field: z.core.$ZodType | undefined, said: unknown): boolean => {
  const absent = field && z.safeParse(field, undefined);
  return absent?.success === true && JSON.stringify(absent.data) === JSON.stringify(said);
};

const withoutDefaults = <Shape extends z.core.$ZodShape>(
  { shape }: z.ZodObject<Shape>,
  record: object,
): z.input<z.ZodObject<Shape>> =>
  Object.fromEntries(Object.entries(record).filter(([name, said]) => !isTaken(shape[name], said))) as z.input<
    z.ZodObject<Shape>
  >;

/**
 * The content as it is shipped: without the values that a kiosk uses by default. An older kiosk refuses a document with
 * a field that it does not know, and accepts it without. A new field with another value cannot be avoided: such a kiosk
 * stays with the last document that it accepted, until it is updated.
 */
export const leaveOutDefaults = (content: ConfigurationContent): ShippedContent => ({
  ...withoutDefaults(ShippedFields, content),
  staff: content.staff.map((member) => withoutDefaults(StaffMember, member)),
  policy: withoutDefaults(Policy, content.policy),
});

/**
 * The document a device should have; its version rises with its content. `have` is the version on the device. Where the
 * centre lost that version, because it was restored from an old backup, the new version is higher: the device would
 * refuse every later document as older. undefined as long as the office is not set up.
 */
export const currentConfiguration = (
  centre: Centre,
  device: DeviceId,
  { have, pepper }: Held,
): Promise<IssuedConfiguration | undefined> =>
  centre.sql.begin(async (tx): Promise<IssuedConfiguration | undefined> => {
    const at = new Date(centre.clock());
    await tx`update devices set last_seen_at = ${at} where id = ${device}`;
    const read = await readContent(tx, centre, device, pepper, at);
    if (!read) return undefined;
    const { policyVersion } = read;
    const content = leaveOutDefaults(read.content);
    const latest = await latestOf(tx, device);
    const known = latest?.version ?? 0;
    const last = have > known && have <= known + mostLost ? have : known;
    const issued = { version: last + 1, policyVersion, at };
    if (!latest?.hash.equals(sha256(JSON.stringify(content)))) return issue(tx, content, issued);
    if (last > known) return pass(tx, content, latest, issued);
    if (latest.policyVersion !== policyVersion) await noteVersion(tx, device, latest, policyVersion);
    return latest;
  });
