/**
 * `node --import tsx test/bench/doubleClick.ts`: from the double click in the explorer to the first traces of 16 channels × 10 kHz, an
 * hour and 10 GB, in the installed extension, beside a custom editor with an empty page, taking turns. Prints one line of JSON with
 * the milliseconds of every opening.
 */
import { cp, open, readFile, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { packageExtension, profileWithExtension } from '../harness/packaged';
import { closeEditor, openFromExplorer } from '../ui/support/tabs';
import { waitForWebview } from '../ui/support/webviews';
import { openWorkbench } from '../ui/support/workbench';
import { header, recordBytes, headerBytes, writeRecords } from './longRecording';

const here = import.meta.dirname;
const rounds = Number(process.argv[2] ?? '9');

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
  await writeFile(path.join(folder, 'nothing.empty'), '');
  await writeSparse(path.join(folder, 'hour.edf'), 3600);
  await writeSparse(path.join(folder, 'ten.edf'), 31_250);
}

/** Puts the empty editor beside the installed extension, as VS Code lists what is installed. */
async function addEmptyEditor(extensionsDir: string): Promise<void> {
  const relativeLocation = 'bench.empty-editor-1.0.0';
  const location = path.join(extensionsDir, relativeLocation);
  await cp(path.join(here, 'emptyEditor'), location, { recursive: true });
  const list = path.join(extensionsDir, 'extensions.json');
  const installed = JSON.parse(await readFile(list, 'utf8')) as unknown[];
  const entry = {
    identifier: { id: 'bench.empty-editor' },
    version: '1.0.0',
    location: { $mid: 1, path: location, scheme: 'file' },
    relativeLocation,
  };
  await writeFile(list, JSON.stringify([...installed, entry]));
}

/** The page notes when a double click began: VS Code opens a file at its first click. */
async function watchClicks(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.addEventListener(
      'pointerdown',
      ({ timeStamp }) => {
        const clicks = window as unknown as { clickedAt?: number };
        const at = performance.timeOrigin + timeStamp;
        if (clicks.clickedAt === undefined) clicks.clickedAt = at;
      },
      true,
    );
  });
}

interface Opening {
  readonly name: string;
  /** From the first click. */
  readonly milliseconds: number;
  /** Of these, since the page began. */
  readonly pageMilliseconds: number;
}

async function timeOpening(page: Page, name: string): Promise<Opening> {
  await page.evaluate(() => delete (window as unknown as { clickedAt?: number }).clickedAt);
  await openFromExplorer(page, name);
  const frame = await waitForWebview(page, '[data-state="ready"]');
  const painted = await frame.evaluate(() => {
    const { startTime } = performance.getEntriesByName('first-traces')[0] ?? { startTime: NaN };
    return { origin: performance.timeOrigin, startTime };
  });
  const clickedAt = await page.evaluate(() => (window as unknown as { clickedAt?: number }).clickedAt ?? NaN);
  await closeEditor(page, name);
  const milliseconds = painted.origin + painted.startTime - clickedAt;
  return { name, milliseconds, pageMilliseconds: painted.startTime };
}

const names = ['nothing.empty', 'hour.edf', 'ten.edf'] as const;

async function run(): Promise<void> {
  const profile = await profileWithExtension(await packageExtension());
  await addEmptyEditor(profile.extensionsDir);
  const workbench = await openWorkbench({ fill, profile });
  try {
    const { page } = workbench;
    await watchClicks(page);
    const openings: Opening[] = [];
    for (let round = -1; round < rounds; round++) {
      for (let k = 0; k < names.length; k++) {
        const opening = await timeOpening(page, names[(k + round + 1) % names.length]!);
        // The first opening of each starts its extension.
        if (round >= 0) openings.push(opening);
        console.error(
          `round ${round + 1}: ${opening.name} ${opening.milliseconds.toFixed(0)} ms, of which the page ${opening.pageMilliseconds.toFixed(0)} ms`,
        );
      }
    }
    const middle = (name: string): number => {
      const times = openings.filter((each) => each.name === name).map(({ milliseconds }) => milliseconds);
      return times.sort((a, b) => a - b)[times.length >> 1] ?? NaN;
    };
    const medians = Object.fromEntries(names.map((name) => [name, middle(name)]));
    console.log(JSON.stringify({ name: 'double click to first traces', medians, openings }));
  } finally {
    await workbench.close();
  }
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
