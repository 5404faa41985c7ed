// Writes the sample workspace: deterministic synthetic recordings, made by src/simulation.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSampleWorkspace } from '../../src/simulation/sampleWorkspace';
import { projectRoot } from './paths';

/** Where `npm start` keeps its sample workspace. */
export const sampleFolder = join(projectRoot, 'sample-workspace');

/** Writes the sample recordings into `folder`, which is created. */
export async function writeSampleWorkspaceTo(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeSampleWorkspace(folder);
}
