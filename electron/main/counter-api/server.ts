import { reasonOf } from "../../../db/failure-reason.ts";
import { buildCounterApp, type CounterAppParts } from "./app.ts";
import { serveUpgrades } from "./upgrades.ts";

export interface CounterServer {
  readonly port: number;
  /** Ends every connection. */
  readonly close: () => Promise<void>;
}

/** Builds the counter API and listens. Throws the system's error where the port is not available. */
export const openCounterServer = async (
  parts: CounterAppParts,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<CounterServer> => {
  const app = await buildCounterApp(parts);
  serveUpgrades(app.server, parts);
  const close = async (): Promise<void> => {
    parts.readers.close();
    await app.close();
  };
  try {
    await app.listen({ host, port });
  } catch (error) {
    await close();
    throw error;
  }
  // The system could not accept a connection. Without a listener this error would end the kiosk.
  app.server.on("error", (error) => parts.write("counter API troubled", { reason: reasonOf(error) }));
  const address = app.server.address();
  return { port: typeof address === "object" && address ? address.port : port, close };
};
