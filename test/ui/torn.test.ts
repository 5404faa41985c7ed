// Two reviewers have named one label differently, and a merge kept both versions: the label is marked everywhere, both
// are seen side by side, and one of them is chosen in VS Code.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { apply, type LabelPatch } from '../../src/labels/edits';
import type { LabelDocument } from '../../src/labels/labelDocument';
import { merge } from '../../src/labels/merge';
import { parse } from '../../src/labels/parse';
import { serialize } from '../../src/labels/serialize';
import { writeSampleWorkspaceTo } from '../harness/sampleWorkspace';
import { focusTraces, labelRows, traces, until, waitForRows } from './support/emgEditor';
import { useWorkbench } from './support/suite';
import { openFromExplorer, save } from './support/tabs';
import { waitForTraces } from './support/webviews';

const cramp = 'cramp.edf';

function documentOf(text: string): LabelDocument {
  const read = parse(text);
  assert.ok('document' in read);
  return read.document;
}

describe('A label of which a merge kept two versions, in VS Code', () => {
  const workbench = useWorkbench({ fill: writeSampleWorkspaceTo });
  const sidecar = (): Promise<string> => readFile(workbench().path(`${cramp}.labels.json`), 'utf8');

  it('is marked in the list, in the details and on the traces', async () => {
    const { page } = workbench();
    await openFromExplorer(page, cramp);
    const frame = await waitForTraces(page);
    await focusTraces(frame);
    await page.keyboard.press('d');
    await waitForRows(frame, 2);
    await save(page, cramp);
    const base = documentOf(await sidecar());
    const id = base.labels.find(({ label }) => label === 'neurogenic-cramp')?.id ?? '';
    const named = (patch: LabelPatch): LabelDocument => apply(base, { kind: 'change', id, patch });
    const merged = merge(
      base,
      named({ label: 'voluntary', status: 'accepted' }),
      named({ label: 'tremor', status: 'accepted' }),
    );
    assert.equal(merged.conflicts.length, 1);
    await writeFile(workbench().path(`${cramp}.labels.json`), serialize(merged.document));
    const row = frame.locator('[data-testid=label-row]').nth(1);
    await row.getByTitle('Several versions: choose one').waitFor();
    await row.click();
    await frame.getByText('Choose the version that is right.').waitFor();
    for (const name of ['Voluntary activity', 'Tremor']) {
      await frame.locator('[data-testid=versions]').getByText(name, { exact: true }).waitFor();
    }
    assert.match((await traces(frame).getAttribute('aria-description')) ?? '', /, conflict,/u);
    await workbench().screenshot('torn-label');
  });

  it('is not decided by a key, is one version once that is chosen, and several again when that is undone', async () => {
    const { page } = workbench();
    const frame = await waitForTraces(page);
    const question = frame.getByText('Choose the version that is right.');
    const [, shown] = await labelRows(frame);
    await focusTraces(frame);
    await page.keyboard.press('a');
    await frame.getByText('choose one of them first').waitFor();
    assert.equal(await question.isVisible(), true, 'A alone decides nothing');
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'hidden' });
    await page.keyboard.press('ControlOrMeta+z');
    await question.waitFor();
    await frame.locator('[data-testid=choose-version-0]').click();
    await question.waitFor({ state: 'hidden' });
    await save(page, cramp);
    const decided = documentOf(await sidecar()).labels[1];
    assert.deepEqual(
      [decided?.label, decided?.status, decided?.conflict],
      [shown?.label, 'accepted', undefined],
    );
    await until(frame, 'the row says so', async () => (await labelRows(frame))[1]?.status === 'accepted');
    await workbench().screenshot('torn-decided');
  });
});
