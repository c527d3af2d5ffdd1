/** Problems of a year of working days that the office imports. Nothing is imported then. */
export const calendarProblems = {
  "calendar-file-unreadable": {
    status: 422,
    zh: "读不出这些日子，没有导入。请用 CSV（每行：日期,放假 或 日期,上班），或 JSON（off 和 worked 两个列表）。",
    en: "These days cannot be read, and nothing was imported. Use CSV (each line: date,off or date,worked), or JSON with the lists off and worked.",
  },
  "calendar-line-wrong": {
    status: 422,
    zh: "第 {line} 行不对：{reason}。没有导入，请改好这一行再试。",
    en: "Line {line} is wrong: {reason}. Nothing was imported. Correct the line and try again.",
  },
  "calendar-year-incomplete": {
    status: 422,
    zh: "{year} 年只有 {count} 个工作日放假，不够一整年，没有导入。请把通知里全年的日子都填上。",
    en: "Only {count} weekdays of {year} are off, too few for a year. Nothing was imported. Enter every day of the notice.",
  },
  "calendar-year-unfit": {
    status: 422,
    zh: "不能导入 {year} 年：最晚到 {lastYear} 年，通知每年只公布下一年的安排。没有导入。",
    en: "The year {year} cannot be imported: the last one is {lastYear}, since a notice is about the next year. Nothing was imported.",
  },
  "calendar-notice-missing": {
    status: 422,
    zh: "请填写通知的网址，别人才能核对。没有导入。",
    en: "Enter the address of the notice, so that others can check it. Nothing was imported.",
  },
  "calendar-base-moved": {
    status: 409,
    zh: "这一年刚刚被别人改过，没有导入。请重新预览后再导入。",
    en: "Another person has just changed this year. Nothing was imported. Preview it again.",
  },
} as const;
