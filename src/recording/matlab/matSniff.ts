/** Which level of MATLAB file the beginning of a file is. */
import { matByteOrder } from './matFile';

const hdf5Signature = '\x89HDF\r\n\x1a\n';

function latinText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/**
 * MATLAB 7.3 files are HDF5, behind a header of their own (which may say `MATLAB 7.0`); other programs that write them
 * may leave it away.
 */
export function isLevel73(head: Uint8Array, fileName: string): boolean {
  const isMatlab = latinText(head.subarray(0, 6)) === 'MATLAB' || isNamedMat(fileName);
  const signatureAt = (offset: number): boolean =>
    latinText(head.subarray(offset, offset + hdf5Signature.length)) === hdf5Signature;
  return isMatlab && (signatureAt(512) || signatureAt(0));
}

function isNamedMat(fileName: string): boolean {
  return fileName.toLowerCase().endsWith('.mat');
}

/** A file called .mat that is no text either. */
export function isBinaryMat(head: Uint8Array, fileName: string): boolean {
  const isWideText = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return isNamedMat(fileName) && !isWideText && head.subarray(0, 512).includes(0);
}

export function isLevel5(head: Uint8Array): boolean {
  const order = matByteOrder(head);
  if (!order) return false;
  const version = order === 'little' ? head[125] : head[124];
  return version === 1 && latinText(head.subarray(0, 6)) === 'MATLAB';
}

/** Level 4 has no signature: a first header whose five fields and name are all plausible. */
export function isLevel4(head: Uint8Array, fileName: string): boolean {
  if (!isNamedMat(fileName) || head.length < 22) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return [true, false].some((littleEndian) => {
    const [type = -1, rows = 0, columns = 0, imaginary = 2, nameBytes = 0] = [0, 4, 8, 12, 16].map((offset) =>
      view.getUint32(offset, littleEndian),
    );
    if (
      type > 4052 ||
      rows > 2 ** 31 ||
      columns > 2 ** 31 ||
      imaginary > 1 ||
      nameBytes < 2 ||
      nameBytes > 64
    ) {
      return false;
    }
    return /^[A-Za-z]\w*\0$/u.test(latinText(head.subarray(20, 20 + nameBytes)));
  });
}
