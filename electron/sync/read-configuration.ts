import { parseJson } from "../../contract/parse-json.ts";
import { problem } from "../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../contract/result.ts";
import { ConfigurationDocument } from "../../contract/sync/configuration.ts";
import { readSignedDocument, SignedText } from "../../contract/sync/signed-text.ts";
import type { DeviceId } from "../../contract/words.ts";

export interface ConfigurationExpectations {
  readonly device: DeviceId;
  /** The version in use; 0 for none. */
  readonly currentVersion: number;
  readonly isSignedByCentre: (signed: SignedText) => boolean;
}

export interface ReadConfiguration {
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
