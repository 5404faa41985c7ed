/** A host under watch: while it is silent no edit is sent that nobody would carry out, and the page says why. */
import type { HostMethods } from '../../src/protocol/page';
import type { Disposables } from '../lifetime/disposables';
import type { Host } from './host';
import { HostWatch, watchMilliseconds } from './hostWatch';

/** What is said of an edit that was not sent. */
const notSent = 'Nothing was changed: VS Code’s extension host has stopped answering.';

type Methods = ReadonlySet<keyof HostMethods>;

const edits: Methods = new Set<keyof HostMethods>([
  'addLabel',
  'changeSpan',
  'changeLabel',
  'changeNote',
  'changeStatus',
  'removeLabel',
  'resolveConflict',
  'keepVersions',
]);

/** These may take their time, with a question to a person or a whole detection, and tell nothing by being slow. */
const slowActions: Methods = new Set<keyof HostMethods>([
  'noticeAction',
  'runCommand',
  'correctUnits',
  'markUnit',
]);

/** Watches `host`; `tell` is called when it falls silent, and (with null) when it answers again. */
export function watchHost(
  host: Host,
  tell: (silence: { readonly unconfirmedEdits: number } | null) => void,
  listening: Disposables,
): Host {
  const watch = new HostWatch(() => host.call('ping', null), tell);
  listening.every(watchMilliseconds, () => watch.tick());
  listening.add(host.onEvent(() => watch.heard()));
  return {
    ...host,
    call(method, params, options) {
      const isEdit = edits.has(method);
      if (watch.isSilent && (isEdit || slowActions.has(method))) return Promise.reject(new Error(notSent));
      const answer = host.call(method, params, options);
      return isEdit ? watch.edit(answer) : answer;
    },
  };
}
