import type { SurveyQuestion } from "../../../contract/survey.ts";
import { text } from "./sample.ts";

export const singleQuestion: SurveyQuestion = {
  id: "visits",
  type: "single",
  text: text("为这件事，您一共来了几次？", "How many times did you come for this matter?"),
  choices: [
    { id: "once", text: text("一次", "Once") },
    { id: "twice", text: text("两次", "Twice") },
    { id: "more", text: text("三次或更多", "Three times or more") },
  ],
};

export const multipleQuestion: SurveyQuestion = {
  id: "used",
  type: "multiple",
  text: text("今天您用到了哪些服务？", "Which services did you use today?"),
  choices: [
    { id: "desk", text: text("咨询台", "Help desk") },
    { id: "machine", text: text("自助机", "Self-service machine") },
    { id: "window", text: text("窗口", "A window") },
    { id: "waiting", text: text("休息区", "Waiting area") },
  ],
};

/** Eight choices, the most of a question, each as long as an office would write it. */
const wishes = {
  id: "wishes",
  text: text(
    "您认为本中心在便民服务方面最需要改进的是哪几项？请把您觉得重要的都选上，可以多选",
    "What should this centre improve first to be of more use to people? Choose everything that matters to you",
  ),
  choices: [
    { id: "hours", text: text("延长开放时间，周末也能办事", "Longer opening hours, also at weekends") },
    { id: "parking", text: text("增加停车位和无障碍通道", "More parking and step-free access") },
    { id: "queue", text: text("减少排队，推行网上预约取号", "Shorter queues, queue numbers booked online") },
    { id: "forms", text: text("减少重复填表和重复提交材料", "Fewer forms and fewer papers handed in twice") },
    { id: "guides", text: text("办事指南写得更清楚、更好懂", "Service guides that are clear and easy to read") },
    { id: "staff", text: text("窗口人员业务更熟练、更耐心", "Staff with more skill and more patience") },
    { id: "near", text: text("家门口的便民服务点也能办理", "The same services at a point near home") },
    { id: "elderly", text: text("为老年人和残疾人提供帮办代办", "Help and errands for the elderly and disabled") },
  ],
};

export const longestMultipleQuestion: SurveyQuestion = { type: "multiple", ...wishes };
export const longestSingleQuestion: SurveyQuestion = { type: "single", ...wishes };

export const scaleQuestion: SurveyQuestion = {
  id: "clean",
  type: "scale",
  text: text("大厅的环境怎么样？", "How do you find the hall?"),
  steps: 5,
  low: text("很差", "Poor"),
  high: text("很好", "Very good"),
};

export const longestScaleQuestion: SurveyQuestion = {
  id: "recommend",
  type: "scale",
  text: text(
    "如果亲友也要办同样的事情，您会在多大程度上推荐他们到本中心的窗口来办理？",
    "How likely are you to recommend this centre's windows to relatives or friends with the same matter?",
  ),
  steps: 10,
  low: text("完全不会推荐他们来这里", "Would not recommend it at all"),
  high: text("一定会推荐他们来这里办", "Would certainly recommend it"),
};

export const textQuestion: SurveyQuestion = {
  id: "words",
  type: "text",
  text: text("还有什么想告诉我们的？", "Is there anything else you would like to tell us?"),
};
