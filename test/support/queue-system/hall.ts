/** A mark as the service stores it: any 32-bit integer. */
export interface Evaluation {
  readonly rateId: string;
  readonly windowNumber: string;
  readonly userCode: string;
  readonly attitude: number;
  readonly quality: number;
  readonly efficiency: number;
  readonly honest: number;
}

/** The service's database. */
export interface Hall {
  /** The unit whose business a window serves. */
  readonly windows: ReadonlyMap<string, string>;
  /** The unit of each user, by code. */
  readonly users: ReadonlyMap<string, string>;
  /** All calls made, at any time and window. */
  readonly calls: Set<string>;
  /** Has no unique key: a repeated row is stored twice. */
  readonly evaluations: Evaluation[];
}

export interface Login {
  readonly windowNumber: string;
  readonly userCode: string;
}

/** The parts of the service that a request reads, and those of its connection that it may change. */
export interface Asked {
  readonly hall: Hall;
  login: Login | undefined;
}

interface Answer {
  readonly code: string;
  readonly result: unknown;
}

/** Like a dictionary that throws where a name is missing, and like the text of a null value. */
const text = (param: unknown, name: string): string => {
  const value = (param as Readonly<Record<string, unknown>>)[name];
  if (value === undefined || value === null) throw new Error(`no ${name}`);
  return String(value);
};

/** int.Parse: accepts blanks around and a sign, refuses "4.0", "" and "true". */
const integer = (written: string): number | undefined => {
  const value = /^\s*[+-]?\d+\s*$/.test(written) ? Number(written) : Number.NaN;
  return value >= -(2 ** 31) && value < 2 ** 31 ? value : undefined;
};

/** Reads the user before any check: for an unknown code it throws, and sends no answer. */
const logIn = (asked: Asked, param: unknown): Answer => {
  const login = { windowNumber: text(param, "winNum"), userCode: text(param, "userCode") };
  const unit = asked.hall.users.get(login.userCode);
  if (unit === undefined) throw new Error("no such user");
  if (asked.hall.windows.get(login.windowNumber) !== unit) return { code: "1002", result: "窗口或用户信息不正确!" };
  asked.login = login;
  return { code: "0", result: "登录成功!" };
};

const submit = ({ hall }: Asked, login: Login, param: unknown): Answer => {
  const rateId = text(param, "rateId");
  const written = ["attitude", "quality", "efficiency", "honest"].map((name) => text(param, name));
  const [attitude, quality, efficiency, honest] = written.map(integer);
  const isUnread = [attitude, quality, efficiency, honest].includes(undefined);
  if (isUnread || !hall.calls.has(rateId)) return { code: "1003", result: "评价失败!" };
  hall.evaluations.push({ rateId, ...login, attitude, quality, efficiency, honest } as Evaluation);
  return { code: "0", result: "评价成功!" };
};

const withLogin = (asked: Asked, work: (login: Login) => Answer): Answer =>
  asked.login ? work(asked.login) : { code: "1000", result: "当前用户尚未登录" };

const answerTo = (asked: Asked, method: string, param: unknown): Answer => {
  switch (method.trim().toLowerCase()) {
    case "getwindowlist": {
      const windows = [...asked.hall.windows.keys()].sort();
      return { code: "0", result: windows.map((number) => ({ WindowNumber: number, WindowName: `<${number}>'` })) };
    }
    case "login":
      return logIn(asked, param);
    case "ratesubmit":
      return withLogin(asked, (login) => submit(asked, login, param));
    case "raterequest":
    case "rateoperate":
      return withLogin(asked, () => ({ code: "1001", result: "无权限" }));
    default:
      return { code: "999", result: "未知指令" };
  }
};

const escapes = { "<": "\\u003c", ">": "\\u003e", "'": "\\u0027", "&": "\\u0026" } as const;

/** JSON as the service writes it: other characters than a plain serialiser's are escaped. */
export const written = (value: unknown): string =>
  JSON.stringify(value).replaceAll(/[<>'&]/g, (character) => escapes[character as keyof typeof escapes]);

/** A top-level name is matched in any case; names inside `param` exactly as written. */
const field = (message: object, name: string): unknown =>
  Object.entries(message).find(([found]) => found.toLowerCase() === name)?.[1];

/** The answer to send. Throws where the service's own handler throws, which it swallows: no answer is sent. */
export const handle = (asked: Asked, body: string): string => {
  const message: unknown = JSON.parse(body);
  if (typeof message !== "object" || message === null || Array.isArray(message)) throw new Error("not an object");
  const method = field(message, "method");
  if (typeof method !== "string") throw new Error("no method");
  const { code, result } = answerTo(asked, method, field(message, "param"));
  return written({ request: method, code, result });
};
