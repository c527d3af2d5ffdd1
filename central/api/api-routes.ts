import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform, serializerCompiler } from "fastify-type-provider-zod";
import { apiPath } from "../../contract/office/office-paths.ts";
import { may } from "../accounts/admit-callers.ts";
import { admitPrograms } from "../accounts/admit-programs.ts";
import type { Centre } from "../centre.ts";
import { refuseUnstorable } from "../http/refuse-unstorable.ts";
import { refuseYears } from "../http/refuse-years.ts";
import { reads, readsOfPrograms } from "./reads.ts";

/** Changes with every change that a program has to follow. */
const apiVersion = "1.0.0";

const about = () => ({
  openapi: "3.1.0",
  info: {
    title: "窗口星 Counterstar office API",
    version: apiVersion,
    description:
      "Reads the figures, stars, signals and records of an office, with the roles and places of a token. It changes " +
      "nothing. Small numbers are hidden as on the office's pages. A list that goes on has `next`: send it as `after`. " +
      "Problems have a stable `code`.",
  },
  servers: [{ url: "/" }],
  security: [{ token: [] }],
  components: { securitySchemes: { token: { type: "http" as const, scheme: "bearer" } } },
});

/** The API for other programs, and its document, which needs no token. */
export const addApiRoutes = async (scope: FastifyInstance, centre: Centre): Promise<void> => {
  // Each handler parses its own query: its problems have codes.
  scope.setValidatorCompiler(() => (value) => ({ value }));
  scope.setSerializerCompiler(serializerCompiler);
  await scope.register(swagger, { openapi: about(), transform: jsonSchemaTransform });
  admitPrograms(scope, centre);
  refuseUnstorable(scope);
  refuseYears(scope, centre);
  for (const read of [...reads, ...readsOfPrograms]) read.addForPrograms(scope, centre);
  scope.get(apiPath("openapi.json"), { ...may("everybody"), schema: { hide: true } }, async () => scope.swagger());
};
