/** Why figures are withheld. */
export const figuresProblems = {
  "period-not-fixed": {
    status: 400,
    zh: "数字只按整周（周一至周日）、整月或整季度统计：两段日期相减，会露出个别人的几条评价。请选一周、一个月或一个季度。",
    en: "Figures cover only whole weeks (Monday to Sunday), months or quarters. The difference of two other periods would reveal a few ratings of one person. Choose a week, a month or a quarter.",
  },
} as const;
