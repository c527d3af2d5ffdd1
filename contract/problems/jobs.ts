/** Problems of tables, papers and the jobs that write them. */
export const jobsProblems = {
  "export-too-long": {
    status: 422,
    zh: "这张表超过 {most} 行，不适合做成 PDF。请改用 XLSX 或 CSV。",
    en: "This table has more than {most} rows, too many for a PDF. Use XLSX or CSV.",
  },
  "exports-waiting": {
    status: 429,
    zh: "您已有 {count} 个文件在排队，请等它们完成，或在“任务”页取消。",
    en: "{count} of your files are waiting already. Wait for them, or cancel some on the page Jobs.",
  },
  "unit-not-yours": {
    status: 404,
    zh: "您的权限里没有这个单位，没有生成文件。",
    en: "This unit is not within your rights. No file was written.",
  },
  "job-account-ended": {
    status: 403,
    zh: "申请人的账号已停用，任务没有执行。",
    en: "The account of the person who asked is disabled. Nothing was done.",
  },
  "job-broken": {
    status: 500,
    zh: "出错了，试了几次都没有成功。请再试一次；仍然失败请找信息科查看中心的日志。",
    en: "It failed several times. Try again; if it fails again, ask IT to look at the centre's log.",
  },
  "job-not-ended": {
    status: 409,
    zh: "任务还没有结束，请先取消。",
    en: "The job has not ended. Cancel it first.",
  },
} as const;
