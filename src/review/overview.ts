/** The view of the whole workspace: wires tree, table, badges and commands to the recordings. */
import * as vscode from 'vscode';
import { counted } from '../overview/words';
import { isShown } from '../protocol/recordings/recordingView';
import { storeBytes } from '../editor/basics/settings';
import { registerCommand } from '../editor/surface/commands';
import { treeView } from '../editor/surface/tree';
import { recordingBadges } from './recordingBadges';
import { askFilter, askOrder, filterWords, openListed } from './recordingCommands';
import { Recordings } from './recordings';
import { RecordingTable } from './recordingTable';
import { RecordingTree, type TreeChoice } from './recordingTree';

/** Counts are small: they never take more of the store. */
const mostStoreBytes = 64_000_000;

/** What is open goes first: the workspace is looked through a moment after the start, in the background. */
const beginMilliseconds = 2000;

export function registerOverview({
  extensionUri,
  globalStorageUri,
}: Pick<vscode.ExtensionContext, 'extensionUri' | 'globalStorageUri'>): vscode.Disposable {
  const recordings = new Recordings(() => ({
    script: vscode.Uri.joinPath(extensionUri, 'dist', 'overview.js').fsPath,
    store: {
      folder: vscode.Uri.joinPath(globalStorageUri, 'overview').fsPath,
      mostBytes: Math.min(storeBytes(), mostStoreBytes),
    },
  }));
  const timer = setTimeout(() => recordings.begin(), beginMilliseconds);
  const tree = new RecordingTree(recordings);
  const { view, message } = treeView('emg.recordings', tree);
  const table = new RecordingTable(extensionUri, recordings);

  const tell = (): void => {
    const { count, isReading, warning } = recordings;
    const { filter } = tree.shown;
    const words = filterWords(filter);
    const shown = words === undefined ? 0 : recordings.all.filter((row) => isShown(row, filter)).length;
    const narrowed = words === undefined ? '' : `${words}: ${shown} of ${counted(count, 'recording')}.`;
    const sentences = [narrowed, isReading && count === 0 ? 'Looking for recordings…' : '', warning];
    message(sentences.filter((sentence) => sentence !== '').join(' ') || undefined);
    const set = (key: string, value: boolean): void =>
      void vscode.commands.executeCommand('setContext', `emg.recordings.${key}`, value);
    set('any', count > 0);
    set('filtered', words !== undefined);
  };
  let telling: ReturnType<typeof setTimeout> | undefined;
  const show = (choice: TreeChoice): void => {
    tree.show(choice);
    tell();
  };
  return vscode.Disposable.from(
    recordings,
    tree,
    view,
    table,
    recordingBadges(recordings),
    recordings.onDidChange(() => {
      telling ??= setTimeout(() => {
        telling = undefined;
        tell();
      }, tellMilliseconds);
    }),
    registerCommand('emg.showRecordings', () => table.show()),
    registerCommand('emg.recordings.open', (id) => openListed(recordings, id)),
    registerCommand('emg.recordings.refresh', () => recordings.refresh()),
    registerCommand('emg.recordings.clearFilter', () => show({ ...tree.shown, filter: {} })),
    registerCommand('emg.recordings.sort', async () => {
      const order = await askOrder();
      if (order) show({ ...tree.shown, order });
    }),
    registerCommand('emg.recordings.filter', async () => {
      recordings.begin();
      const filter = await askFilter(recordings);
      if (filter) show({ ...tree.shown, filter });
    }),
    {
      dispose: () => {
        clearTimeout(timer);
        clearTimeout(telling);
      },
    },
  );
}

const tellMilliseconds = 400;
