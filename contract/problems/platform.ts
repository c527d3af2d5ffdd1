/** Why ratings are not sent to the platform again. */
export const platformProblems = {
  "platform-off": {
    status: 409,
    zh: "本中心没有开通上报。请信息科按手册“上报好差评平台”设置。",
    en: "No platform is set up at this centre. Ask IT to set it up as the handbook says under “Upload to the platform above”.",
  },
  "platform-window-over": {
    status: 409,
    zh: "平台只收 {days} 天内的补报，最早可以从 {day} 开始。请缩短时间。",
    en: "The platform takes ratings for {days} days only. Choose days from {day} on.",
  },
} as const;
