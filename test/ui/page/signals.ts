/** Synthetic recordings for the page's bench: deterministic, with known amplitudes, made in the page itself. */
import type { ChannelView, RecordingView } from '../../../src/protocol/page';
import type { SampleSpan, SampleStatistics } from '../../../src/protocol/samples';

export interface BenchRecording {
  readonly view: RecordingView;
  readonly samples: readonly Float32Array[];
}

/** When the units of some samples fire, in seconds. */
const firings = new WeakMap<Float32Array, readonly (readonly number[])[]>();

/** The trains that the potentials of a channel were made of, in order; empty where it has none. */
export function trainsOf({ samples }: BenchRecording, channel: number): readonly Float64Array[] {
  const trains = firings.get(samples[channel]!) ?? [];
  return trains.map((train) => Float64Array.from(train).sort());
}

/** Pseudo-random numbers in [0, 1) by mulberry32: the same on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function make(seconds: number, rate: number, value: (t: number, i: number) => number): Float32Array {
  return Float32Array.from({ length: Math.round(seconds * rate) }, (_, i) => value(i / rate, i));
}

/** Adds one motor unit potential: three phases, about 10 ms long. */
function addPotential(samples: Float32Array, rate: number, at: number, amplitude: number): void {
  const from = Math.round((at - 0.005) * rate);
  for (let i = Math.max(0, from); i < Math.min(samples.length, from + 0.012 * rate); i++) {
    const t = (i / rate - at) * 1000;
    const first = samples[i] ?? 0;
    samples[i] = first + amplitude * (1.4 * t * t - 1) * -Math.exp(-t * t * 0.9);
  }
}

/** Noise, two motor units at rest, and a burst that speeds up like a cramp between 12 and 22 s. */
function needle(seconds: number, rate: number, seed: number): Float32Array {
  const next = random(seed);
  const samples = make(seconds, rate, () => (next() + next() + next() - 1.5) * 9);
  const trains: number[][] = [[], [], [], [], []];
  for (let t = 0.4; t < seconds; t += 0.11 + next() * 0.02) {
    if (t <= 3 || t >= 9) continue;
    addPotential(samples, rate, t, 180);
    trains[0]!.push(t);
  }
  let turn = 0;
  for (let t = 12; t < 22; t += 0.012 + next() * 0.01) {
    addPotential(samples, rate, t, 260 + 240 * Math.sin(((t - 12) / 10) * Math.PI) * next());
    trains[turn++ % 4]!.push(t);
  }
  for (let t = 26; t < 30; t += 0.06 + next() * 0.06) {
    addPotential(samples, rate, t, 120);
    trains[4]!.push(t);
  }
  firings.set(samples, trains);
  return samples;
}

/** Rest, a ramp up to 40 N, a plateau, a fall, with 5 N of preload. */
function forceRamp(seconds: number, rate: number): Float32Array {
  const next = random(7);
  return make(seconds, rate, (t) => {
    const up = Math.min(1, Math.max(0, (t - 12) / 3));
    const down = Math.min(1, Math.max(0, (22 - t) / 2));
    return 5 + 40 * Math.min(up, down) + (next() - 0.5) * 0.4;
  });
}

function blank(samples: Float32Array, rate: number, from: number, to: number): Float32Array {
  return samples.fill(NaN, Math.round(from * rate), Math.round(to * rate));
}

function recording(
  name: string,
  durationSeconds: number,
  channels: readonly (Omit<ChannelView, 'samples' | 'kindReason'> & { values: Float32Array })[],
  more: Partial<RecordingView> = {},
): BenchRecording {
  return {
    view: {
      name,
      format: 'EDF+C',
      durationSeconds,
      startTime: '2024-03-11T10:42:00',
      warnings: [],
      overview: 'automatic',
      channels: channels.map(({ values, ...channel }) => ({
        ...channel,
        kindReason: 'by its name',
        samples: values.length,
      })),
      ...more,
    },
    samples: channels.map(({ values }) => values),
  };
}

function emg(name: string, samplingRate: number, values: Float32Array) {
  return { name, unit: 'µV', kind: 'emg' as const, samplingRate, values };
}

/** A needle channel with a cramp, a second with a gap, a force channel. */
export function cramp(more: Partial<RecordingView> = {}): BenchRecording {
  const rate = 4000;
  return recording(
    'case01.edf',
    36,
    [
      emg('EMG Gastrocnemius medialis', rate, needle(36, rate, 1)),
      emg('Soleus', rate, blank(needle(36, rate, 2), rate, 30, 33.5)),
      {
        name: 'Force',
        unit: 'N',
        kind: 'mechanical',
        samplingRate: 500,
        values: forceRamp(36, 500),
      },
    ],
    { warnings: ['The header counts 37 records, the file holds 36.'], ...more },
  );
}

/** 100 µV at 100 Hz, and for the eye a slower one. */
export function sine(rate: number): BenchRecording {
  const wave = (frequency: number) => (t: number) => 100 * Math.sin(2 * Math.PI * frequency * t);
  return recording('sine.edf', 2, [
    emg('Sine 100 Hz', rate, make(2, rate, wave(100))),
    emg('Sine 10 Hz', rate, make(2, rate, wave(10))),
  ]);
}

/** High-density surface EMG: more lanes than fit. */
export function many(count: number, rate = 2000): BenchRecording {
  const channels = Array.from({ length: count }, (_, index) =>
    emg(`HD ${String(index + 1).padStart(2, '0')}`, rate, needle(36, rate, index + 1)),
  );
  return recording('grid.bdf', 36, channels, { format: 'BDF+' });
}

/**
 * As a laboratory records: a grid of 60 electrodes whose long names differ at their ends, one of them with an offset, and
 * force, torque, a trigger and a counter beside them.
 */
export function grid(): BenchRecording {
  const rate = 1000;
  const muscles = [1, 2, 3, 4].map((seed) => needle(36, rate, seed));
  const electrodes = Array.from({ length: 60 }, (_, index) => {
    const place = `R${Math.floor(index / 12) + 1}C${String((index % 12) + 1).padStart(2, '0')}`;
    const values = muscles[index % muscles.length]!;
    return emg(
      `Tibialis anterior ${place}`,
      rate,
      index === 2 ? values.map((value) => value + 2500) : values,
    );
  });
  const slow = forceRamp(36, 500);
  const beside = [
    { name: 'Force', unit: 'N', kind: 'mechanical' as const, values: slow },
    { name: 'Torque', unit: 'Nm', kind: 'mechanical' as const, values: slow.map((value) => value / 8) },
    {
      name: 'Trigger',
      unit: '',
      kind: 'trigger' as const,
      values: slow.map((_, i) => (i % 1000 < 20 ? 5 : 0)),
    },
    { name: 'Counter', unit: '', kind: 'other' as const, values: slow.map((_, i) => i) },
  ].map((channel) => ({ ...channel, samplingRate: 500 }));
  return recording('grid60.bdf', 36, [...electrodes, ...beside], { format: 'BDF+' });
}

/** Half an hour of two quiet channels, for as many labels as a person makes in it. */
export function long(): BenchRecording {
  const rate = 1000;
  const next = random(11);
  const noise = (): Float32Array => make(1800, rate, () => (next() + next() - 1) * 12);
  const channels = ['EMG tibialis anterior', 'EMG soleus'].map((name) => emg(name, rate, noise()));
  return recording('night.edf', 1800, channels);
}

/** Ten minutes of noise at 4 kHz, for units that are told beside it. */
export function contraction(): BenchRecording {
  const rate = 4000;
  const next = random(12);
  const noise = make(600, rate, () => (next() + next() - 1) * 60);
  return recording('effort.edf', 600, [emg('EMG tibialis anterior', rate, noise)]);
}

/** When the spike of `spike` is, in seconds. */
export const spikeSeconds = 30;

/** A minute at 20 kHz: 5 µV up and down, and one sample of 1 mV. Sample i reads as `quietSample(i)` elsewhere. */
export function spike(): BenchRecording {
  const rate = 20_000;
  const values = make(60, rate, (_t, i) => quietSample(i));
  values[spikeSeconds * rate] = 1000;
  return recording('spike.edf', 60, [emg('EMG', rate, values), emg('Quiet', rate, make(60, rate, quiet))]);
}

/** −5 to 5 µV in steps of 0.5 µV: no two neighbours alike. */
export function quietSample(index: number): number {
  return ((index * 8) % 21) / 2 - 5;
}

const quiet = (_t: number, index: number): number => quietSample(index) / 10;

/** The numbers of a span, as the worker tells them: of the samples nearest to its ends. */
export function statisticsOf(
  { view, samples }: BenchRecording,
  { channel, startSeconds, endSeconds }: SampleSpan,
): SampleStatistics | null {
  const { samplingRate } = view.channels[channel]!;
  const from = Math.round(startSeconds * samplingRate);
  const to = Math.max(from + 1, Math.round(endSeconds * samplingRate));
  const valid = samples[channel]!.slice(from, to).filter((value) => !Number.isNaN(value));
  if (valid.length === 0) return null;
  const mean = valid.reduce((sum, value) => sum + value, 0) / valid.length;
  const square = valid.reduce((sum, value) => sum + value * value, 0) / valid.length;
  const [minimum, maximum] = valid.reduce(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity] as readonly [number, number],
  );
  return { count: valid.length, minimum, maximum, mean, rootMeanSquare: Math.sqrt(square) };
}

/** A raw logger: counts of a converter around 2050, and around 480 on a channel that is more quiet; and a force. */
export function counts(channels = 2): BenchRecording {
  const rate = 1000;
  const logged = (index: number): Float32Array => {
    const [zero, gain] = index % 2 === 0 ? [2050, 0.8] : [480, 0.2];
    return needle(36, rate, index + 1).map((value) => Math.round(zero + gain * value));
  };
  return recording(
    'logger.txt',
    36,
    [
      ...Array.from({ length: channels }, (_, index) => ({
        ...emg(`EMG A${index + 1}`, rate, logged(index)),
        unit: '',
      })),
      {
        name: 'Force',
        unit: 'N',
        kind: 'mechanical',
        samplingRate: 500,
        values: forceRamp(36, 500),
      },
    ],
    { format: 'Text' },
  );
}
