/** Which of a unit's discharges look like another's: read and compared here, where nobody waits for the event loop. */
import { runInSlices } from '../base/steps';
import { correctionNumbers } from '../corrections/numbers';
import { smallerClusterSteps } from '../corrections/operations/shapeClusters';
import type { ShapeRequest } from '../protocol/workerMethods';
import type { JobControl } from '../recording/recording';
import { sweepsOf, type SweptRecording } from './sweeps';

const { shapeBefore, shapeAfter } = correctionNumbers.values;

/**
 * The samples of the fewer discharges, in order. Lets others run in between.
 * @throws RecordError where all are alike, RangeError for a channel that is not there, the signal's reason once it is aborted
 */
export async function smallerShape(
  recording: SweptRecording,
  { channel, samples }: ShapeRequest,
  control: JobControl,
): Promise<Float64Array> {
  const rate = recording.channels[channel]?.samplingRate;
  if (rate === undefined) throw new RangeError(`There is no channel ${channel}.`);
  const before = Math.max(1, Math.round(shapeBefore * rate));
  const after = Math.max(2, Math.round(shapeAfter * rate) + 1);
  const sweeps = await sweepsOf(recording, { channel, samples: [...samples], before, after }, control);
  const smaller = new Set(await runInSlices(smallerClusterSteps(sweeps), control.signal));
  return samples.filter((_, index) => smaller.has(index));
}
