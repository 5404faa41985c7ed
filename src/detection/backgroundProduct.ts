/**
 * What is measured of the muscles themselves, in their voluntary segments (DETECTION.md §0, Q2). It reads what detection has
 * found and gives nothing back to it: no event depends on it.
 */
import { at } from '../base/typedArrays';
import { Shares } from '../products/shares';
import { microvoltsPerUnit } from '../recording/units';
import { voluntarySpans } from './background/voluntarySpans';
import type { MeasuredMuscle } from './background/channelBackground';
import type { RecordingContext } from './context/recordingContext';
import type { TimeSpan } from './context/timeSpan';
import { channelAt, emgChannels, paceOver, product, quietly, samplesOf } from './engineSource';
import { firstPass, scanned } from './firstPass';
import { interferencePattern } from './interference/pattern';
import { namesOf } from './numbers/parameterEntry';
import { channelUnitsProduct, contextProduct, eventsProduct } from './products';
import type { EffortCourse } from './recruitment/effort';
import { type RecruitedTrain, recruitmentOf } from './recruitment/recruitment';
import type { ChannelUnits } from './result/channelUnits';
import type { Recruitment } from './result/background';
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
    const microvolts = microvoltsPerUnit(channel.unit);
    const { events } = await inputs.events(null, quietly(control));
    const spans = voluntarySpans(events, index);
    const unmeasured = { index, channel, epochs: [], recruitment: [], humLeftMicrovolts: 0 };
    if (spans.length === 0 || microvolts === undefined || !workingPlan(channel.samplingRate, settings)) {
      return unmeasured;
    }
    const { scan } = await scanned(inputs, source, index, quietly(control));
    const pace = paceOver(channel, source, control);
    const samples = spans.map(({ onsetSeconds, endSeconds }) => ({
      from: Math.max(0, Math.round(onsetSeconds * channel.samplingRate)),
      to: Math.min(channel.samples, Math.round(endSeconds * channel.samplingRate)),
    }));
    const epochs = await interferencePattern(
      { source: { ...source, index, pace }, scan, microvolts },
      samples,
    );
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

function recruitmentIn(
  spans: readonly TimeSpan[],
  units: ChannelUnits,
  course: EffortCourse,
): readonly Recruitment[] {
  if (units.kind !== 'sorted') return [];
  return spans.map((span) => {
    const trains = units.episodes
      .filter((each) => each.onsetSeconds < span.endSeconds && each.endSeconds > span.onsetSeconds)
      .flatMap((each) => each.units.map(asRecruited));
    return recruitmentOf({ ...span, trains, course });
  });
}

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

function asRecruited({
  times,
  isValid,
  quality,
}: {
  readonly times: Float64Array;
  readonly isValid: boolean;
  readonly quality: { readonly missedFraction: number };
}): RecruitedTrain {
  return { times, isValid, missedFraction: quality.missedFraction };
}

/** The effort by the force channel that moves most, or by the EMG's own amplitude. */
function effortCourse({ force }: RecordingContext, { power, plan }: ChannelScan): EffortCourse {
  if (force) return { by: 'force', hopSeconds: force.hopSeconds, values: force.deviation };
  const values = Float32Array.from({ length: power.length }, (_, hop) => Math.sqrt(at(power, hop)));
  return { by: 'amplitude', hopSeconds: plan.hopSeconds, values };
}
