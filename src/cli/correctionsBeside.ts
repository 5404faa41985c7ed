/** The units that people have corrected, from the file beside a recording, as the command line uses them. */
import * as path from 'node:path';
import { runThrough } from '../base/steps';
import { givenSegments, numberedSegments } from '../corrections/given';
import { markersOf } from '../corrections/markers';
import { unitsFileOf } from '../corrections/sidecarName';
import { unitKind, type UnitDocument } from '../corrections/unitKind';
import type { GivenSegment } from '../detection/result/givenTrains';
import { fingerprint } from '../recording/fingerprint';
import type { Recording } from '../recording/recording';
import { parseSteps } from '../records/parse';
import { readSidecarText } from '../records/sidecarText';
import { isUnreadable } from '../records/textOnDisk';

/** What people have corrected; nothing where there is no such file, or none that can be used. */
export class Corrections {
  private readonly units: UnitDocument['units'];

  constructor({ units }: Pick<UnitDocument, 'units'>) {
    this.units = units;
  }

  /** By the channel's name. */
  givenFor(channel: string): readonly GivenSegment[] {
    return givenSegments(this.units, channel);
  }

  /** Who had a hand in a unit, by the number that it is shown under. */
  peopleOf(channel: string, unit: number): readonly string[] {
    const segments = numberedSegments(this.units, channel).flatMap(({ units }) => units);
    const own = segments.filter(({ number }) => number === unit);
    return [...new Set(own.flatMap((each) => Object.keys(each.unit.people ?? {})))].sort();
  }

  /** The markers that people have put on a unit's potential. */
  markersOf(channel: string, number: number, discharges: number): ReturnType<typeof markersOf> {
    return markersOf(this.units, { channel, number, discharges });
  }
}

const none = new Corrections({ units: [] });

/** Reads them. @param say hears whether they are used, and where they are not, why */
export async function correctionsBeside(
  file: string,
  recording: Recording,
  say: (line: string) => void,
): Promise<Corrections> {
  const sidecar = unitsFileOf(file);
  const name = path.basename(sidecar);
  const text = await readSidecarText(sidecar);
  if (text === undefined) return none;
  const refuse = (why: string): Corrections => {
    say(`warning: ${name} is not used, so that all units are the engine's: ${why}`);
    return none;
  };
  if (isUnreadable(text)) return refuse(text.unreadable);
  const parsed = runThrough(parseSteps(unitKind, text));
  if (!parsed.ok) return refuse(parsed.message);
  const { header, units } = parsed.document;
  const { sha256 } = await fingerprint(recording.signalFile);
  if (header.fingerprint.sha256 !== sha256) {
    return refuse('it was made for another version of the recording.');
  }
  if (units.some(({ markers }) => !markers)) {
    say(`${name}: units that people have corrected stand in place of the engine's.`);
  }
  if (units.some(({ markers }) => markers)) {
    say(`${name}: potentials whose onset and end people have put are measured between these.`);
  }
  return new Corrections(parsed.document);
}
