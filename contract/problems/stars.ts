/** Problems of stars, of their rules and of frozen months. */
export const starsProblems = {
  "star-period-not-fixed": {
    status: 400,
    zh: "星级只按整月或整季度计算，请选一个月或一个季度。",
    en: "Stars are computed for whole months and quarters. Choose a month or a quarter.",
  },
  "star-policy-moved": {
    status: 409,
    zh: "评星规则已由别人改为第 {version} 版，这一次没有改动。请核对新规则后再改。",
    en: "Another person has changed the rules: version {version} is in force. Nothing was changed. Check the new rules first.",
  },
  "star-month-running": {
    status: 409,
    zh: "{month} 还没有结束，没有冻结。",
    en: "{month} has not ended yet. It was not frozen.",
  },
  "star-month-counting": {
    status: 409,
    zh: "{month} 的数字还在统计，请一分钟后再冻结。",
    en: "The figures of {month} are still being counted. Freeze the month in a minute.",
  },
  "star-month-empty": {
    status: 409,
    zh: "{month} 没有公布过数字，没有可冻结的。",
    en: "No figures of {month} were published, so there is nothing to freeze.",
  },
  "star-month-freezing": {
    status: 409,
    zh: "{month} 正在冻结，请稍等。进度见“任务”页。",
    en: "{month} is being frozen. Wait a moment; the page Jobs shows the progress.",
  },
  "star-month-incomplete": {
    status: 409,
    zh: "{month} 有 {devices} 台设备没有上报到月底，没有冻结。请先处理；确实不能等的，请写明理由。",
    en: "Devices that have not reported until the end of {month}: {devices}. It was not frozen. See to them first. If it cannot wait, give the reason.",
  },
  "star-month-frozen": {
    status: 409,
    zh: "{month} 已经冻结，不能再冻结一次。以后变化的，见勘误。",
    en: "{month} is frozen already and cannot be frozen again. Later changes are listed as errata.",
  },
  "star-month-not-frozen": {
    status: 404,
    zh: "{month} 还没有冻结，没有公告。",
    en: "{month} is not frozen yet, so there is no bulletin.",
  },
} as const;
