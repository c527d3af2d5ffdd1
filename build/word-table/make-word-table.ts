import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { knownCharacters } from "./known-characters.ts";
import { readCounts } from "./read-counts.ts";
import { type Spell, spellWith } from "./spell.ts";
import { tableOf } from "./table-of.ts";

/**
 * Makes renderer/controls/text-entry/word-table.txt, the words that the pinyin keyboard offers, from two packages under
 * the MIT License: from jieba's dictionary how often a word is used, from pinyin-pro how it is read. The result lies in
 * the repository, so that a build needs neither. To make it again:
 *
 *     npm pack @node-rs/jieba@2.0.3 pinyin-pro@3.29.4
 *     mkdir node-rs-jieba pinyin-pro
 *     tar -xzf node-rs-jieba-2.0.3.tgz -C node-rs-jieba --strip-components=1
 *     tar -xzf pinyin-pro-3.29.4.tgz -C pinyin-pro --strip-components=1
 *     node build/word-table/make-word-table.ts .
 */
const [, , folder] = process.argv;
if (folder === undefined) throw new Error("usage: make-word-table.ts <folder of node-rs-jieba and pinyin-pro>");

const pinyinPro = pathToFileURL(join(folder, "pinyin-pro/dist/index.mjs")).href;
const { pinyin }: { readonly pinyin: Spell } = await import(pinyinPro);
const counts = readCounts(readFileSync(join(folder, "node-rs-jieba/dict.txt"), "utf8"), knownCharacters);
const notice = readFileSync(new URL("notice.txt", import.meta.url), "utf8");
const table = tableOf(counts, spellWith(pinyin), knownCharacters);
writeFileSync(new URL("../../renderer/controls/text-entry/word-table.txt", import.meta.url), `${notice}${table}`);
