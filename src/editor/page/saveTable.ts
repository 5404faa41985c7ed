/** A table that the page shows, as a file where a person wants it. */
import * as path from 'node:path';
import * as vscode from 'vscode';
import { plainName } from '../../base/displayText';
import type { HostMethods } from '../../protocol/page';
import { ask } from '../surface/ask';
import { say } from '../surface/say';
import { writeWholeFile } from '../surface/wholeFile';

/** What a file's name may hold of a channel's. */
const mostNameCharacters = 40;

/** Asks where, writes it there and says so; false where the question was dismissed. */
export async function saveTable(
  recording: vscode.Uri,
  { name, text }: HostMethods['saveTable']['params'],
): Promise<boolean> {
  const place = await ask.destination({
    title: 'Save the table of motor unit potentials',
    suggested: vscode.Uri.joinPath(recording, '..', tableName(recording.path, name)),
    kind: 'Comma-separated values',
    extension: 'csv',
  });
  if (!place) return false;
  await writeWholeFile(place, Buffer.from(text));
  say.status(`Saved ${path.posix.basename(place.path)}`, 5000);
  return true;
}

/** `case01.Soleus-left.units.csv`: a channel's name brings no folder and no other extension. */
export function tableName(recording: string, channel: string): string {
  const { name } = path.posix.parse(recording);
  const plain = plainName(channel, mostNameCharacters).replace(/[^\p{L}\p{N}_-]+/gu, '-');
  return `${name}.${plain}.units.csv`;
}
