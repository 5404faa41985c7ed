/** What is measured of a diagnosed recording: the product's own measures, and the room it was made in. */
import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { backgroundOf } from '../../../src/detection/background/channelBackground';
import { medianOf } from '../../../src/detection/background/patternFeatures';
import { shippedReference } from '../../../src/detection/background/reference';
import { musclesProduct } from '../../../src/detection/backgroundProduct';
import { musclePotentialsProduct } from '../../../src/detection/findingProduct';
import type { EngineSettings, EngineSource } from '../../../src/detection/engineSource';
import type { InterferenceEpoch } from '../../../src/detection/interference/epochs';
import { defaultParameters } from '../../../src/detection/parameters';
import type { BackgroundFeature } from '../../../src/detection/result/background';
import { ThreadTurn } from '../../../src/products/pace';
import { ProductStore } from '../../../src/products/productStore';
import { fileLocation } from '../../../src/recording/byteSource';
import { openRecording } from '../../../src/recording/openRecording';
import { type RoomConditions, roomConditions } from './room';
import type { DiagnosedRecording } from './subjects';

/** A diagnosed recording with its measures by name; none where the engine abstains. */
export interface MeasuredRecording extends DiagnosedRecording {
  readonly values: Readonly<Record<string, number>>;
  readonly reason?: string;
  /** Medians over the units that fire in voluntary activity, and of how many. */
  readonly potentials: Readonly<Record<string, number>>;
  readonly units: number;
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
    const muscles = await products.get(musclesProduct, null, { ...defaultParameters, wordings: {} }, {});
    const [potentials] = await products.get(
      musclePotentialsProduct,
      null,
      { ...defaultParameters, wordings: {} },
      {},
    );
    const question = { reference: shippedReference, muscle: diagnosed.muscle };
    const [first] = backgroundOf(muscles, question).channels;
    if (!first) throw new Error(`${path.basename(diagnosed.file)} has no EMG.`);
    const { features, reason } = first;
    return {
      ...diagnosed,
      values: { ...candidateFeatures(muscles[0]?.epochs ?? []), ...valuesOf(features) },
      potentials: known(potentials?.values ?? {}),
      units: potentials?.units ?? 0,
      ...(features.length === 0 && reason !== undefined ? { reason } : {}),
      room: await roomConditions(recording),
    };
  } finally {
    await recording.close();
  }
}

function valuesOf(features: readonly BackgroundFeature[]): Readonly<Record<string, number>> {
  return Object.fromEntries(features.map(({ name, value }) => [name, value]));
}

/** What else could be measured of the epochs: the choice of measures was made among these too. */
function candidateFeatures(epochs: readonly InterferenceEpoch[]): Readonly<Record<string, number>> {
  const candidates: Readonly<Record<string, number | undefined>> = {
    turns: medianOf(epochs, (epoch) => epoch.turnsPerSecond),
    'small-segments': medianOf(epochs, (epoch) => epoch.smallSegmentsPerSecond),
    'upper-amplitude': medianOf(epochs, (epoch) => epoch.upperAmplitudeMicrovolts),
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
