const segmenter = new Intl.Segmenter("zh", { granularity: "word" });

const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);
const isSpace = (text: string): boolean => /^\s+$/.test(text);
const isOpening = (text: string): boolean => /^[（《〈“‘「『【(["]+$/.test(text);
const isMark = (text: string): boolean => /^[\p{P}\p{S}]+$/u.test(text) && !isOpening(text);
const isCode = (text: string): boolean => /^[\p{Script=Latin}\d.,']+$/u.test(text);

/** Words of one character that belong to the word after them; 的, 了, 岗, 室 and all others belong to the one before. */
const leading = new Set("和与及或在由将对把被向从为不未可请您我本每各第至按以因如并也还就都再已");

/** A phrase grows no longer than this by words of one character. */
const longestPhrase = 7;

/** Names of offices that the general dictionary divides wrongly: 服务分 / 中心. */
const officeWords = /(分中心|中心|街道|社区|便民服务|政务服务)/;

/** Words that say what a number or a code counts or names. */
const units = new Set("号 窗口 室 楼 层 区 栋 幢 年 月 日 时 点 分 秒 元 天 周 岁 米 公里".split(" "));

/** A bare number and the word after it, a code and its unit: 3 个工作日, 10 月, B区-108 窗口. */
const isNumbered = (phrase: string, word: string): boolean =>
  /(?<![\p{L}\d:：.–-])\d+\s?$/u.test(phrase)
    ? (isHan(word) && word.length <= 2) || isCode(word)
    : /[A-Z\d]\s?$/.test(phrase) && units.has(word);

/** B-108, 9:00–11:30, 0571-12345. */
const isJoint = (phrase: string, word: string): boolean =>
  /[\p{L}\d][-–—:：/.·]$/u.test(phrase) && /^[A-Z\d]/.test(word);

/** The extension of a telephone number: 0571-12345678 转 8203. */
const isExtension = (phrase: string, word: string): boolean =>
  /\d\s$/.test(phrase) ? /^(转|ext)$/.test(word) : /\d\s(转|ext\.)\s$/.test(phrase) && /^\d/.test(word);

const isSingle = (word: string): boolean => isHan(word) && word.length === 1;

/** A word of one character that waits for the next one: it would be alone, or leads it. */
const leans = (phrase: string): boolean => isSingle(phrase.trim()) || leading.has([...phrase.trim()].at(-1) ?? "");

/** 的 and 了 join any word; another single one joins neither a name's last word, 中心 in 中心下沙, nor a long phrase. */
const takesSingle = (phrase: string, word: string): boolean =>
  !leading.has(word) &&
  /[\p{Script=Han}）》”]$/u.test(phrase) &&
  (word === "的" || word === "了" || (phrase.length < longestPhrase && !/(中心|街道|社区)$/.test(phrase)));

/** Whether a line must not break between a phrase and the word after it. */
const belongs = (phrase: string, word: string): boolean =>
  isSpace(word) ||
  isMark(word) ||
  /^的(?!确)/.test(word) ||
  isOpening(phrase) ||
  isNumbered(phrase, word) ||
  isJoint(phrase, word) ||
  isExtension(phrase, word) ||
  (leans(phrase) && (isHan(word) || isCode(word))) ||
  (isSingle(word) && takesSingle(phrase, word));

const wordsOf = (text: string): readonly string[] =>
  text
    .split(officeWords)
    .flatMap((part, index) => (index % 2 === 1 ? [part] : [...segmenter.segment(part)].map(({ segment }) => segment)));

const cut = (text: string): readonly string[] => {
  const phrases: string[] = [];
  for (const word of wordsOf(text)) {
    const last = phrases.at(-1);
    if (last === undefined || !belongs(last, word)) phrases.push(word);
    else phrases[phrases.length - 1] = (isSpace(word) ? last : last.replace(/\s$/, "\u00a0")) + word;
  }
  return phrases;
};

/** Texts of an office: a kiosk shows a few dozen in a day. */
const mostRemembered = 500;
const remembered = new Map<string, readonly string[]>();

/**
 * The phrases of a text, between which a line may break: words with their punctuation, particles and units. 综合受理岗 has
 * two, 10 月 8 日（周四）起 has three. Dividing a text takes a fraction of a millisecond, and is done once.
 */
export const phrasesOf = (text: string): readonly string[] => {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const phrases = cut(text);
  remembered.set(text, phrases);
  return phrases;
};
