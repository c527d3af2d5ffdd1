import { existsSync } from "node:fs";
import { join } from "node:path";
import { BuildProblem } from "./build-problem.ts";
import { packageFolder } from "./project-modules.ts";

/**
 * A folder with `include/node/node_api.h`, as node-gyp's `--nodedir` wants it. It is the `node` dev dependency's own
 * platform package, so that compiling downloads nothing. Throws "headers-missing".
 */
export function nodeHeadersFolder(): string {
  const nodeFolder = packageFolder("node");
  const platformPackage = `node-${process.platform}-${process.arch}`;
  const folder = nodeFolder && packageFolder(platformPackage, nodeFolder);
  if (folder && existsSync(join(folder, "include/node/node_api.h"))) return folder;
  throw new BuildProblem(
    "headers-missing",
    `The headers of Node are not installed (${platformPackage}, part of the dev dependency "node"). Run npm install with install scripts allowed.`,
    `未安装 Node 头文件（开发依赖 node 的 ${platformPackage}）。请在允许安装脚本的情况下重新执行 npm install。`,
  );
}
