/** Problems of the office's alerts. */
export const alertsProblems = {
  "alert-acknowledged": {
    status: 409,
    zh: "这条提醒已由{by}确认，正在处理。",
    en: "{by} has acknowledged this alert already and deals with it.",
  },
} as const;
