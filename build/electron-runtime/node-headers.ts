import { existsSync } from "node:fs";
import { join } from "node:path";
import { BuildProblem } from "./build-problem.ts";
import { packageFolder } from "./project-modules.ts";

/**
 * A folder with `include/node/node_api.h`, for node-gyp's `--nodedir`: the npm package of Node 24 for this platform, so
 * that compiling downloads nothing. Throws "headers-missing".
 */
export function nodeHeadersFolder(): string {
  const platformPackage = `node-${process.platform}-${process.arch}`;
  const folder = packageFolder(platformPackage);
  if (folder && existsSync(join(folder, "include/node/node_api.h"))) return folder;
  throw new BuildProblem(
    "headers-missing",
    `The headers of Node are not installed (the package ${platformPackage}). Run npm ci --include=optional.`,
    `未安装 Node 头文件（软件包 ${platformPackage}）。请执行 npm ci --include=optional。`,
  );
}
