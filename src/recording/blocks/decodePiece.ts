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
      decodeStored(piece, target);
  }
}

function decodeStored(piece: Extract<Piece, { kind: 'stored' }>, target: Float32Array): void {
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
