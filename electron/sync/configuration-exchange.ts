import type { Problem } from "../../contract/problems/problem.ts";
import { type Result, success } from "../../contract/result.ts";
import { PepperReply } from "../../contract/sync/enrolment.ts";
import { syncPaths } from "../../contract/sync/signature-profile.ts";
import type { Sha256Hex } from "../../contract/words.ts";
import { currentConfiguration, hasPicture } from "../../db/configurations.ts";
import type { ReadConnection } from "../../db/database.ts";
import type { Centre } from "../wire/centre-client.ts";
import type { FromSync } from "../wire/messages.ts";
import { type CentreSource, signedReply } from "../wire/signed-reply.ts";
import { fetchConfiguration } from "./fetch-configuration.ts";

/** This device's pepper, base64. Problems: those of `signedReply`. */
const fetchPepper = async (source: CentreSource): Promise<Result<string>> => {
  const reply = await signedReply(source, { method: "POST", path: syncPaths.pepper }, PepperReply, "pepper");
  return reply.ok ? success(reply.value.pepper) : reply;
};

/** The version of the configuration in use; 0 for none. */
export const currentVersion = (connection: ReadConnection): number => currentConfiguration(connection)?.version ?? 0;

export interface ConfigurationExchangeParts {
  /** Read-only. */
  readonly connection: ReadConnection;
  readonly source: CentreSource;
  /** null until the centre has sent it. */
  readonly pepper: string | null;
  readonly tell: (message: FromSync) => void;
}

export type ConfigurationStep =
  | { readonly type: "failed"; readonly problem: Problem; readonly retryAfterMs: number }
  | {
      readonly type: "answered";
      /** The pepper was stored during the request, so the centre's answer is out of date. */
      readonly isPepperNew: boolean;
      /** The centre has no other document than the one in use. */
      readonly isCurrent: boolean;
      /** The problem of a document that cannot be applied. */
      readonly refused?: Problem;
      /** For main, which applies or logs it. A refusal that repeats is not reported again. */
      readonly message?: Extract<FromSync, { readonly type: "configuration" | "configuration-refused" }>;
    };

export interface ConfigurationExchange {
  readonly fetchNext: () => Promise<ConfigurationStep>;
  readonly pepperKept: (pepper: string) => void;
}

/** Fetches the configuration, and before it the pepper where the device has none that fits. */
export const configurationExchange = ({
  connection,
  source,
  tell,
  ...parts
}: ConfigurationExchangeParts): ConfigurationExchange => {
  let { pepper } = parts;
  let lastRefused = "";
  /**
   * Whether the device was enrolled before peppers existed, or the verifiers show that the centre has another root now.
   */
  const lacksPepper = (): boolean =>
    pepper === null || (currentConfiguration(connection)?.staff.some(({ pin }) => pin.scheme === "scrypt") ?? false);
  /** Main stores the pepper before this process uses it. An older centre has none, and is asked again later. */
  const settlePepper = async (asked: Centre): Promise<Problem | undefined> => {
    const fetched = await fetchPepper({ ...source, centre: asked });
    if (fetched.ok && fetched.value !== pepper) tell({ type: "pepper", pepper: fetched.value });
    return fetched.ok || fetched.problem.code === "not-found" ? undefined : fetched.problem;
  };
  const refusal = (problem: Problem, isPepperNew: boolean): ConfigurationStep => {
    const text = JSON.stringify(problem);
    const isKnown = text === lastRefused;
    lastRefused = text;
    const step = { type: "answered", isPepperNew, isCurrent: false, refused: problem } as const;
    return isKnown ? step : { ...step, message: { type: "configuration-refused", problem } };
  };
  return {
    pepperKept: (kept) => {
      pepper = kept;
    },
    fetchNext: async () => {
      let retryAfterMs = 0;
      const asked: Centre = {
        ...source.centre,
        send: async (request) => {
          const answer = await source.centre.send(request);
          retryAfterMs = answer.ok ? (answer.value.retryAfterMs ?? 0) : 0;
          return answer;
        },
      };
      const trouble = lacksPepper() ? await settlePepper(asked) : undefined;
      if (trouble) return { type: "failed", problem: trouble, retryAfterMs };
      const has = {
        pepper,
        currentVersion: currentVersion(connection),
        hasPicture: (hash: Sha256Hex) => hasPicture(connection, hash),
      };
      const fetched = await fetchConfiguration({ ...source, centre: asked, ...has });
      const isPepperNew = pepper !== has.pepper;
      if (fetched.ok) {
        const configuration = fetched.value;
        const answered = { type: "answered", isPepperNew, isCurrent: configuration === null } as const;
        return configuration ? { ...answered, message: { type: "configuration", configuration } } : answered;
      }
      const { problem } = fetched;
      return problem.code.startsWith("configuration-")
        ? refusal(problem, isPepperNew)
        : { type: "failed", problem, retryAfterMs };
    },
  };
};
