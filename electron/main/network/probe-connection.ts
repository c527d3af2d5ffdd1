import { once } from "node:events";
import { connect } from "node:net";
import { reasonOf } from "../../../db/failure-reason.ts";
import { encrypt } from "../../wire/network/encrypt.ts";
import type { Target } from "../../wire/network/open-tunnel.ts";

/** The reason of a failed connection; null where it succeeds. */
export const whyNoConnection = async (target: Target, timeoutMs: number): Promise<string | null> => {
  const socket = connect(target);
  try {
    await once(socket, "connect", { signal: AbortSignal.timeout(timeoutMs) });
    return null;
  } catch (error) {
    return error instanceof Error && error.name === "AbortError" ? "timeout" : reasonOf(error);
  } finally {
    socket.on("error", () => undefined);
    socket.destroy();
  }
};

/** The reason of a failed TLS connection, certificate errors included; null where it succeeds. */
export const whyNoEncryption = async (
  encryption: Parameters<typeof encrypt>[0],
  timeoutMs: number,
): Promise<string | null> => {
  try {
    const socket = await encrypt(encryption, timeoutMs);
    socket.on("error", () => undefined);
    socket.destroy();
    return null;
  } catch (error) {
    return reasonOf(error);
  }
};
