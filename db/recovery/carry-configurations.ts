import { ConfigurationDocument } from "../../contract/sync/configuration.ts";
import { readSignedDocument } from "../../contract/sync/signed-text.ts";
import { type Picture, saveConfiguration } from "../configurations.ts";
import type { Connection } from "../database.ts";
import { sha256Hex } from "../hash.ts";
import { readSetAside } from "./quarantine.ts";

/**
 * Carries over the newest configuration that was set aside, so that the kiosk serves on while the centre is away. The
 * salvaged ledger vouches for it: it holds the hash of every document that was applied. Pictures vouch for themselves.
 */
export const carryConfigurations = (folder: string, connection: Connection): void => {
  const applied = new Set(
    connection
      .prepare("SELECT text ->> '$.body.sha256' FROM ledger_entries WHERE kind = 'configuration-applied'")
      .pluck()
      .all(),
  );
  const configurations = readSetAside(folder, (old) =>
    old.prepare<[], { text: string; signature: string }>("SELECT text, signature FROM configurations").iterate(),
  ).flatMap((signed) => {
    if (!applied.has(sha256Hex(signed.text))) return [];
    const document = readSignedDocument(ConfigurationDocument, signed.text);
    return document.success ? [{ document: document.data, signed }] : [];
  });
  const newest = configurations.toSorted((one, other) => one.document.version - other.document.version).at(-1);
  if (!newest) return;
  const pictures = readSetAside(folder, (old) =>
    old.prepare<[], Picture>("SELECT hash, media_type AS mediaType, bytes FROM pictures").iterate(),
  ).filter(({ hash, bytes }) => sha256Hex(bytes) === hash);
  saveConfiguration(connection, { ...newest, pictures });
};
