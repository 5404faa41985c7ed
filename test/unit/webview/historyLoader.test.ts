/** Who last changed a label: asked again when the history has moved. */
import assert from 'node:assert/strict';
import type { HistoryView, LabelView, PageState } from '../../../src/protocol/page';
import { HistoryLoader } from '../../../webview/loading/historyLoader';
import { initialModel } from '../../../webview/state/model';
import { firstPanels } from '../../../webview/state/panelsView';
import { Store } from '../../../webview/state/store';

const label: LabelView = {
  ...{ id: 'aaa', channels: [], startSeconds: 1, endSeconds: 2, label: 'rest', displayName: 'Rest' },
  ...{
    category: 'activity',
    status: 'accepted',
    by: 'ana',
    hasEvidence: false,
    stale: false,
    conflict: false,
  },
};

const page: PageState = {
  recording: {
    ...{
      name: 'a.edf',
      format: 'EDF',
      durationSeconds: 10,
      warnings: [],
      overview: 'automatic',
      channels: [],
    },
  },
  labels: { fresh: true, removed: [], changed: [{ index: 0, label }], more: false },
  ...{ choices: [], settings: { negativeUp: false }, readOnlyReason: null, blindReading: null },
  ...{ adjudication: null, decided: [], notices: [], comparison: null, content: 1 },
};

const uncommitted: HistoryView = { kind: 'uncommitted' };
const committed: HistoryView = { kind: 'committed', author: 'Ana', atSeconds: 0, subject: 'Second reading' };

/** All that is waiting has been done. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function loader() {
  const store = new Store(initialModel(page, undefined, firstPanels(1440)));
  const answers: ((said: HistoryView) => void)[] = [];
  const ask = () => new Promise<HistoryView>((resolve) => answers.push(resolve));
  const history = new HistoryLoader(store, ask);
  store.update({ selection: { kind: 'label', id: label.id } });
  return { store, answers, history, said: () => store.get().history?.said };
}

describe('Who last changed the selected label', () => {
  it('is asked once, and again when the history has moved; what was said stands until then', async () => {
    const { answers, history, said } = loader();
    answers[0]?.(uncommitted);
    await settled();
    assert.equal(said(), uncommitted);
    history.renew();
    assert.equal(answers.length, 2);
    await settled();
    assert.equal(said(), uncommitted);
    answers[1]?.(committed);
    await settled();
    assert.equal(said(), committed);
  });

  it('is what was asked last, though an earlier answer comes later', async () => {
    const { answers, history, said } = loader();
    history.renew();
    answers[1]?.(committed);
    await settled();
    answers[0]?.(uncommitted);
    await settled();
    assert.equal(said(), committed);
  });

  it('is asked of nothing where no label is selected', () => {
    const { store, answers, history } = loader();
    store.update({ selection: { kind: 'none' } });
    history.renew();
    assert.equal(answers.length, 1);
  });
});
