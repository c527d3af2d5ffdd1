import type { ItemState } from "../../contract/office/rectification/item.ts";
import type { AnswerRating } from "../../contract/office/rectification/item-events.ts";
import type { PageLanguage } from "../follow-up/page-language.ts";

export interface CaseWords {
  readonly title: string;
  readonly otherLanguage: string;
  readonly heading: string;
  readonly hint: string;
  readonly number: string;
  readonly code: string;
  readonly show: string;
  readonly wrong: string;
  readonly tooOften: string;
  readonly tooOftenHint: string;
  readonly noteHeading: string;
  readonly noteHint: string;
  readonly open: string;
  readonly noCaseHeading: string;
  readonly noCase: string;
  readonly back: string;
  readonly caseHeading: string;
  readonly unit: string;
  readonly opened: string;
  readonly round: string;
  readonly state: Readonly<Record<ItemState, string>>;
  readonly setAside: string;
  readonly due: string;
  readonly firstDue: string;
  readonly provisional: string;
  readonly over: string;
  readonly replies: string;
  readonly noReply: string;
  readonly rate: string;
  readonly ratings: Readonly<Record<AnswerRating, string>>;
  readonly rateHint: string;
  readonly rateSend: string;
  readonly rated: string;
  readonly rateThanks: string;
  readonly ratedBefore: string;
  readonly rateChoose: string;
  readonly rateUnfit: string;
  readonly unchanged: string;
  readonly another: string;
}

const zh: CaseWords = {
  title: "我的事项",
  otherLanguage: "English",
  heading: "查询我反映的事项",
  hint: "编号和查询码在发给您的短信里。扫过二维码的，在打开的页面上点“查看办理情况”，也能看到。",
  number: "编号",
  code: "查询码",
  show: "查询",
  wrong: "没有找到。请核对编号和查询码。",
  tooOften: "查询得太频繁了",
  tooOftenHint: "请 {seconds} 秒后再试。",
  noteHeading: "请记下编号和查询码",
  noteHint: "以后打开 {address}，填上编号和查询码，就能看到办理情况和答复。",
  open: "现在查看",
  noCaseHeading: "现在没有可以查看的事项",
  noCase:
    "单位需要答复的，会立为一个事项。窗口下班以后才能在这里看到，请明天再看一次。没有立为事项的，这里不会有内容，您的评价照样算数。",
  back: "返回",
  caseHeading: "第 {number} 号事项",
  unit: "办理单位",
  opened: "受理日期",
  round: "您对上次的答复不满意，单位正在第 {round} 次办理。",
  state: {
    "to-verify": "单位正在核实情况。",
    "to-rectify": "单位正在整改。",
    "to-explain": "单位正在准备向您说明。",
    appealed: "单位对这条评价提出了异议，由单位以外的人复核。",
    "cannot-rectify": "单位认为难以整改，由单位以外的人决定。",
    "to-reply": "事情已经处理，单位正在准备答复您。",
    "to-call": "单位已经答复。留了电话的，我们会打电话问您是否满意。",
    closed: "已经办结。",
  },
  setAside: "已经办结：经复核，这条评价单独统计。您的评价没有改动。",
  due: "最晚答复日",
  firstDue: "原定 {day}，延期经批准",
  provisional: "暂定，只会推后",
  over: "已经超过",
  replies: "单位的答复",
  noReply: "还没有答复。",
  rate: "您对答复满意吗？",
  ratings: { satisfied: "满意", "fairly-satisfied": "基本满意", dissatisfied: "不满意" },
  rateHint: "只能评一次，提交以后不能改。单位看得到，不改变办理情况。",
  rateSend: "提交",
  rated: "您对答复的评价：{rating}",
  rateThanks: "谢谢，您对答复的评价已经记下。",
  ratedBefore: "答复已经评价过了，只能评一次，所以这次没有记下。",
  rateChoose: "还没有选。请选一项，再提交。",
  rateUnfit: "单位正在重新办理，现在不能评价答复，所以这次没有记下。",
  unchanged: "您在窗口的评价一直算数，不会因为办理情况而改动。",
  another: "查询另一件",
};

const en: CaseWords = {
  title: "My case",
  otherLanguage: "中文",
  heading: "Follow my case",
  hint: "Number and code are in the message that was sent to you, and on the page of the QR code that you scanned: press Follow my case there.",
  number: "Number",
  code: "Code",
  show: "Show",
  wrong: "Not found. Please check the number and the code.",
  tooOften: "Asked too often",
  tooOftenHint: "Please try again in {seconds} seconds.",
  noteHeading: "Please note number and code",
  noteHint: "Later open {address} and enter number and code to see how the case stands, and the answer.",
  open: "Show it now",
  noCaseHeading: "There is no case to show now",
  noCase:
    "What the office has to answer becomes a case. It can be seen here once the window has closed for the day: please look again tomorrow. Without a case nothing will appear here, and your rating counts all the same.",
  back: "Back",
  caseHeading: "Case {number}",
  unit: "Office",
  opened: "Received on",
  round: "You were not satisfied with the last answer. The office works on it for time {round}.",
  state: {
    "to-verify": "The office is looking into it.",
    "to-rectify": "The office is putting it right.",
    "to-explain": "The office is preparing an explanation for you.",
    appealed: "The office has objected to this rating. People outside the office decide.",
    "cannot-rectify": "The office says that it cannot put this right. People outside the office decide.",
    "to-reply": "It has been dealt with. The office is preparing its answer to you.",
    "to-call": "The office has answered. Where you left a number, we will call and ask whether you are satisfied.",
    closed: "Closed.",
  },
  setAside: "Closed: after a review this rating is counted apart. Your rating was not changed.",
  due: "Answer due by",
  firstDue: "first {day}; the delay was granted",
  provisional: "provisional, may only move later",
  over: "overdue",
  replies: "The office's answer",
  noReply: "There is no answer yet.",
  rate: "Are you satisfied with the answer?",
  ratings: { satisfied: "Satisfied", "fairly-satisfied": "Fairly satisfied", dissatisfied: "Not satisfied" },
  rateHint: "You can rate it once and not change it later. The office sees it; the case goes on as it is.",
  rateSend: "Send",
  rated: "Your rating of the answer: {rating}",
  rateThanks: "Thank you, your rating of the answer was recorded.",
  ratedBefore: "The answer was rated before. It can be rated once, so nothing was recorded now.",
  rateChoose: "Nothing is chosen yet. Please choose one, then send.",
  rateUnfit: "The office works on the case again, so the answer cannot be rated now. Nothing was recorded.",
  unchanged: "Your rating at the window stays as you gave it, whatever becomes of the case.",
  another: "Follow another case",
};

export const caseWords: Readonly<Record<PageLanguage, CaseWords>> = { zh, en };
