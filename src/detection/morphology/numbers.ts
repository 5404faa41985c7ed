/** The numbers of this folder that are fixed with the engine's version. */
import { channelPotentialNumbers } from './channelPotentials';
import { chosenDischargeNumbers } from './chosenDischarges';
import { edgeNumbers } from './edges';
import { figureNumbers } from './figures';
import { jiggleNumbers } from './jiggle';
import { jointTemplateNumbers } from './jointTemplates';
import { measuringNumbers } from './measurePotential';
import { satelliteNumbers } from './satellites';
import { sweepReaderNumbers } from './sweepReader';
import { templateNumbers } from './template';

export const morphologyNumbers = [
  channelPotentialNumbers,
  chosenDischargeNumbers,
  sweepReaderNumbers,
  jointTemplateNumbers,
  templateNumbers,
  edgeNumbers,
  figureNumbers,
  measuringNumbers,
  satelliteNumbers,
  jiggleNumbers,
] as const;
