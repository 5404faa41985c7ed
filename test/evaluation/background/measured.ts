/** What is measured of a diagnosed recording: the product's own measures, and the room it was made in. */
import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { backgroundOf } from '../../../src/detection/background/channelBackground';
import { medianOf, patternFeatures } from '../../../src/detection/background/patternFeatures';
import { shippedReference } from '../../../src/detection/background/reference';
import { voluntarySpans } from '../../../src/detection/background/voluntarySpans';
import { musclesProduct } from '../../../src/detection/backgroundProduct';
import type { TimeSpan } from '../../../src/detection/context/timeSpan';
import { epochsIn } from '../../../src/detection/effortMeasures';
import { musclePotentialsProduct } from '../../../src/detection/findingProduct';
import type { EngineSettings, EngineSource } from '../../../src/detection/engineSource';
import type { InterferenceEpoch } from '../../../src/detection/interference/epochs';
import { defaultParameters } from '../../../src/detection/parameters';
import { eventsProduct } from '../../../src/detection/products';
import { Pace, ThreadTurn } from '../../../src/products/pace';
import { ProductStore } from '../../../src/products/productStore';
import { scanChannel } from '../../../src/detection/scan/activity/channelScan';
import { workingPlan } from '../../../src/detection/scan/conditioning/workingPlan';
import { fileLocation } from '../../../src/recording/byteSource';
import type { Recording } from '../../../src/recording/recording';
import { openRecording } from '../../../src/recording/openRecording';
import { type RoomConditions, roomConditions } from './room';
import type { DiagnosedRecording } from './subjects';
import { withoutHum } from './withoutHum';

const settings: EngineSettings = { ...defaultParameters, wordings: {} };

/** A diagnosed recording with its measures by name; none where the engine abstains. */
export interface MeasuredRecording extends DiagnosedRecording {
  readonly values: Readonly<Record<string, number>>;
  /** The same of the recording without hum (`withoutHum`), in the same spans. */
  readonly cleaned: Readonly<Record<string, number>>;
  readonly reason?: string;
  /** Turns per second and amplitude in µV of each second that has some. */
  readonly seconds: readonly (readonly [turns: number, amplitude: number])[];
  /** Medians over the pure units that fire in voluntary activity, and of how many. */
  readonly potentials: Readonly<Record<string, number>>;
  /** Absent where nobody has looked for units: that takes longest, and a file of measures may be without. */
  readonly units?: number;
  readonly room: RoomConditions;
}

/** Measures every recording, one after the other; takes what `kept` holds where that file is there, and writes it else. */
export async function measureAll(
  recordings: readonly DiagnosedRecording[],
  kept: string | undefined,
): Promise<readonly MeasuredRecording[]> {
  if (kept !== undefined && existsSync(kept)) {
    return JSON.parse(await readFile(kept, 'utf8')) as readonly MeasuredRecording[];
  }
  const all: MeasuredRecording[] = [];
  for (const recording of recordings) {
    all.push(await measure(recording));
    if (all.length % 20 === 0) console.error(`${all.length} of ${recordings.length} recordings`);
  }
  if (kept !== undefined) await writeFile(kept, JSON.stringify(all));
  return all;
}

async function measure(diagnosed: DiagnosedRecording): Promise<MeasuredRecording> {
  const recording = await openRecording(fileLocation(diagnosed.file));
  try {
    const source = { recording, blockSamples: 2 ** 18, turn: new ThreadTurn() };
    const products = new ProductStore<EngineSource, EngineSettings>(source, 2 ** 27);
    const muscles = await products.get(musclesProduct, null, settings, {});
    const [potentials] = await products.get(musclePotentialsProduct, null, settings, {});
    const { events } = await products.get(eventsProduct, null, settings, {});
    const question = { reference: shippedReference, muscle: diagnosed.muscle };
    const [first] = backgroundOf(muscles, question).channels;
    if (!first) throw new Error(`${path.basename(diagnosed.file)} has no EMG.`);
    const { features, reason } = first;
    return {
      ...diagnosed,
      values: allFeatures(muscles[0]?.epochs ?? []),
      cleaned: await cleanedValues(recording, voluntarySpans(events, 0)),
      seconds: (muscles[0]?.epochs ?? []).flatMap(({ turnsPerSecond, amplitudeMicrovolts }) =>
        amplitudeMicrovolts === undefined || turnsPerSecond < shippedReference.limits.leastTurnsPerSecond
          ? []
          : [[turnsPerSecond, amplitudeMicrovolts] as const],
      ),
      potentials: known(potentials?.values ?? {}),
      units: potentials?.units ?? 0,
      ...(features.length === 0 && reason !== undefined ? { reason } : {}),
      room: await roomConditions(recording),
    };
  } finally {
    await recording.close();
  }
}

/** The measures of the first channel without its hum. */
async function cleanedValues(
  recording: Recording,
  spans: readonly TimeSpan[],
): Promise<Readonly<Record<string, number>>> {
  const cleaned = await withoutHum(recording);
  const [channel] = cleaned.channels;
  const plan = channel && workingPlan(channel.samplingRate, defaultParameters);
  if (!channel || !plan) return {};
  const pace = new Pace({}, channel.samples, new ThreadTurn());
  const source = { recording: cleaned, index: 0, pace, blockSamples: 2 ** 18 };
  const scan = await scanChannel(source, channel, plan, defaultParameters);
  const epochs = await epochsIn({ channel, source, scan }, spans);
  return allFeatures(epochs);
}

/** The measures that a reference may use, and what else the choice of measures was made among. */
function allFeatures(epochs: readonly InterferenceEpoch[]): Readonly<Record<string, number>> {
  const candidates: Readonly<Record<string, number | undefined>> = {
    ...patternFeatures(epochs),
    'median-amplitude': medianOf(epochs, (epoch) => epoch.medianAmplitudeMicrovolts),
    'upper-segment-duration': medianOf(epochs, (epoch) => epoch.upperSegmentSeconds),
    rms: medianOf(epochs, (epoch) => epoch.rmsMicrovolts),
  };
  return known(candidates);
}

/** The values that could be measured. */
function known(values: Readonly<Record<string, number | undefined>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}
