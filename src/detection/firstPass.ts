/**
 * The products of the first pass over an EMG channel: its courses, which need every sample, and what they show. The courses
 * and the heart are kept on disk, so that no change of what is made of them has the recording scanned again.
 */
import { type Ask, keptOnDisk } from '../products/product';
import type { JobControl } from '../recording/recording';
import { channelAt, type EngineSource, paceOver, planOf, product, quietly } from './engineSource';
import { namesOf } from './numbers/parameterEntry';
import { type ChannelScan, scanChannel } from './scan/activity/channelScan';
import { activityParameterTable } from './scan/activity/parameters';
import { sampleRunParameterTable } from './scan/activity/sampleRunParameters';
import { conditioningParameterTable } from './scan/conditioning/parameters';
import { type Assessment, assess, heartIn, type ScannedChannel } from './scan/scannedChannel';
import { validityParameterTable } from './scan/validity/parameters';

/**
 * The courses of an EMG channel hop by hop, its noise, its mains, and where its samples stand still. Nothing else needs
 * every sample, and it is small beside them: 1,200 bytes a second, 4.3 MB an hour.
 */
export const coursesProduct = keptOnDisk(
  product({
    name: 'courses',
    of: 'channel',
    reads: namesOf(conditioningParameterTable, sampleRunParameterTable),
    inputs: {},
    compute: ({ source, of: index, settings, control }) => {
      const channel = channelAt(source, index);
      const pace = paceOver(channel, source, control);
      return scanChannel({ ...source, index, pace }, channel, planOf(channel, settings), settings);
    },
  }),
);

/** The heart that an EMG channel picks up: it is seen in the courses, and looked at in the samples. */
const heartProduct = keptOnDisk(
  product({
    name: 'heart',
    of: 'channel',
    reads: namesOf(conditioningParameterTable, validityParameterTable),
    inputs: { courses: coursesProduct },
    compute: async ({ source, of: index, settings, inputs, control }) => {
      const courses = await inputs.courses(index, control);
      const channel = channelAt(source, index);
      const pace = paceOver(channel, source, quietly(control));
      return heartIn({ ...source, index, pace }, channel, courses, settings);
    },
  }),
);

/** Active and silent segments and validity of an EMG channel: quickly told from the courses. */
const scanProduct = product({
  name: 'scan',
  of: 'channel',
  reads: namesOf(validityParameterTable, activityParameterTable),
  inputs: { courses: coursesProduct, heart: heartProduct },
  compute: async ({ source, of: index, settings, inputs, control }) => {
    const courses = await inputs.courses(index, control);
    const heart = await inputs.heart(index, quietly(control));
    return assess(courses, channelAt(source, index), heart, settings);
  },
});

/** A product that reads what the first pass found has these two inputs. */
export const firstPass = { courses: coursesProduct, scan: scanProduct };

/** All that the first pass found. The courses are in one product only, since they are as long as the recording. */
export async function scanned(
  { courses, scan }: { readonly courses: Ask<number, ChannelScan>; readonly scan: Ask<number, Assessment> },
  source: EngineSource,
  index: number,
  control: JobControl,
): Promise<ScannedChannel> {
  const found = await courses(index, control);
  return {
    index,
    channel: channelAt(source, index),
    scan: found,
    ...(await scan(index, quietly(control))),
  };
}
