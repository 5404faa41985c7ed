/**
 * What is measured of the muscles themselves, in their voluntary segments (DETECTION.md §0, Q2). It reads what detection has
 * found and gives nothing back to it: no event depends on it.
 */
import { Shares } from '../products/shares';
import { microvoltsPerUnit } from '../recording/units';
import { voluntarySpans } from './background/voluntarySpans';
import type { MeasuredMuscle } from './background/channelBackground';
import type { TimeSpan } from './context/timeSpan';
import { effortCourse, epochsIn, recruitmentIn } from './effortMeasures';
import { channelAt, emgChannels, paceOver, product, quietly, samplesOf } from './engineSource';
import { firstPass, scanned } from './firstPass';
import { namesOf } from './numbers/parameterEntry';
import { channelUnitsProduct, contextProduct, eventsProduct } from './products';
import type { ChannelScan } from './scan/activity/channelScan';
import { conditioningParameterTable } from './scan/conditioning/parameters';
import { workingPlan } from './scan/conditioning/workingPlan';

/** The interference pattern and the recruitment of one channel's voluntary segments. */
const muscleProduct = product({
  name: 'muscle',
  of: 'channel',
  reads: namesOf(conditioningParameterTable),
  inputs: { ...firstPass, events: eventsProduct, units: channelUnitsProduct, context: contextProduct },
  compute: async ({ source, of: index, settings, inputs, control }): Promise<MeasuredMuscle> => {
    const channel = channelAt(source, index);
    const { events } = await inputs.events(null, quietly(control));
    const spans = voluntarySpans(events, index);
    const unmeasured = { index, channel, epochs: [], recruitment: [], humLeftMicrovolts: 0 };
    const microvolts = microvoltsPerUnit(channel.unit);
    if (spans.length === 0 || microvolts === undefined || !workingPlan(channel.samplingRate, settings)) {
      return unmeasured;
    }
    const { scan } = await scanned(inputs, source, index, quietly(control));
    const pace = paceOver(channel, source, control);
    const epochs = await epochsIn({ channel, source: { ...source, index, pace }, scan }, spans);
    const units = await inputs.units(index, quietly(control));
    const course = effortCourse(await inputs.context(null, quietly(control)), scan);
    const humLeftMicrovolts = microvolts * greatestHumLeft(scan, spans);
    return { index, channel, epochs, recruitment: recruitmentIn(spans, units, course), humLeftMicrovolts };
  },
});

/** What is measured of every EMG channel, in order. */
export const musclesProduct = product({
  name: 'muscles',
  of: 'recording',
  reads: [],
  inputs: { muscle: muscleProduct },
  compute: async ({ source: { recording }, inputs, control }): Promise<readonly MeasuredMuscle[]> => {
    const emg = emgChannels(recording);
    const shares = new Shares(control, samplesOf(emg.map(({ channel }) => channel)));
    const muscles: MeasuredMuscle[] = [];
    for (const { channel, index } of emg) {
      muscles.push(await inputs.muscle(index, shares.part(channel.samples)));
    }
    return muscles;
  },
});

/** The greatest RMS of what is left of the mains within the spans, in the channel's unit; 0 where none is known. */
function greatestHumLeft({ mains }: Pick<ChannelScan, 'mains'>, spans: readonly TimeSpan[]): number {
  if (!mains) return 0;
  const { rms, stretchSeconds } = mains.left;
  return spans.reduce((most, { onsetSeconds, endSeconds }) => {
    const from = Math.floor(onsetSeconds / stretchSeconds);
    const within = rms.subarray(from, Math.max(from + 1, Math.ceil(endSeconds / stretchSeconds)));
    return within.reduce((greatest, value) => (value > greatest ? value : greatest), most);
  }, 0);
}
