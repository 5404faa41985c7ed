// Writes the sample workspace: deterministic synthetic recordings, made by src/simulation.
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSampleWorkspace } from '../../src/simulation/sampleWorkspace';
import { projectRoot } from './paths';
import { scratchFolder } from './scratch';

/** Where `npm start` keeps its sample workspace. */
export const sampleFolder = join(projectRoot, 'sample-workspace');

/** Where this process has made it: simulating it takes seconds, a copy none. */
let made: Promise<string> | undefined;

async function make(): Promise<string> {
  const folder = scratchFolder('samples');
  await writeSampleWorkspace(folder);
  return folder;
}

/** Writes the sample recordings into `folder`, which is created. */
export async function writeSampleWorkspaceTo(folder: string): Promise<void> {
  made ??= make();
  await cp(await made, folder, { recursive: true });
}
