import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { Paper } from "./typeset.ts";

/** Complete fonts under the SIL Open Font License; a PDF gets only the characters that it uses. */
const fontFolder = new URL("../fonts/", `file://${createRequire(import.meta.url).resolve("@embedpdf/fonts-sc")}`);
const readFont = (weight: string): Promise<Buffer> => readFile(new URL(`NotoSansHans-${weight}.otf`, fontFolder));

const { template, data } = workerData as Paper;
const source = await readFile(new URL(template, import.meta.url), "utf8");
const fontBlobs = await Promise.all(["Regular", "Bold"].map(readFont));
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
// The data is a value of the template, never a part of its code.
const pdf = compiler.pdf({ mainFileContent: source, inputs: { data: JSON.stringify(data) } });
parentPort?.postMessage(new Uint8Array(pdf));
