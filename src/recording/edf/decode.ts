/** Turns stored samples into physical values: little-endian two's complement integers of 2 or 3 bytes, calibrated. */
import { KernelSpace, bytesOf, singlesOf } from '../../kernels/kernelSpace';
import type { Calibration } from './signals';

/** Samples that are decoded at a time: they stay in the processor's cache. */
const batch = 8192;
const space = new KernelSpace();

/** Writes the values of all samples in `bytes` into `target` from `position` on; it must have room for them. */
export function decode(
  bytes: Uint8Array,
  bytesPerSample: 2 | 3,
  calibration: Calibration,
  target: Float32Array,
  position: number,
): void {
  const values = target.subarray(position, position + Math.floor(bytes.length / bytesPerSample));
  if (calibration.unsigned === true) decodeUnsigned16(bytes, calibration, values);
  else if (bytesPerSample === 2) decode16(bytes, calibration, values);
  else decode24(bytes, calibration, values);
}

function decode16(bytes: Uint8Array, { gain, offset }: Calibration, values: Float32Array): void {
  const [stored, decoded] = space.layOut(batch / 4, batch / 2);
  const storedBytes = bytesOf(stored);
  const singles = singlesOf(decoded);
  for (let first = 0; first < values.length; first += batch) {
    const count = Math.min(batch, values.length - first);
    storedBytes.set(bytes.subarray(2 * first, 2 * (first + count)));
    space.run.calibrate(stored.address, gain, offset, decoded.address, count);
    values.set(count === batch ? singles : singles.subarray(0, count), first);
  }
}

function decodeUnsigned16(bytes: Uint8Array, { gain, offset }: Calibration, values: Float32Array): void {
  for (let i = 0, byte = 0; i < values.length; i++, byte += 2) {
    // In bounds: `bytes` holds as many samples.
    values[i] = gain * ((bytes[byte] as number) | ((bytes[byte + 1] as number) << 8)) + offset;
  }
}

function decode24(bytes: Uint8Array, { gain, offset }: Calibration, values: Float32Array): void {
  for (let i = 0, byte = 0; i < values.length; i++, byte += 3) {
    // In bounds: `bytes` holds as many samples.
    const low = (bytes[byte] as number) | ((bytes[byte + 1] as number) << 8);
    // Shifting the top byte to the top of 32 bits and back extends its sign.
    values[i] = gain * (((low | ((bytes[byte + 2] as number) << 16)) << 8) >> 8) + offset;
  }
}
