import { ConfigurationDocument, type StaffMember } from "../contract/sync/configuration.ts";
import { readSignedDocument, type SignedText } from "../contract/sync/signed-text.ts";
import type { Sha256Hex } from "../contract/words.ts";
import type { Connection, ReadConnection } from "./database.ts";

export interface Picture {
  readonly hash: Sha256Hex;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A checked document and all its pictures: applied whole or not at all. */
export interface Configuration {
  readonly document: ConfigurationDocument;
  readonly signed: SignedText;
  /** Only pictures that are not stored yet. */
  readonly pictures: readonly Picture[];
}

/** The newest of the last three documents that this version can read; undefined without one. */
export const currentConfiguration = (connection: ReadConnection): ConfigurationDocument | undefined => {
  const rows = connection.prepare<[], { text: string }>(
    "SELECT text FROM configurations ORDER BY version DESC LIMIT 3",
  );
  for (const { text } of rows.all()) {
    const document = readSignedDocument(ConfigurationDocument, text);
    if (document.success) return document.data;
  }
  return undefined;
};

/** A document of the same version replaces the stored one, which may have been unreadable. */
export const saveConfiguration = (connection: Connection, { document, signed, pictures }: Configuration): void => {
  connection
    .prepare(
      `INSERT INTO configurations (version, text, signature) VALUES (?, ?, ?)
       ON CONFLICT (version) DO UPDATE SET text = excluded.text, signature = excluded.signature`,
    )
    .run(document.version, signed.text, signed.signature);
  const insert = connection.prepare(
    "INSERT INTO pictures (hash, media_type, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  );
  for (const { hash, mediaType, bytes } of pictures) insert.run(hash, mediaType, bytes);
};

export const pictureOf = (connection: ReadConnection, hash: string): Picture | undefined =>
  connection
    .prepare<[string], Picture>("SELECT hash, media_type AS mediaType, bytes FROM pictures WHERE hash = ?")
    .get(hash);

export const hasPicture = (connection: ReadConnection, hash: Sha256Hex): boolean =>
  connection.prepare("SELECT 1 FROM pictures WHERE hash = ?").get(hash) !== undefined;

/** The member of the roster with this 工号, in any case and with blanks around it; undefined without one. */
export const memberOf = (document: ConfigurationDocument, staffNumber: string): StaffMember | undefined =>
  document.staff.find(({ number }) => number.toUpperCase() === staffNumber.trim().toUpperCase());
