/**
 * `npx tsx test/ui/page/benchDoubleClick.ts [ROUNDS]`: from the double click in the explorer to the first traces of 16 channels ×
 * 10 kHz, an hour and 10 GB, in the installed extension, beside a custom editor with an empty page, taking turns. Prints one line
 * of JSON.
 */
import { open, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { header, headerBytes, recordBytes, writeRecords } from '../../bench/longRecording';
import { packageExtension, profileWithExtension } from '../../harness/packaged';
import { closeEditor, openFromExplorer } from '../support/tabs';
import { waitForWebview } from '../support/webviews';
import { openWorkbench } from '../support/workbench';
import { addEmptyEditor, emptyEnding } from './emptyEditor';
import { median } from './figures';

const files = { empty: `nothing${emptyEnding}`, hour: 'hour.edf', tenGigabytes: 'ten.edf' } as const;
type Kind = keyof typeof files;
const kinds = Object.keys(files) as Kind[];

/** Milliseconds of every opening. */
export type DoubleClicks = Readonly<Record<Kind, readonly number[]>>;

/** Only the first minute holds a signal; the rest takes no room on the disk. */
async function writeSparse(file: string, records: number): Promise<void> {
  const handle = await open(file, 'w');
  await handle.write(header(records));
  await writeRecords(handle, 60);
  await handle.truncate(headerBytes + records * recordBytes);
  await handle.close();
}

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
    const note = ({ timeStamp }: Event): void => {
      watched.clickedAt ??= performance.timeOrigin + timeStamp;
    };
    window.addEventListener('pointerdown', note, true);
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
export async function timeDoubleClicks(rounds: number): Promise<DoubleClicks> {
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
        console.error(`round ${round}: ${kind} ${milliseconds.toFixed(0)} ms`);
      }
    }
    return times;
  } finally {
    await workbench.close();
  }
}

async function main(): Promise<void> {
  const times = await timeDoubleClicks(Number(process.argv[2] ?? '9'));
  const [empty, hour, tenGigabytes] = [median(times.empty), median(times.hour), median(times.tenGigabytes)];
  const above = { hour: hour - empty, tenGigabytes: tenGigabytes - empty };
  console.log(JSON.stringify({ name: 'double click to first traces', empty, hour, tenGigabytes, above }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) void main();
