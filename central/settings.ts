import { resolve } from "node:path";
import { z } from "zod";
import { StartupTrouble } from "./postgresql/startup-trouble.ts";

const Milliseconds = (least: number, most: number) => z.coerce.number().pipe(z.int().min(least).max(most)).optional();

const Environment = z.object({
  COUNTERSTAR_CENTRE_HOST: z.string().min(1).default("127.0.0.1"),
  /** 0 lets the system choose. */
  COUNTERSTAR_CENTRE_PORT: z.coerce.number().pipe(z.int().min(0).max(65_535)).default(7600),
  COUNTERSTAR_CENTRE_DATA: z.string().min(1).default(".data/centre"),
  DATABASE_URL: z.string().min(1).optional(),
  COUNTERSTAR_DEMO: z.enum(["0", "1"]).default("0"),
  COUNTERSTAR_PROMPT_MS: Milliseconds(5_000, 600_000),
  COUNTERSTAR_THANKS_MS: Milliseconds(1_000, 60_000),
});

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** As configured; PostgreSQL may have to live elsewhere. */
  readonly dataFolder: string;
  /** A PostgreSQL of the operator's own; the centre runs one where there is none. */
  readonly databaseUrl: string | undefined;
  readonly isDemo: boolean;
  readonly policy: { readonly promptMs?: number; readonly thanksMs?: number };
}

/** Empty means unset, as shells and service files write it. */
const withoutEmpty = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (value ? [[name, value]] : [])));

/** The settings the environment carries. Throws `StartupTrouble` that names the variable that does not fit. */
export const readSettings = (environment: NodeJS.ProcessEnv): Settings => {
  const read = Environment.safeParse(withoutEmpty(environment));
  if (!read.success) {
    const name = read.error.issues[0]?.path.join(".") ?? "";
    throw new StartupTrouble(
      `环境变量 ${name} 的值不正确。`,
      `The value of the environment variable ${name} does not fit.`,
    );
  }
  const { COUNTERSTAR_PROMPT_MS: promptMs, COUNTERSTAR_THANKS_MS: thanksMs, ...rest } = read.data;
  return {
    host: rest.COUNTERSTAR_CENTRE_HOST,
    port: rest.COUNTERSTAR_CENTRE_PORT,
    dataFolder: resolve(rest.COUNTERSTAR_CENTRE_DATA),
    databaseUrl: rest.DATABASE_URL,
    isDemo: rest.COUNTERSTAR_DEMO === "1",
    policy: { ...(promptMs === undefined ? {} : { promptMs }), ...(thanksMs === undefined ? {} : { thanksMs }) },
  };
};
