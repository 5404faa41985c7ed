/** What the head of a MATLAB array states, whatever its class. */

/** What an array's head states, before its contents. */
export interface ArrayHead {
  readonly name: string;
  readonly arrayClass: number;
  readonly complex: boolean;
  readonly logical: boolean;
  readonly dimensions: readonly number[];
  /** Where the contents begin, and where the array ends. */
  readonly contents: number;
  readonly end: number;
}

/** MATLAB's names have 63 letters; within structs each stands before all that are in it. */
export const longestNameBytes = 256;

/** Text of one byte per character without the zeros at its end; names are ASCII. */
export function latinText(view: DataView): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return String.fromCharCode(...bytes.subarray(0, end));
}
