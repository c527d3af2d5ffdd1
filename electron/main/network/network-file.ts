import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { replaceFile } from "../../../db/durable-file.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import { directNetwork, type NetworkConfig } from "../../wire/network/network-config.ts";
import { SealedSecret, type Vault } from "../../wire/sealed-secret.ts";
import { certificateIn } from "./read-certificates.ts";

const pemBegins = "-----BEGIN CERTIFICATE-----";

const NetworkFile = z.strictObject({
  v: z.literal(1),
  proxy: z
    .strictObject({
      host: z.string().min(1),
      port: z.int().min(1).max(65_535),
      user: z.string().nullable(),
      password: SealedSecret.nullable(),
    })
    .nullable(),
  // An unreadable certificate would end every later upload.
  certificates: z.array(
    z
      .string()
      .startsWith(pemBegins)
      .refine((pem) => certificateIn(pem) !== undefined),
  ),
});

const fileIn = (folder: string): string => join(folder, "centre-way.json");

/** IT's setting, or the direct connection where there is none. Problem: `way-settings-unreadable`. */
export const readNetworkFile = (folder: string, vault: Vault): Result<NetworkConfig> => {
  const file = fileIn(folder);
  if (!existsSync(file)) return success(directNetwork);
  try {
    const { proxy, certificates } = NetworkFile.parse(JSON.parse(readFileSync(file, "utf8")));
    const password = proxy?.password ? vault.open(proxy.password) : null;
    return success({ proxy: proxy && { ...proxy, password }, certificates });
  } catch (error) {
    // A schema's message can quote the file, and with it the password.
    const reason = error instanceof z.ZodError || error instanceof SyntaxError ? "content" : reasonOf(error);
    return failure(problem("way-settings-unreadable", { reason }));
  }
};

/** Stores the settings, readable by their owner only; on disk when it succeeds. */
export const writeNetworkFile = (
  folder: string,
  vault: Vault,
  { proxy, certificates }: NetworkConfig,
): Result<null> => {
  try {
    const password = proxy === null || proxy.password === null ? null : vault.seal(proxy.password);
    const text = JSON.stringify({ v: 1, proxy: proxy && { ...proxy, password }, certificates });
    replaceFile(fileIn(folder), `${text}\n`);
    return success(null);
  } catch (error) {
    return failure(problem("data-folder-unwritable", { folder, reason: reasonOf(error) }));
  }
};
