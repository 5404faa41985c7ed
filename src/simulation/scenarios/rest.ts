/** A muscle at rest with the needle in it: noise, hum, and a force channel that shows nothing. */
import { assemble } from '../assemble';
import { forceChannel, relaxed } from '../forceChannel';
import { type Scenario, scenario } from '../scenario';

export const rest: Scenario = scenario(
  {
    name: 'rest',
    kind: 'class',
    label: 'rest',
    intentKnown: false,
    describes: 'Nothing but noise and, often, hum; sometimes a force channel at its baseline.',
  },
  (random, setting) =>
    assemble(random, {
      setting,
      sites: [{ trains: [], episodes: [] }],
      mechanical: random.uniform() < 0.5 ? [forceChannel(random.fork(), setting, relaxed(setting))] : [],
    }),
);
