/** The sorter's parameters at their defaults. */
import {
  unitParameterTable,
  type UnitParameters,
} from '../../../../../src/detection/units/sorter/parameters';

export const defaultUnitParameters: UnitParameters = Object.fromEntries(
  Object.entries(unitParameterTable).map(([name, { value }]) => [name, value]),
) as UnitParameters;
