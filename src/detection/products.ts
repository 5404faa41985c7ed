/**
 * The engine as a graph of products: courses → scan → episodes → units → features → events, and the context beside them. Each
 * names the parameters that it reads and gets no others, so that after a change only what depends on it is done again.
 * Where a product and one of its inputs have the same input, it asks for that first: then it is there until both are done.
 */
import { keptOnDisk } from '../products/product';
import { Pace } from '../products/pace';
import { Shares } from '../products/shares';
import { holdsContext, readContext } from './context/readContext';
import { contextParameterTable } from './context/parameters';
import { decisionParameterTable } from './decisions/parameters';
import { channelAt, emgChannels, paceOver, product, quietly, samplesOf } from './engineSource';
import { buildEpisodes } from './episodes/episodes';
import { episodeParameterTable } from './episodes/parameters';
import { eventsOf } from './events/events';
import { tooSlow } from './events/tooSlow';
import { type ChannelReport, reportChannel } from './features/channelReport';
import { withGivenTrains } from './features/givenTrains';
import { reportUnits } from './features/unitReport';
import { coursesProduct, firstPass, scanned } from './firstPass';
import { measureUnits } from './morphology/channelPotentials';
import { namesOf } from './numbers/parameterEntry';
import type { ChannelUnits } from './result/channelUnits';
import type { DetectedEvent, UnitTrain } from './result/detectedEvent';
import type { ShownUnits } from './result/givenTrains';
import type { UnitPotential } from './result/unitMorphology';
import { activityParameterTable } from './scan/activity/parameters';
import { conditioningParameterTable } from './scan/conditioning/parameters';
import { workingPlan } from './scan/conditioning/workingPlan';
import { validityParameterTable } from './scan/validity/parameters';
import { silenceParameterTable } from './silence/parameters';
import { trainParameterTable } from './trains/parameters';
import { leastSortingRate } from './units/episodeUnits';
import { sortChannel } from './units/sortedChannel';
import { decomposeChannel } from './units/wholeEpisode';
import { unitParameterTable } from './units/sorter/parameters';

/** What is known of a recording beside its EMG. */
export const contextProduct = product({
  name: 'context',
  of: 'recording',
  reads: [...namesOf(contextParameterTable), 'wordings'],
  inputs: {},
  compute: ({ source, settings: { wordings, ...parameters }, control }) => {
    const pace = new Pace(control, samplesOf(source.recording.channels.filter(holdsContext)), source.turn);
    return readContext({ ...source, pace }, { wordings, parameters, control });
  },
});

/** The episodes of an EMG channel. */
const episodesProduct = product({
  name: 'episodes',
  of: 'channel',
  reads: namesOf(episodeParameterTable),
  inputs: { ...firstPass, context: contextProduct },
  compute: async ({ source, of, settings, inputs, control }) => {
    const { scan, muscle } = await scanned(inputs, source, of, control);
    const { timeline } = await inputs.context(null, quietly(control));
    if (!muscle) return [];
    const { active, activity, movements } = muscle;
    return buildEpisodes(
      {
        active,
        ratio: activity.ratio,
        peak: scan.peak,
        hopSeconds: scan.plan.hopSeconds,
        timeline,
        movements,
      },
      settings,
    );
  },
});

/** The units of an EMG channel by episode: trains with their templates and their quality. */
const unitsProduct = keptOnDisk(
  product({
    name: 'units',
    of: 'channel',
    reads: [...namesOf(conditioningParameterTable, unitParameterTable), 'sortSeconds'],
    inputs: { ...firstPass, episodes: episodesProduct },
    compute: async ({ source, of: index, settings, inputs, control }) => {
      const shares = new Shares(control, 2);
      const found = await scanned(inputs, source, index, shares.part(1));
      const episodes = await inputs.episodes(index, quietly(control));
      const pace = paceOver(found.channel, source, shares.part(1));
      return sortChannel({ ...source, index, pace }, found, episodes, settings);
    },
  }),
);

/**
 * The same of whole episodes, superpositions resolved. No event depends on it: decisions read what was sorted of an episode,
 * which takes a fraction of the time.
 */
export const decomposedProduct = keptOnDisk(
  product({
    name: 'decomposed',
    of: 'channel',
    reads: namesOf(conditioningParameterTable, unitParameterTable, trainParameterTable),
    inputs: { ...firstPass, units: unitsProduct },
    compute: async ({ source, of: index, settings, inputs, control }) => {
      const shares = new Shares(control, 3);
      const found = await scanned(inputs, source, index, shares.part(1));
      const sorted = await inputs.units(index, quietly(control));
      const pace = paceOver(found.channel, source, shares.part(2));
      return decomposeChannel({ source: { ...source, index, pace }, scanned: found, sorted }, settings);
    },
  }),
);

/**
 * The units of any channel as they are shown. They need nothing but the decomposed ones, and are quickly made of them: of a
 * channel that was decomposed at an earlier opening no sample is read.
 */
export const channelUnitsProduct = product({
  name: 'channelUnits',
  of: 'channel',
  reads: namesOf(conditioningParameterTable, trainParameterTable),
  inputs: { units: decomposedProduct },
  compute: async ({ source, of: index, settings, inputs, control }): Promise<ChannelUnits> => {
    const channel = channelAt(source, index);
    if (channel.kind !== 'emg') return { kind: 'not-emg' };
    if (channel.samples === 0) return { kind: 'no-samples' };
    const plan = workingPlan(channel.samplingRate, settings);
    const rateHz = plan?.rate ?? channel.samplingRate;
    if (!plan || rateHz < leastSortingRate) {
      return { kind: 'too-slow', rateHz, leastRateHz: leastSortingRate };
    }
    const sorted = await inputs.units(index, control);
    if (sorted.length === 0) return { kind: 'no-episode' };
    const pace = new Pace(quietly(control), sorted.length, source.turn);
    return reportUnits({ channel, plan, sorted, pace }, settings);
  },
});

/** The same with the units that a person has given in place of the engine's. */
export const shownUnitsProduct = product({
  name: 'shownUnits',
  of: 'channel',
  reads: [...namesOf(trainParameterTable), 'given'],
  inputs: { channelUnits: channelUnitsProduct },
  compute: async ({ source, of: index, settings, inputs, control }): Promise<ShownUnits> => {
    const { given = [], ...parameters } = settings;
    return withGivenTrains(
      await inputs.channelUnits(index, control),
      given,
      channelAt(source, index),
      parameters,
    );
  },
});

/**
 * The potentials of a channel's units as they are shown, measured. No decision reads them, so that nobody waits for them but who asks: the
 * signal around the discharges is read once more, at a higher rate than the engine works at.
 */
export const potentialsProduct = keptOnDisk(
  product({
    name: 'potentials',
    of: 'channel',
    reads: namesOf(conditioningParameterTable),
    inputs: { courses: coursesProduct, shownUnits: shownUnitsProduct },
    compute: async ({ source, of: index, settings, inputs, control }): Promise<readonly UnitPotential[]> => {
      const units = await inputs.shownUnits(index, control);
      if (units.kind !== 'sorted' || units.unitCount === 0) return [];
      const channel = channelAt(source, index);
      const scan = await inputs.courses(index, quietly(control));
      const pace = paceOver(channel, source, quietly(control));
      return measureUnits(units, { channel, scan, source: { ...source, index, pace } }, settings);
    },
  }),
);

/**
 * All that is measured of an EMG channel: what the decisions are made on. All that is expensive goes into it, and it is
 * small; what is left is deciding.
 */
const featuresProduct = keptOnDisk(
  product({
    name: 'features',
    of: 'channel',
    reads: [...namesOf(trainParameterTable, silenceParameterTable), 'minimumQuiet'],
    inputs: { ...firstPass, units: unitsProduct, context: contextProduct },
    compute: async ({ source, of, settings, inputs, control }) => {
      // Both at once: what is sorted may be on disk, and the scan is held until it is used here too.
      const [sorted, found] = await Promise.all([
        inputs.units(of, control),
        scanned(inputs, source, of, quietly(control)),
      ]);
      const context = await inputs.context(null, quietly(control));
      const pace = new Pace(quietly(control), sorted.length, source.turn);
      return reportChannel({ scanned: found, sorted, context, pace }, settings);
    },
  }),
);

/** The events of a recording, in order of onset, and its units. */
export const eventsProduct = product({
  name: 'events',
  of: 'recording',
  reads: [
    ...namesOf(
      conditioningParameterTable,
      activityParameterTable,
      validityParameterTable,
      silenceParameterTable,
      decisionParameterTable,
    ),
    'mergeGap',
    'afterRelease',
    'reactionTime',
    'insertionLongest',
    'insertionProlonged',
  ],
  inputs: { context: contextProduct, features: featuresProduct },
  compute: async ({ source: { recording }, settings, inputs, control }) => {
    const emg = emgChannels(recording);
    // Without EMG there is nothing to say of any force.
    if (emg.length === 0) return { events: [], units: [] };
    // Work counts in samples: EMG twice (scanned, then sorted), what holds context once.
    const contextWork = samplesOf(recording.channels.filter(holdsContext));
    const shares = new Shares(control, contextWork + 2 * samplesOf(emg.map(({ channel }) => channel)));
    const context = await inputs.context(null, shares.part(contextWork));
    const reports: ChannelReport[] = [];
    const events: DetectedEvent[] = [];
    for (const { channel, index } of emg) {
      const share = shares.part(2 * channel.samples);
      if (workingPlan(channel.samplingRate, settings)) reports.push(await inputs.features(index, share));
      else events.push(tooSlow(channel, index, recording.durationSeconds, settings));
    }
    events.push(...eventsOf(reports, context, settings));
    return { events: events.sort((a, b) => a.onsetSeconds - b.onsetSeconds), units: unitsOf(reports) };
  },
});

function unitsOf(reports: readonly ChannelReport[]): readonly UnitTrain[] {
  return reports.flatMap(({ index, units }) => units.map((times) => ({ channel: index, times })));
}
