/** Lets a person say what a channel is, for one recording or for all of a study. */
import * as path from 'node:path';
import type * as vscode from 'vscode';
import type { LabelEdit } from '../../labels/edits';
import { withChannelKind } from '../../labels/headerChoices';
import type { LabelDocument } from '../../labels/labelDocument';
import type { Channel, ChannelKind } from '../../recording/recording';
import type { ConnectionState } from './recordingConnection';
import { setStudyKind, studyFileName } from '../study/studyKinds';
import { ask } from '../surface/ask';
import { say } from '../surface/say';

/** What is asked of an editor. */
interface KindEditor {
  readonly document: {
    readonly uri: vscode.Uri;
    readonly labels: LabelDocument;
    readonly connection: { readonly state: ConnectionState };
    requireEditable(): void;
    edit(edit: LabelEdit, description: string): void;
  };
}

const words: Readonly<Record<ChannelKind, { readonly label: string; readonly detail: string }>> = {
  emg: { label: 'EMG', detail: 'Detection looks for discharges and silence in it' },
  mechanical: { label: 'Force or movement', detail: 'Detection takes it for what the muscle does' },
  target: { label: 'Target', detail: 'What the person was asked to do, and never what was done' },
  trigger: { label: 'Trigger', detail: 'Marks, codes and switches: not looked at' },
  other: { label: 'Something else', detail: 'ECG, EEG, temperature …: not looked at' },
};

/** The channel whose lane the menu was opened on; undefined where the command came from elsewhere. */
function laneOf(argument: unknown, channels: readonly Channel[]): Channel | undefined {
  if (typeof argument !== 'object' || argument === null || !('channel' in argument)) return undefined;
  return typeof argument.channel === 'number' ? channels[argument.channel] : undefined;
}

function askChannel(channels: readonly Channel[]): Promise<Channel | undefined> {
  const choices = channels.map((channel) => {
    const { name, kind, kindReason } = channel;
    return { label: name, detail: `${words[kind].label} (${kindReason})`, value: channel };
  });
  return ask.pick('Which channel?', choices);
}

/** What it is to be; `as-told` is what the recording tells by itself. */
async function askKind(
  { name, kind }: Channel,
  isSetByHand: boolean,
): Promise<ChannelKind | 'as-told' | undefined> {
  const kinds = (Object.keys(words) as ChannelKind[]).map((each) => {
    const { label, detail } = words[each];
    return { label: each === kind ? `${label} (as now)` : label, detail, value: each };
  });
  const asTold = {
    label: 'As the recording tells',
    detail: 'By its name, unit and rate, or as the study says',
    value: 'as-told' as const,
  };
  return ask.pick(`What is ${name}?`, isSetByHand ? [...kinds, asTold] : kinds);
}

/** Where it is to be remembered. */
async function askPlace({ name }: Channel, uri: vscode.Uri): Promise<'recording' | 'study' | undefined> {
  const study = await studyFileName(uri);
  if (study === undefined) return 'recording';
  return ask.pick(`Remember that for ${name} …`, [
    {
      label: 'In this recording',
      detail: 'With its labels; undo takes it back',
      value: 'recording' as const,
    },
    { label: 'In all recordings of the study', detail: `By name, in ${study}`, value: 'study' as const },
  ]);
}

/** With the labels, which then remember it; undefined for what the recording tells. */
function setKind(document: KindEditor['document'], name: string, kind: ChannelKind | undefined): void {
  const header = withChannelKind(document.labels.header, name, kind);
  document.edit({ kind: 'header', header }, `Change what ${name} is`);
}

/** Asks what a channel is and remembers it. @throws RecordError with a sentence where nothing can be changed now */
export async function changeChannelKind({ document }: KindEditor, argument: unknown): Promise<void> {
  document.requireEditable();
  const { uri, connection, labels } = document;
  const { state } = connection;
  if (state.kind !== 'open') return;
  const { channels } = state.summary;
  const channel = laneOf(argument, channels) ?? (await askChannel(channels));
  if (!channel) return;
  const { name } = channel;
  const own = labels.header.channels.find((each) => each.name === name)?.kind;
  const kind = await askKind(channel, own !== undefined);
  if (kind === undefined) return;
  if (kind === 'as-told') {
    setKind(document, name, undefined);
    return;
  }
  const place = await askPlace(channel, uri);
  if (place === undefined) return;
  if (place === 'recording') {
    setKind(document, name, kind);
    return;
  }
  const pattern = await ask.text({
    title: 'Channels of this name in all recordings of the study',
    prompt: 'The name, or a pattern: * stands for any characters, ? for one.',
    placeHolder: name,
    value: name,
    problemWith: (typed) => (typed.trim() === '' ? 'A name or a pattern of names.' : undefined),
  });
  if (pattern === undefined) return;
  await setStudyKind(uri, pattern.trim(), kind);
  // What was set for this recording alone would hide it.
  if (own !== undefined && own !== kind) {
    const sentence = `${path.posix.basename(uri.path)} itself still says that ${name} is ${own}: choose "As the recording tells" for it, and the study counts here too.`;
    void say.info(sentence);
  }
}
