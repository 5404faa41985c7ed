/** A piece of a block as values: the very ones that `Recording.read` gives. */
import type { Piece } from './block';
import { calibrated, getterOf } from './storedFormat';

/** Writes the piece's values to the beginning of `target`, NaN for missing ones. */
export function decodePiece(piece: Piece, target: Float32Array): void {
  switch (piece.kind) {
    case 'missing':
      target.fill(NaN, 0, piece.count);
      return;
    case 'values':
      target.set(piece.values.subarray(0, piece.count));
      return;
    case 'stored':
      if (isPlainInt16(piece)) decodeInt16(piece, target);
      else decodeStored(piece, target);
  }
}

type StoredPiece = Extract<Piece, { kind: 'stored' }>;

/** Whether the numbers can be read as an array of the machine's own, as those of nearly all recorders. */
function isPlainInt16({ bytes, strideBytes, format }: StoredPiece): boolean {
  const isAligned = bytes.byteOffset % 2 === 0 && strideBytes % 2 === 0;
  return format.encoding === 'int16' && format.littleEndian && !format.overflows && isAligned;
}

/** As `decodeStored`, several times as fast. */
function decodeInt16({ bytes, count, strideBytes, format }: StoredPiece, target: Float32Array): void {
  const { zero, divisor, gain, offset, invalid } = format;
  const stored = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1);
  const step = strideBytes / 2;
  // Indexed directly, in bounds: a call for each sample would take longer than all the rest.
  for (let i = 0, place = 0; i < count; i++, place += step) {
    target[i] = (((stored[place] as number) - zero) / divisor) * gain + offset;
  }
  if (invalid === undefined) return;
  for (let i = 0, place = 0; i < count; i++, place += step) if (stored[place] === invalid) target[i] = NaN;
}

function decodeStored(piece: StoredPiece, target: Float32Array): void {
  const { bytes, count, strideBytes, format } = piece;
  const { littleEndian, invalid } = format;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const get = getterOf(format.encoding);
  for (let i = 0; i < count; i++) {
    const stored = get(view, i * strideBytes, littleEndian);
    const value = Math.fround(calibrated(format, stored));
    target[i] = stored === invalid || !Number.isFinite(value) ? NaN : value;
  }
}
