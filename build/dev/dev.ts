import { runAsCommand } from "../electron-runtime/build-problem.ts";
import { sayOnStandardError as say } from "../electron-runtime/progress.ts";
import { type KioskProcess, startVisibleKiosk } from "../start/kiosk-process.ts";
import { type Demonstration, runDemonstration } from "../start/run-demonstration.ts";
import { serveOfficePages, servePages } from "./page-servers.ts";
import { devFolder, watchMain } from "./watch-main.ts";

/** Where a debugger attaches to main; 0: a free port, which kiosk.log names. */
const inspectPort = Number(process.env["COUNTERSTAR_INSPECT_PORT"] ?? 9229);

/** Starts the kiosk, and again when `restart` is called. `ended` settles when a person closed the window. */
const keepKiosk = ({ kioskStart }: Pick<Demonstration, "kioskStart">) => {
  const closed = Promise.withResolvers<undefined>();
  let kiosk: KioskProcess | undefined;
  let turn = Promise.resolve();
  const start = async (): Promise<void> => {
    const options = [`--inspect=${inspectPort}`];
    const started = startVisibleKiosk({ ...(await kioskStart()), application: devFolder, options });
    kiosk = started;
    void started.ended.then(() => kiosk === started && closed.resolve(undefined));
  };
  const stop = async (): Promise<void> => {
    const running = kiosk;
    kiosk = undefined;
    await running?.stop();
  };
  return {
    ended: closed.promise,
    start,
    restart: (): void => {
      turn = turn.then(stop).then(start);
      turn.catch(closed.reject);
    },
    /** Waits for a restart that has begun. */
    stop: () => turn.finally(stop),
  };
};

const run = async (demonstration: Demonstration): Promise<void> => {
  const { centre, asked } = demonstration;
  const [pages, officePages] = [await servePages(), await serveOfficePages(centre.url)];
  const kiosk = keepKiosk(demonstration);
  const stopWatching = await watchMain(pages.url, () => {
    say("main changed: restarting the kiosk");
    kiosk.restart();
  });
  try {
    await kiosk.start();
    say(`kiosk    ${pages.url} in the window; a debugger attaches to main at port ${inspectPort}`);
    say(
      `office   ${officePages.url}/${centre.demoPassword === undefined ? "" : ` login city, password ${centre.demoPassword}`}`,
    );
    say(`centre   ${centre.url}; restart it after a change in central/ outside web/`);
    await Promise.race([kiosk.ended, asked]);
  } finally {
    await stopWatching();
    await kiosk.stop();
    await Promise.all([pages.close(), officePages.close()]);
  }
};

/**
 * `npm run dev`: the demonstration of `npm start`, with its data, for work on the code. A change of a page appears in the
 * open window; a change of main, the upload process or the preload script starts the kiosk again.
 */
await runAsCommand(() => runDemonstration(async () => undefined, run));
