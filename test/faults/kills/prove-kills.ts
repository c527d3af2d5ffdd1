import { join } from "node:path";
import { buildAll } from "../../../build/build-all.ts";
import { startDisplay } from "../../../build/display.ts";
import { prepareRuntime } from "../../../build/electron-runtime/prepare-runtime.ts";
import { openDatabase } from "../../../central/commands/run-command.ts";
import { readSettings } from "../../../central/settings.ts";
import { someStaff } from "../../bench/support/bench-centre.ts";
import { atTheEnd } from "../../bench/support/clean-up.ts";
import { folderForCentre, folderOnDisk } from "../../bench/support/folders.ts";
import { codeFromCommand, startServerProcess } from "../../support/centre/server-process.ts";
import type { Proof } from "../proof.ts";
import { type KilledKiosk, killAgainAndAgain } from "./kill-rounds.ts";

/** A kiosk that can be started, and the centre it is enrolled at; `cleanUp` removes both. */
const prepare = async (): Promise<KilledKiosk> => {
  const { runtime } = await prepareRuntime();
  await buildAll();
  const screen = await startDisplay({ alwaysVirtual: true, say: () => undefined });
  atTheEnd(screen.stop);
  const centreFolder = join(await folderForCentre(), "data");
  const environment = { COUNTERSTAR_CENTRE_DATA: centreFolder, DATABASE_URL: "" };
  const server = await startServerProcess({ environment });
  atTheEnd(async () => void (await server.end("SIGTERM")));
  const sql = await openDatabase(readSettings({ COUNTERSTAR_CENTRE_DATA: centreFolder }));
  atTheEnd(() => sql.end());
  return {
    sql,
    staff: someStaff(),
    options: {
      executable: runtime.executablePath,
      display: screen.environment["DISPLAY"] ?? "",
      dataFolder: await folderOnDisk(),
      enrolment: { centreUrl: server.ready.listening, code: await codeFromCommand(centreFolder) },
    },
  };
};

/** Kills the real application `kills` times, with a live centre. */
export const proveKills = async (kills: number): Promise<Proof> => {
  const found = await killAgainAndAgain(await prepare(), kills, Math.random);
  const { atStart, inService, thanked, onDisk, lost, doubled, differing } = found;
  return {
    title: "Kill: what somebody was thanked for is there, and at the centre, once",
    rows: [
      [
        "kills at a start",
        "in service",
        "ratings thanked for",
        "on the disk",
        "lost",
        "doubled",
        "otherwise at the centre",
      ],
      [atStart, inService, thanked, onDisk, lost.length, doubled, differing].map(String),
    ],
    failures: [
      ...lost.map((promptId) => `the rating of prompt ${promptId} is gone`),
      ...(doubled > 0 ? [`${doubled} ratings are there twice`] : []),
      ...(differing > 0 ? [`${differing} entries are missing at the centre, or are others there`] : []),
      ...(thanked === 0 ? ["nobody was thanked: nothing was tried"] : []),
    ],
  };
};
