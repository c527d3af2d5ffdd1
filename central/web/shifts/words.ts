/** Words of the pages in `shifts` only. `{…}` is a placeholder. */
export const shiftsZh = {
  shiftsPage: "在岗与登录",
  onDuty: "当前在岗",
  onDutyHint: "以各窗口评价屏最近一次联系为准",
  nobodyOnDuty: "现在没有人在岗。",
  dutyState: "状态",
  serving: "服务中",
  pausedUntil: "预计 {time} 恢复",
  mentor: "带教 {number}",
  alsoAt: "同时在 {windows} 号窗口",
  twoWindows: "以下人员上岗时，在另一个窗口还有未结束的班次。请先核实：断网的窗口可能已经签退，只是还没有上报。",
  loginsHint: "同一工号在一台设备上连续输错 10 次口令即锁定，只锁那一台；解锁前请先问清是不是本人在试",
  noLocked: "没有被锁定的工号。",
  lockedAt: "锁定时间",
  unlock: "解锁",
  unlocking: "已解锁，设备联系中心后生效",
  unlockFailed: "没有解锁成功，请检查网络后再试；如一直如此，请联系信息科。",
  changedPins: "最近在窗口改过口令的人员；如不是本人改的，请立即给他换新口令，并请信息科核查那台设备",
  noChangedPins: "还没有人在窗口改过口令。",
} as const;

export const shiftsEn: Readonly<Record<keyof typeof shiftsZh, string>> = {
  shiftsPage: "Staff on duty",
  onDuty: "On duty now",
  onDutyHint: "As of each window screen's last contact",
  nobodyOnDuty: "No staff are on duty now.",
  dutyState: "State",
  serving: "Serving",
  pausedUntil: "expected back at {time}",
  mentor: "with {number}",
  alsoAt: "Also at window {windows}",
  twoWindows:
    "These people began a shift while they had an open shift at another window. Check first: a window without a network may have ended its shift and not reported it yet.",
  loginsHint: "Ten wrong PINs in a row lock a staff number on that device only. Before you unlock it, ask who tried",
  noLocked: "No staff number is locked.",
  lockedAt: "Locked at",
  unlock: "Unlock",
  unlocking: "Unlocked: applies at the device's next contact",
  unlockFailed: "Not unlocked. Check the network and try again. If it fails again, call IT.",
  changedPins:
    "PINs recently changed at a window. If another person changed it, issue a new PIN at once, and ask IT to examine that device",
  noChangedPins: "No PIN has been changed at a window yet.",
};
