/** Puts a told story together: EMG channels, mechanical channels, annotations and truth. */
import { allMarks, type Noted, wordingOf } from './annotations';
import { type Disturbance, emgChannel, type PlacedTrain, unitsOf } from './emgChannel';
import type { Random } from './random';
import type { Setting } from './setting';
import type { SimulatedChannel, SimulatedRecording } from './simulatedRecording';
import type { Train } from './trains';
import { covering, type Episode } from './truth';
import { unitShapes } from './unitShapes';

/** What one EMG channel sees and what is true there. */
export interface Site {
  readonly trains: readonly PlacedTrain[];
  readonly episodes: readonly Episode[];
  /** What is true between the episodes; rest where absent. */
  readonly between?: Pick<Episode, 'label' | 'reason'>;
  readonly disturbances?: readonly Disturbance[];
}

export interface Story {
  readonly setting: Setting;
  readonly sites: readonly [Site] | readonly [Site, Site];
  readonly mechanical?: readonly SimulatedChannel[];
  readonly marks?: readonly Noted[];
}

/** The recording of a story. */
export function assemble(random: Random, story: Story): SimulatedRecording {
  const { setting, sites } = story;
  const channels = sites.map((site, i) =>
    emgChannel(random.fork(), setting, site.trains, {
      name: i === 0 ? setting.emgNames[0] : setting.emgNames[1],
      disturbances: site.disturbances ?? [],
    }),
  );
  const events = sites.flatMap((site, i) =>
    covering(site.episodes, setting.durationSeconds, site.between).map((episode) => ({
      ...episode,
      channels: [i],
    })),
  );
  return {
    durationSeconds: setting.durationSeconds,
    channels: [...channels, ...(story.mechanical ?? [])],
    annotations: allMarks(setting, story.marks ?? []),
    truth: {
      units: sites.flatMap((site, i) => unitsOf(site.trains, i, setting.samplingRate)),
      events: events.sort((a, b) => a.onsetSeconds - b.onsetSeconds),
      noiseMicrovolts: setting.noiseMicrovolts,
      wording: wordingOf(story.marks ?? []),
      humMicrovolts: setting.hum?.amplitudeMicrovolts ?? 0,
    },
  };
}

/** Units further from the needle than this, past the edge of their territory, are not computed (mm). */
const reach = 2;

/** The trains whose units the needle sees. */
export function seenByNeedle(
  random: Random,
  setting: Setting,
  trains: readonly Train[],
): readonly PlacedTrain[] {
  return trains.flatMap(({ unit, spikeSeconds }) => {
    const own = random.fork();
    const { centre, radius } = unit.place;
    if (spikeSeconds.length === 0 || Math.hypot(centre.x, centre.y) > radius + reach) return [];
    return [{ shapes: unitShapes(own, unit.place, setting.samplingRate), spikeSeconds }];
  });
}
