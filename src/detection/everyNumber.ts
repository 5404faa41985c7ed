/**
 * Every number the engine decides by, in one list: the parameters, which a study may change, and those that are fixed
 * with the engine's version, which each folder gathers in its `numbers.ts`. What is not here can't be in the hash; a test
 * sees to it that nothing that is declared, and no number of `decision` and `silence`, is missing.
 */
import { activityRoomNumbers } from './scan/activity/numbers';
import { backgroundNumbers } from './background/numbers';
import { channelReportNumbers } from './features/channelReport';
import { conditioningNumbers } from './scan/conditioning/numbers';
import { contextNumbers } from './context/numbers';
import { decisionNumbers } from './decisions/numbers';
import { episodeRoomNumbers } from './episodes/numbers';
import { eventNumbers } from './events/events';
import { featureNumbers } from './features/numbers';
import { morphologyNumbers } from './morphology/numbers';
import type { FixedNumbers } from './numbers/fixedNumbers';
import { findingRoomNumbers } from './findings/numbers';
import { interferenceNumbers } from './interference/numbers';
import { muscleNumbers } from './decisions/muscles/numbers';
import type { ParameterEntry } from './numbers/parameterEntry';
import { parameterTable } from './parameters';
import { recruitmentRoomNumbers } from './recruitment/numbers';
import { silenceRuleRoomNumbers } from './decisions/silence/numbers';
import { silentPartRoomNumbers } from './silence/numbers';
import { trainNumbers } from './trains/numbers';
import { episodeUnitRoomNumbers } from './units/numbers';
import { sortedChannelNumbers } from './units/sortedChannel';
import { unitNumbers } from './units/sorter/numbers';
import { waveformNumbers } from './waveforms/numbers';
import { validityNumbers } from './scan/validity/numbers';

/** A number with all that is said of it. */
export interface DeclaredNumber extends ParameterEntry {
  /** A parameter's name, or place and name of a fixed one: `heartbeat.calmPart`, `cramp-duration.width`. */
  readonly name: string;
  /** Whether a study's parameter file can change it. */
  readonly changeable: boolean;
}

const fixed: readonly FixedNumbers[] = [
  ...conditioningNumbers,
  ...validityNumbers,
  ...activityRoomNumbers,
  ...unitNumbers,
  ...trainNumbers,
  ...waveformNumbers,
  ...contextNumbers,
  ...episodeRoomNumbers,
  ...episodeUnitRoomNumbers,
  sortedChannelNumbers,
  channelReportNumbers,
  ...morphologyNumbers,
  ...featureNumbers,
  ...muscleNumbers,
  ...silentPartRoomNumbers,
  ...silenceRuleRoomNumbers,
  ...decisionNumbers,
  eventNumbers,
  ...interferenceNumbers,
  ...recruitmentRoomNumbers,
  ...backgroundNumbers,
  ...findingRoomNumbers,
];

/** Parameters first, then what is fixed, as the signal passes the rooms. */
export function everyNumber(): readonly DeclaredNumber[] {
  return [
    ...Object.entries<ParameterEntry>(parameterTable).map(([name, entry]) => ({
      ...entry,
      name,
      changeable: true,
    })),
    ...fixed.flatMap(({ place, table }) =>
      Object.entries(table).map(([name, entry]) => ({
        ...entry,
        name: `${place}.${name}`,
        changeable: false,
      })),
    ),
  ];
}

const allFixed: Readonly<Record<string, number>> = Object.fromEntries(
  fixed.flatMap(({ place, values }) =>
    Object.entries(values).map(([name, value]) => [`${place}.${name}`, value] as const),
  ),
);

/** The values of all that is fixed, by name. */
export function fixedValues(): Readonly<Record<string, number>> {
  return allFixed;
}
