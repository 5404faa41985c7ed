/** Which panels are to be seen. */
import type { Action } from './actor';

export const panelActions = {
  showUnits({ store }) {
    const { panels } = store.get();
    const { aligned } = panels;
    store.update({ panels: { ...panels, aligned: { ...aligned, open: !aligned.open } } });
  },
} satisfies Record<string, Action>;
