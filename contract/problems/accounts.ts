/** Problems of logging in, of accounts and of permissions. */
export const accountsProblems = {
  "login-required": {
    status: 401,
    zh: "请先登录。登录超过 1 小时未操作或满 12 小时会自动退出。",
    en: "Log in first. A login ends after an hour without use, and after twelve hours.",
  },
  "login-wrong": {
    status: 401,
    zh: "登录名、密码或验证码不正确。",
    en: "The login, the password or the code is not correct.",
  },
  "account-locked": {
    status: 429,
    zh: "错误次数太多，请 {waitSeconds} 秒后再试。忘记密码请找管理员要一次性链接。",
    en: "Too many wrong attempts. Try again in {waitSeconds} seconds. If you forgot the password, ask an administrator for a one-time link.",
  },
  "account-awaits-confirmation": {
    status: 403,
    zh: "账号还在等待确认，暂时不能使用。请联系市创先办，或本单位、上级单位的领导，在“账号”页确认后再登录。",
    en: "This account waits for its confirmation. Ask the city office, or a leader of your unit or of a unit above it, to confirm it on the page Accounts. Then log in again.",
  },
  "account-not-waiting": {
    status: 409,
    zh: "其中有账号已有改动，或不再等您确认，没有执行。请看新的列表再决定。",
    en: "One of these accounts has changed, or does not wait for you any more. Nothing was done. Look at the new list and decide again.",
  },
  "login-code-required": {
    status: 401,
    zh: "请输入手机验证器上的 6 位验证码。",
    en: "Enter the six-digit code of your authenticator.",
  },
  "authenticator-required": {
    status: 403,
    zh: "您的角色须先启用验证器。请重新打开页面，按提示启用。",
    en: "Your role needs an authenticator first. Open the page again and set one.",
  },
  "request-foreign": {
    status: 403,
    zh: "请求不是从本系统的页面发出的，没有执行。请从本系统的地址打开页面再试。",
    en: "The request does not come from a page of this centre. Nothing was done. Open the page at the centre's own address and try again.",
  },
  "token-refused": {
    status: 401,
    zh: "令牌缺失、不正确、已过期或已作废。请向市创先办或信息科要一个新的。",
    en: "The token is missing, wrong, expired or revoked. Ask the city office or IT for a new one.",
  },
  "permission-missing": {
    status: 403,
    zh: "您的角色没有这项权限。如有需要，请联系市创先办或信息科。",
    en: "Your role does not have this permission. If you need it, ask the city office or IT.",
  },
  "link-refused": {
    status: 403,
    zh: "链接不存在、已用过或已过期，请要一个新的。",
    en: "The link is unknown, used or expired. Ask for a new one.",
  },
  "password-unfit": {
    status: 422,
    zh: "密码须为 10 至 128 个字，且不含登录名。没有改动。",
    en: "A password has 10 to 128 characters and does not contain the login. Nothing was changed.",
  },
  "login-unfit": {
    status: 422,
    zh: "登录名只能用字母、数字、汉字和 . _ - @，没有改动。请换一个。",
    en: "A login has letters, digits, Chinese characters and . _ - @ only. Nothing was changed. Choose another one.",
  },
  "name-unfit": {
    status: 422,
    zh: "名称里要有字母、数字或汉字，不能有换行、看不见的字符或改变文字方向的符号；没有改动。请改好后再填。",
    en: "A name needs a letter or a digit, and no line break, no invisible character, and none that changes the direction of text. Nothing was changed. Type it without.",
  },
  "login-taken": {
    status: 409,
    zh: "登录名“{login}”已有人使用，请换一个。",
    en: 'The login "{login}" is taken. Choose another one.',
  },
  "roles-judge-themselves": {
    status: 422,
    zh: "“{one}”和“{other}”不能由同一人或同一程序担任：会自己评自己。没有改动。",
    en: 'One person or program cannot be both "{one}" and "{other}": the unit would judge itself. Nothing was changed.',
  },
  "account-place-unknown": {
    status: 422,
    zh: "没有编码为“{place}”的单位或窗口，没有改动。请对照名册核对。",
    en: 'There is no unit or window "{place}". Nothing was changed. Compare it with the roster.',
  },
  "account-staff-unknown": {
    status: 422,
    zh: "单位 {unit} 没有工号为“{staffNumber}”的人员，没有改动。请对照名册核对，或留空工号。",
    en: 'The unit {unit} has no member of staff with the number "{staffNumber}". Nothing was changed. Compare it with the roster, or leave the number empty.',
  },
  "single-sign-on-unreachable": {
    status: 503,
    zh: "统一登录暂时连不上，请稍后再试，或用登录名和密码登录。",
    en: "The single sign-on does not answer. Try again later, or log in with login and password.",
  },
  "single-sign-on-failed": {
    status: 403,
    zh: "统一登录没有完成，请再试一次。",
    en: "The single sign-on was not completed. Try again.",
  },
  "single-sign-on-unknown": {
    status: 403,
    zh: "没有登录名为“{login}”的可用账号，或它属于另一个人。请找市创先办或信息科开通。",
    en: 'There is no usable account with the login "{login}", or it belongs to another person. Ask the city office or IT for one.',
  },
  "own-grants": {
    status: 403,
    zh: "不能修改自己的角色，请由另一位管理员修改。",
    en: "You cannot change your own roles. Another administrator has to do it.",
  },
  "last-city-account": {
    status: 409,
    zh: "这是最后一个可用的市创先办账号，不能停用，也不能去掉这个角色。",
    en: "This is the last usable account of the city office. It cannot be disabled, and it keeps its role.",
  },
} as const;
