/** Every page that is open, of whichever view type; knows which one is active. */
import type { EditorSession } from './editorSession';

/** The open pages. */
export class OpenSessions {
  private readonly sessions = new Set<EditorSession>();

  /** The session whose editor is active, if it is one of ours. */
  get active(): EditorSession | undefined {
    return [...this.sessions].find((session) => session.panel.active);
  }

  /** Keeps a session until its panel is closed. */
  add(session: EditorSession): void {
    this.sessions.add(session);
    session.panel.onDidDispose(() => {
      this.sessions.delete(session);
      session.dispose();
    });
  }
}
