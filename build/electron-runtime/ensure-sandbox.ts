import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BuildProblem } from "./build-problem.ts";
import { runCommand } from "./run-command.ts";

const SET_USER_ID = 0o4000;

/**
 * Checks that Chromium's sandbox can work: it needs user namespaces, or else its helper owned by root. Without either
 * Electron ends at once. As root there is no sandbox. Throws "sandbox-not-possible".
 */
export const ensureSandbox = async (executablePath: string): Promise<void> => {
  if (process.platform !== "linux" || process.getuid?.() === 0) return;
  const helper = join(dirname(executablePath), "chrome-sandbox");
  const entry = await stat(helper).catch(() => undefined);
  if (entry?.uid === 0 && (entry.mode & SET_USER_ID) !== 0) return;
  const probe = await runCommand("unshare", ["--user", "--map-root-user", "true"]);
  if (probe.exitCode === 0) return;
  throw new BuildProblem(
    "sandbox-not-possible",
    `Chromium's sandbox cannot start: ordinary users cannot create user namespaces on this machine (${probe.output.trim()}). Run once:\n  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}\nIn a container, run it as root or allow user namespaces.`,
    "Chromium 沙箱无法启动：本机不允许普通用户创建 user namespace。请先执行上面的命令。",
  );
};
