import { buildCounterApp, type CounterAppParts } from "./app.ts";
import { serveUpgrades } from "./upgrades.ts";

export interface CounterServer {
  readonly port: number;
  /** Ends every connection. */
  readonly close: () => Promise<void>;
}

/** Builds the counter API and listens. Throws what the system says where the port cannot be had. */
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
  const address = app.server.address();
  return { port: typeof address === "object" && address ? address.port : port, close };
};
