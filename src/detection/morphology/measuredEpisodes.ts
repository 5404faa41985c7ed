/**
 * What was measured of episodes before, by all that it was measured of: after a correction only the segment that it was made in is
 * measured again. Never another answer, only a sooner one.
 */
import { sha256Hex } from '../../base/hash';
import type { UnitPotential } from '../result/unitMorphology';

/** Structural: so many answers beside those of one channel's episodes, for who undoes what he did. */
const spare = 32;

/** Under what it holds: the very scan of the channel. It is forgotten with it. */
const measured = new WeakMap<object, Map<string, readonly UnitPotential[]>>();

/** What an episode's potentials depend on beside the scan. */
export interface EpisodeTrains {
  /** By the units' numbers. */
  readonly trains: ReadonlyMap<number, Float64Array>;
  /** The units that are measured here. */
  readonly numbers: readonly number[];
  readonly parameters: object;
}

/** Measures what has not been measured yet. @param episodes how many the channel has */
export async function measuredOnce(
  scan: object,
  episodes: number,
  of: EpisodeTrains,
  measure: () => Promise<readonly UnitPotential[]>,
): Promise<readonly UnitPotential[]> {
  const known = measured.get(scan) ?? new Map<string, readonly UnitPotential[]>();
  measured.set(scan, known);
  const key = keyOf(of);
  const potentials = known.get(key) ?? (await measure());
  known.delete(key);
  known.set(key, potentials);
  for (const oldest of known.keys()) {
    if (known.size <= episodes + spare) break;
    known.delete(oldest);
  }
  return potentials;
}

function keyOf({ trains, numbers, parameters }: EpisodeTrains): string {
  const parts = [...trains].flatMap(([number, { buffer, byteOffset, byteLength }]) => [
    ` ${number} ${byteLength} `,
    new Uint8Array(buffer, byteOffset, byteLength),
  ]);
  return sha256Hex([JSON.stringify([numbers, parameters]), ...parts], 32);
}
