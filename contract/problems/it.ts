/** Problems of opening and using the IT panel. */
export const itProblems = {
  "it-pin-unset": {
    zh: "还没有设置信息科口令。请在中心的服务器上运行 npm run centre -- set-it-pin，本机约一分钟后收到。",
    en: "No IT PIN has been set. Run npm run centre -- set-it-pin on the centre's server; this device gets it within a minute.",
  },
  "it-pin-waits": {
    zh: "连续输错次数过多，请 {waitSeconds} 秒后再试。",
    en: "Too many wrong attempts. Try again in {waitSeconds} seconds.",
  },
  "it-pin-locked": {
    zh: "信息科口令连续输错 10 次，已在本机锁定。请在中心的服务器上运行 npm run centre -- unlock-it-pin，约一分钟后解锁。",
    en: "Ten wrong PINs: the IT PIN is locked here. Run npm run centre -- unlock-it-pin on the centre's server; it takes a minute.",
  },
  "it-panel-locked": {
    zh: "信息科面板已经关闭，请重新输入信息科口令。",
    en: "The IT panel is closed. Enter the IT PIN again.",
  },
} as const;
