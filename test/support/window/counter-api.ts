import { until } from "../../electron/support/until.ts";
import type { Kiosk } from "./kiosk.ts";

/** The address of a kiosk's counter API, as soon as it listens. */
export const counterApiUrl = async ({ errors }: Kiosk): Promise<string> => {
  const port = (): string | undefined => /"counter API open","port":(\d+)/.exec(errors())?.[1];
  await until("the counter API is open", () => port() !== undefined);
  return `http://127.0.0.1:${port()}`;
};
