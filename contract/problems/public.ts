/**
 * Why a text of the public column is refused. `field` is the text, `at` the place in it, counted in characters from 1,
 * and `found` the beginning of the finding.
 */
export const publicProblems = {
  "card-moved": {
    status: 409,
    zh: "这张卡片已被别人办过，没有记录。列表已更新，请看它现在的状态。",
    en: "Nothing was recorded: another person was faster with this card. The list shows its state now.",
  },
  "card-month-unfit": {
    status: 422,
    zh: "月份不能晚于本月，没有报送。请改月份。",
    en: "Nothing was sent: the month is in the future. Choose another one.",
  },
  "comment-decided": {
    status: 409,
    zh: "刚才有人已对这条意见作了决定，您的没有记录。列表已更新，请看后再定。",
    en: "Nothing was recorded: another person has just decided about this comment. The list shows the decision.",
  },
  "personal-data-name": {
    status: 422,
    zh: "没有记录：{field}第 {at} 个字起（{found}）是人名，不能公开。请改成“一位工作人员”这类说法。",
    en: 'Nothing was recorded: {field}, from character {at} ({found}), names a person. Say "a member of staff" or the like.',
  },
  "personal-data-staff-number": {
    status: 422,
    zh: "没有记录：{field}第 {at} 个字起（{found}）是工号，不能公开。请删去。",
    en: "Nothing was recorded: {field}, from character {at} ({found}), has a staff number. Leave it out.",
  },
  "personal-data-phone": {
    status: 422,
    zh: "没有记录：{field}第 {at} 个字起（{found}）像电话号码，不能公开。请删去。",
    en: "Nothing was recorded: {field}, from character {at} ({found}), looks like a telephone number. Leave it out.",
  },
  "personal-data-id-number": {
    status: 422,
    zh: "没有记录：{field}第 {at} 个字起（{found}）像证件号码，不能公开。请删去。",
    en: "Nothing was recorded: {field}, from character {at} ({found}), looks like the number of an identity document. Leave it out.",
  },
  "personal-data-plate": {
    status: 422,
    zh: "没有记录：{field}第 {at} 个字起（{found}）像车牌号，不能公开。请删去。",
    en: "Nothing was recorded: {field}, from character {at} ({found}), looks like a number plate. Leave it out.",
  },
  "personal-data-address": {
    status: 422,
    zh: "没有记录：{field}第 {at} 个字起（{found}）像电子邮箱，不能公开。请删去。",
    en: "Nothing was recorded: {field}, from character {at} ({found}), looks like a mail address. Leave it out.",
  },
  "personal-data-number": {
    status: 422,
    zh: "没有记录：{field}第 {at} 个字起（{found}）是一长串号码，可能属于个人，不能公开。请删去。",
    en: "Nothing was recorded: {field}, from character {at} ({found}), is a long number that may be a person's. Leave it out.",
  },
} as const;
