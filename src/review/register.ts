/** What a team sees of labels in VS Code beside the editor of a recording. */
import * as vscode from 'vscode';
import type { OpenSessions } from '../editor/openSessions';
import type { BlindReadings } from '../editor/blindReadings';
import { registerShowAgreement } from './agreement/showAgreement';
import { followChangedSidecars } from './changedSidecars';
import { registerCompareLabels } from './compareLabels';
import { registerFollowLink } from './followLink';
import { LabelProblems } from './labelProblems';
import { registerMergeBothSides } from './mergeBothSides';
import { registerProblemFixes } from './problemFixes';
import { registerRecordLenses } from './recordLenses';
import { registerSetup, type SetupPlaces } from './setupCommands';

/** Registers all of it. */
export function registerReview(
  sessions: OpenSessions,
  places: SetupPlaces & { readonly blind: BlindReadings },
): vscode.Disposable {
  return vscode.Disposable.from(
    registerCompareLabels(sessions),
    registerShowAgreement({ ...places, sessions }),
    registerFollowLink(sessions),
    followChangedSidecars(),
    registerSetup(places),
    registerMergeBothSides(),
    new LabelProblems(),
    registerProblemFixes(),
    registerRecordLenses(sessions),
  );
}
