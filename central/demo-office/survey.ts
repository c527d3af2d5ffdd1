import type { Survey } from "../../contract/survey.ts";

/** One question of each kind. */
export const survey: Survey = {
  id: "2026-hall",
  title: { zh: "办事大厅小调查", en: "A short survey about the hall" },
  questions: [
    {
      type: "single",
      id: "waiting",
      text: { zh: "今天您等了多久？", en: "How long did you wait today?" },
      choices: [
        { id: "none", text: { zh: "没有等", en: "Not at all" } },
        { id: "10", text: { zh: "不到 10 分钟", en: "Less than 10 minutes" } },
        { id: "30", text: { zh: "10 至 30 分钟", en: "10 to 30 minutes" } },
        { id: "more", text: { zh: "超过 30 分钟", en: "More than 30 minutes" } },
      ],
    },
    {
      type: "multiple",
      id: "help",
      text: { zh: "哪些地方帮到了您？", en: "What was of help to you?" },
      choices: [
        { id: "guide", text: { zh: "导办人员", en: "The guides" } },
        { id: "signs", text: { zh: "叫号和指示牌", en: "Queue calls and signs" } },
        { id: "machine", text: { zh: "自助机", en: "Self-service machines" } },
        { id: "booking", text: { zh: "网上预约", en: "Booking online" } },
        { id: "access", text: { zh: "无障碍设施", en: "Barrier-free access" } },
        { id: "none", text: { zh: "都没有用到", en: "None of these" } },
      ],
    },
    {
      type: "scale",
      id: "ease",
      text: { zh: "这件事办起来容易吗？", en: "How easy was it to get this done?" },
      steps: 7,
      low: { zh: "很难", en: "Very hard" },
      high: { zh: "很容易", en: "Very easy" },
    },
    {
      type: "text",
      id: "first",
      text: { zh: "您最希望我们先改进什么？", en: "What should we improve first?" },
    },
  ],
  afterRating: { everyRatings: 3 },
  firstDay: "2026-01-01",
  lastDay: "2035-12-31",
};
