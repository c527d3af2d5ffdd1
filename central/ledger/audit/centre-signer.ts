import type { Sql } from "../../database/sql.ts";
import { isIdentityOf } from "../../keys/centre-identity.ts";
import { readSigner, type Signer, signingKeyFile } from "../../keys/signing-key.ts";
import { locateDataFolder } from "../../postgresql/data-folder.ts";
import { StartupTrouble } from "../../startup-trouble.ts";

/** The running centre's own key. Throws `StartupTrouble` where the data folder has none, or another one. */
export const openCentreSigner = async (sql: Sql, dataFolder: string): Promise<Signer> => {
  const { folder } = await locateDataFolder(dataFolder);
  const signer = await readSigner(folder);
  if (signer && (await isIdentityOf(sql, signer))) return signer;
  const file = signingKeyFile(folder);
  throw new StartupTrouble(
    `${file} 不是这个中心的签名密钥。请用 COUNTERSTAR_CENTRE_DATA 指定中心的数据目录。`,
    `${file} is not this centre's signing key. Set the centre's data folder in COUNTERSTAR_CENTRE_DATA.`,
  );
};
