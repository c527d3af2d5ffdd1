/** Problems between a kiosk and the centre. `status` is the HTTP status of the centre's answer. */
export const syncProblems = {
  "request-invalid": {
    status: 400,
    zh: "请求内容不符合约定（{field}）。",
    en: "The request is not valid ({field}).",
  },
  "not-found": { status: 404, zh: "没有这个地址或内容。", en: "Nothing was found at this address." },
  "method-not-allowed": {
    status: 405,
    zh: "这个地址不支持 {method} 请求，可用：{allowed}。",
    en: "This address does not answer {method}. It answers {allowed}.",
  },
  "media-type-unsupported": {
    status: 415,
    zh: "不支持这种内容类型，请使用 {expected}。",
    en: "This media type is not supported. Use {expected}.",
  },
  "body-too-large": {
    status: 413,
    zh: "内容太大，最多 {maxBytes} 字节。",
    en: "The body is too large. The limit is {maxBytes} bytes.",
  },
  "upload-malformed": {
    status: 400,
    zh: "上传内容不是检查点加逐行台账条目（{reason}）。",
    en: "The upload is not a checkpoint followed by one ledger entry per line ({reason}).",
  },
  "content-digest-wrong": {
    status: 400,
    zh: "内容与摘要不符，传输中可能受损，请重发。",
    en: "The body does not match its digest. It may have been damaged in transit. Send it again.",
  },
  "signature-missing": { status: 401, zh: "请求没有签名。", en: "The request is not signed." },
  "signature-wrong": {
    status: 401,
    zh: "请求签名不正确。若反复出现，请重新入网。",
    en: "The signature of the request is not correct. If this repeats, enrol the device again.",
  },
  "nonce-unknown": {
    status: 401,
    zh: "随机数已用过或已过期，请用响应头里的新随机数重发。",
    en: "The nonce was used before or has expired. Send the request again with the new nonce from the response header.",
  },
  "device-unknown": {
    status: 401,
    zh: "中心没有登记这台设备。请核对中心地址，或重新入网。",
    en: "The centre does not know this device. Check its address, or enrol again.",
  },
  "device-revoked": {
    status: 403,
    zh: "中心已停用这台设备，不再接收它的数据。评价照常保存在本机。如仍要使用，请向中心要一个新的入网码，在信息科面板的“同步”页输入。",
    en: "The centre has revoked this device and no longer accepts its data. Ratings are saved on this device. To use it again, ask the centre for a new enrolment code and enter it on the IT panel, page Sync.",
  },
  "enrolment-code-refused": {
    status: 403,
    zh: "入网码不存在、已用过、已作废或已过期，请向中心要一个新的。",
    en: "The enrolment code is unknown, used, revoked or expired. Ask the centre for a new one.",
  },
  "window-unknown": {
    status: 422,
    zh: "没有单位 {unitCode} 的 {windowNumber} 号窗口，一个入网码也没有生成。",
    en: "Unit {unitCode} has no window {windowNumber}. No enrolment code was made.",
  },
  "checkpoint-wrong": {
    status: 422,
    zh: "检查点的签名或内容不正确（{reason}）。",
    en: "The signature or the content of the checkpoint is not correct ({reason}).",
  },
  "chain-broken": {
    status: 422,
    zh: "台账链在第 {seq} 条断开，整批未收。",
    en: "The chain of the ledger breaks at entry {seq}. The whole batch was rejected.",
  },
  "ledger-gap": {
    status: 409,
    zh: "缺少条目：应从第 {expectedEpoch} 纪元第 {expectedSeq} 条开始。",
    en: "Entries are missing. Continue from epoch {expectedEpoch}, entry {expectedSeq}.",
  },
  "ledger-fork": {
    status: 422,
    zh: "第 {seq} 条与中心已有的不同，两份都已保留并报警，请信息科到场检查。",
    en: "Entry {seq} differs from the same entry at the centre. Both are stored, and an alarm was raised. IT must examine the device on site.",
  },
  "ledger-unsealed": {
    zh: "本机台账不是程序写下的样子，已停止上传；程序将重新启动，把它封存并开始新纪元。请信息科查明谁动过数据目录。",
    en: "The ledger differs from the one that this program wrote. The upload was stopped. The program restarts, quarantines the ledger and begins a new epoch. IT: find out who changed the data folder.",
  },
  "too-many-requests": {
    status: 429,
    zh: "请求过于频繁，请 {waitSeconds} 秒后再试。",
    en: "Too many requests. Try again in {waitSeconds} seconds.",
  },
  "centre-busy": {
    status: 503,
    zh: "中心正忙，稍后自动重试。",
    en: "The centre is busy. The request is retried automatically.",
  },
  "service-unavailable": {
    status: 503,
    zh: "中心暂时无法存储，请稍后自动重试。",
    en: "The centre cannot store data at the moment. Try again later.",
  },
  "internal-error": {
    status: 500,
    zh: "中心内部出错，已记录（编号 {requestId}）。",
    en: "The centre had an internal error. It was logged under {requestId}.",
  },
  "centre-unreachable": {
    zh: "连不上中心（{reason}）。评价照常保存，恢复后自动上传。",
    en: "The centre cannot be reached ({reason}). Ratings are saved and will be uploaded automatically.",
  },
  "centre-answer-invalid": {
    zh: "中心的答复无法识别（{reason}），可能被网络设备拦截。评价照常保存。",
    en: "The answer from the centre cannot be read ({reason}). A network device may have replaced it. Ratings are saved.",
  },
  "receipt-invalid": {
    zh: "回执无效（{reason}），没有采用，将重新上传。",
    en: "The receipt is not valid ({reason}) and was ignored. The upload is repeated automatically.",
  },
} as const;
