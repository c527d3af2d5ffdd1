import type { FastifyReply } from "fastify";

/** Calls `done` once the answer has left or the sender has gone; now, where that is so already. */
export const whenAnswered = ({ raw }: Pick<FastifyReply, "raw">, done: () => void): void => {
  if (raw.destroyed || raw.closed) done();
  else raw.once("close", done);
};
