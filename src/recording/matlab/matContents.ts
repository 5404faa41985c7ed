/** Which program's layout a MATLAB file has, and what it then holds. */
import { eeglabEvents } from './matEeglab';
import type { MatFile } from './matFile';
import { findSignals } from './matGeneric';
import { isLabChart, readLabChart } from './matLabChart';
import { isLabChartBlocks, readLabChartBlocks } from './matLabChartBlocks';
import { leftOutOf } from './matLeftOut';
import { scopesOf, type Scope } from './matScopes';
import type { MatContents } from './matSignals';
import { isSpike2Channel, readSpike2 } from './matSpike2';

/** What a file holds (`givenRate`: as its reader knows it, where the file states none), everything else in it named as left out. */
export async function contentsOf(file: MatFile, givenRate?: number): Promise<MatContents> {
  const scopes = scopesOf(file);
  const [root] = scopes;
  const contents = (root && (await ofProgram(root, scopes, givenRate))) ?? (await findSignals(scopes));
  const events = contents.annotations ?? eeglabEvents(scopes);
  return {
    ...contents,
    leftOut: [...contents.leftOut, ...(root ? leftOutOf(root, contents.used) : [])],
    ...(events && { annotations: events }),
  };
}

async function ofProgram(
  root: Scope,
  scopes: readonly Scope[],
  givenRate: number | undefined,
): Promise<MatContents | undefined> {
  if (isLabChart(root)) return readLabChart(root, givenRate);
  if (isLabChartBlocks(root)) return readLabChartBlocks(root);
  const spike2 = await readSpike2(scopes);
  if (!spike2 || spike2.signals.length > 0) return spike2;
  // Marks alone, beside signals of another kind or none.
  const others = await findSignals(scopes.filter((scope) => !isSpike2Channel(scope)));
  return {
    ...spike2,
    ...others,
    leftOut: [...others.leftOut, ...spike2.leftOut],
    used: new Set([...others.used, ...spike2.used]),
  };
}
