/** Problems between a kiosk and the hall's queue system, in words for IT. */
export const queueSystemProblems = {
  "queue-system-unencrypted": {
    zh: "与叫号系统 {url} 的连接没有加密，也没有口令：同一网络上的人都能看到、改动评价。请只在隔离的专用网络中使用。",
    en: "The link to the queue system {url} is not encrypted and has no password: anybody on that network can read and alter ratings on it. Use it in a separate network only.",
  },
  "queue-system-unreachable": {
    zh: "连不上叫号系统 {url}（{reason}），将自动重试。评价照常保存。请信息科检查地址、网络和评价服务是否启动。",
    en: "The queue system {url} cannot be reached ({reason}); it is tried again. Ratings are kept. IT: check the address, the network and that its rate service runs.",
  },
  "queue-system-silent": {
    zh: "叫号系统 {url} 在 {waitSeconds} 秒内没有答复 {method}，连接已放弃，将自动重连。请信息科检查评价服务及其数据库。",
    en: "The queue system {url} did not answer {method} within {waitSeconds} seconds; the link was dropped and is made anew. IT: check its rate service and database.",
  },
  "queue-system-login-refused": {
    zh: "叫号系统不认窗口 {windowNumber} 的工号 {userCode}（{reason}），稍后再试。请信息科核对：该系统里有这个工号，且其单位有业务绑定到该窗口；工号不同时请在中心填写对照表。",
    en: "The queue system does not accept user {userCode} at window {windowNumber} ({reason}); it is tried again later. IT: the user must exist there under exactly this code, and a service of the user's unit must be bound to the window; where codes differ, enter them at the centre.",
  },
  "queue-system-answer-unclear": {
    zh: "叫号系统 {url} 发来无法识别的消息，已忽略。若反复出现，请信息科核对地址是否指向评价服务。",
    en: "The queue system {url} sent a message that makes no sense; it was ignored. If it stays so, IT: check that the address is that of the rate service.",
  },
  "queue-system-call-refused": {
    zh: "叫号系统 {url} 用编号“{rateId}”请求评价，这个编号不能使用（空白、过长或含控制字符），已拒绝，没有请群众评价。若反复出现，请信息科联系叫号系统的厂商。",
    en: "The queue system {url} asked for a rating of call “{rateId}”. The id cannot be used (blank, too long, or with control characters), so it was refused and nobody was asked. If it stays so, IT: tell the vendor of the queue system.",
  },
  "queue-system-submit-refused": {
    zh: "叫号系统没有收下评价 {rateId}（代码 {answer}），不再重发；评价已保存在本机台账。请信息科核对该系统里的叫号记录和数据库。",
    en: "The queue system did not take rating {rateId} (code {answer}); it is not sent again, and is kept in this device's ledger. IT: check the call records and the database there.",
  },
  "queue-system-submit-unknown": {
    zh: "评价 {rateId} 发出后没有等到答复，无法得知叫号系统是否收下；为避免重复不再发送，评价已保存在本机台账。",
    en: "No answer came for rating {rateId}, so nobody can tell whether the queue system has it. It is not sent again, to store nothing twice, and is kept in this device's ledger.",
  },
  "queue-system-submit-given-up": {
    zh: "评价 {rateId} 未能在换人前送到叫号系统；现在发送会记到别人名下，因此不再发送。评价已保存在本机台账。",
    en: "Rating {rateId} did not reach the queue system before the staff or the window changed. Sent now, it would be booked to somebody else, so it is not sent; it is kept in this device's ledger.",
  },
} as const;
