/**
 * Files of git-annex and DataLad whose content is elsewhere: a link into `.git/annex/objects` where nothing stands, or,
 * on a file system without links, a text that is such a link's target.
 */
import { readlink } from 'node:fs/promises';
import * as path from 'node:path';

/** Links that lead to links: more than these lead in a circle. */
const mostLinks = 8;
const annexPath = /(?:^|[/\\])\.git[/\\]annex[/\\]objects[/\\]/u;

/** Whether a link's target lies where git-annex keeps content. */
export function isAnnexPath(target: string): boolean {
  return annexPath.test(target);
}

/** Whether a path is a link, or leads through links, into git-annex's store. */
export async function leadsToAnnex(filePath: string): Promise<boolean> {
  let place = path.resolve(filePath);
  for (let links = 0; links < mostLinks; links++) {
    // Whatever cannot be read as a link ends the chain: it is none.
    const target = await readlink(place).catch(() => undefined);
    if (target === undefined) return false;
    place = path.resolve(path.dirname(place), target);
    if (isAnnexPath(place)) return true;
  }
  return false;
}

/** What to say of a file whose content git-annex has elsewhere; `what` is `link` or `pointer`. */
export function annexSentence(name: string, what: 'link' | 'pointer'): string {
  return `${name} is a git-annex ${what}: its content is not on this machine (dropped, or never fetched). Bring it with: git annex get "${name}" (in a DataLad dataset: datalad get "${name}")`;
}
