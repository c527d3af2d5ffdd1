import type { ItRequests } from "../../../contract/ipc/it.ts";
import type { LogLine } from "../../../contract/ipc/it-system.ts";
import type { ItDeed } from "../../../contract/ledger/bodies/it.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import { reasonOf } from "../../../db/failure-reason.ts";
import { recentLines } from "../../wire/log.ts";
import { writeToStick } from "../../wire/write-to-stick.ts";
import type { HandlersOf } from "../ipc/serve-requests.ts";
import type { AtPanel, ItParts, ItService } from "./it-panel.ts";

export interface SystemRequestParts extends AtPanel, Pick<ItParts, "machine" | "renewEnrolment"> {
  readonly now: () => Date;
}

type SystemRequests = HandlersOf<
  Pick<ItRequests, "restartKiosk" | "openDesktop" | "readLog" | "copyLog" | "renewEnrolment">
>;

const textOf = ({ at, event, facts }: LogLine): string => `${at} ${event}${facts === "" ? "" : ` ${facts}`}\n`;

/** Writes the log of this run to a stick and returns the file's name. Problems: `stick-unwritable`. */
const copyLog = async (
  folder: string,
  lines: readonly LogLine[],
  now: Date,
): Promise<Result<{ readonly fileName: string }>> => {
  const fileName = `counterstar-log-${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}.txt`;
  try {
    await writeToStick(folder, fileName, (file) => file.writeFile(lines.map(textOf).join("")));
    return success({ fileName });
  } catch (error) {
    return failure(problem("stick-unwritable", { reason: reasonOf(error) }));
  }
};

/** IT's actions on the machine and its enrolment. Each is recorded before it happens. */
export const systemRequests = (parts: SystemRequestParts): SystemRequests => {
  const { atPanel, panelOf, machine, now } = parts;
  const noted = (deed: ItDeed): Result<ItService> => {
    const found = atPanel();
    if (!found.ok) return found;
    const written = found.value.store.append([{ kind: "it-acted", body: deed }]);
    if (!written.ok) return written;
    found.value.appended();
    return found;
  };
  return {
    restartKiosk: () => {
      const done = noted({ what: "restarted" });
      if (done.ok) machine.restart();
      return done.ok ? success(null) : done;
    },
    openDesktop: ({ isOpen }) => {
      const done = noted({ what: isOpen ? "desktop-opened" : "desktop-closed" });
      if (!done.ok) return done;
      machine.openDesktop(isOpen);
      return success(panelOf(done.value));
    },
    renewEnrolment: async ({ code }) => {
      const done = noted({ what: "code-entered" });
      if (!done.ok) return done;
      const renewed = await parts.renewEnrolment(code);
      if (!renewed.ok) return renewed;
      done.value.sync.tell({ type: "try-now", isLetIn: true });
      // IT may have left during the request.
      const still = atPanel();
      return still.ok ? success(panelOf(still.value)) : still;
    },
    readLog: () => {
      const found = atPanel();
      return found.ok ? success(recentLines()) : found;
    },
    copyLog: async ({ folder }) => {
      const found = atPanel();
      if (!found.ok) return found;
      const isThere = (await machine.sticks()).some((stick) => stick.folder === folder);
      if (!isThere) return failure(problem("stick-gone", { folder }));
      const done = noted({ what: "log-copied" });
      return done.ok ? copyLog(folder, recentLines(), now()) : done;
    },
  };
};
