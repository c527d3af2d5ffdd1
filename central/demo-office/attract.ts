import { eveningAtHome } from "./illustrations/evening-at-home.ts";
import { fiveLanterns } from "./illustrations/five-lanterns.ts";
import { serviceHall } from "./illustrations/service-hall.ts";
import type { BothLanguages } from "./person.ts";

export type DemoPage = {
  readonly title: BothLanguages;
  readonly text: BothLanguages;
  /** 1600×900, a self-contained SVG document without words. */
  readonly pictureSvg: string;
  readonly showMs: number;
};

const showMs = 12_000;

/** The content of the idle screen. */
export const attract: { readonly afterMs: number; readonly pages: readonly DemoPage[] } = {
  afterMs: 60_000,
  pages: [
    {
      title: { zh: "您请坐，慢慢说", en: "Take a seat, take your time" },
      text: {
        zh: "窗口里是谁、负责什么、承诺什么，都写在这块屏幕上。",
        en: "Who serves you, what they are responsible for and what they promise: it is all on this screen.",
      },
      pictureSvg: serviceHall,
      showMs,
    },
    {
      title: { zh: "评不评、怎么评，由您决定", en: "Whether and how you rate is up to you" },
      text: {
        zh: "五个等级一样大。您的选择，窗口人员看不到；不评价，也不会算作好评或差评。",
        en: "Five levels, all of one size. Staff cannot see your choice, and no answer counts as no score.",
      },
      pictureSvg: fiveLanterns,
      showMs,
    },
    {
      title: { zh: "不着急，可以带回家填写", en: "No hurry: tell us from home" },
      text: {
        zh: "评价之后扫一扫二维码，七天之内，用自己的手机慢慢写。",
        en: "Scan the code after your rating and write on your own phone, any time within seven days.",
      },
      pictureSvg: eveningAtHome,
      showMs,
    },
  ],
};
