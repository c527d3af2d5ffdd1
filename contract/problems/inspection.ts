/** Why a sample is not drawn. */
export const inspectionProblems = {
  "draw-frame-empty": {
    status: 409,
    zh: "这段时间没有这样的评价，没有抽取。今天零点以后收到的评价不在范围内，请换一段时间。",
    en: "There are no such ratings in this period, so nothing was drawn. Ratings that arrived since midnight are not in it. Choose another period.",
  },
  "draw-too-large": {
    status: 409,
    zh: "按这个比例要抽 {wanted} 条，一次最多 {most} 条，没有抽取。请降低比例，或缩短时间。",
    en: "This share would draw {wanted} ratings, and one draw has at most {most}. Nothing was drawn. Choose a smaller share or a shorter period.",
  },
} as const;
