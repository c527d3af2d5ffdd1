// Runs before `npm start`, `npm test` and `npm run check`, on any Node: a system's older Node cannot read TypeScript.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `The packages do not include Node 24, and Node ${process.versions.node} is too old. Run \`npm ci --include=optional\`. On a system other than Linux x64, install Node 24.\n` +
      `随软件包安装的 Node 24 缺失，而 Node ${process.versions.node} 版本过低：请执行 \`npm ci --include=optional\`；Linux x64 以外的系统请自行安装 Node 24。\n`,
  );
  process.exit(1);
}
