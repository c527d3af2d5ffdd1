import type { X509Certificate } from "node:crypto";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Stick } from "../../../contract/ipc/it-air-gap.ts";
import type { CertificatesInFile } from "../../../contract/ipc/network-settings.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import { log } from "../../wire/log.ts";
import { readCertificates, shownCertificate } from "./read-certificates.ts";

const isNamedSo = (name: string): boolean => !name.startsWith(".") && /\.(pem|crt|cer|der)$/i.test(name);

const filesOn = async (folder: string): Promise<readonly string[]> => {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile() && isNamedSo(entry.name)).map(({ name }) => name);
    return names.toSorted().map((name) => join(folder, name));
  } catch (error) {
    log("stick not read", { reason: reasonOf(error) });
    return [];
  }
};

/** Files at the top of these sticks whose names suggest certificates. */
export const findCertificateFiles = async (sticks: readonly Stick[]): Promise<readonly string[]> =>
  (await Promise.all(sticks.map(({ folder }) => filesOn(folder)))).flat();

const mostKib = 64;

/** Reads up to the limit only, whatever length the file reports. undefined for a larger file. */
const readBounded = async (file: string): Promise<Buffer | undefined> => {
  const handle = await open(file, "r");
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(mostKib * 1_024 + 1), 0, mostKib * 1_024 + 1, 0);
    return bytesRead > mostKib * 1_024 ? undefined : buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

export interface ReadCertificateFile {
  readonly shown: CertificatesInFile;
  /** PEM, one certificate each. */
  readonly certificates: readonly string[];
}

const pemOf = (certificate: X509Certificate): string => certificate.toString();

/**
 * Reads a certificate file, only from a stick that is plugged in now. Problems: `stick-gone`, `stick-unreadable`,
 * `certificate-file-too-large`, and those of `readCertificates`.
 */
export const readCertificateFile = async (
  file: string,
  sticks: readonly Stick[],
  now: Date,
): Promise<Result<ReadCertificateFile>> => {
  const isThere = (await findCertificateFiles(sticks)).includes(file);
  if (!isThere) return failure(problem("stick-gone", { folder: file }));
  const bytes = await readBounded(file).then(success, (error: unknown) =>
    failure(problem("stick-unreadable", { reason: reasonOf(error) })),
  );
  if (!bytes.ok) return bytes;
  if (!bytes.value) return failure(problem("certificate-file-too-large", { mostKib }));
  const read = readCertificates(bytes.value, now);
  if (!read.ok) return read;
  const shown = { file, sha256: sha256Hex(bytes.value), certificates: read.value.map(shownCertificate) };
  return success({ shown, certificates: read.value.map(pemOf) });
};
