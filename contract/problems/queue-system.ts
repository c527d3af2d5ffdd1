/** Problems between a kiosk and the hall's queue system, in words for IT. */
export const queueSystemProblems = {
  "queue-system-unencrypted": {
    zh: "与叫号系统 {url} 的连接没有加密，也没有口令：同一网络上的人都能看到、改动评价。请只在隔离的专用网络中使用。",
    en: "The connection to the queue system {url} has no encryption and no password. Anyone on the same network can read and change ratings. Use it only in a separate network.",
  },
  "queue-system-unreachable": {
    zh: "连不上叫号系统 {url}（{reason}），将自动重试。评价照常保存。请检查地址、网络和评价服务是否启动。",
    en: "The queue system {url} cannot be reached ({reason}). It is retried automatically. Ratings are saved. Check the address, the network and whether the rate service is running.",
  },
  "queue-system-silent": {
    zh: "叫号系统 {url} 在 {waitSeconds} 秒内没有答复 {method}，连接已放弃，将自动重连。请检查评价服务及其数据库。",
    en: "The queue system {url} did not answer {method} within {waitSeconds} seconds. The connection was closed and is opened again automatically. Check the rate service and its database.",
  },
  "queue-system-login-refused": {
    zh: "叫号系统不认窗口 {windowNumber} 的工号 {userCode}（{reason}），稍后再试。请核对：该系统里有这个工号，且其单位有业务绑定到该窗口；工号不同时请在中心填写对照表。",
    en: "The queue system does not accept user {userCode} at window {windowNumber} ({reason}). It is retried automatically. Check that this user exists there and that a service of the user's unit is bound to the window. If staff numbers differ, enter the mapping at the centre.",
  },
  "queue-system-answer-unclear": {
    zh: "叫号系统 {url} 发来无法识别的消息，已忽略。若反复出现，请核对地址是否指向评价服务。",
    en: "The queue system {url} sent an unknown message, which was ignored. If this repeats, check that the address is that of the rate service.",
  },
  "queue-system-call-refused": {
    zh: "叫号系统 {url} 用编号“{rateId}”请求评价，这个编号不能使用（空白、过长或含控制字符），已拒绝，没有请群众评价。若反复出现，请联系叫号系统的厂商。",
    en: "The queue system {url} requested a rating with the id “{rateId}”. The id cannot be used (blank, too long, or with control characters). The request was refused, and no citizen was asked. If this repeats, contact the vendor of the queue system.",
  },
  "queue-system-submit-refused": {
    zh: "叫号系统没有收下评价 {rateId}（代码 {answer}），不再重发；评价已保存在本机台账。请核对该系统里的叫号记录和数据库。",
    en: "The queue system did not accept rating {rateId} (code {answer}). It is not sent again. The rating is saved in this device's ledger. Check the call records and the database of the queue system.",
  },
  "queue-system-submit-unknown": {
    zh: "评价 {rateId} 发出后没有等到答复，无法得知叫号系统是否收下；为避免重复不再发送，评价已保存在本机台账。",
    en: "No answer came for rating {rateId}, so it is unknown whether the queue system has it. It is not sent again, to avoid a duplicate. The rating is saved in this device's ledger.",
  },
  "queue-system-submit-given-up": {
    zh: "评价 {rateId} 未能在换人或换窗口前送到叫号系统；现在发送会记到别人或别的窗口名下，因此不再发送。评价已保存在本机台账。",
    en: "Rating {rateId} did not reach the queue system before the staff member or the window changed. It is not sent any more, because it would be recorded for another person or window. The rating is saved in this device's ledger.",
  },
} as const;
