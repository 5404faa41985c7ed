/** The label files that are compared, read: those that count, and what is said of the others. */
import type { LabelDocument } from '../../labels/labelDocument';
import { parse } from '../../labels/parse';
import { readingIn } from '../../readings/found';
import type { LabelFile } from '../../readings/labelFile';
import { readersByName, type Reader } from '../../readings/readers';
import { readSidecarText } from '../../records/sidecarText';
import { isUnreadable, type SidecarText } from '../../records/textOnDisk';
import type { GivenFile } from './messages';

/** Whose labels count, and how much doesn't. */
export interface ReadFiles {
  readonly readers: readonly Reader[];
  /** Blind readings that are under way. */
  readonly unfinished: number;
  /** Why files can't be read. */
  readonly problems: readonly string[];
}

/** What a file makes of itself. */
type ReadFile =
  { readonly document: LabelDocument } | { readonly problem: string } | 'unfinished' | 'of-another-recording';

/** Reads them one after the other. */
export async function readFiles(given: readonly GivenFile[]): Promise<ReadFiles> {
  const byReader = new Map<string, LabelFile[]>();
  const ofThemselves: LabelFile[] = [];
  const problems: string[] = [];
  let unfinished = 0;
  for (const file of given) {
    const read = await readFile(file);
    if (read === 'unfinished') unfinished += 1;
    else if (read === 'of-another-recording') continue;
    else if ('problem' in read) problems.push(read.problem);
    else {
      const { folder, name, reader } = file;
      const one = { folder, name, document: read.document };
      if (reader === undefined) ofThemselves.push(one);
      else byReader.set(reader, [...(byReader.get(reader) ?? []), one]);
    }
  }
  const named = [...byReader].map(([name, files]) => ({ name, files }));
  return { readers: [...named, ...readersByName(ofThemselves)], unfinished, problems };
}

async function readFile({ recording, name, reader, source }: GivenFile): Promise<ReadFile> {
  const text: SidecarText = 'path' in source ? await readSidecarText(source.path) : source.bytes;
  if (text === undefined) return { problem: `${name} is not there any more.` };
  if (isUnreadable(text)) return { problem: text.unreadable };
  const parsed = parse(text);
  if (!parsed.ok) return { problem: `${name} can’t be read. ${parsed.message}` };
  const { document } = parsed;
  if (reader !== undefined) return { document };
  const reading = readingIn(recording, name, document.header);
  if (!reading) return 'of-another-recording';
  return reading.isFinished ? { document } : 'unfinished';
}
