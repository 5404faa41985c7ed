/** The numbers of this folder that are fixed with the engine's version. */
import { activityNumbers } from './activity';
import { channelScanNumbers } from './channelScan';
import { hopSeriesNumbers } from './hopSeries';
import { humHiddenNumbers } from './humHidden';
import { converterStepNumbers } from './converterStep';
import { inputCourseNumbers } from './inputCourse';
import { inputFaultNumbers } from './inputFaults';
import { inputRestNumbers } from './inputRest';
import { noiseEdgeNumbers } from './noiseEdges';
import { noiseForSignalNumbers } from './noiseForSignal';
import { noiseNumbers } from './noiseNumbers';
import { noiseRunNumbers } from './noiseRuns';

export const activityRoomNumbers = [
  activityNumbers,
  channelScanNumbers,
  hopSeriesNumbers,
  humHiddenNumbers,
  converterStepNumbers,
  inputCourseNumbers,
  inputFaultNumbers,
  inputRestNumbers,
  noiseNumbers,
  noiseRunNumbers,
  noiseEdgeNumbers,
  noiseForSignalNumbers,
] as const;
