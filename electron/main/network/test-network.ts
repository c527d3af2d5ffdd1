import { lookup } from "node:dns/promises";
import { type ItNetwork, type NetworkFinding, type NetworkStep, networkSteps } from "../../../contract/ipc/it.ts";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { nonceHeader, syncPaths } from "../../../contract/sync/signature-profile.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import { type Centre, centreAt, type Fetch, networkReason, problemIn, problemOf } from "../../wire/centre-client.ts";
import type { Identity } from "../../wire/identity.ts";
import { privateKeyFrom } from "../../wire/key-pair.ts";
import { trustWith } from "../../wire/network/encrypt.ts";
import { fetchVia } from "../../wire/network/fetch-via.ts";
import { authorityOf, directNetwork, type NetworkConfig } from "../../wire/network/network-config.ts";
import { openTunnel, type Target } from "../../wire/network/open-tunnel.ts";
import { proxyFaultIn } from "../../wire/network/proxy-fault.ts";
import { whyNoConnection, whyNoEncryption } from "./probe-connection.ts";

export interface NetworkTest {
  readonly centreUrl: string;
  /** Signs as this device. */
  readonly centre: Centre;
  /** The network path; a direct connection by default. */
  readonly config?: NetworkConfig;
  readonly nowMs: () => number;
  /** For each step. */
  readonly timeoutMs: number;
}

/** A smaller error of the clock does not matter on the screen. */
const tolerableSkewMs = 60_000;

/** undefined: fine; null: there is nothing to test. */
type Outcome = Problem | undefined | null;

const targetOf = (url: URL): Target => ({
  host: url.hostname.replaceAll(/^\[|\]$/g, ""),
  port: Number(url.port || (url.protocol === "https:" ? 443 : 80)),
});

interface Search {
  readonly url: URL;
  readonly target: Target;
  readonly config: NetworkConfig;
  readonly fetch: Fetch;
  readonly timeoutMs: number;
}

/** Behind a proxy only the proxy's name is looked up here; the proxy looks up the centre's. */
const nameFault = async ({ target, config: { proxy }, timeoutMs }: Search): Promise<Outcome> => {
  const { host } = proxy ?? target;
  try {
    const late = new Promise<never>((_, reject) => {
      AbortSignal.timeout(timeoutMs).addEventListener("abort", () => reject(new Error("timeout")));
    });
    await Promise.race([lookup(host), late]);
    return undefined;
  } catch (error) {
    return problem(proxy ? "proxy-name-unknown" : "network-name-unknown", { host, reason: reasonOf(error) });
  }
};

const connectionFault = async ({ target, config: { proxy }, timeoutMs }: Search): Promise<Outcome> => {
  const { host, port } = proxy ?? target;
  const reason = await whyNoConnection({ host, port }, timeoutMs);
  if (reason === null) return undefined;
  return proxy
    ? problem("proxy-no-connection", { proxy: authorityOf(proxy), reason })
    : problem("network-no-connection", { host, port, reason });
};

/** Asks for a nonce, which only a centre gives. */
const ask = ({ url, fetch, timeoutMs }: Search): Promise<Response> =>
  fetch(new URL(syncPaths.nonces, url), {
    method: "POST",
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutMs),
  });

/**
 * Whether the proxy lets this device through, tested with the real kinds of request: a tunnel, or a plain request to
 * forward.
 */
const proxyFault = async (search: Search): Promise<Outcome> => {
  const { url, target, config, timeoutMs } = search;
  if (!config.proxy) return null;
  if (url.protocol === "https:") (await openTunnel(config.proxy, target, timeoutMs)).destroy();
  else await ask(search).then((answer) => answer.body?.cancel());
  return undefined;
};

const encryptionFault = async ({ url, target, config, timeoutMs }: Search): Promise<Outcome> => {
  if (url.protocol !== "https:") return null;
  const tunnel = config.proxy ? await openTunnel(config.proxy, target, timeoutMs) : undefined;
  const trust = trustWith(config.certificates);
  const reason = await whyNoEncryption({ target, trust, tunnel }, timeoutMs);
  return reason === null ? undefined : problem("network-encryption-refused", { host: target.host, reason });
};

const answerFault = async (answer: Response | Error): Promise<Outcome> => {
  if (answer instanceof Error) {
    return proxyFaultIn(answer) ?? problem("centre-unreachable", { reason: networkReason(answer) });
  }
  if (answer.headers.has(nonceHeader)) return undefined;
  const contentType = answer.headers.get("content-type") ?? "-";
  // A centre that is too busy for a nonce answers with its own problem.
  return (await problemOf(answer)) ?? problem("network-not-the-centre", { status: answer.status, contentType });
};

const clockFault = (answer: Response | Error, nowMs: number): Outcome => {
  const date = answer instanceof Error ? null : answer.headers.get("date");
  const skewMs = date === null ? Number.NaN : nowMs - Date.parse(date);
  if (Number.isNaN(skewMs)) return null;
  return Math.abs(skewMs) <= tolerableSkewMs
    ? undefined
    : problem("network-clock-off", { seconds: Math.round(skewMs / 1_000) });
};

/** Sends a signed request; only whether the centre accepts this device matters. */
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

/** The test for an enrolled device. */
export const networkTestOf = ({ centreUrl, device, privateKey }: Identity, config: NetworkConfig): NetworkTest => {
  const timeoutMs = stepTimeoutMs;
  const key = { keyId: device, privateKey: privateKeyFrom(privateKey) };
  const centre = centreAt({ url: centreUrl, ...key, timeoutMs, fetch: fetchVia(config) });
  return { centreUrl, centre, config, nowMs: Date.now, timeoutMs };
};

/** A proxy may refuse a second request after it accepted the first. */
const seen = async (look: () => Promise<Outcome> | Outcome): Promise<Outcome> => {
  try {
    return await look();
  } catch (error) {
    return proxyFaultIn(error) ?? problem("centre-unreachable", { reason: networkReason(error) });
  }
};

/** Tests the path to the centre step by step, and reports the failing one; the steps after it are skipped. */
export const testNetwork = async (test: NetworkTest): Promise<ItNetwork> => {
  const { centreUrl, centre, config = directNetwork, nowMs, timeoutMs } = test;
  const url = new URL(centreUrl);
  const search: Search = { url, target: targetOf(url), config, fetch: fetchVia(config), timeoutMs };
  let answer: Response | Error = new Error("nobody asked");
  const looks: Readonly<Record<NetworkStep, () => Promise<Outcome> | Outcome>> = {
    name: () => nameFault(search),
    connection: () => connectionFault(search),
    proxy: () => proxyFault(search),
    encryption: () => encryptionFault(search),
    answer: async () => {
      answer = await ask(search).catch((error: unknown) => error as Error);
      return answerFault(answer);
    },
    clock: () => clockFault(answer, nowMs()),
    credentials: () => credentialsFault(centre),
  };
  const findings: NetworkFinding[] = [];
  for (const step of networkSteps.filter((one) => config.proxy !== null || one !== "proxy")) {
    // A wrong clock does not block the later steps.
    const isBlocked = findings.some((found) => found.outcome === "wrong" && found.step !== "clock");
    findings.push(findingOf(step, isBlocked ? null : await seen(looks[step])));
  }
  return { centreUrl, findings };
};
