// What D finds beside cramps, as a person sees it: a heart in a muscle's channel, and two muscles that tremble in turn.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { edfPlus } from '../../src/simulation/edfPlus';
import { Random } from '../../src/simulation/random';
import { scenarios } from '../../src/simulation/scenarios';
import type { SimulatedChannel, SimulatedRecording } from '../../src/simulation/simulatedRecording';
import { focusTraces, labelRows, until } from './support/emgEditor';
import { useWorkbench } from './support/suite';
import { openFromExplorer } from './support/tabs';
import { waitForTraces } from './support/webviews';

const identity = {
  patient: 'X X X Simulated',
  recording: 'Startdate 01-JAN-2024 X X EMG_Labels_simulator',
  startDate: '01.01.24',
  startTime: '10.00.00',
} as const;

function heartAndEffort(): SimulatedRecording {
  const scenario = scenarios.find(({ name }) => name === 'heartbeat-and-effort');
  assert.ok(scenario);
  return scenario.simulate(5);
}

/** Bursts at 5 Hz from 4 to 26 s, of one muscle while the other rests. */
function tremblingInTurn(): SimulatedRecording {
  const muscle = (name: string, sign: number, seed: number): SimulatedChannel => {
    const random = new Random(seed);
    return {
      name,
      unit: 'uV',
      physicalRange: { minimum: -1000, maximum: 1000 },
      kind: 'emg',
      samplingRate: 2000,
      values: Float32Array.from({ length: 60_000 }, (_, i) => {
        const t = i / 2000;
        const level = t > 4 && t < 26 ? Math.max(0, sign * Math.sin(2 * Math.PI * 5 * t)) : 0;
        return random.normal(0, 3 + 60 * level);
      }),
    };
  };
  const channels = [muscle('EMG extensor', 1, 1), muscle('EMG flexor', -1, 2)];
  return {
    durationSeconds: 30,
    channels,
    annotations: [],
    truth: { events: [], units: [], noiseMicrovolts: 3, humMicrovolts: 0 },
  };
}

describe('What D finds beside cramps, in VS Code', () => {
  const workbench = useWorkbench({
    fill: async (folder) => {
      await writeFile(join(folder, 'heart.edf'), edfPlus(heartAndEffort(), identity));
      await writeFile(join(folder, 'tremor.edf'), edfPlus(tremblingInTurn(), identity));
    },
  });

  it('is a heart, said to be one in the list and in its evidence, and the effort beside it', async () => {
    const { page } = workbench();
    await openFromExplorer(page, 'heart.edf');
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    await page.keyboard.press('d');
    await until(frame, 'something is proposed', async () => (await labelRows(frame)).length > 0);
    const labels = (await labelRows(frame)).map(({ label }) => label);
    assert.ok(labels.includes('artifact') && labels.includes('voluntary'), labels.join(', '));
    await workbench().press('0');
    await frame.locator('[data-testid="label-row"][data-label="artifact"]').first().click();
    const evidence = frame.locator('[data-testid=evidence]');
    await evidence.getByText(/deflections of an electrocardiogram come at \d+ per minute/u).waitFor();
    const row = frame.locator('[data-testid="label-row"][data-selected="true"]');
    assert.match(await row.innerText(), /heart/u);
    await workbench().screenshot('detected-heart');
  });

  it('is a tremor of two muscles, said to come in turn', async () => {
    const { page } = workbench();
    await openFromExplorer(page, 'tremor.edf');
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    await page.keyboard.press('d');
    await until(frame, 'something is proposed', async () => (await labelRows(frame)).length > 0);
    const labels = (await labelRows(frame)).map(({ label }) => label);
    assert.deepEqual(labels, ['tremor']);
    await workbench().press('j');
    await frame
      .locator('[data-testid=evidence]')
      .getByText(/trembles in turn with it/u)
      .waitFor();
    await workbench().screenshot('detected-tremor');
  });
});
