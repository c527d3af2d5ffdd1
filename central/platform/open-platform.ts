import { readConfiguredFile } from "../configured-file.ts";
import { StartupTrouble } from "../startup-trouble.ts";
import { type Mapping, readMapping } from "./mapping.ts";
import { type Sign, schemes } from "./signatures.ts";

/** As configured. */
export interface PlatformSettings {
  readonly url: string;
  readonly mappingFile: string;
  readonly secretFile: string | undefined;
}

/** The platform of the administration above. */
export interface Platform {
  readonly url: string;
  readonly mapping: Mapping;
  readonly sign: Sign;
}

const readSecret = async (secretFile: string | undefined): Promise<string> => {
  const secret =
    secretFile === undefined ? "" : await readConfiguredFile("COUNTERSTAR_PLATFORM_SECRET_FILE", secretFile);
  if (secret.trim() !== "") return secret.trim();
  throw new StartupTrouble(
    "映射文件要求签名。请把平台给的密钥写进一个文件，并用 COUNTERSTAR_PLATFORM_SECRET_FILE 指明它；不签名的平台，把映射文件的 signature 改成 none。",
    "The mapping file asks for a signature. Write the platform's secret to a file and name it in COUNTERSTAR_PLATFORM_SECRET_FILE; for a platform without signatures set signature to none in the mapping file.",
  );
};

const openSign = async ({ signature }: Mapping, secretFile: string | undefined): Promise<Sign> => {
  const { needsSecret, open } = schemes[signature];
  const sign = open(needsSecret ? await readSecret(secretFile) : "");
  if (sign) return sign;
  throw new StartupTrouble(
    `这个 Node 不支持 ${signature}。请用官方的 Node 24，或与平台商定另一种签名。`,
    `This Node does not support ${signature}. Use the official Node 24, or agree another signature with the platform.`,
  );
};

/** Reads the mapping and the secret. Throws `StartupTrouble` that names the file and the fault. */
export const openPlatform = async ({ url, mappingFile, secretFile }: PlatformSettings): Promise<Platform> => {
  const read = readMapping(await readConfiguredFile("COUNTERSTAR_PLATFORM_MAPPING", mappingFile));
  if (!read.ok) {
    throw new StartupTrouble(
      `上报的映射文件 ${mappingFile} 不正确。${read.zh}`,
      `The mapping file ${mappingFile} is not valid. ${read.en}`,
    );
  }
  return { url, mapping: read.mapping, sign: await openSign(read.mapping, secretFile) };
};
