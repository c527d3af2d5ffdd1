import { argv, stderr, stdout } from "node:process";

interface Command {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly run: () => Promise<unknown>;
}

/**
 * Each module runs when it is loaded and reads its own options; `unlock-it-pin` is the module of `set-it-pin` with an
 * option set.
 */
const commands: readonly Command[] = [
  { name: "start", zh: "启动中心（缺省）", en: "start the centre (the default)", run: () => import("./server.ts") },
  {
    name: "code",
    zh: "给一个窗口发一次性入网码",
    en: "issue a one-time code for a window",
    run: () => import("./commands/new-enrolment-code.ts"),
  },
  {
    name: "codes",
    zh: "按清单批量发入网码",
    en: "issue one-time codes for a list of windows",
    run: () => import("./commands/enrolment-codes.ts"),
  },
  { name: "revoke-device", zh: "停用设备", en: "revoke a device", run: () => import("./commands/revoke-device.ts") },
  {
    name: "unlock-staff",
    zh: "解锁工号",
    en: "unlock a staff number",
    run: () => import("./commands/unlock-staff.ts"),
  },
  { name: "set-it-pin", zh: "设置信息科口令", en: "set the IT PIN", run: () => import("./commands/set-it-pin.ts") },
  {
    name: "unlock-it-pin",
    zh: "解锁信息科口令",
    en: "unlock the IT PIN",
    run: () => {
      argv.push("--unlock");
      return import("./commands/set-it-pin.ts");
    },
  },
  {
    name: "import-office",
    zh: "核对、导入名册",
    en: "check and import the roster",
    run: () => import("./commands/import-office.ts"),
  },
  {
    name: "export-office",
    zh: "导出名册",
    en: "export the roster",
    run: () => import("./commands/export-office.ts"),
  },
  { name: "set-policy", zh: "下发策略", en: "roll out a policy", run: () => import("./commands/set-policy.ts") },
  {
    name: "show-policy",
    zh: "查看下发记录",
    en: "show the rollouts",
    run: () => import("./commands/show-policy.ts"),
  },
  {
    name: "account-link",
    zh: "生成设置密码的一次性链接",
    en: "make a one-time link that sets a password",
    run: () => import("./commands/account-link.ts"),
  },
  {
    name: "new-token",
    zh: "为大屏或其他程序生成令牌",
    en: "issue a token for a display or another program",
    run: () => import("./commands/new-token.ts"),
  },
  {
    name: "import-export",
    zh: "导入设备导出到 U 盘的文件",
    en: "import a device's export from a USB stick",
    run: () => import("./commands/import-export.ts"),
  },
  {
    name: "export-ledger",
    zh: "导出一台设备的台账",
    en: "export the ledger of a device",
    run: () => import("./commands/export-ledger.ts"),
  },
  { name: "verify", zh: "核对台账", en: "verify a ledger", run: () => import("./commands/verify.ts") },
  {
    name: "recompute",
    zh: "从台账重算一段时间的统计并核对",
    en: "count a period again from the ledger and compare",
    run: () => import("./commands/recompute.ts"),
  },
  {
    name: "quarantined",
    zh: "列出已保存但未计入的条目",
    en: "list stored entries that are not counted",
    run: () => import("./commands/list-quarantined.ts"),
  },
  {
    name: "rebuild-read-models",
    zh: "从台账重新生成统计",
    en: "rebuild the read models from the ledger",
    run: () => import("./commands/rebuild-read-models.ts"),
  },
];

const help = (): string =>
  [
    "用法 Usage: npm run centre -- <命令 command> [选项 options]",
    "",
    ...commands.map(({ name, zh, en }) => `  ${name.padEnd(20)} ${zh}  ${en}`),
    "",
    "每个命令的选项见 central/README.zh-CN.md。 central/README.md lists the options of each.",
  ].join("\n");

/** `npm run centre -- <command>`: loads one of the centre's commands; without a name, the centre itself. */
const runNamed = async (): Promise<void> => {
  const [name = "start"] = argv.splice(2, 1);
  if (["help", "--help", "-h"].includes(name)) {
    stdout.write(`${help()}\n`);
    return;
  }
  const command = commands.find((each) => each.name === name);
  if (command) await command.run();
  else {
    stderr.write(`没有命令 ${name}。 There is no command ${name}.\n\n${help()}\n`);
    process.exitCode = 1;
  }
};

await runNamed();
