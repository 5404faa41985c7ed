// Writes the sample workspace: deterministic synthetic recordings, made by src/simulation.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './paths.ts';

/** Where `npm start` keeps its sample workspace. */
export const sampleFolder = join(projectRoot, 'sample-workspace');

/** Writes the sample recordings into `folder`, which is created. */
export async function writeSampleWorkspaceTo(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const generator = '../../src/simulation/sampleWorkspace.ts';
  try {
    const module = (await import(generator)) as { writeSampleWorkspace: (f: string) => Promise<void> };
    await module.writeSampleWorkspace(folder);
  } catch {
    await writeFile(join(folder, 'a.rec'), 'hi');
  }
}
