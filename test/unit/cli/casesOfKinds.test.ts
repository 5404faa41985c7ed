/** Channels of found files that were taken for what they are not, or left out without a word. */
import assert from 'node:assert/strict';
import { describeWithSharedCases, sharedCase } from '../sharedCases';
import { run } from './run';

async function kinds(file: string): Promise<Readonly<Record<string, string>>> {
  const { code, out, said } = await run('info', sharedCase(file), '--json');
  assert.equal(code, 0, said);
  const { channels } = JSON.parse(out) as { channels: readonly { name: string; kind: string }[] };
  return Object.fromEntries(channels.map(({ name, kind }) => [name, kind]));
}

interface Found {
  readonly events: readonly { readonly start: number; readonly end: number; readonly label: string }[];
}

async function eventsOf(file: string): Promise<Found['events']> {
  const { code, out, said } = await run('detect', sharedCase(file), '--json');
  assert.equal(code, 0, said);
  return (JSON.parse(out) as Found).events.map(({ start, end, label }) => ({ start, end, label }));
}

describeWithSharedCases('Channels of found files', () => {
  it('sampled once or ten times a second are no EMG, and detection says that it leaves them out', async () => {
    assert.deepEqual(await kinds('slow-channels/psg.edf'), {
      'H.R.': 'other',
      'THOR RES': 'other',
      'OX stat': 'other',
      EMG: 'emg',
    });
    const { out } = await run('detect', sharedCase('slow-channels/psg.edf'));
    assert.match(out, /^Looked at for EMG: EMG \(by its name\)\.$/mu);
    assert.match(out, /^Not looked at: H\.R\., OX stat \(1 Hz is too slow for EMG\); THOR RES \(10 Hz/mu);
    assert.doesNotMatch(out, /^\d.* s {2}(?:H\.R\.|THOR RES|OX stat)/mu);
  });

  it('of the chewing muscle are EMG and no temperature', async () => {
    assert.deepEqual(await kinds('names-that-mean-else/temporalis.edf'), {
      'Temp L': 'emg',
      'Temp R': 'emg',
    });
    const active = (await eventsOf('names-that-mean-else/temporalis.edf')).find(
      ({ start, end }) => start < 3 && end > 5.5,
    );
    assert.ok(active, 'the noise from 2.5 to 6 s is an event');
  });

  it('in uVolt are found the same in as in uV', async () => {
    const [one, other] = [
      await eventsOf('unit-spellings/uv.edf'),
      await eventsOf('unit-spellings/uvolt.edf'),
    ];
    assert.ok(one.length > 0);
    assert.deepEqual(other, one);
  });

  it('in a unit whose prefix was lost are looked at, and that the unit is not known is said', async () => {
    const { code, out, said } = await run('detect', sharedCase('unit-spellings/dot.edf'));
    assert.equal(code, 0);
    assert.match(said, /^warning: The unit of Biceps \(\.V\) is not known/mu);
    assert.match(out, /^Looked at for EMG: Biceps \(a voltage, its unit unclear\)\.$/mu);
  });
});
