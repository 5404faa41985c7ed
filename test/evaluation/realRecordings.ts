/**
 * The second part: the real recordings of ../shared/data. None is of a cramp, so every cramp on them is wrong; what
 * else is proposed is listed, to be looked at. The folders `*-dev` are split by subject as they come.
 */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import * as path from 'node:path';
import { fileLocation } from '../../src/recording/byteSource';
import { openRecording } from '../../src/recording/openRecording';
import { crampClasses, detectedKind } from './classes';
import { type PrintedEvent, runEngine } from './engineOutput';
import type { RealProposal, RealRecording } from './measure/results';
import type { Options } from './options';

const root = path.resolve(import.meta.dirname, '../../../shared/data');

/** Every recording with an EMG channel that opens; undefined, with a message, where the folder is absent. */
export async function judgeRealRecordings(
  options: Pick<Options, 'cli' | 'parameters' | 'jobs'>,
): Promise<RealRecording[] | undefined> {
  if (!existsSync(root)) {
    console.error('The real recordings are skipped: ../shared/data is not here.');
    return undefined;
  }
  const files = (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const judged: (RealRecording | undefined)[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < files.length; index = next++) {
      judged[index] = await judge(files[index]!, options);
      if (next % 25 === 0) console.error(`${next} of ${files.length} files of ../shared/data`);
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  return judged.filter((one) => one !== undefined);
}

/** Undefined for what is no recording, can't be opened, or has no EMG. */
async function judge(
  file: string,
  { cli, parameters }: Pick<Options, 'cli' | 'parameters'>,
): Promise<RealRecording | undefined> {
  const durationSeconds = await emgSeconds(file);
  if (durationSeconds === undefined) return undefined;
  const named = { file: path.relative(root, file).replaceAll(path.sep, '/'), durationSeconds };
  const run = await runEngine(cli, file, parameters);
  if ('problem' in run) return { ...named, proposals: [], problem: run.problem };
  return { ...named, proposals: run.output.events.map(proposal) };
}

async function emgSeconds(file: string): Promise<number | undefined> {
  // A sample file is opened through its header.
  if (/\.(?:dat|bin|d\d|flac|md|json|atr|qrs)$/u.test(file)) return undefined;
  const recording = await openRecording(fileLocation(file)).catch(() => undefined);
  if (!recording) return undefined;
  const hasEmg = recording.channels.some(({ kind }) => kind === 'emg');
  await recording.close();
  return hasEmg ? recording.durationSeconds : undefined;
}

/** How probable the engine holds any cramp here. */
export function crampProbability(
  event: Pick<PrintedEvent, 'label' | 'probability' | 'alternatives'>,
): number {
  const cramps: readonly string[] = crampClasses;
  return [event, ...event.alternatives].reduce(
    (most, { label, probability }) => (cramps.includes(label) ? Math.max(most, probability) : most),
    0,
  );
}

function proposal(event: PrintedEvent): RealProposal {
  const { label, reason, start, end, channels, probability } = event;
  return {
    label: detectedKind(label, reason),
    start,
    end,
    channels,
    probability,
    crampProbability: crampProbability(event),
  };
}
