/**
 * The page of agreement: asks the host for figures and draws them. What is compared, and which file a disagreement is in, is
 * the host's to know; the page names places in what it was told.
 *
 * The folder: `figures`, `events`, `confusion`, `boundaries` and `disagreements` are the parts, each a table that a screen
 * reader reads and whose rows draw the plot; `axis` is what they share; `controls` stands above them.
 */
import '@vscode/codicons/dist/codicon.css';
import '../css/page.css';
import '../css/agreement.css';
import { html, nothing, render, type TemplateResult } from 'lit-html';
import type {
  AgreementEvent,
  AgreementMethods,
  AgreementState,
} from '../../src/protocol/agreement/agreementMethods';
import type { AgreementView } from '../../src/protocol/agreement/agreementView';
import { counted } from '../../src/base/words';
import { el } from '../dom/elements';
import { registerControls } from '../dom/toolkit';
import { connectPage } from '../host/pageConnection';
import { Disposables } from '../lifetime/disposables';
import { boundariesSection } from './boundaries';
import { confusionSection } from './confusion';
import { Controls } from './controls';
import { disagreementsSection } from './disagreements';
import { eventsSection } from './events';
import { figuresSection } from './figures';

/** What stays while the page is hidden. */
interface Kept {
  /** What is compared, in words: of something else nothing is kept. */
  readonly of: string;
  readonly pair: number;
  readonly shown: number;
  readonly scrolled: number;
}

interface AgreementConnection {
  readonly methods: AgreementMethods;
  readonly event: AgreementEvent;
  readonly state: Kept;
}

/** Rows of the list: a screen or two, and then many. */
const [firstRows, moreRows] = [50, 250];

class AgreementPage {
  private readonly listening = new Disposables();
  private readonly body = el('main', 'agreement', { tabindex: -1, 'data-testid': 'agreement' });
  private readonly problem = el('div', 'table-problem', { role: 'alert', hidden: true });
  private readonly host;
  private readonly controls: Controls;
  private state: AgreementState | undefined;
  private of = '';
  private pair = 0;
  private shown = firstRows;
  private scrolled = 0;

  constructor(root: HTMLElement) {
    this.listening.onWindow('pagehide', () => this.listening.dispose());
    this.host = connectPage<AgreementConnection>(this.listening, ({ value }) => this.told(value));
    Object.assign(this, this.host.state);
    this.controls = new Controls({
      choose: (id) => this.ask('choose', id),
      copy: () => this.ask('copyMarkdown', null),
      save: (file) => this.ask('saveAs', file),
    });
    root.replaceChildren(this.controls.element, this.problem, this.body);
    this.body.addEventListener('scroll', () => this.keep());
    registerControls();
    this.ask('ready', null);
  }

  private told(state: AgreementState): void {
    const of = state.choices.find(({ id }) => id === state.chosen)?.text ?? '';
    // Another comparison has other pairs.
    if (of !== this.of) Object.assign(this, { of, pair: 0, shown: firstRows, scrolled: 0 });
    const wasShown = Boolean(this.state?.view);
    const { scrolled } = this;
    this.state = state;
    this.problem.hidden = true;
    this.render();
    if (state.view && !wasShown) this.body.scrollTop = scrolled;
  }

  private ask<K extends keyof AgreementMethods & string>(
    method: K,
    params: AgreementMethods[K]['params'],
  ): void {
    this.problem.hidden = true;
    this.host.client.call(method, params).catch((error: unknown) => {
      this.problem.textContent = error instanceof Error ? error.message : String(error);
      this.problem.hidden = false;
    });
  }

  private keep(): void {
    const { of, pair, shown, body } = this;
    this.scrolled = body.scrollTop;
    this.host.keep({ of, pair, shown, scrolled: this.scrolled });
  }

  private render(): void {
    const { state } = this;
    if (!state) return;
    this.controls.render(state);
    render(state.view ? this.figures(state.view) : emptyPage(state), this.body);
  }

  private figures(view: AgreementView): TemplateResult {
    const pair = view.pairs[this.pair] ?? view.pairs[0];
    const { readers, recordings, channels, seconds, cellSeconds, notes } = view;
    const change = (what: Partial<Pick<Kept, 'pair' | 'shown'>>): void => {
      Object.assign(this, what);
      this.keep();
      this.render();
    };
    return html`<header class="about-all">
        <h1>${listed(readers)}</h1>
        <p>
          ${counted(recordings, 'recording')} · ${counted(channels, 'channel')} with labels ·
          ${length(seconds)} in cells of ${Math.round(cellSeconds * 1000)} ms
        </p>
        ${notes.map((note) => html`<p class="note">${note}</p>`)}
      </header>
      <div class="parts">
        <div class="column">
          ${figuresSection(view, { pair: this.pair, choose: (place) => change({ pair: place }) })}
          ${pair ? eventsSection(view, pair) : nothing}
        </div>
        ${pair ? html`<div class="column">${confusionSection(view, pair)} ${boundariesSection(view, pair)}</div>` : nothing}
      </div>
      ${disagreementsSection(view, {
        shown: this.shown,
        more: () => change({ shown: this.shown + moreRows }),
        open: (place) => this.ask('openDisagreement', place),
      })}`;
  }
}

function emptyPage({ isBusy, sentence }: AgreementState): TemplateResult {
  return html`<div class="centred" role="status" data-testid="agreement-sentence">
    <p class=${isBusy ? 'quiet' : ''}>${isBusy ? 'Comparing the readers…' : sentence}</p>
  </div>`;
}

function length(seconds: number): string {
  return seconds < 600 ? `${seconds.toFixed(1)} s` : `${(seconds / 60).toFixed(1)} min`;
}

/** As `anna, ben and carl`. */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

const root = document.getElementById('app');
if (root) new AgreementPage(root);
