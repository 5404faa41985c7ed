/**
 * From the double click in the explorer to the first traces of 16 channels × 10 kHz, an hour and 10 GB, in the installed extension,
 * beside a custom editor with an empty page, taking turns.
 */
import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { writeSparse } from '../../bench/longRecording';
import { packageExtension, profileWithExtension } from '../../harness/packaged';
import { closeEditor, openFromExplorer } from '../support/tabs';
import { waitForWebview } from '../support/webviews';
import { openWorkbench } from '../support/workbench';
import { addEmptyEditor, emptyEnding } from './emptyEditor';

const files = { empty: `nothing${emptyEnding}`, hour: 'hour.edf', tenGigabytes: 'ten.edf' } as const;
type Kind = keyof typeof files;
const kinds = Object.keys(files) as Kind[];

/** Milliseconds of every opening. */
export type DoubleClicks = Readonly<Record<Kind, readonly number[]>>;

async function fill(folder: string): Promise<void> {
  await writeFile(path.join(folder, '.gitignore'), '*.edf\n');
  await writeFile(path.join(folder, files.empty), '');
  await writeSparse(path.join(folder, files.hour), 3600);
  await writeSparse(path.join(folder, files.tenGigabytes), 31_250);
}

/** What the workbench's page notes: VS Code opens a file at the first click of two. */
interface Watched {
  clickedAt?: number;
}

async function watchClicks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = window as unknown as Watched;
    window.addEventListener(
      'pointerdown',
      ({ timeStamp }) => {
        watched.clickedAt ??= performance.timeOrigin + timeStamp;
      },
      true,
    );
  });
}

async function timeOpening(page: Page, name: string): Promise<number> {
  await page.evaluate(() => delete (window as unknown as Watched).clickedAt);
  await openFromExplorer(page, name);
  const frame = await waitForWebview(page, '[data-state="ready"]');
  await frame.waitForFunction(() => performance.getEntriesByName('first-traces').length > 0);
  const paintedAt = await frame.evaluate(() => {
    const [mark] = performance.getEntriesByName('first-traces');
    return performance.timeOrigin + (mark?.startTime ?? NaN);
  });
  const clickedAt = await page.evaluate(() => (window as unknown as Watched).clickedAt ?? NaN);
  await closeEditor(page, name);
  return paintedAt - clickedAt;
}

/** Opens each file `rounds` times, after one opening that starts its extension. */
export async function timeDoubleClicks(rounds: number, say: (text: string) => void): Promise<DoubleClicks> {
  const profile = await profileWithExtension(await packageExtension());
  await addEmptyEditor(profile.extensionsDir);
  const workbench = await openWorkbench({ fill, profile });
  const times: Record<Kind, number[]> = { empty: [], hour: [], tenGigabytes: [] };
  try {
    await watchClicks(workbench.page);
    for (let round = 0; round <= rounds; round++) {
      for (const [k] of kinds.entries()) {
        const kind = kinds[(k + round) % kinds.length] ?? 'empty';
        const milliseconds = await timeOpening(workbench.page, files[kind]);
        if (round > 0) times[kind].push(milliseconds);
        say(`round ${round}: ${kind} ${milliseconds.toFixed(0)} ms`);
      }
    }
    return times;
  } finally {
    await workbench.close();
  }
}
