import { gzipSync } from "node:zlib";
import type { ChainLink, Position } from "../../../contract/ledger/chain.ts";
import { EnrolmentReply } from "../../../contract/sync/enrolment.ts";
import { enrolmentKeyId, syncPaths } from "../../../contract/sync/signature-profile.ts";
import type { SignedText } from "../../../contract/sync/signed-text.ts";
import { uploadMediaType, writeUpload } from "../../../contract/sync/upload.ts";
import type { DeviceId } from "../../../contract/words.ts";
import { createDeviceKeys, type DeviceKeys, signText } from "./device-keys.ts";
import { boot, endOf } from "./ledger.ts";
import { type SignedRequest, sendSigned } from "./signed-request.ts";
import type { TestCentre } from "./start-centre.ts";

/** An enrolled device that sends any request of a test. */
export interface TestDevice {
  readonly id: DeviceId;
  readonly keys: DeviceKeys;
  readonly centreUrl: string;
  readonly centrePublicKey: string;
  /** Base64, as it was sent at enrolment. */
  readonly pepper: string | null;
}

/** `POST /v1/enrolment` with a code and a key. */
export const requestEnrolment = (url: string, code: string, keys: DeviceKeys): Promise<Response> =>
  sendSigned(url, {
    method: "POST",
    path: syncPaths.enrolment,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code, publicKey: keys.publicKey, appVersion: "0.1.0" }),
    keyId: enrolmentKeyId,
    keys,
  });

/** A device enrolled with a code. */
export const enrolWithCode = async (url: string, code: string): Promise<TestDevice> => {
  const keys = createDeviceKeys();
  const answer = await requestEnrolment(url, code, keys);
  const { device, centrePublicKey, pepper = null } = EnrolmentReply.parse(await answer.json());
  return { id: device, keys, centreUrl: url, centrePublicKey, pepper };
};

/** A device enrolled for window 3. */
export const enrolDevice = async (centre: TestCentre): Promise<TestDevice> =>
  enrolWithCode(centre.url, await centre.newEnrolmentCode());

type Sent = Omit<SignedRequest, "keyId" | "keys">;

/** Any request, signed by the device; `changes` may spoil it. */
export const sendAs = (device: TestDevice, request: Sent, changes: Partial<SignedRequest> = {}): Promise<Response> =>
  sendSigned(device.centreUrl, { ...request, keyId: device.id, keys: device.keys, ...changes });

/** A signed checkpoint at `position`; `changes` may alter any field. */
export const signCheckpoint = (
  device: TestDevice,
  { epoch, size, head }: Position,
  changes: Readonly<Record<string, unknown>> = {},
  keys: DeviceKeys = device.keys,
): SignedText => {
  const status = { appVersion: "0.1.0", configurationVersion: 1, screenSilentMs: 100, keyAtRest: "file" };
  const at = "2026-03-01T09:00:01.000+08:00";
  const checkpoint = { type: "checkpoint", v: 1, device: device.id, epoch, size, head, at, boot, mono: 60_000, status };
  return signText(keys, JSON.stringify({ ...checkpoint, ...changes }));
};

/** `POST /v1/ledger` with this text, packed. */
export const sendUploadText = (
  device: TestDevice,
  text: string | Uint8Array,
  changes: Partial<SignedRequest> = {},
): Promise<Response> =>
  sendAs(
    device,
    {
      method: "POST",
      path: syncPaths.ledger,
      headers: { "content-type": uploadMediaType, "content-encoding": "gzip" },
      body: new Uint8Array(gzipSync(text)),
    },
    changes,
  );

/** Uploads `links` under a checkpoint at their end, or at `position`. */
export const upload = (
  device: TestDevice,
  links: readonly ChainLink[],
  position: Position = endOf(links),
  checkpointChanges: Readonly<Record<string, unknown>> = {},
): Promise<Response> =>
  sendUploadText(
    device,
    writeUpload({
      checkpoint: signCheckpoint(device, position, checkpointChanges),
      entryTexts: links.map(({ text }) => text),
    }),
  );
