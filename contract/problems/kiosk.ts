/** Problems at the counter. `status`: the HTTP status, for those that the counter API may answer with. */
export const kioskProblems = {
  "staff-number-unknown": {
    zh: "名册里没有这个工号。请核对后重新输入；新到岗人员请联系信息科同步名册。",
    en: "This staff number is not on the roster. Check it and try again. For new staff, ask IT to sync the roster.",
  },
  "pin-wrong": {
    zh: "口令不正确，还可再试 {left} 次。忘了口令，请联系信息科（{supportPhone}）重置。",
    en: "The PIN is not correct. Attempts left: {left}. PIN forgotten? Ask IT ({supportPhone}) to reset it.",
  },
  "login-locked": {
    zh: "连续输错次数过多，请 {waitSeconds} 秒后再试，或联系信息科（{supportPhone}）重置口令。",
    en: "Too many wrong attempts. Try again in {waitSeconds} seconds, or ask IT ({supportPhone}) to reset the PIN.",
  },
  "staff-number-locked": {
    zh: "连续输错 10 次，这个工号已在本机锁定。请联系信息科（{supportPhone}）或中心解锁，其他工号不受影响。",
    en: "Ten wrong PINs: this staff number is locked on this device. Call IT ({supportPhone}) or the centre. Other numbers still work.",
  },
  "pin-change-due": {
    zh: "请先设置自己的新口令，再开始上岗。",
    en: "Set your own new PIN first. Your shift then begins.",
  },
  "log-out-pin-due": {
    zh: "请输入当班人员（{staffNumber}）的口令，结束班次。",
    en: "Enter the PIN of the person on duty ({staffNumber}) to end the shift.",
  },
  "badge-pin-due": {
    zh: "工作证已识别（{staffNumber}），请输入口令。",
    en: "Your card was read ({staffNumber}). Enter your PIN.",
  },
  "badge-unknown": {
    zh: "这张证卡没有登记。请用工号和口令登录，需要登记请联系信息科。",
    en: "This card is not registered. Log in with staff number and PIN, or ask IT to register it.",
  },
  "pin-weak": {
    zh: "这个口令太容易被猜到。请换 6 位没有规律的数字，不用生日、工号、连号、重号和原来的口令。",
    en: "This PIN is easy to guess. Choose six digits that are no birthday, staff number, sequence, repetition or old PIN.",
  },
  "pepper-missing": {
    zh: "本机缺少核对口令用的密钥。请联系信息科检查网络，连上中心后会自动恢复。",
    en: "The secret for checking PINs is missing on this device. Ask IT to check the network. The centre sends it automatically.",
  },
  "on-duty-elsewhere": {
    zh: "您在 {windowNumber} 号窗口还有一个未结束的班次。请先到那里签退；设备有故障时请联系信息科。",
    en: "You are still on duty at window {windowNumber}. End that shift there first. If that device has failed, call IT.",
  },
  "already-on-duty": {
    zh: "本窗口已有人在岗，请先签退。",
    en: "A shift is already open at this window. End it first.",
  },
  "handed-to-oneself": {
    zh: "当班的就是您本人。交接时，请接班的同事输入自己的工号和口令。",
    en: "You are already on duty here. To hand over, your colleague enters their own staff number and PIN.",
  },
  "not-on-duty": {
    status: 409,
    zh: "本窗口无人在岗，请先登录。",
    en: "No staff member is on duty at this window. Log in first.",
  },
  "prompt-already-open": {
    status: 409,
    zh: "评价界面已经打开，请等群众评价完。",
    en: "A prompt is already open. Wait until the citizen has answered.",
  },
  "prompt-not-open": {
    status: 409,
    zh: "本次评价已经结束。",
    en: "This prompt has already ended.",
  },
  "prompt-of-citizen": {
    status: 409,
    zh: "这次评价是群众自己打开的，由群众自己完成或关闭。",
    en: "The citizen opened this prompt. Only the citizen can answer or close it.",
  },
  "prompt-unknown": {
    status: 404,
    zh: "没有这个评价邀请。",
    en: "There is no such prompt.",
  },
  "citizen-busy": {
    status: 409,
    zh: "群众还在填写，请稍候。无人操作时，屏幕会自动返回。",
    en: "A citizen is still using the screen. Please wait. It returns automatically when it is not touched.",
  },
  "walk-up-not-allowed": {
    zh: "本窗口由窗口人员发起评价，请办完事后再评。",
    en: "At this window, staff invite you to rate. Please rate after your business is done.",
  },
  "already-changed": {
    zh: "评价只能修改一次，已按修改后的保存。",
    en: "A rating can be changed only once. Your changed rating is saved.",
  },
  "change-closed": {
    zh: "修改评价的时间已过，原来的评价已经保存。",
    en: "The time to change your rating is over. Your original rating is saved.",
  },
  "touch-required": {
    zh: "请用手指在屏幕上点选。用鼠标或键盘点的不算。",
    en: "Please touch the screen with a finger. A mouse or a key does not count here.",
  },
  "reason-missing": {
    zh: "请选一条原因或写几句。不想说也可以直接离开，评价已经保存。",
    en: "Please choose a reason or write a few words. You may also simply leave: your rating is saved.",
  },
  "tag-unknown": {
    zh: "这条原因已经更新，请重新选择。",
    en: "These reasons have been updated. Please choose again.",
  },
  "form-not-open": {
    zh: "这一页已经关闭，请重新打开。",
    en: "This page has been closed. Please open it again.",
  },
  "survey-not-offered": {
    zh: "现在没有问卷。",
    en: "There is no survey at the moment.",
  },
  "time-has-passed": {
    zh: "恢复时间已经过去，请填今天还没到的时间，或者不填。",
    en: "That time has passed. Enter a later time today, or leave it empty.",
  },
  "not-paused": {
    status: 409,
    zh: "本窗口没有暂停。",
    en: "This window is not paused.",
  },
  "already-paused": {
    status: 409,
    zh: "本窗口已经暂停，请先恢复服务。",
    en: "This window is already paused. Resume service first.",
  },
  "already-rated": {
    status: 409,
    zh: "这次服务已经评价过，一次服务只评价一次。",
    en: "This service has already been rated. It can be rated only once.",
  },
  "input-invalid": {
    zh: "输入的内容不符合要求（{field}），请修改后再试。",
    en: "The input is not valid ({field}). Correct it and try again.",
  },
  "sender-refused": {
    zh: "请求不是从本机界面发出的，已拒绝。",
    en: "The request was refused. It did not come from this kiosk's own screen.",
  },
  starting: {
    status: 503,
    zh: "本机正在启动，请稍候。",
    en: "This device is starting. Please wait.",
  },
  enrolling: {
    status: 503,
    zh: "本机正在向中心 {centreUrl} 入网，连上后会自动继续。",
    en: "This device is enrolling at the centre {centreUrl}. It continues automatically once connected.",
  },
  "not-enrolled": {
    status: 503,
    zh: "本机尚未入网。请信息科在本机点“入网”，用中心发的一次性入网码入网。",
    en: "This device is not enrolled. IT enrols it at its own screen with a one-time code from the centre.",
  },
  "configuration-missing": {
    status: 503,
    zh: "本机已入网，正在等待中心下发配置。请检查网络，连上后会自动继续。",
    en: "This device is enrolled and waits for its configuration from the centre. Check the network. It continues automatically once connected.",
  },
  "configuration-invalid": {
    zh: "中心下发的配置有误（{field}），已沿用上一份。请中心管理员修正。",
    en: "The configuration from the centre is not valid ({field}). The previous one stays in use. The centre's administrator must correct it.",
  },
  "configuration-older": {
    zh: "收到的配置比现用的旧（{version}），已拒绝。",
    en: "The configuration received ({version}) is older than the one in use. It was refused.",
  },
  "already-running": {
    zh: "使用同一数据目录的本程序已在运行，这一次启动已取消。请使用已打开的窗口。",
    en: "A kiosk is already running with this data folder. This start was cancelled. Use the window that is open.",
  },
  "data-folder-unwritable": {
    status: 503,
    zh: "数据目录 {folder} 无法写入（{reason}）。请信息科检查磁盘、权限和设置；修好后本机自动恢复。",
    en: "The data folder {folder} cannot be written ({reason}). IT: check the disk, the permissions and the settings. The kiosk then recovers automatically.",
  },
  "database-newer": {
    status: 503,
    zh: "数据库由更新的版本写成（{found} 高于 {known}）。请安装新版本程序，不要回退。",
    en: "A newer version wrote the database ({found} above {known}). Install the newer version of the program. Do not go back.",
  },
  "store-failed": {
    status: 503,
    zh: "本机没能保存（{reason}），请联系信息科。刚才的操作没有生效。",
    en: "This device could not save ({reason}). The last action had no effect. Call IT.",
  },
  "journal-unwritable": {
    zh: "台账流水无法写入（{reason}）。评价仍保存在数据库中，请信息科检查磁盘。",
    en: "The journal cannot be written ({reason}). Ratings are still saved in the database. IT: check the disk.",
  },
  "identity-unreadable": {
    status: 503,
    zh: "本机的入网身份文件无法读取（{reason}）。请信息科从备份恢复，或重新入网。",
    en: "This device's identity file cannot be read ({reason}). IT: restore it from a backup, or enrol again.",
  },
} as const;
