/** Asks the engine for findings about the muscles of a document's recording, and proposes them. */
import { muscleOf } from '../../detection/background/muscle';
import { shippedReference } from '../../detection/background/reference';
import type { LabelEdit } from '../../labels/edits';
import { requireSameChannels } from '../../labels/newDocument';
import { findingProposals } from '../../labels/proposals';
import { replaceProposals } from '../../labels/rerun';
import type { RecordingSummary } from '../../protocol/workerMethods';
import { abstentionLines } from '../../sentences/findings';
import { capitalised } from '../../sentences/templates';
import { givenChannels } from '../units/channelUnits';
import { detectionChoice } from '../study/detectionSettings';
import type { EmgDocument } from '../document/emgDocument';
import { requireOwnLabels } from '../document/ownLabels';
import { ask } from '../surface/ask';
import { say } from '../surface/say';

/** A message has room for so many reasons. */
const mostLines = 4;

/** Proposes, as one edit; asks first which muscle a channel is of where its name does not say it. */
export async function proposeFindings(
  document: EmgDocument,
  signal: AbortSignal,
  report: (fraction: number) => void,
): Promise<void> {
  const { uri, guard, connection } = document;
  await document.whenOpened();
  signal.throwIfAborted();
  document.requireEditable();
  await guard.beforeDetection();
  requireOwnLabels(document);
  if (connection.state.kind !== 'open') return;
  const muscle = await muscleAsked(connection.state.summary);
  if (muscle === undefined) return;
  signal.throwIfAborted();
  const choice = await detectionChoice(uri);
  const corrected = givenChannels(document.units);
  const asked = { choice, corrected, ...(muscle === '' ? {} : { muscle }) };
  const { summary, result } = await guard.apart('findings', asked, { signal, report });
  const { labels } = document;
  requireSameChannels(labels.header, summary);
  const found = findingProposals(result, labels.header);
  const edit = replaceProposals(labels, found, result.engine);
  if (isAnything(edit)) document.edit(edit, 'Propose findings');
  const names = summary.channels.map(({ name }) => name);
  sayWhatCame(found.length, isAnything(edit), abstentionLines(result.abstentions, names));
}

/** The muscle of the channels whose names tell of none; empty where it is none of the reference's, undefined where nobody answers. */
async function muscleAsked({ channels }: RecordingSummary): Promise<string | undefined> {
  const unnamed = channels.filter(
    ({ kind, name }) => kind === 'emg' && muscleOf(name, shippedReference) === undefined,
  );
  if (unnamed.length === 0) return '';
  const known = shippedReference.muscles.map(({ name }) => ({ label: capitalised(name), value: name }));
  return ask.pick(`Which muscle is ${unnamed.map(({ name }) => name).join(', ')} of?`, [
    ...known,
    {
      label: 'Another muscle, or several',
      detail: 'The reference has no values of it: nothing is proposed',
      value: '',
    },
  ]);
}

function isAnything(edit: LabelEdit): boolean {
  return edit.kind !== 'batch' || edit.edits.length > 0;
}

function sayWhatCame(count: number, isNew: boolean, reasons: readonly string[]): void {
  const more = reasons.length - mostLines;
  const why = [...reasons.slice(0, mostLines), ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
  if (count === 0) {
    void say.info(`No finding is proposed. ${why}`);
    return;
  }
  const came = isNew
    ? `${count} ${count === 1 ? 'finding is' : 'findings are'} proposed, to be accepted or rejected.`
    : 'The same findings as before.';
  void say.info(why === '' ? came : `${came} Not proposed: ${why}`);
}
