import type { TestProject } from "vitest/node";
import { shareStart } from "../share-start.ts";
import { startTestCluster } from "./cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The migrated template database of the run's PostgreSQL. */
    centreTemplateUrl: string;
  }
}

/** One PostgreSQL for the whole run; every test centre gets a database of its own in it. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const cluster = await shareStart("cluster", startTestCluster);
  project.provide("centreTemplateUrl", cluster.templateUrl);
  return cluster.stop;
};
