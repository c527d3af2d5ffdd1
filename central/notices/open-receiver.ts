import { readConfiguredFile } from "../configured-file.ts";
import { StartupTrouble } from "../startup-trouble.ts";

/** As configured. */
export interface ReceiverSettings {
  readonly url: string;
  readonly secretFile: string;
}

/** The office's own program. */
export interface Receiver {
  readonly url: string;
  /** Signs each notice. */
  readonly secret: string;
}

const leastLength = 16;

/** Reads the secret. Throws `StartupTrouble` where the file cannot be read, or its secret could be guessed. */
export const openReceiver = async ({ url, secretFile }: ReceiverSettings): Promise<Receiver> => {
  const secret = (await readConfiguredFile("COUNTERSTAR_NOTICE_SECRET_FILE", secretFile)).trim();
  if (secret.length >= leastLength) return { url, secret };
  throw new StartupTrouble(
    `文件 ${secretFile} 里的密钥太短。请写至少 ${leastLength} 个字符，例如 openssl rand -hex 32 的输出。`,
    `The secret in the file ${secretFile} is too short. Write at least ${leastLength} characters, such as the output of openssl rand -hex 32.`,
  );
};
