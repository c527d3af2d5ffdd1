import { lookup } from "node:dns/promises";
import {
  type ItNetwork,
  type NetworkFinding,
  type NetworkStep,
  networkSteps,
} from "../../../contract/ipc/it-network.ts";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { nonceHeader, syncPaths } from "../../../contract/sync/signature-profile.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import type { Identity } from "../identity/identity-file.ts";
import { privateKeyFrom } from "../identity/key-pair.ts";
import { type Centre, centreAt, problemIn } from "../sync/centre-client.ts";
import { type Target, whyNoConnection, whyNoEncryption } from "./look.ts";

export interface NetworkTest {
  readonly centreUrl: string;
  /** Signs as this device. */
  readonly centre: Centre;
  readonly nowMs: () => number;
  /** For each step. */
  readonly timeoutMs: number;
}

/** Less than this nobody sees on a screen. */
const tolerableSkewMs = 60_000;

/** undefined: fine; null: there is nothing to look at. */
type Outcome = Problem | undefined | null;

const targetOf = (url: URL): Target => ({
  host: url.hostname.replaceAll(/^\[|\]$/g, ""),
  port: Number(url.port || (url.protocol === "https:" ? 443 : 80)),
});

const nameFault = async ({ host }: Target, timeoutMs: number): Promise<Outcome> => {
  try {
    const late = new Promise<never>((_, reject) => {
      AbortSignal.timeout(timeoutMs).addEventListener("abort", () => reject(new Error("timeout")));
    });
    await Promise.race([lookup(host), late]);
    return undefined;
  } catch (error) {
    return problem("network-name-unknown", { host, reason: reasonOf(error) });
  }
};

const connectionFault = async (target: Target, timeoutMs: number): Promise<Outcome> => {
  const reason = await whyNoConnection(target, timeoutMs);
  return reason === null ? undefined : problem("network-no-connection", { ...target, reason });
};

const encryptionFault = async (url: URL, target: Target, timeoutMs: number): Promise<Outcome> => {
  if (url.protocol !== "https:") return null;
  const reason = await whyNoEncryption(target, timeoutMs);
  return reason === null ? undefined : problem("network-encryption-refused", { host: target.host, reason });
};

/** Nobody but a centre gives nonces. */
const ask = (url: URL, timeoutMs: number): Promise<Response> =>
  fetch(new URL(syncPaths.nonces, url), {
    method: "POST",
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutMs),
  });

const answerFault = (answer: Response | Error): Outcome => {
  if (answer instanceof Error) {
    const reason = answer.name === "TimeoutError" ? "timeout" : reasonOf(answer.cause ?? answer);
    return problem("centre-unreachable", { reason });
  }
  if (answer.headers.has(nonceHeader)) return undefined;
  const contentType = answer.headers.get("content-type") ?? "-";
  return problem("network-not-the-centre", { status: answer.status, contentType });
};

const clockFault = (answer: Response | Error, nowMs: number): Outcome => {
  const date = answer instanceof Error ? null : answer.headers.get("date");
  const skewMs = date === null ? Number.NaN : Math.abs(nowMs - Date.parse(date));
  if (Number.isNaN(skewMs)) return null;
  return skewMs <= tolerableSkewMs ? undefined : problem("network-clock-off", { seconds: Math.round(skewMs / 1_000) });
};

/** A signed question to which the answer does not matter: only whether the centre takes it from this device. */
const credentialsFault = async (centre: Centre): Promise<Outcome> => {
  const answer = await centre.send({ method: "GET", path: `${syncPaths.configuration}?have=0` });
  if (!answer.ok) return answer.problem;
  const { status } = answer.value;
  if (status === 200 || status === 204) return undefined;
  return problemIn(answer.value) ?? problem("centre-answer-invalid", { reason: `HTTP ${status}` });
};

const findingOf = (step: NetworkStep, found: Outcome): NetworkFinding => ({
  step,
  outcome: found ? "wrong" : found === null ? "skipped" : "fine",
  problem: found ?? null,
});

const stepTimeoutMs = 8_000;

/** The way of an enrolled device. */
export const networkTestOf = ({ centreUrl, device, privateKey }: Identity): NetworkTest => {
  const timeoutMs = stepTimeoutMs;
  const centre = centreAt({ url: centreUrl, keyId: device, privateKey: privateKeyFrom(privateKey), timeoutMs });
  return { centreUrl, centre, nowMs: Date.now, timeoutMs };
};

/** Goes the way to the centre step by step, and says what fails: after it there is nothing to look at. */
export const testNetwork = async ({ centreUrl, centre, nowMs, timeoutMs }: NetworkTest): Promise<ItNetwork> => {
  const url = new URL(centreUrl);
  const target = targetOf(url);
  let answer: Response | Error = new Error("nobody asked");
  const looks: Readonly<Record<NetworkStep, () => Promise<Outcome> | Outcome>> = {
    name: () => nameFault(target, timeoutMs),
    connection: () => connectionFault(target, timeoutMs),
    encryption: () => encryptionFault(url, target, timeoutMs),
    answer: async () => {
      answer = await ask(url, timeoutMs).catch((error: unknown) => error as Error);
      return answerFault(answer);
    },
    clock: () => clockFault(answer, nowMs()),
    credentials: () => credentialsFault(centre),
  };
  const findings: NetworkFinding[] = [];
  for (const step of networkSteps) {
    // A clock that is off keeps nothing back.
    const isBlocked = findings.some((found) => found.outcome === "wrong" && found.step !== "clock");
    findings.push(findingOf(step, isBlocked ? null : await looks[step]()));
  }
  return { centreUrl, findings };
};
