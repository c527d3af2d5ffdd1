/** Problems of a policy that the office rolls out, by command or on its page. */
export const policyProblems = {
  "policy-file-unreadable": {
    zh: "读不了文件 {file}（{reason}）。请检查文件名，以及内容是不是 JSON。",
    en: "The file {file} cannot be read ({reason}). Check its name, and that it contains JSON.",
  },
  "policy-value-invalid": {
    status: 422,
    zh: "“{field}”的值不符合要求（{reason}）。请改正后再试。",
    en: 'The value of "{field}" is not valid ({reason}). Correct it and try again.',
  },
  "policy-time-past": {
    status: 422,
    zh: "{time} 已经过去。要立即生效，请选“立即”；要以后生效，请选将来的时间。",
    en: '{time} has passed. To roll it out now, choose "At once". To roll it out later, choose a future time.',
  },
  "policy-picture-unfit": {
    status: 422,
    zh: "“{field}”的图片 {file} 读不了或不完整、不是 2 MB 且 4000 万像素以内的 JPG、PNG 或 WebP，或这个中心没有这张图。请换一张图。",
    en: 'The picture {file} of "{field}" cannot be read or is not whole, is not a JPG, PNG or WebP of up to 2 MB and 40 million pixels, or is not at this centre. Choose another picture.',
  },
  "policy-tags-renamed": {
    status: 409,
    zh: "标签版本“{version}”已经是另一套标签。标签改了，请同时换一个标签版本。",
    en: 'The tags version "{version}" already has other tags. If you change the tags, also change their version.',
  },
  "policy-version-unknown": {
    status: 404,
    zh: "没有第 {version} 版。请在下发记录中查看已有的版本。",
    en: "There is no version {version}. See the list of rollouts for the existing versions.",
  },
  "policy-place-unknown": {
    status: 422,
    zh: "没有单位或窗口“{place}”。请核对单位编码和窗口号。",
    en: 'There is no unit or window "{place}". Check the unit code and the window number.',
  },
  "policy-time-invalid": {
    status: 422,
    zh: "“{time}”不是带时区的时间。请写成 2026-12-01T08:00:00+08:00 这样。",
    en: '"{time}" is not a time with a time zone. Write it like 2026-12-01T08:00:00+08:00.',
  },
  "policy-base-moved": {
    status: 409,
    zh: "您编辑的那一版在这里已不再生效，到时生效的是第 {version} 版（0 表示初始配置）。这一次什么也没有下发；请载入这一版，核对您的改动后再下发。",
    en: "The version that you edited is no longer in force here. Version {version} will be in force then (0 is the first setting). Nothing was rolled out. Load that version, check your changes, and roll out again.",
  },
  "policy-not-planned": {
    status: 409,
    zh: "第 {version} 版没有待生效的下发：已经生效，或已经撤销。没有改动；已经生效的，请改用回退。",
    en: "Version {version} is no longer planned: it has taken effect or was withdrawn. Nothing was changed. If it has taken effect, roll back.",
  },
  "policy-unset": {
    status: 409,
    zh: "中心还没有办公记录。请信息科先导入名册。",
    en: "The centre has no office data yet. Ask IT to import the roster first.",
  },
} as const;
