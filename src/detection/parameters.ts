/** The parameters, joined from their rooms: what a study may change of the numbers that the engine decides by; their check. */
import { activityParameterTable } from './scan/activity/parameters';
import { conditioningParameterTable } from './scan/conditioning/parameters';
import { decisionParameterTable } from './decisions/parameters';
import { episodeParameterTable } from './episodes/parameters';
import { silenceParameterTable } from './silence/parameters';
import type { ParametersOf } from './numbers/parameterEntry';
import { trainParameterTable } from './trains/parameters';
import { unitParameterTable } from './units/sorter/parameters';
import { contextParameterTable } from './context/parameters';
import { validityParameterTable } from './scan/validity/parameters';

/** The table; its keys are the parameters' names. */
export const parameterTable = {
  ...conditioningParameterTable,
  ...validityParameterTable,
  ...activityParameterTable,
  ...unitParameterTable,
  ...trainParameterTable,
  ...contextParameterTable,
  ...episodeParameterTable,
  ...silenceParameterTable,
  ...decisionParameterTable,
} as const;

/** The engine's parameters, each in the unit of its entry. */
export type EngineParameters = ParametersOf<typeof parameterTable>;

/** A parameter's name. */
export type ParameterName = keyof typeof parameterTable;

/** Every parameter's name, in the table's order. */
export const parameterNames = Object.keys(parameterTable) as readonly ParameterName[];

/** The parameters that are settings of their own in VS Code; the others are changed in a study's parameter file. */
export const settingNames: readonly ParameterName[] = [
  'on',
  'off',
  'mergeGap',
  'minimumQuiet',
  'crampIrregularity',
  'crampDuration',
  'crampScore',
  'decidedFrom',
];

/** The table's values. */
export const defaultParameters: EngineParameters = Object.fromEntries(
  parameterNames.map((name) => [name, parameterTable[name].value]),
) as EngineParameters;

/** @throws RangeError, naming the parameter, for a value outside its range or thresholds the wrong way round. */
export function checkParameters(parameters: EngineParameters): void {
  for (const name of parameterNames) {
    const { minimum, maximum, unit } = parameterTable[name];
    const value = parameters[name];
    if (!(value >= minimum && value <= maximum)) {
      const range = `${minimum} to ${maximum}${unit === '' ? '' : ` ${unit}`}`;
      throw new RangeError(`The detection parameter ${name} must be from ${range}, not ${value}.`);
    }
  }
  if (!(parameters.off <= parameters.on)) {
    throw new RangeError(
      `The detection parameter off (${parameters.off}) must not exceed on (${parameters.on}).`,
    );
  }
}
