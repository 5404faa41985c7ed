/** The specimens of every format, made once each process: mutations start from them. */
import { Random } from '../../../src/simulation/random';
import { wfdbFormats } from '../../fixtures/writers/wfdbWriter';
import { pick, several } from '../pick';
import { bidsSpecimen } from './bidsSpecimens';
import { edfSpecimen, edfVariants } from './edfSpecimens';
import { matSpecimen } from './matSpecimens';
import type { Specimen } from './specimen';
import { textSpecimen } from './textSpecimens';
import { wavSpecimen } from './wavSpecimens';
import { segmentedSpecimen, wfdbSpecimen } from './wfdbSpecimens';
import { otb4Specimen, xdfSpecimen } from './xdfSpecimens';

type Maker = (random: Random) => Specimen;

/** By format, each as likely as the others. */
const families: readonly (readonly Maker[])[] = [
  ...edfVariants.map((variant): readonly Maker[] => [(random) => edfSpecimen(random, variant)]),
  wfdbFormats.map(
    (format): Maker =>
      (random) =>
        wfdbSpecimen(random, format),
  ),
  wfdbFormats.map(
    (format): Maker =>
      (random) =>
        wfdbSpecimen(random, format),
  ),
  [segmentedSpecimen],
  [wavSpecimen],
  [textSpecimen],
  [textSpecimen],
  [matSpecimen],
  [matSpecimen],
  [bidsSpecimen],
  [xdfSpecimen],
  [otb4Specimen],
];

const specimensOfEach = 40;
/** Each once: its place is the seed of its specimens, whichever is asked for first. */
const makers = [...new Set(families.flat())];
const pools = new Map<Maker, readonly Specimen[]>();

function pool(maker: Maker): readonly Specimen[] {
  const seed = 1000 * makers.indexOf(maker);
  const made = pools.get(maker) ?? several(specimensOfEach, (index) => maker(new Random(seed + index)));
  pools.set(maker, made);
  return made;
}

/** The first specimen of each format and variant, packed and plain ones of a format apart. */
export function specimensOfEachKind(): readonly Specimen[] {
  const all = makers.flatMap(pool);
  return [...new Set(all.map(({ kind }) => kind))].flatMap(
    (wanted) => all.find(({ kind }) => kind === wanted) ?? [],
  );
}

/** A specimen of a format chosen at random. */
export function anySpecimen(random: Random): Specimen {
  const family = pick(random, families);
  return pick(random, pool(pick(random, family)));
}
