/** The numbers of this folder that are fixed with the engine's version. */
import { activityNumbers } from './activity';
import { channelScanNumbers } from './channelScan';
import { hopSeriesNumbers } from './hopSeries';
import { humHiddenNumbers } from './humHidden';
import { converterStepNumbers } from './converterStep';
import { inputCourseNumbers } from './inputCourse';
import { inputFaultNumbers } from './inputFaults';
import { inputRestNumbers } from './inputRest';
import { noiseNumbers } from './noiseNumbers';

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
] as const;
