/** What is measured of a diagnosed recording: the product's own measures, and the room it was made in. */
import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { Engine } from '../../../src/detection/engine';
import { potentialFeatures } from '../../../src/detection/background/potentialFeatures';
import { shippedReference } from '../../../src/detection/background/reference';
import { defaultParameters } from '../../../src/detection/parameters';
import { fileLocation } from '../../../src/recording/byteSource';
import { openRecording } from '../../../src/recording/openRecording';
import { type RoomConditions, roomConditions } from './room';
import type { DiagnosedRecording } from './subjects';

/** A diagnosed recording with its measures by name; none where the engine abstains. */
export interface MeasuredRecording extends DiagnosedRecording {
  readonly values: Readonly<Record<string, number>>;
  readonly reason?: string;
  /** Of the potentials of its units; none where none is measured. */
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
    const engine = new Engine(recording, { budgetBytes: 2 ** 27 });
    const question = { reference: shippedReference, muscle: diagnosed.muscle };
    const { channels } = await engine.background(question, defaultParameters);
    const [first] = channels;
    if (!first) throw new Error(`${path.basename(diagnosed.file)} has no EMG.`);
    const { features, reason } = first;
    const { units, values } = potentialFeatures(await engine.potentials(first.channel, defaultParameters));
    return {
      ...diagnosed,
      values: Object.fromEntries(features.map(({ name, value }) => [name, value])),
      ...(features.length === 0 && reason !== undefined ? { reason } : {}),
      potentials: Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value] as const],
        ),
      ),
      units,
      room: await roomConditions(recording),
    };
  } finally {
    await recording.close();
  }
}
