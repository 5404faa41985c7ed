/** A place for one panel, or for several of which one is in front: then a tab for each chooses it. */
import { html, nothing, render, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { el, setAttribute } from '../dom/elements';
import type { Disposable } from '../lifetime/disposables';
import type { Model } from '../state/model';
import type { Panel } from './panel';

interface Held {
  readonly panel: Panel;
  readonly body: HTMLElement;
  inputs: object | undefined;
  isEmpty: boolean;
  /** Whether its body shows something else than its inputs. */
  isStale: boolean;
}

export class Pane implements Disposable {
  /** That of its first panel. */
  readonly id: string;
  readonly title: string;
  readonly element: HTMLElement;
  private readonly held: readonly Held[];
  private readonly tabs = el('div', 'pane-tabs', { role: 'tablist' });
  private front: Held | undefined;
  private readonly bringToFront: (panel: string) => void;

  /** @param panels at least one, in the order of their tabs */
  constructor(panels: readonly [Panel, ...Panel[]], bringToFront: (panel: string) => void) {
    const [first] = panels;
    this.id = first.id;
    this.title = first.title;
    this.bringToFront = bringToFront;
    const isAlone = panels.length === 1;
    this.held = panels.map((panel) => ({
      panel,
      body: el('div', 'panel-body', {
        id: `panel-${panel.id}`,
        'data-panel': panel.id,
        ...(isAlone ? {} : { role: 'tabpanel', 'aria-labelledby': `tab-${panel.id}` }),
      }),
      inputs: undefined,
      isEmpty: true,
      isStale: false,
    }));
    this.element = el('div', 'pane', { id: `pane-${this.id}`, 'data-pane': this.id }, [
      isAlone ? undefined : this.tabs,
      ...this.held.map(({ body }) => body),
    ]);
    this.tabs.addEventListener('keydown', (event) => this.pressed(event));
  }

  holds(panel: string): boolean {
    return this.held.some(({ panel: { id } }) => id === panel);
  }

  /** Brings its panels up to date, the wanted one in front; hidden where there is nothing to see of them. */
  render(model: Model, wanted: string | undefined): void {
    for (const each of this.held) select(each, model);
    const offered = this.held.filter(({ isEmpty }) => !isEmpty);
    const front = offered.find(({ panel: { id } }) => id === wanted) ?? offered[0];
    this.front = front;
    this.element.hidden = front === undefined;
    for (const each of this.held) each.body.hidden = each !== front;
    this.renderTabs(offered, front);
    // Rendered where it stands: a panel may measure itself.
    for (const each of this.held) {
      // Nobody sees one behind another: it is rendered when it comes to the front.
      if (!each.isStale || !each.inputs || (each !== front && !each.isEmpty)) continue;
      each.isStale = false;
      each.panel.render(each.inputs, each.body);
    }
  }

  /** Gives the keyboard to the panel in front. */
  focus(): void {
    this.front?.panel.focus?.();
  }

  dispose(): void {
    for (const { panel } of this.held) panel.dispose();
  }

  private renderTabs(offered: readonly Held[], front: Held | undefined): void {
    if (this.held.length === 1) return;
    // Of one there is nothing to choose.
    this.tabs.hidden = offered.length < 2;
    const tab = (each: Held): TemplateResult => this.tab(each, each === front);
    render(html`${repeat(offered, ({ panel }) => panel.id, tab)}`, this.tabs);
    setAttribute(this.tabs, 'aria-label', front?.panel.title ?? null);
  }

  private tab({ panel: { id, title } }: Held, isFront: boolean): TemplateResult {
    return html`<button
      type="button"
      role="tab"
      class="pane-tab"
      id="tab-${id}"
      data-panel=${id}
      aria-controls="panel-${id}"
      aria-selected=${isFront}
      tabindex=${isFront ? nothing : -1}
      @click=${() => this.bringToFront(id)}
    >
      ${title}
    </button>`;
  }

  /** Arrow keys, Home and End go from tab to tab, and what they come to is in front. */
  private pressed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const tabs = [...this.tabs.querySelectorAll<HTMLElement>('[role=tab]')];
    const now = tabs.findIndex((tab) => tab === document.activeElement);
    const next = nextTab(event.key, now, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    const id = tab?.dataset['panel'];
    if (!tab || id === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.bringToFront(id);
    tab.focus();
  }
}

function nextTab(key: string, now: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (now + 1) % count;
    case 'ArrowLeft':
      return (now - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** Reads what a panel shows, and whether any of it is another. */
function select(held: Held, model: Model): void {
  const inputs = held.panel.select(model);
  if (held.inputs && isSame(held.inputs, inputs)) return;
  held.inputs = inputs;
  held.isEmpty = held.panel.isEmpty?.(inputs) ?? false;
  held.isStale = true;
}

function isSame(a: object, b: object): boolean {
  const before = Object.entries(a) as readonly (readonly [string, unknown])[];
  return before.every(([name, value]) => Object.is(value, (b as Readonly<Record<string, unknown>>)[name]));
}
