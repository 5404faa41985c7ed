/** Samples of a real EMG channel in µV at another rate. */
import { fileLocation } from '../../../src/recording/byteSource';
import { openRecording } from '../../../src/recording/openRecording';

/** Zero crossings of the interpolating sinc on either side. */
const lobes = 16;

/**
 * [fromSeconds, toSeconds) of a channel without its mean, in µV at `samplingRate` Hz; the recording must be free of gaps there.
 * @throws Error for a unit that is no voltage; RecordingError for a file that can't be read.
 */
export async function emgChannelOf(
  file: string,
  stretch: { readonly channel: number; readonly fromSeconds: number; readonly toSeconds: number },
  samplingRate: number,
): Promise<Float64Array> {
  const recording = await openRecording(fileLocation(file));
  try {
    const channel = recording.channels[stretch.channel];
    if (!channel) throw new Error(`${file} has no channel ${stretch.channel}.`);
    const perUnit = { uv: 1, µv: 1, mv: 1000 }[channel.unit.toLowerCase()];
    if (perUnit === undefined) throw new Error(`${file}: ${channel.unit} is no unit that a hybrid takes.`);
    const from = Math.round(stretch.fromSeconds * channel.samplingRate);
    const count = Math.round((stretch.toSeconds - stretch.fromSeconds) * channel.samplingRate);
    const raw = Float64Array.from(
      await recording.read(stretch.channel, from, count),
      (value) => value * perUnit,
    );
    const mean = raw.reduce((sum, value) => sum + value, 0) / raw.length;
    return resampled(
      raw.map((value) => value - mean),
      channel.samplingRate,
      samplingRate,
    );
  } finally {
    await recording.close();
  }
}

/** Band-limited interpolation by a Hann-windowed sinc (Smith 1984) with its cutoff at the lower of the two Nyquist rates. */
export function resampled(samples: Float64Array, fromRate: number, toRate: number): Float64Array {
  if (fromRate === toRate) return samples;
  const cutoff = Math.min(1, toRate / fromRate);
  const reach = lobes / cutoff;
  return Float64Array.from({ length: Math.floor((samples.length * toRate) / fromRate) }, (_, i) => {
    const at = (i * fromRate) / toRate;
    let sum = 0;
    for (
      let j = Math.max(0, Math.ceil(at - reach));
      j <= Math.min(samples.length - 1, Math.floor(at + reach));
      j++
    ) {
      const x = (j - at) * cutoff;
      const sinc = x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
      sum += samples[j]! * sinc * cutoff * (0.5 + 0.5 * Math.cos((Math.PI * x) / lobes));
    }
    return sum;
  });
}
