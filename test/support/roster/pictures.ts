import { crc32, deflateSync } from "node:zlib";

const chunk = (name: string, data: Uint8Array): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, sum]);
};

/** A grey PNG. `width` and `height` are what its head says, pixels; its data are those of one pixel. */
export const pngOf = (width = 1, height = 1): Buffer => {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size[8] = 8;
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", size),
    chunk("IDAT", deflateSync(Buffer.from([0, 128]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};

/** Pictures of 8 × 5 pixels that a browser wrote. */
export const writtenPictures = {
  "image/jpeg": Buffer.from(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKT/wAARCAAFAAgDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAdEAACAgEFAAAAAAAAAAAAAAABAgADBBEhMUGh/8QAFQEBAQAAAAAAAAAAAAAAAAAABAX/xAAWEQEBAQAAAAAAAAAAAAAAAAAAARH/2gAMAwEAAhEDEQA/AImuRsVKhSodTqbOzzt7ERDyYqv/2Q==",
    "base64",
  ),
  "image/png": Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAFCAYAAAB4ka1VAAAAPElEQVR4AYyM0QkAIAhEDzdwhXZphJasEdqlVQpEww8Rhedxx3E0mW8GQW/sBkMjkV8QF7x6YfUDww89AAAA//+SA2cCAAAABklEQVQDAGErF2PQ2OZ9AAAAAElFTkSuQmCC",
    "base64",
  ),
  "image/webp": Buffer.from(
    "UklGRkwAAABXRUJQVlA4IEAAAACQAQCdASoIAAUABABoJbACdADWvmAA/DrGcGXv6QX9zI0VLYskkkzS6t4kX2T9Xj3SORaYT//BBf0Of1t59AAA",
    "base64",
  ),
};

export const losslessWebp = Buffer.from("UklGRiIAAABXRUJQVlA4TBYAAAAvBwABAA/wiN1XqT5CZP5DC8MR0f9w", "base64");
