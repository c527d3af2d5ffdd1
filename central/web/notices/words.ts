/** Words of the notices only. `{…}` is a placeholder. */
export const noticesZh = {
  notices: "推送给本单位系统",
  noticesHint: "每个工作日早上 7:30 起（北京时间），每个有整改工作的单位推送一条，只有数量和链接；失败的自动重试一天",
  noticesSetUp: "还没有设置接收地址，不推送。需要的，请信息科在中心的服务器上设置，办法见“手册”的信息科部分。",
  noNotices: "还没有推送过。设置好接收地址以后，到下一个工作日早上就会列在这里。",
  noticesOfDay: "整改工作，{day}",
  noticesNone: "没有单位有整改工作",
  noticesSent: "已送达 {count} 条",
  noticesWaiting: "等待 {count} 条",
  noticesFailed: "已放弃 {count} 条",
  noticeFailure: "{unit}：试了 {attempts} 次，{reason}",
  noticesRetry: "重发已放弃的",
};

export const noticesEn: Record<keyof typeof noticesZh, string> = {
  notices: "Notices to the office's own system",
  noticesHint:
    "One for each unit with items that ask for work, from 7:30 on working days, Beijing time; counts and links only. Failures are tried again for a day",
  noticesSetUp:
    "No receiver is set up, so no notice is posted. IT can set one up on the centre's server, as the handbook for IT says.",
  noNotices: "None were posted yet. Once a receiver is set up, they are listed here from the next working day on.",
  noticesOfDay: "Items of rectification, {day}",
  noticesNone: "No unit has items that ask for work",
  noticesSent: "received: {count}",
  noticesWaiting: "waiting: {count}",
  noticesFailed: "given up: {count}",
  noticeFailure: "{unit}: attempts {attempts}, {reason}",
  noticesRetry: "Post the given-up ones again",
};
