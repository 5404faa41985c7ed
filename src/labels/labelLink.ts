/** A link to one label, to paste in a review: which recording of the open folder, and which label or moment of it. */
import { visibleText } from '../base/displayText';

/** What a link leads to: never anything but a recording, by its path from the folder that is open. */
interface LinkTarget {
  readonly file: string;
  /** The label's id. */
  readonly label?: string;
  /** Where no label is named. */
  readonly seconds?: number;
}

/** A link that leads nowhere says why in one sentence. */
type ReadLink =
  { readonly ok: true; readonly target: LinkTarget } | { readonly ok: false; readonly sentence: string };

const mostCharacters = 2000;

/** Files that the editor of recordings is offered for in package.json. */
const recordingName =
  /\.(?:edf|bdf|hea|vhdr|otb\+|otb4|wav|csv|tsv|txt|mat|rec|lvm|emt|eeg|dat|xdf|acq|adicht|c3d|smr|smrx|poly5)$/iu;

/** The part of the link after `?`. */
export function linkQuery({ file, label, seconds }: LinkTarget): string {
  const query = new URLSearchParams({ file });
  if (label !== undefined) query.set('label', label);
  else if (seconds !== undefined) query.set('seconds', String(seconds));
  return query.toString();
}

function refused(why: string): ReadLink {
  return { ok: false, sentence: `This link to a label ${why}, so nothing was opened.` };
}

/** Reads what a link says; whoever wrote it may have meant no good. */
export function readLink(path: string, query: string): ReadLink {
  if (path !== '/label') return refused('asks for something else than a label');
  if (query.length > mostCharacters) return refused('is too long');
  const said = new URLSearchParams(query);
  const keys = [...said.keys()];
  if (keys.some((key) => !['file', 'label', 'seconds'].includes(key)) || new Set(keys).size < keys.length) {
    return refused('says more than a recording and a label');
  }
  const [file, label, seconds] = [said.get('file') ?? '', said.get('label'), said.get('seconds')];
  if (!isInside(file)) return refused('names no file of the open folder');
  if (!recordingName.test(file)) return refused('names a file that is not a recording');
  if (label !== null) return label === '' ? refused('names no label') : { ok: true, target: { file, label } };
  if (seconds === null) return { ok: true, target: { file } };
  if (!/^\d{1,9}(?:\.\d{1,9})?$/u.test(seconds)) return refused('names no moment');
  return { ok: true, target: { file, seconds: Number(seconds) } };
}

/** A plain path downwards: no other drive, no way up, nothing unseen. */
function isInside(file: string): boolean {
  if (file === '' || visibleText(file) !== file || /[\\:]/u.test(file)) return false;
  return file.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
