import type { ElectronRuntime } from "../electron-runtime/electron-runtime.ts";
import type { CounterApiState } from "./counter-api-state.ts";

export interface Summary {
  readonly windowNumber: string;
  readonly runtime: ElectronRuntime;
  readonly centre: {
    readonly officeUrl: string;
    readonly demoPassword: string | undefined;
    readonly url: string;
    readonly dataFolder: string;
  };
  readonly staffNumber: string;
  readonly pin: string;
  readonly itPin: string;
  readonly counterApi: { readonly token: string; readonly state: CounterApiState };
  /** The path of the picture of the ready screen; null where the screen itself is visible. */
  readonly picture: string | null;
  readonly dataFolder: string;
  readonly isRoot: boolean;
}

const linesOfApi = ({ token, state }: Summary["counterApi"]): readonly string[] => {
  if (!("port" in state)) return [`  API 接口        ${state.zh} ${state.en}`];
  const api = `http://127.0.0.1:${state.port}/v1`;
  return [
    `  API 接口        ${api} (for office systems, described in ${api}/openapi.json)`,
    `  Ask 发起评价    curl -H 'Authorization: Bearer ${token}' --json '{"transactions":[{"transactionRef":"BJ-'$(date +%s)'"}]}' ${api}/prompts`,
  ];
};

const linesOfAccounts = (password: string | undefined): readonly string[] =>
  password === undefined
    ? []
    : [
        `                  log in 登录 city (leader, supervisor, caller, inspector, auditor, it)   password 密码 ${password}`,
      ];

/** The summary for the person at the terminal, one fact a line. */
export const summaryOf = (summary: Summary): string => {
  const { windowNumber, runtime, centre, staffNumber, pin, itPin, counterApi, picture, dataFolder } = summary;
  const support = runtime.isSupportedRelease ? "" : " (no longer supported: for development and test only)";
  const lines = [
    "",
    "窗口星 Counterstar is running",
    `  Kiosk 窗口屏    window ${windowNumber}, Electron ${runtime.version}${support}`,
    `  Log in 登录     staff number 工号 ${staffNumber}   PIN 口令 ${pin}`,
    "  Staff 窗口人员  hold the badge 按住身份牌: invite a rating, pause, end the shift",
    `  IT panel 信息科 hold the mark at the top left for three seconds 按住左上角标志 3 秒   IT PIN 信息科口令 ${itPin}`,
    ...linesOfApi(counterApi),
    `  Centre 中心     ${centre.url}`,
    `  Office 评价页   ${centre.officeUrl}`,
    ...linesOfAccounts(centre.demoPassword),
    `  Data 数据       ${dataFolder}/ (with kiosk.log and centre.log), the centre's data in ${centre.dataFolder}`,
    ...(picture
      ? [
          `  Picture 截图    ${picture} (no display here: ${staffNumber} was logged in for you)`,
          "  Note 注意       without a display the developer tools control the kiosk: while it runs, every user of this machine can use them on a loopback port. For demonstration only 无显示器时屏幕由开发者工具驱动，运行期间本机任何用户都能经回环端口使用它，仅供演示",
        ]
      : []),
    ...(summary.isRoot
      ? ["  Note 注意       started as root, so without Chromium's sandbox. In service, use an ordinary user"]
      : []),
    "  Stop 停止       Ctrl+C",
  ];
  return lines.join("\n");
};
