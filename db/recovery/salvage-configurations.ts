import { sha256Hex } from "../../contract/node/hash.ts";
import { ConfigurationDocument } from "../../contract/sync/configuration.ts";
import { readSignedDocument } from "../../contract/sync/signed-text.ts";
import { type Picture, saveConfiguration } from "../configurations.ts";
import type { Connection } from "../database.ts";
import type { StoreOptions } from "../store-options.ts";
import { readBackupConfiguration } from "./backup-configuration.ts";
import { readSetAside } from "./set-aside.ts";

/**
 * Copies the newest quarantined configuration, or the spare copy, so that the kiosk can serve while the centre is
 * unreachable. A document is accepted if the salvaged ledger has its hash in a `configuration-applied` entry or the
 * centre signed it. A picture is accepted by its hash.
 */
export const salvageConfigurations = ({ folder, isSignedByCentre }: StoreOptions, connection: Connection): void => {
  const applied = new Set(
    connection
      .prepare("SELECT text ->> '$.body.sha256' FROM ledger_entries WHERE kind = 'configuration-applied'")
      .pluck()
      .all(),
  );
  const spare = readBackupConfiguration(folder);
  const setAside = readSetAside(folder, (old) =>
    old.prepare<[], { text: string; signature: string }>("SELECT text, signature FROM configurations").iterate(),
  );
  const configurations = [...setAside, ...(spare ? [spare.signed] : [])].flatMap((signed) => {
    if (!applied.has(sha256Hex(signed.text)) && !isSignedByCentre(signed)) return [];
    const document = readSignedDocument(ConfigurationDocument, signed.text);
    return document.success ? [{ document: document.data, signed }] : [];
  });
  const newest = configurations.toSorted((one, other) => one.document.version - other.document.version).at(-1);
  if (!newest) return;
  const picturesSetAside = readSetAside(folder, (old) =>
    old.prepare<[], Picture>("SELECT hash, media_type AS mediaType, bytes FROM pictures").iterate(),
  );
  const pictures = [...picturesSetAside, ...(spare?.pictures ?? [])].filter(
    ({ hash, bytes }) => sha256Hex(bytes) === hash,
  );
  saveConfiguration(connection, { ...newest, pictures });
};
