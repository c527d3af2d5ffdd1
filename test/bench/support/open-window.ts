import { _electron, type ElectronApplication, type Page } from "playwright-core";
import type { Application } from "./applications.ts";
import { atTheEnd } from "./clean-up.ts";
import { installPaintProbe } from "./paint-probe.ts";

export interface OpenWindow {
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** Starts an application under the test driver, which alone can send real input events, and watches its page. */
export const openWindow = async (application: Application): Promise<OpenWindow> => {
  const { executable, args, environment } = application;
  const opened: ElectronApplication = await _electron.launch({
    executablePath: executable,
    args: [...args],
    env: environment,
    timeout: 30_000,
  });
  const close = atTheEnd(() => opened.close());
  const page = await opened.firstWindow();
  page.setDefaultTimeout(15_000);
  await installPaintProbe(page);
  return { page, close };
};
