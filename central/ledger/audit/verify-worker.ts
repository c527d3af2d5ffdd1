import { createReadStream } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import type { VerifiedFile } from "./verify-file.ts";
import { verifyPieces } from "./verify-pieces.ts";

const { file, told } = workerData as VerifiedFile;
parentPort?.postMessage(await verifyPieces(createReadStream(file), told));
