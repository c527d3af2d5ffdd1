/** Problems of opening and using the IT panel. */
export const itProblems = {
  "it-pin-unset": {
    zh: "还没有设置信息科口令。请联系中心管理员设置（代码 it-pin-unset），本机约一分钟后收到。",
    en: "No IT PIN is set. Ask the centre's administrator to set one (code it-pin-unset). This device receives it within a minute.",
  },
  "it-pin-wrong": {
    zh: "口令不正确，请重新输入，还可再试 {left} 次。",
    en: "The PIN is not correct. Please try again. Attempts left: {left}.",
  },
  "it-pin-waits": {
    zh: "连续输错次数过多，请 {waitSeconds} 秒后再试。",
    en: "Too many wrong attempts. Try again in {waitSeconds} seconds.",
  },
  "it-pin-locked": {
    zh: "信息科口令连续输错 10 次，已在本机锁定（代码 it-pin-locked）。请中心管理员执行 npm run centre -- unlock-it-pin，约一分钟后解锁。",
    en: "Ten wrong PINs: the IT PIN is locked on this device. Ask the centre's administrator to run npm run centre -- unlock-it-pin (code it-pin-locked). That takes a minute.",
  },
  "it-panel-locked": {
    zh: "信息科面板已经关闭，请重新输入信息科口令。",
    en: "The IT panel is closed. Enter the IT PIN again.",
  },
} as const;

/** Problems of an enrolment at the device's own screen. */
export const enrolmentProblems = {
  "already-enrolled": {
    zh: "本机已经入网。换窗口请在信息科面板的“同步”页输入新的入网码；换中心请先清空数据目录。",
    en: "This device is already enrolled. For another window enter a new code on the IT panel, page Sync. For another centre clear its data folder first.",
  },
  "enrolment-ticket-invalid": {
    zh: "地址或入网码写得不对。地址形如 https://10.0.0.2:7600（没有路径），入网码由字母、数字和短横组成。",
    en: "The address or the code has the wrong format. An address looks like https://10.0.0.2:7600, without a path. A code has letters, digits and hyphens.",
  },
  "enrolment-unconfirmed": {
    zh: "中心已接受本机。请核对下面的设备指纹与中心设备页上的是否一致：一致才开始使用。",
    en: "The centre has accepted this device. Compare the fingerprint below with the one on the centre's Devices page. Begin only if they are the same.",
  },
  "enrolment-unreachable": {
    zh: "连不上中心（{reason}）。请核对中心地址，检查网线、代理和防火墙；本机会自动再试。",
    en: "The centre cannot be reached ({reason}). Check its address, the cable, the proxy and the firewall. This device retries automatically.",
  },
  "enrolled-otherwise": {
    zh: "中心没有把本机认作原来那台设备，入网码已经用掉。请按“同步”页上的说明重新入网。",
    en: "The centre did not take this device for the one it was. The code is spent. Enrol again as page Sync says.",
  },
  "enrolment-answer-invalid": {
    zh: "这个地址的答复不是评价中心的（{reason}）。请核对中心地址，并看网络是否要求先登录；本机会自动再试。",
    en: "The answer from this address is not from a centre ({reason}). Check the address, and whether the network requires a login first. This device retries automatically.",
  },
} as const;
