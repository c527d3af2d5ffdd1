import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { z } from "zod";
import { emptyEpoch, type Position } from "../../../contract/ledger/chain.ts";
import { nonceHeader, syncPaths } from "../../../contract/sync/signature-profile.ts";
import { SignedText } from "../../../contract/sync/signed-text.ts";
import { uploadMediaType, writeUpload } from "../../../contract/sync/upload.ts";
import { signCheckpoint, type TestDevice } from "../../support/centre/device.ts";
import type { DeviceKeys } from "../../support/centre/device-keys.ts";
import { type Draft, endOf, writeEntries } from "../../support/centre/ledger.ts";
import { fetchNonce, type SignedRequest, signHeaders } from "../../support/centre/signed-request.ts";
import { cityDevice } from "../city/city-device.ts";
import type { CityWindow } from "../city/city-plan.ts";

/** A kiosk of the city, without a disk: it signs as the real one, and takes the next nonce from each answer. */
export interface CityClient {
  readonly device: TestDevice;
  readonly window: CityWindow;
  /** Uploads these entries behind the last ones; throws where the answer is no receipt. */
  readonly send: (drafts: readonly Draft[]) => Promise<void>;
  /** A sign of life: a checkpoint without entries. */
  readonly beat: () => Promise<void>;
  /** Asks for a newer configuration than the last one. */
  readonly askConfiguration: () => Promise<void>;
}

const Configuration = z.looseObject({ version: z.int() });

type Request = Pick<SignedRequest, "method" | "path" | "headers" | "body">;

interface HttpAnswer {
  readonly status: number;
  readonly nonce: string | undefined;
  readonly text: string;
}

/** All kiosks of the city run in one process, on the processors of the centre: node's own client costs half of fetch. */
const agent = new Agent({ keepAlive: true });

/** A window of four kilobytes: the buffers of the usual one would fill this process's memory with every upload. */
const packing = { level: 1, windowBits: 12, memLevel: 5 };

const exchange = (url: string, { method, path, headers, body }: Request): Promise<HttpAnswer> =>
  new Promise((resolve, reject) => {
    const sent = request(url + path, { method, headers, agent }, (answer) => {
      const nonce = answer.headers[nonceHeader]?.toString();
      text(answer).then((read) => resolve({ status: answer.statusCode ?? 0, nonce, text: read }), reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });

/** Each run writes an epoch of its own, so that a city can be measured again. */
export const cityClient = async (url: string, seed: number, window: CityWindow, epoch: number): Promise<CityClient> => {
  const { id, keys }: { id: TestDevice["id"]; keys: DeviceKeys } = cityDevice(seed, window);
  const device: TestDevice = { id, keys, centreUrl: url, centrePublicKey: "", pepper: null };
  let nonce = await fetchNonce(url);
  let position: Position = emptyEpoch(epoch);
  let version = 0;
  const boot = randomUUID();
  const beganAtMs = performance.now();
  const ask = async (asked: Request): Promise<{ readonly text: string }> => {
    const headers = await signHeaders(url, { ...asked, keyId: id, keys, nonce });
    const answer = await exchange(url, { ...asked, headers });
    nonce = answer.nonce ?? (await fetchNonce(url));
    if (answer.status >= 400) throw new Error(`HTTP ${answer.status} of ${asked.path}: ${answer.text}`);
    return answer;
  };
  const upload = (checkpoint: ReturnType<typeof signCheckpoint>, entryTexts: readonly string[]) =>
    ask({
      method: "POST",
      path: syncPaths.ledger,
      headers: { "content-type": uploadMediaType, "content-encoding": "gzip" },
      body: new Uint8Array(gzipSync(writeUpload({ checkpoint, entryTexts }), packing)),
    });
  const facts = () => ({ boot, mono: Math.round(performance.now() - beganAtMs) });
  return {
    device,
    window,
    send: async (drafts) => {
      const links = writeEntries(id, position, drafts);
      const end = endOf(links, epoch);
      await upload(
        signCheckpoint(device, end, facts()),
        links.map(({ text }) => text),
      );
      position = end;
    },
    beat: async () => {
      await upload(signCheckpoint(device, position, facts()), []);
    },
    askConfiguration: async () => {
      const answer = await ask({ method: "GET", path: `${syncPaths.configuration}?have=${version}` });
      if (answer.text !== "")
        version = Configuration.parse(JSON.parse(SignedText.parse(JSON.parse(answer.text)).text)).version;
    },
  };
};
