import { z } from "zod";

/** The frame's content policy forbids code made from text. Must run before the first schema is built. */
z.config({ jitless: true });
