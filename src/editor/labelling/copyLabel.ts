/** Copies a link to a label, or the label as Markdown with that link, to paste in a review. */
import * as vscode from 'vscode';
import { markdownText } from '../../base/markdownText';
import { placeText } from '../../labels/changeWords';
import { linkQuery } from '../../labels/labelLink';
import type { HostMethods } from '../../protocol/page';
import { RecordError } from '../../records/recordError';
import type { EmgDocument } from '../document/emgDocument';
import { labelWithId } from './labelIntents';
import { say } from '../surface/say';

/** Said when it is done. */
const copied = {
  link: 'The link to the label is copied.',
  markdown: 'The label is copied as Markdown.',
  picture: 'The picture of the label is copied: paste it below the label’s Markdown.',
} as const;

/** Puts it on the clipboard; the page itself has done so with a picture. @throws RecordError where there is nothing to link to */
export async function copyLabel(
  { uri, labels }: Pick<EmgDocument, 'uri' | 'labels'>,
  { id, as }: HostMethods['copyLabel']['params'],
  extensionId: string,
): Promise<void> {
  const record = labelWithId(labels, id);
  if (as === 'picture') {
    say.status(copied.picture, 5000);
    return;
  }
  if (!vscode.workspace.getWorkspaceFolder(uri)) {
    throw new RecordError(
      'This recording is in no open folder, so no link can say where it is: open its folder first.',
    );
  }
  const file = vscode.workspace.asRelativePath(uri, false);
  const link = `${vscode.env.uriScheme}://${extensionId}/label?${linkQuery({ file, label: id })}`;
  const note = record.note === undefined ? '' : `: “${markdownText(record.note)}”`;
  const words = `${markdownText(placeText(record, labels))} (${record.status}, by ${markdownText(record.by)})${note}`;
  await vscode.env.clipboard.writeText(as === 'link' ? link : `${words} [Open](${link})`);
  say.status(copied[as], 3000);
}
