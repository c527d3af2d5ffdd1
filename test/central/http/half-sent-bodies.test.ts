import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { syncPaths } from "../../../contract/sync/signature-profile.ts";
import { uploadMaxPackedBytes, uploadMediaType } from "../../../contract/sync/upload.ts";
import { until } from "../../electron/support/until.ts";
import { enrolWithCode, type TestDevice, upload } from "../../support/centre/device.ts";
import { ratingDraft, writeLedger } from "../../support/centre/ledger.ts";
import { codeFromCommand, type ServerProcess, startServerProcess } from "../../support/centre/server-process.ts";
import { signHeaders } from "../../support/centre/signed-request.ts";
import { memoryFolder } from "../../support/memory-folder.ts";

const mebibyte = 1_024 * 1_024;
const attackers = 150;
/** Senders before the first measurement: a new process grows with its first requests, by code and by heap. */
const firstSenders = 30;
/** Half of an upload's limit each, without the last kilobyte. */
const sentBytes = uploadMaxPackedBytes - 1_024;
/** The allowed growth of the centre under the attack: its budget of bodies, and as much for data in transit. */
const boundMib = 128;

let folder: string;
let server: ServerProcess;
beforeAll(async () => {
  folder = await mkdtemp(join(memoryFolder(), "counterstar-memory-"));
  server = await startServerProcess({ environment: { COUNTERSTAR_CENTRE_DATA: folder } });
});
afterAll(async () => {
  await server.end("SIGTERM");
  await rm(folder, { recursive: true, force: true });
});

const newDevice = async (): Promise<TestDevice> => enrolWithCode(server.ready.listening, await codeFromCommand(folder));

const residentBytes = (): number => {
  const status = readFileSync(`/proc/${server.process.pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1_024;
};

interface Sender {
  readonly socket: Socket;
  /** The status of the first answer; undefined while there is none. */
  readonly status: () => number | undefined;
  /** True once all intended bytes are sent. */
  readonly isThrough: () => boolean;
}

/** A body that stalls for twenty seconds is given up: a byte comes in time, however busy the machine is. */
const byteEveryMs = 4_000;

/** Announces a whole upload and stops a kilobyte short, except for a byte now and then. */
const sendHalf = (headers: Readonly<Record<string, string>>): Sender => {
  const { hostname, port } = new URL(server.ready.listening);
  const socket = connect(Number(port), hostname);
  let status: number | undefined;
  let isThrough = false;
  socket.on("error", () => undefined);
  socket.on("close", () => {
    isThrough = true;
  });
  socket.on("data", (piece) => {
    status ??= Number(/^HTTP\/1\.1 (\d{3})/.exec(piece.toString("latin1"))?.[1]);
  });
  const head = { host: "centre", "content-type": uploadMediaType, "content-encoding": "gzip", ...headers };
  const lines = Object.entries({ ...head, "content-length": String(uploadMaxPackedBytes) });
  socket.write(
    `POST ${syncPaths.ledger} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`,
  );
  socket.write(Buffer.alloc(sentBytes, 1), () => {
    isThrough = true;
    if (socket.destroyed) return;
    const trickle = setInterval(() => socket.write(Buffer.alloc(1, 1)), byteEveryMs);
    socket.once("close", () => clearInterval(trickle));
  });
  return { socket, status: () => status, isThrough: () => isThrough };
};

/** The highest growth while all senders sent and then stalled. */
const growthUnder = async (senders: readonly Sender[], before: number): Promise<number> => {
  let most = 0;
  const look = (): boolean => {
    most = Math.max(most, residentBytes() - before);
    return senders.every(({ isThrough }) => isThrough());
  };
  await until("everything sent", look, 60_000);
  for (let round = 0; round < 5; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    look();
  }
  return most;
};

const isServed = async (device: TestDevice): Promise<number> =>
  (await upload(device, writeLedger(device.id, [ratingDraft()]))).status;

test("unknown senders who announce uploads and stop short use no memory, and a kiosk is served meanwhile", async () => {
  const kiosk = await newDevice();
  const stated = {
    "content-digest": `sha-256=:${"A".repeat(43)}=:`,
    "signature-input": `kiosk=("@method" "@path" "@query" "content-digest");keyid="${kiosk.id}";alg="ed25519";nonce="x"`,
    signature: `kiosk=:${"A".repeat(86)}==:`,
  };
  const sendMany = (count: number) =>
    Array.from({ length: count }, (_, index) => sendHalf(index % 2 === 0 ? {} : stated));
  const first = sendMany(firstSenders);
  await until("first senders answered", () => first.every(({ isThrough }) => isThrough()), 60_000);
  const before = residentBytes();
  const senders = sendMany(attackers);
  expect(await isServed(kiosk)).toBe(200);
  expect((await growthUnder(senders, before)) / mebibyte).toBeLessThan(boundMib);
  expect(await isServed(await newDevice())).toBe(200);
  const refusals = (part: number) =>
    new Set(senders.filter((_, index) => index % 2 === part).map((one) => one.status()));
  expect(refusals(0)).toEqual(new Set([401]));
  // A stated device is looked up: it is asked to retry where the database gives no connection within five seconds.
  expect([401, 503]).toEqual(expect.arrayContaining([...refusals(1)]));
  for (const { socket } of [...first, ...senders]) socket.destroy();
});

test("one device that announces uploads and stops short uses the memory of two uploads at most, and all others are served", async () => {
  const [thief, kiosk] = [await newDevice(), await newDevice()];
  const request = { method: "POST", path: syncPaths.ledger, keyId: thief.id, keys: thief.keys } as const;
  const before = residentBytes();
  const senders: Sender[] = [];
  for (let index = 0; index < attackers; index += 1) {
    senders.push(sendHalf(await signHeaders(server.ready.listening, request)));
  }
  expect((await growthUnder(senders, before)) / mebibyte).toBeLessThan(boundMib);
  expect(await isServed(kiosk)).toBe(200);
  const answers = senders.map(({ status }) => status());
  expect(answers.filter((status) => status === 503).length).toBe(attackers - 2);
  expect(answers.filter((status) => status === undefined).length).toBe(2);
  for (const { socket } of senders) socket.destroy();
  await until("room again", async () => (await isServed(thief)) === 200);
});
