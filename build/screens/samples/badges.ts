import type { Badge } from "../../../contract/ipc/view.ts";
import { portraitNumbered } from "./pictures.ts";
import { text } from "./sample.ts";

const honours = {
  partyPost: text("党员示范岗", "Party Member Model Post"),
  partyStar: text("党员之星", "Star Party Member"),
  pacesetter: text("服务标兵", "Service Pacesetter"),
  hundredWindows: text("百优窗口", "Hundred Best Windows"),
  doubleBrand: text("双品牌示范点", "Double-Brand Model Site"),
  youthPost: text("青年文明岗", "Youth Service Post"),
} as const;

const usualCommitments = [
  text("一张笑脸相迎，一杯热水相待", "A smile to greet you, hot water if you wait"),
  text("材料齐全，当场办结", "Papers complete: done on the spot"),
  text("材料不齐，一次说清", "Papers missing: told once, in full"),
  text("不推诿，不让您多跑一趟", "No passing on, no second trip"),
];

export const partyMember: Badge = {
  staffNumber: "330101",
  name: text("陈晓岚", "Chen Xiaolan"),
  post: text("综合受理岗 · 首席代表", "General services, chief representative"),
  politicalStatus: "party-member",
  partyYears: 12,
  duties: [
    text(
      "受理退休、社保、医保等事项，当场告知办理结果和时限",
      "Accepts pension, social and medical insurance matters and says on the spot what happens next and by when",
    ),
    text(
      "一次性告知所需材料；不属于本窗口的事，引到能办的窗口",
      "Names every paper needed at once; takes you to the right window when it is not this one",
    ),
  ],
  commitments: usualCommitments,
  honours: [honours.partyPost, honours.pacesetter],
  star: 5,
  portrait: portraitNumbered(0),
};

/** Only the required parts: one duty, one commitment, no picture, no honour, no star. */
export const nonPartyWithoutPortrait: Badge = {
  staffNumber: "330214",
  name: text("欧阳思远", "Ouyang Siyuan"),
  post: text("咨询引导岗", "Enquiries"),
  politicalStatus: "non-party",
  partyYears: null,
  duties: [text("解答咨询，引导取号", "Answers questions and helps with queue numbers")],
  commitments: [text("首问负责，有问必答", "The first person asked finds the answer")],
  honours: [],
  star: null,
  portrait: null,
};

export const nonParty: Badge = {
  ...partyMember,
  staffNumber: "330108",
  name: text("沈墨", "Shen Mo"),
  post: text("出入境受理岗", "Exit and entry"),
  politicalStatus: "non-party",
  partyYears: null,
  honours: [honours.youthPost],
  star: 3,
  portrait: portraitNumbered(3),
};

export const probationary: Badge = {
  ...partyMember,
  staffNumber: "330115",
  name: text("林小满", "Lin Xiaoman"),
  post: text("企业开办岗 · 见习", "Starting a business, trainee"),
  politicalStatus: "probationary-party-member",
  partyYears: null,
  honours: [],
  star: null,
  portrait: portraitNumbered(4),
};

/** The longest realistic value of everything: thirteen characters of name, twelve of title, six commitments of forty. */
export const longestBadge: Badge = {
  staffNumber: "QT-XS-2024-0010823",
  name: text("阿卜杜热合曼·阿卜杜克里木", "Abdurehman Abdukerim"),
  post: text("不动产登记综合受理审核员", "Examiner, integrated real estate registration"),
  politicalStatus: "probationary-party-member",
  partyYears: null,
  duties: [
    text(
      "受理存量房买卖、继承、赠与、离婚析产等不动产转移登记，当场告知结果与时限",
      "Accepts sales, inheritance, gifts and divisions of homes, and says on the spot the result and the time it takes",
    ),
    text(
      "负责抵押权设立、变更、注销登记，与银行、税务和公积金中心联办",
      "Registers, changes and deletes mortgages together with banks, the tax office and the housing fund",
    ),
    text(
      "一次性告知所需材料；不属于本窗口的事，引到能办的窗口",
      "Names every paper needed at once; takes you to the right window when it is not this one",
    ),
  ],
  commitments: [
    text(
      "材料齐全当场受理、当场办结，材料不齐一次书面告知全部补正内容，绝不让您多跑一趟。",
      "Papers complete: accepted and done on the spot; papers missing: all of them named once, in writing",
    ),
    text(
      "首问负责、一办到底，不推诿、不拖延，属于其他窗口的事项由我陪您前往并且当面交接。",
      "Asked first, responsible to the end: for another window of this centre I take you there myself",
    ),
    text(
      "热情接待每一位来访群众，对老年人、残疾人和孕妇优先办理，并提供帮办代办上门服务。",
      "The elderly, the disabled and pregnant women come first, with help, errands and home visits where needed",
    ),
    text(
      "严格按照公布的收费标准和法定时限办理，不收取任何额外费用，不接受任何礼品和宴请。",
      "Published fees and legal time limits are kept; no extra charge, no gift and no invitation is accepted",
    ),
    text(
      "业务系统发生故障时会立刻说明并留下您的电话，恢复之后第一时间主动通知您前来办理。",
      "When a system fails we say so early, take your number and call you first when it works again",
    ),
    text(
      "您对办理结果有疑问的，当场出示法规依据并讲解清楚，仍不满意的当天转交负责人处理。",
      "Any doubt about a result: shown the rule at once, and passed to the head of the hall the same day",
    ),
  ],
  honours: Object.values(honours),
  star: 5,
  portrait: portraitNumbered(1),
};

export const mentor: Badge = {
  ...partyMember,
  staffNumber: "330102",
  name: text("吴伯安", "Wu Bo'an"),
  post: text("不动产登记岗 · 审核员", "Real estate registration, examiner"),
  partyYears: 33,
  honours: [honours.partyStar],
  star: 4,
  portrait: portraitNumbered(2),
};

/** The most years in the Party that a member of staff can have. */
export const longestMentor: Badge = {
  ...longestBadge,
  staffNumber: "QT-XS-1989-0000017",
  name: text("阿依古丽·买买提吐尔逊江", "Ayigul Memettursunjan"),
  politicalStatus: "party-member",
  partyYears: 38,
  portrait: null,
};
