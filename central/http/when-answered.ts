import type { FastifyReply } from "fastify";

/** Calls `done` once the answer was sent or the sender has gone; immediately where that is so already. */
export const whenAnswered = ({ raw }: Pick<FastifyReply, "raw">, done: () => void): void => {
  if (raw.destroyed || raw.closed) done();
  else raw.once("close", done);
};
