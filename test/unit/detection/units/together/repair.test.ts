import assert from 'node:assert/strict';
import { Engine } from '../../../../../src/detection/engine';
import type { DetectionInput } from '../../../../../src/detection/engineSource';
import { defaultParameters } from '../../../../../src/detection/parameters';
import { linksOf, type UnitsTogether } from '../../../../../src/detection/togetherProduct';
import { unitsElsewhere } from '../../../../../src/session/unitsTogether';
import { joinedTrains } from '../../../../../src/detection/trains/joinedTrains';
import { type ArrayRecording, arrayRecording } from '../../../../evaluation/decomposition/arrayEfforts';
import { rateOfAgreement, trainAgreement, unitAgreement } from '../../../../evaluation/metrics/unitAgreement';
import { recordingOf, simulated } from '../../recordings';

function trainsOf(units: UnitsTogether, channel: number): readonly Float64Array[] {
  const found = units.find(([index]) => index === channel)?.[1];
  if (found?.kind !== 'sorted') return [];
  return found.episodes.flatMap((episode) => episode.units.map(({ times }) => times));
}

function trainOf(units: UnitsTogether, channel: number, number: number): Float64Array {
  const found = units.find(([index]) => index === channel)?.[1];
  const episodes = found?.kind === 'sorted' ? found.episodes : [];
  const own = episodes.flatMap((episode) => episode.units.filter((unit) => unit.number === number));
  return joinedTrains(own.map(({ times }) => times));
}

function agreements({ recording }: ArrayRecording, units: UnitsTogether): readonly number[] {
  return recording.channels.flatMap((_, c) => {
    const truth = recording.truth.units
      .filter(({ channel }) => channel === c)
      .map((unit) => unit.spikeSeconds);
    return unitAgreement(truth, trainsOf(units, c)).map((each) => (each ? rateOfAgreement(each) : 0));
  });
}

function emg(recording: ArrayRecording['recording'], channel: number): Parameters<typeof recordingOf>[0] {
  const { values, samplingRate, unit, name } = recording.channels[channel]!;
  return { values, samplingRate, unit, name };
}

describe('Channels of one needle', function () {
  this.timeout(120_000);
  const whole = arrayRecording(7, 0.03);
  let engine: Engine;
  let alone: UnitsTogether;
  let groups: readonly UnitsTogether[];
  before(async () => {
    engine = new Engine(simulated(whole.recording), { budgetBytes: 2 ** 28 });
    const units = [];
    for (const c of whole.recording.channels.keys()) {
      units.push([c, await engine.units(c, defaultParameters)] as const);
    }
    alone = units;
    groups = await engine.unitsTogether(defaultParameters);
    const again = [];
    for (const c of whole.recording.channels.keys()) {
      again.push([c, await engine.units(c, defaultParameters)] as const);
    }
    assert.deepEqual(again, alone, 'one channel’s answer stays as it was');
  });

  it('are compared as they are shown once the units of each have been asked for, a person’s in place of the engine’s', async () => {
    const corrected = [{ channel: 0, given: [{ start: 0, end: 30_000_000, trains: [] }] }];
    const known = (by: typeof corrected = []) => engine.knownTogether(0, defaultParameters, {}, by);
    const channels = [...whole.recording.channels.keys()];
    for (const channel of channels) {
      assert.equal(known(), undefined, `channel ${channel} has not been asked for`);
      await engine.shownUnits(channel, defaultParameters);
    }
    const shown = known() ?? [];
    assert.deepEqual(
      shown.map(([channel]) => channel),
      channels,
    );
    const links = linksOf(shown);
    assert.ok(links.length > 0);
    for (const channel of channels) {
      const expected = links.flatMap(({ channel: one, number, otherChannel: other, otherNumber }) => {
        if (one === channel) return [`${number}: ${otherNumber} on ${other}`];
        return other === channel ? [`${otherNumber}: ${number} on ${one}`] : [];
      });
      const told = unitsElsewhere(channel, shown).flatMap(({ number, alsoOn }) =>
        alsoOn.map((each) => `${number}: ${each.number} on ${each.channel}`),
      );
      assert.deepEqual([...told].sort(), expected.sort());
    }
    assert.equal(known(corrected), undefined, 'as corrected it has not been asked for');
    await engine.shownUnits(0, defaultParameters, {}, {}, corrected[0]!.given);
    assert.equal(known(corrected)?.length, channels.length);
  });

  it('agree better with the truth when they are used together, and hardly any of their units less', () => {
    const [together = []] = groups;
    const [before, after] = [agreements(whole, alone), agreements(whole, together)];
    const change = after.map((value, i) => value - before[i]!);
    assert.ok(change.filter((value) => value > 0.005).length >= 3, change.join(' '));
    assert.ok(Math.min(...change) > -0.02, change.join(' '));
  });

  it('share their units with each other, and only by crosstalk with another muscle that is driven alike', () => {
    const [together = []] = groups;
    const links = linksOf(together);
    assert.ok(links.length >= 3);
    const best = (channel: number, number: number): number => {
      const times = trainOf(together, channel, number);
      const { units } = whole.recording.truth;
      const scores = units.map((unit) =>
        unit.channel === channel ? rateOfAgreement(trainAgreement(unit.spikeSeconds, times)) : 0,
      );
      return whole.motorUnits[scores.indexOf(Math.max(...scores))]!;
    };
    for (const link of links) {
      assert.equal(best(link.channel, link.number), best(link.otherChannel, link.otherNumber));
    }
  });

  it('are looked at together only where there are several, of one sampling rate', async () => {
    const first = emg(whole.recording, 0);
    const groupsOf = (input: DetectionInput): Promise<readonly UnitsTogether[]> =>
      new Engine(input, { budgetBytes: 2 ** 28 }).unitsTogether(defaultParameters);
    const short = { ...first, values: first.values.slice(0, 20_000) };
    assert.deepEqual(await groupsOf(recordingOf(short)), []);
    assert.deepEqual(await groupsOf(recordingOf(short, { ...short, samplingRate: 10_000 })), []);
    assert.deepEqual(await groupsOf(recordingOf(...Array.from({ length: 9 }, () => short))), []);
    assert.equal((await groupsOf(recordingOf(short, short))).length, 1);
  });
});
