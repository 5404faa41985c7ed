/**
 * BIDS file names: `sub-01_task-hold_emg.edf` and the names under which its companions may stand, by the
 * inheritance principle. https://bids-specification.readthedocs.io/en/stable/common-principles.html#the-inheritance-principle
 */

/** A recording's name taken apart. */
export interface BidsName {
  /** `sub-01`, `ses-1`, `task-hold` … in the order of the name. */
  readonly entities: readonly string[];
  /** EMG is recorded by itself, or as some channels of an EEG recording. */
  readonly suffix: 'emg' | 'eeg' | 'ieeg';
}

/** A folder in which companions may stand, relative to the recording's, with the names to look for, best first. */
export interface CompanionPlace {
  readonly folder: string;
  readonly names: readonly string[];
}

/** Names double with each entity that may be left out; no real name has more than these. */
const mostOptionalEntities = 4;

/** The parts of the BIDS name of a recording that may hold EMG; undefined for any other name. */
export function parseBidsName(fileName: string): BidsName | undefined {
  const match = /^(sub-[\da-z+]+(?:_[a-z]+-[\da-z+]+)*)_(emg|eeg|ieeg)\.[\da-z.]+$/iu.exec(fileName);
  const [, entities = '', suffix = ''] = match ?? [];
  return match
    ? { entities: entities.split('_'), suffix: suffix.toLowerCase() as BidsName['suffix'] }
    : undefined;
}

/** Every subset of the entities, in their order, the fullest first. */
function subsets(entities: readonly string[]): string[][] {
  const [first, ...rest] = entities;
  if (first === undefined) return [[]];
  const without = subsets(rest);
  return [...without.map((subset) => [first, ...subset]), ...without].sort((a, b) => b.length - a.length);
}

/**
 * Where a companion with the ending `suffix` (`channels.tsv`) may stand, nearest first: beside the recording, then
 * in the session's, the subject's and the dataset's folder. Its entities are some of the recording's; the folders of
 * a subject or session oblige it to name that subject or session.
 */
export function companionPlaces({ entities }: BidsName, suffix: string): readonly CompanionPlace[] {
  const isOf = (key: string) => (entity: string) => entity.startsWith(`${key}-`);
  const subject = entities.filter(isOf('sub'));
  const session = entities.filter(isOf('ses'));
  const optional = entities.filter((entity) => !isOf('sub')(entity) && !isOf('ses')(entity));
  const free = subsets(optional.slice(0, mostOptionalEntities));
  const full = optional.length > mostOptionalEntities ? [optional] : [];
  const place = (folder: string, obliged: readonly string[]): CompanionPlace => ({
    folder,
    names: [...full, ...free].map((chosen) => [...obliged, ...chosen, suffix].join('_')),
  });
  const beside = place('', [...subject, ...session]);
  const above =
    session.length > 0
      ? [place('../', [...subject, ...session]), place('../../', subject)]
      : [place('../', subject)];
  const root = place(session.length > 0 ? '../../../' : '../../', []);
  return [beside, ...above, root];
}
