/** Writes pages and pictures: each file whole or not at all. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import * as path from 'node:path';
import { updateFile } from '../../base/files/updateFile';
import type { Report } from '../../report/report';
import { svgFile } from '../../report/tracePicture';

/** @throws SaveError */
export async function writeOutput(file: string, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  await updateFile(file, () => bytes);
}

/** Pictures that this program has written, and no others. */
const ownPicture = /^label-\d{4}\.svg$/u;

/**
 * Writes the pictures of a report, and removes those of an earlier one.
 * @returns by the change's number, where its picture stands from the Markdown
 */
export async function writePictures(
  { files }: Report,
  folder: string,
  markdown: string,
): Promise<ReadonlyMap<number, string>> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) if (ownPicture.test(name)) await rm(path.join(folder, name));
  const written = new Map<number, string>();
  const from = path.relative(path.dirname(markdown), folder).split(path.sep).join('/');
  for (const { number, picture } of files.flatMap(({ changes }) => changes)) {
    if (!('body' in picture)) continue;
    const name = `label-${String(number).padStart(4, '0')}.svg`;
    await writeOutput(path.join(folder, name), svgFile(picture));
    written.set(number, from === '' ? name : `${from}/${name}`);
  }
  return written;
}
