import type { TestProject } from "vitest/node";
import { shareStart } from "../share-start.ts";
import { startTestCluster } from "./cluster.ts";
import { startPooler } from "./pooler.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The port of PgBouncer in front of the run's PostgreSQL; only in projects that use it. */
    centrePoolerPort: number | undefined;
  }
}

/** The run's PostgreSQL with PgBouncer in front: the test centres of the project use that. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const cluster = await shareStart("cluster", startTestCluster);
  const pooler = await startPooler(cluster.templateUrl);
  project.provide("centreTemplateUrl", cluster.templateUrl);
  project.provide("centrePoolerPort", pooler.port);
  return async () => {
    await pooler.stop();
    await cluster.stop();
  };
};
