import { existsSync } from "node:fs";
import { z } from "zod";
import { parseJson } from "../../contract/parse-json.ts";
import { ConfigurationDocument } from "../../contract/sync/configuration.ts";
import { readSignedDocument, SignedText } from "../../contract/sync/signed-text.ts";
import { Sha256Hex } from "../../contract/words.ts";
import type { Configuration, Picture } from "../configurations.ts";
import { readDamagedText } from "../damaged-file.ts";
import { backupConfigurationIn } from "../data-folder.ts";
import type { ReadConnection } from "../database.ts";
import { replaceFile } from "../durable-file.ts";
import type { StoreOptions } from "../store-options.ts";

const Spare = z.strictObject({
  signed: SignedText,
  pictures: z.array(z.strictObject({ hash: Sha256Hex, mediaType: z.string(), bytesBase64: z.base64() })),
});

export interface BackupConfiguration {
  readonly signed: SignedText;
  readonly pictures: readonly Picture[];
}

/** Every picture that a document names, stored or new. */
const picturesOf = (connection: ReadConnection, { signed, pictures }: Configuration): readonly Picture[] => {
  const stored = connection.prepare<[], Picture>("SELECT hash, media_type AS mediaType, bytes FROM pictures").all();
  const found = new Map([...stored, ...pictures].map((picture) => [picture.hash, picture]));
  return [...found.values()].filter(({ hash }) => signed.text.includes(hash));
};

/**
 * Writes a copy of the configuration outside the database: if the database is lost and the centre unreachable, the window
 * still shows its badge. The copy is accepted by its signature.
 */
export const writeBackupConfiguration = (
  connection: ReadConnection,
  folder: string,
  configuration: Configuration,
): void => {
  const pictures = picturesOf(connection, configuration).map(({ hash, mediaType, bytes }) => ({
    hash,
    mediaType,
    bytesBase64: Buffer.from(bytes).toString("base64"),
  }));
  replaceFile(backupConfigurationIn(folder), JSON.stringify({ signed: configuration.signed, pictures }));
};

/** The document of the spare copy, for a database whose own cannot be read. */
export const backupDocument = ({ folder, isSignedByCentre }: StoreOptions): ConfigurationDocument | undefined => {
  const spare = readBackupConfiguration(folder);
  if (!spare || !isSignedByCentre(spare.signed)) return undefined;
  return readSignedDocument(ConfigurationDocument, spare.signed.text).data;
};

/** undefined where there is no readable copy. The caller has to verify the centre's signature. */
export const readBackupConfiguration = (folder: string): BackupConfiguration | undefined => {
  const file = backupConfigurationIn(folder);
  if (!existsSync(file)) return undefined;
  const spare = Spare.safeParse(parseJson(readDamagedText(file))).data;
  if (!spare) return undefined;
  const pictures = spare.pictures.map(({ bytesBase64, ...picture }) => ({
    ...picture,
    bytes: Buffer.from(bytesBase64, "base64"),
  }));
  return { signed: spare.signed, pictures };
};
