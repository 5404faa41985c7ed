// What D finds beside cramps, as a person sees it: a heart in a muscle's channel, two muscles that
// tremble in turn, and two that work at once.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { edfPlus, simulatedIdentity } from '../../src/simulation/edfPlus';
import { Random } from '../../src/simulation/random';
import { scenarios } from '../../src/simulation/scenarios';
import type { SimulatedChannel, SimulatedRecording } from '../../src/simulation/simulatedRecording';
import { focusTraces, labelRows, until } from './support/emgEditor';
import { useWorkbench } from './support/suite';
import { openFromExplorer } from './support/tabs';
import { waitForTraces } from './support/webviews';

function heartAndEffort(): SimulatedRecording {
  const scenario = scenarios.find(({ name }) => name === 'heartbeat-and-effort');
  assert.ok(scenario);
  return scenario.simulate(5);
}

/** Noise of 3 µV in two muscles; from 4 to 26 s up to 60 µV more, by a course from 0 to 1 of each. */
function twoMuscles(...levels: readonly ((t: number) => number)[]): SimulatedRecording {
  const channels = levels.map((level, i): SimulatedChannel => {
    const random = new Random(i + 1);
    return {
      name: ['EMG extensor', 'EMG flexor'][i] ?? 'EMG',
      unit: 'uV',
      physicalRange: { minimum: -1000, maximum: 1000 },
      kind: 'emg',
      samplingRate: 2000,
      values: Float32Array.from({ length: 60_000 }, (_, k) => {
        const t = k / 2000;
        return random.normal(0, 3 + (t > 4 && t < 26 ? 60 * level(t) : 0));
      }),
    };
  });
  return {
    durationSeconds: 30,
    channels,
    annotations: [{ onsetSeconds: 0, durationSeconds: 0, text: 'relax' }],
    truth: { events: [], units: [], noiseMicrovolts: 3, wording: 'none', humMicrovolts: 0 },
  };
}

const beat = (t: number): number => Math.sin(2 * Math.PI * 5 * t);
const tremblingInTurn = (): SimulatedRecording =>
  twoMuscles(
    (t) => Math.max(0, beat(t)),
    (t) => Math.max(0, -beat(t)),
  );
const workingAtOnce = (): SimulatedRecording =>
  twoMuscles(
    () => 1,
    (t) => (t < 18 ? 1 : 0),
  );

describe('What D finds beside cramps, in VS Code', () => {
  const workbench = useWorkbench({
    fill: async (folder) => {
      await writeFile(join(folder, 'heart.edf'), edfPlus(heartAndEffort(), simulatedIdentity));
      await writeFile(join(folder, 'tremor.edf'), edfPlus(tremblingInTurn(), simulatedIdentity));
      await writeFile(join(folder, 'at-once.edf'), edfPlus(workingAtOnce(), simulatedIdentity));
    },
  });

  /** Opens a recording and detects; the page and the labels that are proposed. */
  async function detected(file: string): Promise<{ frame: Frame; labels: readonly string[] }> {
    const { page } = workbench();
    await openFromExplorer(page, file);
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    await page.keyboard.press('d');
    await until(frame, 'something is proposed', async () => (await labelRows(frame)).length > 0);
    return { frame, labels: (await labelRows(frame)).map(({ label }) => label) };
  }

  /** Waits for a sentence of the evidence, brings it into view, and takes a picture. */
  async function seeSentence(frame: Frame, words: RegExp, picture: string): Promise<void> {
    const sentence = frame.locator('[data-testid=evidence]').getByText(words).first();
    await sentence.waitFor();
    await sentence.scrollIntoViewIfNeeded();
    await workbench().screenshot(picture);
  }

  it('is a heart, said to be one in the list and in its evidence, and the effort beside it', async () => {
    const { frame, labels } = await detected('heart.edf');
    assert.ok(labels.includes('artifact') && labels.includes('voluntary'), labels.join(', '));
    await workbench().press('0');
    await frame.locator('[data-testid="label-row"][data-label="artifact"]').first().click();
    const row = frame.locator('[data-testid="label-row"][data-selected="true"]');
    assert.match(await row.innerText(), /heart/u);
    const words = /deflections of an electrocardiogram come at \d+ per minute/u;
    await seeSentence(frame, words, 'detected-heart');
  });

  it('is a tremor of two muscles, said to come in turn', async () => {
    const { frame, labels } = await detected('tremor.edf');
    assert.deepEqual(labels, ['tremor']);
    await workbench().press('j');
    await seeSentence(frame, /trembles in turn with it/u, 'detected-tremor');
    const against = frame.locator('[data-testid=evidence] [data-group=against]');
    assert.equal(await against.getByText('co-activation').count(), 0, 'a remark speaks against nothing');
    const remarks = frame.locator('[data-testid=evidence]').getByText('No other channel works along with it');
    assert.equal(await remarks.count(), 1);
  });

  it('is that two muscles work at once, though nobody asked for effort', async () => {
    const { frame } = await detected('at-once.edf');
    await workbench().press('j', '0');
    const words = /works along with it, though nobody asked for effort: co-activation index 0\.\d+/u;
    await seeSentence(frame, words, 'detected-at-once');
  });
});
