/** Why a step of an item is refused. */
export const rectificationProblems = {
  "item-step-unfit": {
    status: 409,
    zh: "整改项已到另一步，没有记录。请重新打开它，看现在该做什么。",
    en: "The item is at another step by now, so nothing was recorded. Open it again to see what comes next.",
  },
  "item-incomplete": {
    status: 422,
    zh: "还缺“{missing}”，没有记录。请补上后再提交。",
    en: 'Nothing was recorded: "{missing}" is missing. Add it and submit again.',
  },
  "item-root-cause-unknown": {
    status: 422,
    zh: "根本原因不在本单位的清单里，没有记录。请从清单中选一个。",
    en: "Nothing was recorded: the root cause is not in the list. Choose one of the list.",
  },
  "item-person-unfit": {
    status: 422,
    zh: "不能交给这个人，没有记录：只能交给本单位领导或这个窗口的班长。请重新选择。",
    en: "Nothing was recorded: only a leader of the unit or a supervisor of the window can be given the item. Choose again.",
  },
  "item-file-unknown": {
    status: 422,
    zh: "有一个证据文件不属于这一项，没有记录。请重新上传后再提交。",
    en: "Nothing was recorded: a file of evidence does not belong to this item. Upload it again, and submit.",
  },
  "item-files-full": {
    status: 409,
    zh: "这一项已有 {most} 个证据文件，不能再上传。请从已有的文件中选用。",
    en: "This item has {most} files of evidence, which is the most. Use those that are there.",
  },
  "item-appealed-before": {
    status: 409,
    zh: "这一项已经申诉过一次，不能再次申诉。请按决定办理。",
    en: "This item has been appealed once before and cannot be appealed again. Follow the decision.",
  },
  "item-delayed-before": {
    status: 409,
    zh: "本轮已经申请过延期，不能再次申请。请在到期日前办结。",
    en: "A delay was asked for in this round before. Finish the round by its due day.",
  },
  "item-delay-too-long": {
    status: 422,
    zh: "延期最多 {most} 个工作日，没有记录。请改短后再申请。",
    en: "A delay has at most {most} working days, so nothing was recorded. Ask for a shorter one.",
  },
  "help-day-unfit": {
    status: 422,
    zh: "协办期限要从今天起，最晚到整改项的到期日 {day}，没有记录。请改日期。",
    en: "Nothing was recorded: the day has to lie between today and the item's due day, {day}. Choose another day.",
  },
  "help-unit-unfit": {
    status: 422,
    zh: "没有这个单位，或就是本单位，没有记录。请另选一个单位。",
    en: "Nothing was recorded: there is no such unit, or it is the item's own. Choose another one.",
  },
  "help-ended": {
    status: 409,
    zh: "这个协办已经答复或撤回，没有记录。请刷新页面查看。",
    en: "Nothing was recorded: the contribution was answered or withdrawn before. Refresh the page to see it.",
  },
  "sms-off": {
    status: 409,
    zh: "本中心没有开通短信，没有发送。请信息科按手册“发送短信”设置。",
    en: "This centre sends no text messages. Ask IT to set them up as the handbook says under “Send text messages”.",
  },
  "sms-sent-today": {
    status: 409,
    zh: "今天已经给这一项发过短信，没有再发。请明天再发。",
    en: "A message was sent for this item today, so none was sent now. Send the next one tomorrow.",
  },
  "sms-phone-unfit": {
    status: 422,
    zh: "这个号码不能收短信，没有发送：只认数字、加号和空格。请打电话告知。",
    en: "Nothing was sent: the number is not one of digits, spaces and a plus. Tell the citizen on the telephone.",
  },
} as const;
