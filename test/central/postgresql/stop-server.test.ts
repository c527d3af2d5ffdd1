import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stopServer } from "../../../central/postgresql/postmaster.ts";

test("a server that a killed centre left running may end by itself before it is stopped", async () => {
  const cluster = mkdtempSync(join(tmpdir(), "counterstar-cluster-"));
  const { pid } = spawnSync("true");
  expect(pid).toBeGreaterThan(0);
  await expect(stopServer(cluster, pid)).resolves.toBeUndefined();
  await rm(cluster, { recursive: true });
});
