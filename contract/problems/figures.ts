/** Why figures are withheld, and why a step of 核实 is refused. */
export const figuresProblems = {
  "period-not-fixed": {
    status: 400,
    zh: "数字只按整周（周一至周日）、整月或整季度统计：两段日期相减，会露出个别人的几条评价。请选一周、一个月或一个季度。",
    en: "Figures cover only whole weeks (Monday to Sunday), months or quarters. The difference of two other periods would reveal a few ratings of one person. Choose a week, a month or a quarter.",
  },
  "period-beyond-ledger": {
    status: 400,
    zh: "不会有 {year} 年的评价。请选 {firstYear} 年到 {lastYear} 年之间的期间。",
    en: "There can be no ratings of the year {year}. Choose a period between {firstYear} and {lastYear}.",
  },
  "flag-step-refused": {
    status: 409,
    zh: "这条疑问现在不能这样处理：别人可能刚处理过，或者还没有请单位说明。请刷新后再看。",
    en: "This step is not possible now: another person may have taken one just before, or the unit has not been asked yet. Reload and look again.",
  },
} as const;
