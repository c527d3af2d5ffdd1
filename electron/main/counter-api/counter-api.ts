import type { CounterApiChoices, CounterApiStatus } from "../../../contract/counter/counter-api.ts";
import { sha256Hex } from "../../../contract/node/hash.ts";
import { type Problem, problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import type { Clock, SetTimer } from "../../wire/clock.ts";
import { log, logProblem } from "../../wire/log.ts";
import type { Counter } from "../counter/counter.ts";
import { eventReaders } from "./event-readers.ts";
import { refusalLog } from "./refusal-log.ts";
import { requestBudget } from "./request-budget.ts";
import type { CounterServer } from "./server.ts";
import {
  CounterApiSettings,
  readCounterApiSettings,
  settingsOrUntouched,
  writeCounterApiSettings,
} from "./settings-file.ts";
import { newToken, ticketsOn } from "./token.ts";

export interface CounterApiParts {
  readonly dataFolder: string;
  /** From the environment, instead of IT's setting; null where it is not set. */
  readonly port: number | null;
  readonly token: string | null;
  readonly appVersion: string;
  readonly clock: Clock;
  readonly setTimer: SetTimer;
  /** The window's interface, or the reason why it cannot be used now. */
  readonly counter: () => Result<Counter>;
}

/** The settings that IT changes; the others stay as they are. */
export type CounterApiChange = Partial<CounterApiChoices>;

/** IT's control of the counter API. A failed Result means that nothing was changed. */
export interface CounterApiControl {
  readonly read: () => CounterApiStatus;
  /**
   * Stores the settings and opens the API again, which ends every connection. Problems: `input-invalid`,
   * `data-folder-unwritable`.
   */
  readonly change: (wish: CounterApiChange) => Promise<Result<CounterApiStatus>>;
  /**
   * Returns a new token, which is shown only once; the old one is invalid from now on. Problems: `counter-token-given`
   * where the environment gave one, `data-folder-unwritable`.
   */
  readonly newToken: () => Promise<Result<string>>;
}

export interface CounterApi {
  readonly control: CounterApiControl;
  /** Reads IT's settings and opens the API. Never fails; retries by itself. */
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const retryAfterMs = 30_000;
const hosts = { loopback: "127.0.0.1", lan: "0.0.0.0" } as const;

/** The counter API of this device. Its library is loaded when the API first opens. */
export const createCounterApi = (parts: CounterApiParts): CounterApi => {
  const { dataFolder, clock, setTimer } = parts;
  let kept: Result<CounterApiSettings> | undefined;
  /** Read on first use, so that it does not slow down a start. */
  const known = (): Result<CounterApiSettings> => {
    kept ??= readCounterApiSettings(dataFolder);
    return kept;
  };
  let server: CounterServer | undefined;
  let fault: Problem | null = null;
  let retry: ReturnType<SetTimer> | undefined;
  let isClosed = false;
  /** Runs one change after the other: two at once would leave a listener open. */
  let turn: Promise<void> = Promise.resolve();

  const settings = (): CounterApiSettings => {
    const { port, tokenSha256, ...rest } = settingsOrUntouched(known());
    return {
      ...rest,
      port: parts.port ?? port,
      tokenSha256: parts.token === null ? tokenSha256 : sha256Hex(parts.token),
    };
  };
  const status = (): CounterApiStatus => {
    const { isOpen, reach, port, origins, tokenSha256 } = settings();
    const token = parts.token !== null ? "environment" : tokenSha256 === null ? null : "file";
    const isPortGiven = parts.port !== null;
    return { isOpen, reach, port, origins, token, isPortGiven, listensAt: server?.port ?? null, problem: fault };
  };
  const report = (found: Problem): void => {
    // Logged once, because it is retried every half minute.
    if (JSON.stringify(fault) !== JSON.stringify(found)) logProblem("counter API closed", found);
    fault = found;
  };

  const listen = async (): Promise<void> => {
    const door = settings();
    const { openCounterServer } = await import("./server.ts");
    const { monoMs } = clock;
    server = await openCounterServer(
      {
        door,
        counter: parts.counter,
        tickets: ticketsOn(monoMs),
        budget: requestBudget(monoMs),
        readers: eventReaders(setTimer),
        refused: refusalLog(log, monoMs),
        write: log,
        appVersion: parts.appVersion,
      },
      { host: hosts[door.reach], port: door.port },
    );
    fault = null;
    log("counter API open", { port: server.port, reach: door.reach });
  };
  const stop = async (): Promise<void> => {
    retry?.cancel();
    retry = undefined;
    const last = server;
    server = undefined;
    await last?.close().catch((error: unknown) => log("counter API not closed", { reason: reasonOf(error) }));
  };
  const restart = async (): Promise<void> => {
    await stop();
    if (isClosed) return;
    const found = known();
    if (!found.ok) return report(found.problem);
    if (!found.value.isOpen) {
      fault = null;
      return log("counter API closed", { zh: "办公系统接口已由信息科关闭。", en: "IT has closed the API." });
    }
    try {
      await listen();
    } catch (error) {
      report(problem("counter-api-unavailable", { port: settings().port, reason: reasonOf(error) }));
      retry = setTimer(() => void inTurn(restart), retryAfterMs);
    }
  };
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    turn = turn.then(work);
    return turn;
  };
  const keep = async (changed: CounterApiSettings): Promise<Result<CounterApiStatus>> => {
    const written = writeCounterApiSettings(dataFolder, changed);
    if (!written.ok) return written;
    kept = success(changed);
    await inTurn(restart);
    return success(status());
  };

  return {
    open: () => inTurn(restart),
    close: () => {
      isClosed = true;
      return inTurn(stop);
    },
    control: {
      read: status,
      change: async (wish) => {
        const changed = CounterApiSettings.safeParse({ ...settingsOrUntouched(known()), ...wish });
        if (changed.success) return keep(changed.data);
        return failure(problem("input-invalid", { field: changed.error.issues[0]?.path.join(".") ?? "" }));
      },
      newToken: async () => {
        if (parts.token !== null) return failure(problem("counter-token-given"));
        const token = newToken();
        const changed = await keep({ ...settingsOrUntouched(known()), tokenSha256: sha256Hex(token) });
        return changed.ok ? success(token) : changed;
      },
    },
  };
};
