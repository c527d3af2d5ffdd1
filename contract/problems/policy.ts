/** What can stand in a file of the office's policy. */
export const policyProblems = {
  "policy-file-unreadable": {
    zh: "读不了文件 {file}（{reason}）。请检查文件名，以及内容是不是 JSON。",
    en: "{file} cannot be read ({reason}). Check its name, and that it holds JSON.",
  },
  "policy-value-invalid": {
    zh: "“{field}”的值不符合要求（{reason}）。请改正；可用 npm run show-policy -- --version 看已有的写法。",
    en: 'The value of "{field}" does not fit ({reason}). Correct it; npm run show-policy -- --version shows how one is written.',
  },
  "policy-time-past": {
    zh: "{time} 已经过去。要立即生效，请不写 --from；要以后生效，请写将来的时间。",
    en: "{time} has passed. Leave --from out to roll it out now, or name a time to come.",
  },
  "policy-picture-unfit": {
    zh: "“{field}”的图片 {file} 读不了、不是 2 MB 以内的 JPG、PNG 或 WebP，或这个中心没有这张图。请在文件旁放一张，写它的文件名。",
    en: 'The picture {file} of "{field}" cannot be read, is no JPG, PNG or WebP of up to 2 MB, or this centre does not hold it. Put one beside the file, and name it.',
  },
  "policy-tags-renamed": {
    zh: "标签版本“{version}”已经是另一套标签。标签改了，请同时换一个 tagsVersion。",
    en: 'The tags version "{version}" names other tags already. Where tags change, give them another tagsVersion.',
  },
  "policy-version-unknown": {
    zh: "没有第 {version} 版。请用 npm run show-policy 查看已有的版本。",
    en: "There is no version {version}. npm run show-policy lists those there are.",
  },
  "policy-place-unknown": {
    zh: "没有单位或窗口“{place}”。请核对 --unit 和 --window。",
    en: 'There is no unit or window "{place}". Check --unit and --window.',
  },
  "policy-time-invalid": {
    zh: "“{time}”不是带时区的时间。请写成 2026-12-01T08:00:00+08:00 这样。",
    en: '"{time}" is no time with its offset. Write it like 2026-12-01T08:00:00+08:00.',
  },
  "policy-unset": {
    zh: "中心还没有办公记录。请先用 npm run import-office 导入名册。",
    en: "The centre holds no office yet. Import its lists with npm run import-office first.",
  },
} as const;
