import type { TestProject } from "vitest/node";
import { shareStart } from "../share-start.ts";
import { startTestCluster } from "./cluster.ts";
import { startPooler } from "./pooler.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The migrated template database of the run's PostgreSQL. */
    centreTemplateUrl: string;
    /** Where PgBouncer listens before it, in a run through it. */
    centrePoolerPort: number | undefined;
  }
}

/** One PostgreSQL for the whole run; every test centre gets a database of its own in it. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const cluster = await shareStart("cluster", startTestCluster);
  project.provide("centreTemplateUrl", cluster.templateUrl);
  const isPooled = process.env["COUNTERSTAR_TEST_POOLER"] === "1";
  const pooler = isPooled ? await startPooler(cluster.templateUrl) : undefined;
  project.provide("centrePoolerPort", pooler?.port);
  return async () => {
    await pooler?.stop();
    await cluster.stop();
  };
};
