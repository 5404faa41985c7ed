/** Who reads in a study: one of those it names, asked for once where nothing else says so, and remembered for its folder. */
import type * as vscode from 'vscode';
import { RecordError } from '../../records/recordError';
import type { Study } from '../../study/readStudy';
import { studyUri } from './study';
import { ask } from '../surface/ask';

/** Who the study knows. */
type People = Pick<Study, 'readers' | 'adjudicators'>;

const key = 'emg.study.reader';

/** The workspace's in VS Code's own storage: no file of the workspace has a say. */
let remembered: vscode.Memento | undefined;

/** From now on answers are kept here. */
export function rememberReadersIn(memento: vscode.Memento): void {
  remembered = memento;
}

/** Everyone whom the study names; undefined where anyone may read. */
function peopleOf({ readers, adjudicators = [] }: People): readonly string[] | undefined {
  return readers && [...new Set([...readers, ...adjudicators])];
}

async function keyOf(recording: vscode.Uri): Promise<string> {
  return `${key} ${(await studyUri(recording))?.toString() ?? ''}`;
}

/** A person as the study knows them: by their usual name where it names that, else as they once said; undefined where neither is so. */
export async function readerAs(
  usual: string,
  recording: vscode.Uri,
  study: People,
): Promise<string | undefined> {
  const people = peopleOf(study);
  if (!people || people.includes(usual)) return usual;
  const said = remembered?.get<unknown>(await keyOf(recording));
  return people.find((name) => name === said);
}

/** As `readerAs`, and asks where nothing says so. @throws RecordError where the question is dismissed */
export async function readerAsked(usual: string, recording: vscode.Uri, study: People): Promise<string> {
  const known = await readerAs(usual, recording, study);
  if (known !== undefined) return known;
  const { readers = [], adjudicators = [] } = study;
  const roleOf = (name: string): string =>
    readers.includes(name) ? 'Reads blind: labels of others are hidden' : 'Adjudicates: sees all readings';
  const names = peopleOf({ readers, adjudicators }) ?? [];
  const choices = names.map((name) => ({ label: name, detail: roleOf(name), value: name }));
  const name = await ask.pick('Who are you in this study?', choices);
  if (name === undefined) {
    throw new RecordError(
      'This study is read blind (.emg/study.json), and nothing says who reads. Open the recording again and choose.',
    );
  }
  await remembered?.update(await keyOf(recording), name);
  return name;
}

/** Forgets who reads, to be asked again. */
export async function forgetReader(recording: vscode.Uri): Promise<void> {
  await remembered?.update(await keyOf(recording), undefined);
}
