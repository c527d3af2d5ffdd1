import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { demoOffice } from "../../central/demo-office/demo-office.ts";
import { counterApiPort } from "../../contract/counter/counter-api.ts";
import { startDisplay } from "../display.ts";
import { runAsCommand } from "../electron-runtime/build-problem.ts";
import { ensureSandbox } from "../electron-runtime/ensure-sandbox.ts";
import { prepareRuntime } from "../electron-runtime/prepare-runtime.ts";
import { sayOnStandardError as say } from "../electron-runtime/progress.ts";
import { projectFolder } from "../electron-runtime/project-modules.ts";
import { type CentreProcess, startCentreProcess } from "../start/centre-process.ts";
import { type KioskProcess, startVisibleKiosk } from "../start/kiosk-process.ts";
import { claimStart } from "../start/one-start.ts";
import { serveOfficePages, servePages } from "./page-servers.ts";
import { devFolder, watchMain } from "./watch-main.ts";

const dataFolder = join(projectFolder, ".data");
const kioskFolder = join(dataFolder, "kiosk");
/** Where a debugger attaches to main. */
const inspectPort = 9229;

const enrolmentCode = async (centre: CentreProcess): Promise<string | null> => {
  if (existsSync(join(kioskFolder, "identity.json"))) return null;
  const [window] = demoOffice.windows;
  if (!window) throw new Error("the demonstration office has no window");
  return centre.newEnrolmentCode(window.unitCode, window.number);
};

/** Settles at a signal, and when the window was closed. */
const stopped = Promise.withResolvers<unknown>();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stopped.resolve);

/**
 * `npm run dev`: the demonstration of `npm start`, with its data, for work on the code. A change of a page appears in the
 * open window; a change of main, the upload process or the preload script starts the kiosk again.
 */
await runAsCommand(async () => {
  mkdirSync(dataFolder, { recursive: true });
  const { note, release } = await claimStart(join(dataFolder, "npm-start.json"), say);
  const { runtime } = await prepareRuntime();
  await ensureSandbox(runtime.executablePath);
  const centre = await startCentreProcess(join(dataFolder, "centre"), join(dataFolder, "centre.log"), note);
  const [display, pages, officePages] = [await startDisplay(), await servePages(), await serveOfficePages(centre.url)];
  const token = randomBytes(32).toString("base64url");
  let kiosk: KioskProcess | undefined;
  let isRestarting = false;
  const startKiosk = async (): Promise<void> => {
    kiosk = startVisibleKiosk({
      executable: runtime.executablePath,
      application: devFolder,
      options: [`--inspect=${inspectPort}`],
      display,
      dataFolder: kioskFolder,
      logFile: join(dataFolder, "kiosk.log"),
      centreUrl: centre.url,
      enrolmentCode: await enrolmentCode(centre),
      counterApi: { token, port: counterApiPort },
      note,
    });
    void kiosk.ended.then(() => isRestarting || stopped.resolve(undefined));
  };
  const restart = async (): Promise<void> => {
    if (isRestarting) return;
    isRestarting = true;
    say("main changed: restarting the kiosk");
    await kiosk?.stop();
    await startKiosk();
    isRestarting = false;
  };
  const stopWatching = await watchMain(pages.url, () => void restart());
  await startKiosk();
  const officeKey = new URL(centre.officeUrl).hash;
  say(`kiosk    ${pages.url} in the window; a debugger attaches to main at port ${inspectPort}`);
  say(`office   ${officePages.url}/${officeKey}`);
  say(`centre   ${centre.url}; restart it after a change in central/ outside web/`);
  await stopped.promise;
  await stopWatching();
  await kiosk?.stop();
  await Promise.all([pages.close(), officePages.close()]);
  await centre.stop();
  await display.stop();
  release();
});
