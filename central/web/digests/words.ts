/** Words of the digests only. `{…}` is a placeholder. */
export const digestsZh = {
  digests: "邮件摘要",
  digestsHint: "每周一和每月第一个工作日早上 7:30 起发出（北京时间），只有数量；失败的自动重试约 6 小时",
  digestsHelp: "只有数量和比率，范围与您的页面相同；没有群众的话，也没有人员姓名。默认不发。",
  digestsNoServer: "中心还没有设置邮件服务器，设置好以后才会发出。",
  digestsSetServer:
    "中心没有设置邮件服务器，不发摘要。请在服务器上设置 COUNTERSTAR_ALERT_SMTP 和 COUNTERSTAR_ALERT_MAIL_FROM。",
  digestMail: "邮箱",
  digestWeekly: "每周一发上一周的",
  digestMonthly: "每月第一个工作日发上个月的",
  digestLanguage: "邮件的语言",
  digestNeedsMail: "请先填写邮箱。",
  digestsSaved: "已保存。",
  noDigests: "还没有发过。每个人在右上角自己的名字里填写邮箱并选择周报或月报；到了时间就会列在这里。",
  digestOfWeek: "周报，{day} 起的一周",
  digestOfMonth: "月报，{month}",
  digestMadeAt: "开始发送",
  digestsSent: "已发 {count} 封",
  digestsWaiting: "等待 {count} 封",
  digestsFailed: "失败 {count} 封",
  digestsSkipped: "不再需要 {count} 封",
  digestsComma: "，",
  digestsUnwanted: "没有人选择接收",
  digestFailures: "最近的失败",
  digestFailure: "{login}：试了 {attempts} 次，{reason}",
  digestsRetry: "再发失败的",
};

export const digestsEn: Record<keyof typeof digestsZh, string> = {
  digests: "Digests by mail",
  digestsHint:
    "Sent from 7:30 on Mondays and on the first working day of a month, Beijing time; counts only. Failures are tried again for about six hours",
  digestsHelp:
    "Counts and rates only, of the same units as your pages; no citizen's words and no person's name. None are sent by default.",
  digestsNoServer: "The centre has no mail server yet. They are sent once it has one.",
  digestsSetServer:
    "The centre has no mail server and sends no digests. Set COUNTERSTAR_ALERT_SMTP and COUNTERSTAR_ALERT_MAIL_FROM on the server.",
  digestMail: "Mail address",
  digestWeekly: "On Mondays, of the week before",
  digestMonthly: "On the first working day of a month, of the month before",
  digestLanguage: "Language of the mails",
  digestNeedsMail: "Enter a mail address first.",
  digestsSaved: "Saved.",
  noDigests:
    "None were sent yet. Each person enters an address and chooses under the own name at the top right. They are listed here once their time has come.",
  digestOfWeek: "Weekly digest, week from {day}",
  digestOfMonth: "Monthly digest, {month}",
  digestMadeAt: "Begun at",
  digestsSent: "sent: {count}",
  digestsWaiting: "waiting: {count}",
  digestsFailed: "failed: {count}",
  digestsSkipped: "no longer wanted: {count}",
  digestsComma: ", ",
  digestsUnwanted: "No person has chosen it",
  digestFailures: "Last failures",
  digestFailure: "{login}: attempts {attempts}, {reason}",
  digestsRetry: "Send failed ones again",
};
