/** Problems that the counter API answers besides those of the counter; the last ones are for IT. */
export const counterApiProblems = {
  "counter-token-unset": {
    status: 401,
    zh: "本机还没有接口令牌。请信息科在本机的信息科面板上生成一个，并交给办公系统。",
    en: "This device has no API token yet. IT: make one on this kiosk's IT panel and give it to the office system.",
  },
  "counter-token-wrong": {
    status: 401,
    zh: "接口令牌缺失或不正确。请在 Authorization 请求头里用 Bearer 带上信息科给的令牌。",
    en: "The API token is missing or wrong. Send the token from IT as Bearer in the Authorization header.",
  },
  "counter-ticket-refused": {
    status: 401,
    zh: "票据缺失、已用过或已过期，请重新取一张后再连接。",
    en: "The ticket is missing, used or expired. Request a new one and connect again.",
  },
  "counter-host-refused": {
    status: 403,
    zh: "请求的主机名不是本机，已拒绝。请用本机的地址访问。",
    en: "The request was refused. Its host name is not this device. Use this device's own address.",
  },
  "counter-origin-refused": {
    status: 403,
    zh: "这个网页来源不在允许名单里。请信息科在本机的信息科面板上加入。",
    en: "The origin of this web page is not on the list. IT: add it on this kiosk's IT panel.",
  },
  "counter-readers-full": {
    status: 429,
    zh: "接收事件的连接已满（{most} 个），请先关闭不用的连接。",
    en: "All {most} connections for events are in use. Close unused connections.",
  },
  "headers-too-large": {
    status: 431,
    zh: "请求头太长，请缩短后再试。",
    en: "The request headers are too long. Shorten them and try again.",
  },
  "request-too-slow": {
    status: 408,
    zh: "请求没有及时发完，请重新发送。",
    en: "The request did not arrive in time. Send it again.",
  },
  "counter-api-unavailable": {
    zh: "办公系统接口没有打开（端口 {port}，{reason}），会自动重试，不影响评价。请腾出这个端口，或换一个。",
    en: "The API is not open (port {port}, {reason}) and is retried. Ratings continue. Free the port, or choose another one.",
  },
  "counter-settings-unreadable": {
    zh: "办公系统接口的设置文件无法读取（{reason}），接口没有打开。请在信息科面板上重新设置。",
    en: "The settings of the API for office systems cannot be read ({reason}). The API stays closed. Set it up again on the IT panel.",
  },
  "counter-token-given": {
    zh: "令牌由环境变量指定，不能在这里更换。",
    en: "An environment variable sets the token. It cannot be changed here.",
  },
} as const;
