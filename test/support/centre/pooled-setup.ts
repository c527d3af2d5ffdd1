import type { TestProject } from "vitest/node";
import { shareStart } from "../share-start.ts";
import { startTestCluster } from "./cluster.ts";
import { startPooler } from "./pooler.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where PgBouncer listens before the run's PostgreSQL; in projects that go through it alone. */
    centrePoolerPort: number | undefined;
  }
}

/** The run's PostgreSQL with PgBouncer before it: the test centres of the project go through that. */
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
