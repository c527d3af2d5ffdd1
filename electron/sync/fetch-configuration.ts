import { sha256Hex } from "../../contract/node/hash.ts";
import { pepperIdOf } from "../../contract/node/pin-verifier.ts";
import { parseJson } from "../../contract/parse-json.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { ConfigurationDocument, picturesOf } from "../../contract/sync/configuration.ts";
import { syncPaths } from "../../contract/sync/signature-profile.ts";
import { readSignedDocument, SignedText } from "../../contract/sync/signed-text.ts";
import type { DeviceId, Sha256Hex } from "../../contract/words.ts";
import type { Configuration, Picture } from "../../db/configurations.ts";
import { type Centre, problemIn } from "../wire/centre-client.ts";

interface ConfigurationExpectations {
  readonly device: DeviceId;
  /** The version in use; 0 for none. */
  readonly currentVersion: number;
  readonly isSignedByCentre: (signed: SignedText) => boolean;
}

interface ReadConfiguration {
  readonly document: ConfigurationDocument;
  readonly signed: SignedText;
}

/**
 * A configuration document that may be applied. Problems: `centre-answer-invalid` (not signed by the centre),
 * `configuration-invalid` (with the path of the first invalid field), `configuration-older`.
 */
export const readConfiguration = (body: string, expected: ConfigurationExpectations): Result<ReadConfiguration> => {
  const signed = SignedText.safeParse(parseJson(body));
  if (!signed.success || !expected.isSignedByCentre(signed.data)) {
    return failure(problem("centre-answer-invalid", { reason: "configuration signature" }));
  }
  const document = readSignedDocument(ConfigurationDocument, signed.data.text);
  if (!document.success) return invalid(document.error.issues[0]?.path.join(".") || "document");
  if (document.data.device !== expected.device) return invalid("device");
  const { version } = document.data;
  if (version <= expected.currentVersion) return failure(problem("configuration-older", { version }));
  return success({ document: document.data, signed: signed.data });
};

const invalid = (field: string) => failure(problem("configuration-invalid", { field }));

export interface ConfigurationSource extends ConfigurationExpectations {
  readonly centre: Centre;
  /** The pepper on this disk, base64; null for none. */
  readonly pepper: string | null;
  readonly hasPicture: (hash: Sha256Hex) => boolean;
}

/** Fetches a newer configuration with all its pictures; null where the one in use is current. */
export const fetchConfiguration = async (source: ConfigurationSource): Promise<Result<Configuration | null>> => {
  const path = `${syncPaths.configuration}?have=${source.currentVersion}${pepperQuery(source.pepper)}`;
  const answer = await source.centre.send({ method: "GET", path });
  if (!answer.ok) return answer;
  if (answer.value.status === 204) return success(null);
  if (answer.value.status !== 200) {
    return failure(problemIn(answer.value) ?? notTheCentre(`HTTP ${answer.value.status}`));
  }
  const read = readConfiguration(answer.value.bytes.toString("utf8"), source);
  if (!read.ok) return read;
  const pictures = await fetchPictures(source, picturesOf(read.value.document));
  return pictures.ok ? success({ ...read.value, pictures: pictures.value }) : pictures;
};

const pepperQuery = (pepper: string | null): string => (pepper === null ? "" : `&pepper=${pepperIdOf(pepper)}`);

/** Fetches the missing pictures and checks each against its hash. One failure fails the whole configuration. */
const fetchPictures = async (
  { centre, hasPicture }: ConfigurationSource,
  hashes: readonly Sha256Hex[],
): Promise<Result<readonly Picture[]>> => {
  const pictures: Picture[] = [];
  for (const hash of hashes.filter((wanted) => !hasPicture(wanted))) {
    const answer = await centre.send({ method: "GET", path: `${syncPaths.pictures}/${hash}` });
    if (!answer.ok) return answer;
    const { status, bytes, contentType } = answer.value;
    // Asking again would not help: the office has to change the document.
    if (status === 404 && problemIn(answer.value)?.code === "not-found")
      return failure(problem("configuration-invalid", { field: `picture ${hash}` }));
    if (status !== 200) return failure(problemIn(answer.value) ?? notTheCentre(`HTTP ${status}`));
    if (sha256Hex(bytes) !== hash) return failure(notTheCentre("picture hash"));
    if (!isPicture(contentType)) return failure(notTheCentre(`picture type ${contentType}`));
    pictures.push({ hash, mediaType: contentType, bytes });
  }
  return success(pictures);
};

const isPicture = (mediaType: string): boolean => /^image\/(png|jpeg|webp|svg\+xml)$/.test(mediaType);

const notTheCentre = (reason: string) => problem("centre-answer-invalid", { reason });
