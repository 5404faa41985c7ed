/** How much memory a value takes, about: its typed arrays exactly, everything else by a rough count. */

/** Bytes that an object or a field of one takes, about. */
const fieldBytes = 16;

/** Bytes that a value holds; what it holds twice counts once, and what is behind private fields is not seen. */
export function bytesHeld(value: unknown): number {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [value];
  let bytes = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    bytes += typeof next === 'string' ? 2 * next.length : fieldBytes;
    if (typeof next !== 'object' || next === null) continue;
    const counted = ArrayBuffer.isView(next) ? next.buffer : next;
    if (seen.has(counted)) continue;
    seen.add(counted);
    if (ArrayBuffer.isView(next)) bytes += next.buffer.byteLength;
    else if (next instanceof Map || next instanceof Set) for (const item of next) waiting.push(item);
    else for (const item of Object.values(next)) waiting.push(item);
  }
  return bytes;
}
